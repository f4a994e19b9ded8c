"""Stories of every format that we read, written as agencies' formats: valid, whatever came in."""

import json
from functools import cache
from pathlib import Path

import pytest
from lxml import etree
from msgspec import structs

from measure import standards
from wiredesk.press.formats import newsml_g2, ninjs
from wiredesk.records import Declared, Delivery, Link, Story
from wiredesk.wire import detect

CASES = Path(__file__).parent / "cases" / "wire"


@cache
def came_in() -> dict[str, Story]:
    """A story by the file that it came in, and its place there."""
    files = (one for one in CASES.rglob("*") if one.is_file() and one.suffix != ".want")
    return {
        f"{file.relative_to(CASES)}#{number}": found
        for file in sorted(files)
        for number, found in enumerate(
            detect.parse(Delivery(body=file.read_bytes(), address=file.name))
        )
        if isinstance(found, Story)
    }


def test_every_story_makes_a_valid_object_of_ninjs() -> None:
    check = standards.ninjs()
    written = {name: json.loads(ninjs.write_story(story)) for name, story in came_in().items()}
    wrong = {name: [e.message for e in check.iter_errors(one)] for name, one in written.items()}
    assert {name: why for name, why in wrong.items() if why} == {}
    assert len(written) > 30


def test_every_story_makes_a_valid_item_of_g2() -> None:
    check = standards.g2_packages()
    wrong = {}
    for name, story in came_in().items():
        # What the standard asks for and the sender did not say is no fault of the writing.
        told = structs.replace(
            story,
            guid=story.guid or "urn:x-test:1",
            provider=story.provider or "Marés",
            updated="2026-05-03T10:00:00Z",
        )
        if not check.validate(etree.fromstring(newsml_g2.write_story(told))):
            wrong[name] = str(check.error_log)
    assert wrong == {}


@pytest.mark.parametrize("links", [0, 1, 3])
def test_composite_of_ninjs_keeps_to_the_schema(links: int) -> None:
    composite = Story(
        id="urn:x-test:1",
        guid="urn:x-test:1",
        text="Três portos\n\nO que se sabe.",
        title="Três portos",
        title_span=(0, 11),
        format="ninjs",
        declared=(Declared(name="itemClass", value="ninat:composite", where="ninjs"),),
        links=tuple(
            Link(href=f"urn:x-test:{n}", rel="association main", text=f"Porto {n}")
            for n in range(links)
        ),
    )
    found = json.loads(ninjs.write_story(composite))
    assert found["type"] == "composite"
    assert len(found.get("associations", ())) == links
    assert list(standards.ninjs().iter_errors(found)) == []
