"""Agencies are data: one file each, every name one agency's, every file with proof."""

import re
from collections import Counter
from importlib.resources import files
from pathlib import Path

import pytest
from babel.core import Locale

import wiredesk
from tests.test_packs import origin_of
from wiredesk.packs import Agency, agencies
from wiredesk.packs.agency_pack import AgencyExample
from wiredesk.packs.matcher import fold

ALL = [pytest.param(agency, id=name) for name, agency in agencies().items()]


@pytest.mark.parametrize("agency", ALL)
def test_agency_stands_in_a_country_that_there_is(agency: Agency) -> None:
    assert re.fullmatch("[A-Z]{2}", agency.country)
    assert agency.country in Locale("en").territories


@pytest.mark.parametrize("agency", ALL)
def test_agency_that_is_run_by_a_state_is_owned_by_it(agency: Agency) -> None:
    assert agency.state_owned or not agency.state_run


@pytest.mark.parametrize("agency", ALL)
def test_agency_has_an_example_and_a_site(agency: Agency) -> None:
    assert agency.example
    assert agency.websites


def test_no_name_stands_for_two_agencies() -> None:
    names = Counter(
        word
        for a in agencies().values()
        for word in {fold(n) for n in [a.name, a.full, *a.names, *a.acronyms]}
    )
    assert [name for name, count in names.items() if count > 1] == []


@pytest.mark.parametrize(
    "example",
    [
        pytest.param(e, id=f"{name}-{e.text.strip()[:30]}")
        for name, agency in agencies().items()
        for e in agency.example
    ],
)
def test_example_of_an_agency_finds_what_it_says(example: AgencyExample) -> None:
    reading = wiredesk.read(example.text, language=example.language)
    said = [row for row in origin_of(reading) if not row.startswith("dateline: ")]
    assert said == example.want, example.why


def test_document_shows_the_file_as_it_is() -> None:
    document = (Path(__file__).parent.parent / "docs" / "add-an-agency.md").read_text("utf-8")
    (shown,) = re.findall(r"^```toml\n(.*?)^```$", document, re.M | re.S)
    assert shown == files("wiredesk.packs").joinpath("agencies/angop.toml").read_text("utf-8")
