"""Readings and lines of archives cut down to what their relations are told from."""

import json

import wiredesk
from wiredesk.pipeline.comparing import comparable, comparables
from wiredesk.records import Comparable
from wiredesk.wire.carriers.lines import Line

TITLE = "Congress passes a budget for roads after a week of talks"
COPY = """Congress passes a budget for roads after a week of talks

CORRECTS number of bridges in second paragraph to 37

By Pilar Vidal

LIMA, May 5, 2026 (Northwire) — Congress passed on Tuesday a budget for roads damaged by rain.

Some 37 of 90 bridges had given way again, said Ramiro Salas, the mayor of Cusco.

Share this article
"""


def test_body_has_neither_headline_nor_dateline_nor_furniture() -> None:
    assert comparable(wiredesk.read(COPY)).paragraphs == (
        "Congress passed on Tuesday a budget for roads damaged by rain.",
        "Some 37 of 90 bridges had given way again, said Ramiro Salas, the mayor of Cusco.",
    )


def test_what_a_copy_says_of_its_origin_is_kept_beside_it() -> None:
    found = comparable(wiredesk.read(COPY, published="2026-05-05", source="tide.test"))
    assert (found.title, found.language, found.source) == (
        TITLE,
        "en",
        "tide.test",
    )
    assert (found.agency, found.orders, found.published) == (
        "Northwire",
        ("correction",),
        "2026-05-05",
    )
    assert "Ramiro Salas" in found.names
    assert found.dates == ("2026-05-05",)


def test_line_of_an_archive_bears_its_labels() -> None:
    line = {
        "id": 3,
        "title": "CORRECTED-Budget passed",
        "text": "Congress passed the budget on Tuesday.\n\nMore.",
    }
    (found,) = comparables([Line(1, json.dumps(line).encode(), "x")])
    assert isinstance(found, Comparable)
    assert (found.id, found.paragraphs) == (
        "3",
        ("Congress passed the budget on Tuesday.", "More."),
    )
    assert (found.language, found.orders) == ("en", ("correction",))


def test_table_of_figures_is_of_no_language_that_we_could_vouch_for() -> None:
    text = "Shr 43 cts vs 41 cts\n\nNet 316,000 vs 298,000\n\nSales 4,857,000 vs 4,543,000"
    line = Line(1, json.dumps({"id": 1, "text": text}).encode(), "x")
    (found,) = comparables([line])
    assert isinstance(found, Comparable)
    assert found.language == "und"
