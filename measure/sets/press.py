"""What the press writes: valid against the standards' schemas, and nothing lost on the way round.

The standards' own examples (data from elsewhere) are read by the wire, written by the press in the
same format, and read again; then the two stories are held against each other, field by field.
"""

import json
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from lxml import etree

from measure import standards
from measure.sets import shared
from wiredesk.press.formats import newsml_g2, ninjs
from wiredesk.press.formats.newsml_g2.meta import asks_for_power
from wiredesk.records import Declared, Delivery, Story
from wiredesk.wire import detect

SET = "press"

OF_THE_READING = ("notes", "received", "format")
"""Fields that say how the bytes were read, and nothing that a sender declares."""

IN_OTHER_WORDS = {"person": "people", "organisation": "organisations", "place": "places"}
"""Names that ninjs 3 writes in the plural; older versions have the singular."""

Write = Callable[[Story], bytes]


def lost(story: Story, again: Story) -> list[str]:
    """The fields of which something is lost or altered; what is new loses nothing."""
    found = []
    for field in story.__struct_fields__:
        had, has = getattr(story, field), getattr(again, field)
        if field in OF_THE_READING or not had:
            continue
        if field in ("declared", "links", "media"):
            left = Counter(map(_plain, had)) - Counter(map(_plain, has))
            found += [field] if left else []
        elif had != has:
            found.append(field)
    return found


def _plain(value: Any) -> str:
    """A value to compare by; ``altids`` is an object in old versions and a list in new ones."""
    if isinstance(value, Declared):
        if value.name == "altids":
            return "altids"
        return f"{IN_OTHER_WORDS.get(value.name, value.name)} {value.value} {value.where}"
    return repr(value)


def written_again(story: Story, write: Write, address: str) -> Story:
    """The story that comes of writing a story down and reading it."""
    again = detect.parse(Delivery(body=write(story), address=address))
    return next(one for one in again if isinstance(one, Story))


def write_g2(story: Story) -> bytes:
    """A story as its own document, or in a message where it came in one."""
    envelope = [one for one in story.declared if one.where == "newsMessage"]
    if envelope:
        return newsml_g2.write_message([story], envelope)
    return newsml_g2.write_story(story)


def stories_in(file: Path) -> list[Story]:
    """The stories of a file."""
    found = detect.parse(Delivery(body=file.read_bytes(), address=file.name))
    return [one for one in found if isinstance(one, Story)]


def measure() -> Iterator[tuple[str, float]]:
    """(what, share or count) rows."""
    tally: Counter[str] = Counter()
    for file in sorted(shared("cases/agency/newsml_g2").glob("*.xml")):
        for story in stories_in(file):
            _of_g2(story, file, tally)
    for file in sorted(shared("cases/agency/ninjs").rglob("*.json")):
        if "schema" not in file.name:
            for story in stories_in(file):
                _of_ninjs(story, file, tally)
    for form in ("G2", "ninjs"):
        whole = max(tally[f"{form} stories"], 1)
        yield f"{form} stories written and read again", tally[f"{form} stories"]
        yield f"{form} nothing lost, share", tally[f"{form} whole"] / whole
    yield "G2 core items", tally["G2 core"]
    yield "G2 core items valid, share", tally["G2 valid"] / max(tally["G2 core"], 1)
    yield "G2 items of any level", tally["G2 named"]
    yield "G2 items of any level valid, share", tally["G2 named valid"] / max(tally["G2 named"], 1)
    yield "ninjs valid, share", tally["ninjs valid"] / max(tally["ninjs stories"], 1)


def _of_g2(story: Story, file: Path, tally: Counter[str]) -> None:
    tally["G2 stories"] += 1
    tally["G2 whole"] += not lost(story, written_again(story, write_g2, file.name))
    if not (story.guid and story.provider):
        return
    written = etree.fromstring(newsml_g2.write_story(story))
    tally["G2 named"] += 1
    tally["G2 named valid"] += standards.g2_packages().validate(written)
    if not asks_for_power(story.declared):
        tally["G2 core"] += 1
        tally["G2 valid"] += standards.g2().validate(written)


def _of_ninjs(story: Story, file: Path, tally: Counter[str]) -> None:
    tally["ninjs stories"] += 1
    tally["ninjs whole"] += not lost(story, written_again(story, ninjs.write_story, file.name))
    tally["ninjs valid"] += standards.ninjs().is_valid(json.loads(ninjs.write_story(story)))
