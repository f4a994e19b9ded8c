"""The story screen's parts, drawn from what the query found."""

from collections import Counter
from typing import Any, NamedTuple

from wiredesk import records
from wiredesk.desk.drawing.panel import Item, panel
from wiredesk.desk.drawing.strip import strip
from wiredesk.desk.queries.standing import settings_of
from wiredesk.desk.queries.story import StoryPage
from wiredesk.desk.search.tags import PLACES
from wiredesk.sheets.marks import marked_blocks
from wiredesk.sheets.text import cut, named

RESTS_ON = 240
"""Characters of the sentence that a station of the chain rests on."""


NAMED = {"PER": "person", "ORG": "org", **dict.fromkeys(PLACES, "place")}
"""Type of an entity → the field of Find that asks for it."""


class Station(NamedTuple):
    """One station between the source and this copy."""

    name: str
    role: str
    country: str | None
    state_run: bool | None
    where: str
    rests: str
    """The sentence it came from; empty where it came from a declared field."""


class Finding(NamedTuple):
    """An item of the panel, and what people may do with it."""

    item: Item
    key: str
    dismissed: str
    kind: str = ""
    """What stories with the same may be found by: person, org, …; empty for nothing."""
    name: str = ""
    """As the house writes it."""


class Witness(NamedTuple):
    """A source of the story's claims."""

    name: str
    kind: str
    claims: tuple[str, ...]


def story_parts(page: StoryPage) -> dict[str, Any]:
    """What the template draws. A story that is not read yet has a text and no findings."""
    stands = page.stands
    if stands is None:
        return {"story": None, "title": page.shown.title, "settings": settings_of(page.row)}
    reading, story = stands.reading, stands.story
    parts: dict[str, Any] = {
        "story": story,
        "reading": reading,
        "title": story.title or cut(story.text, 90),
        "settings": settings_of(page.row),
        "source_address": story.canonical or story.address,
    }
    if reading is None:
        return parts
    items = [_finding(item, page) for item in panel(reading)]
    looks = Counter(one.item.look.split()[0] for one in items)
    return parts | {
        "blocks": list(marked_blocks(reading)),
        "strip": strip(reading),
        "items": items,
        "counts": {look: looks[look] for look in ("defect", "claim", "name", "time", "furniture")},
        "chain": [_station(reading, link) for link in reading.origin.chain],
        "source_address": reading.origin.source_link or parts["source_address"],
        "summary": reading.summary,
        "sources": [
            Witness(named(reading, one.speaker), one.kind, one.claims)
            for one in reading.summary.sources
        ],
    }


def _finding(item: Item, page: StoryPage) -> Finding:
    if item.defect is not None:
        marked = page.defects[item.defect]
        return Finding(item, marked.key, marked.dismissed)
    settled = page.names.get(item.entity)
    name = settled.name if settled else item.entity
    if item.look == "claim":
        return Finding(item, "", "", "speaker" if name else "", name)
    entities = page.stands.reading.entities if page.stands and page.stands.reading else {}
    kind = NAMED.get(entities[item.entity].type, "") if item.entity in entities else ""
    return Finding(item, "", "", kind, name)


def _station(reading: records.Reading, link: records.ChainLink) -> Station:
    return Station(
        link.name, link.role, link.country, link.state_run, link.where, _sentence(reading, link)
    )


def _sentence(reading: records.Reading, link: records.ChainLink) -> str:
    """The sentence that a station rests on, else the words alone."""
    if link.start is None or link.end is None:
        return ""
    start, end = link.start, link.end
    for sentence in reading.sentences:
        if sentence.start <= start and end <= sentence.end:
            start, end = sentence.start, sentence.end
            break
    return cut(reading.story.text[start:end], RESTS_ON)
