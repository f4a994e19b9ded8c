"""The rows of an export: a story each, with who says what in it."""

from collections.abc import Iterator
from typing import Any

from wiredesk import records
from wiredesk.desk.models import Entry, Source
from wiredesk.desk.queries.standing import Standing, standings
from wiredesk.desk.search import words
from wiredesk.desk.search.finding import Scopes, asked
from wiredesk.desk.search.query import Query, parse_query
from wiredesk.desk.search.tags import speaker_of
from wiredesk.records import Record

AT_ONCE = 200


class Claim(Record, frozen=True, kw_only=True):
    """One attribution, its words in full."""

    id: str
    speaker: str
    """By name; empty where nobody is named."""
    kind: str
    """The kind of source: official, state_media, company, anonymous, …"""
    type: str
    cue: str
    words: str
    """The claim's own words; several spans are joined by " … "."""
    quoted: tuple[str, ...]
    """What of it stands in quotation marks."""
    parent: str | None
    """The claim through which alone this one is known."""
    confidence: float


class Row(Record, frozen=True, kw_only=True):
    """One story as it stands. ``published`` is as precise as declared; empty where nothing was."""

    story: int
    version: int
    edit: int = 0
    """The desk's text that this is; 0 where it is the sender's."""
    sources: tuple[str, ...]
    agency: str
    language: str
    published: str
    received: str
    title: str
    address: str
    guid: str
    byline: str
    people: tuple[str, ...]
    places: tuple[str, ...]
    topics: tuple[str, ...]
    defects: tuple[str, ...]
    sentences: int
    claimed: int
    own_voice: int
    claims: tuple[Claim, ...]
    text: str | None = None
    """The text that stands, where it was asked for."""


def export_rows(
    query: Query | str, scopes: Scopes = (), with_text: bool = False, most: int | None = None
) -> Iterator[Row]:
    """Every story that a query finds, the newest first; ``most`` of them at the most.

    A few hundred are held at a time. What arrives meanwhile may or may not be among them.
    """
    query = parse_query(query) if isinstance(query, str) else query
    wanted, before, left = asked(query, scopes), None, most
    names = {str(pk): name for pk, name in Source.objects.values_list("pk", "name")}
    while left is None or left > 0:
        places = words.newest(wanted, AT_ONCE if left is None else min(left, AT_ONCE), before)
        if not places:
            return
        yield from _rows(places, names, with_text)
        before = places[-1]
        left = None if left is None else left - len(places)


def _rows(places: list[int], names: dict[str, str], with_text: bool) -> Iterator[Row]:
    entries = {entry.place: entry for entry in Entry.objects.filter(place__in=places)}
    stand = standings(entry.story_id for entry in entries.values())
    for place in places:
        entry = entries.get(place)
        story, stands = stand.get(entry.story_id, (None, None)) if entry else (None, None)
        if stands is not None and stands.reading is not None:
            yield _row(entry, story, stands, names, with_text)


def _row(entry: Any, row: Any, stands: Standing, names: dict[str, str], with_text: bool) -> Row:
    tags: dict[str, list[str]] = {}
    for kind, value, _ in entry.tags:
        tags.setdefault(kind, []).append(value)
    reading, story = stands.reading, stands.story
    return Row(
        story=entry.story_id,
        version=row.latest.number,
        edit=row.edit.number if row.edit else 0,
        sources=tuple(names.get(pk, pk) for pk in tags.get("source", ())),
        agency=entry.agency,
        language=entry.language,
        published=entry.published,
        received=entry.received.isoformat(),
        title=entry.title,
        address=story.address or "",
        guid=story.guid or "",
        byline=reading.origin.byline or story.byline or "",
        people=tuple(tags.get("person", ())),
        places=tuple(tags.get("place", ())),
        topics=tuple(tags.get("topic", ())),
        defects=tuple(defect.kind for defect in stands.defects),
        sentences=entry.sentences,
        claimed=entry.claimed,
        own_voice=entry.own_voice,
        claims=tuple(_claim(found, reading) for found in reading.attributions),
        text=story.text if with_text else None,
    )


def _claim(found: records.Attribution, reading: records.Reading) -> Claim:
    text = reading.story.text
    return Claim(
        id=found.id,
        speaker=speaker_of(found, reading),
        kind=found.kind,
        type=found.type,
        cue=" … ".join(text[start:end] for start, end in found.cue),
        words=" … ".join(text[start:end] for start, end in found.content),
        quoted=tuple(text[start:end] for start, end in found.quoted),
        parent=found.parent,
        confidence=found.confidence,
    )
