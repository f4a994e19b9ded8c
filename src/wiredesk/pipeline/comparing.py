"""From readings, and from lines of an archive, to what stories can be compared by."""

import unicodedata
from collections.abc import Iterable, Iterator
from typing import Any
from urllib.parse import urlsplit

import msgspec
from msgspec.structs import replace

from wiredesk import packs
from wiredesk.reading.copy import Copy
from wiredesk.reading.language import tell_language
from wiredesk.reading.orders import find_orders
from wiredesk.records import Comparable, Given, Reading, Refusal, Span, is_when
from wiredesk.wire.carriers.lines import Line
from wiredesk.wire.formats.plaintext import plain_story

MADE_UP = "sha256:"
"""How the id of a story begins that declares none."""
NAMED, PLACED = {"PER", "ORG", "GROUP"}, {"LOC", "GPE"}
DAY = len("2026-05-03")
UNKNOWN = "und"
SURE = 0.7
"""Confidence from which a story is of the language told. Below it stand tables and lists of names
("Shr 43 cts vs 41 cts"), which would be looked for in every other language; three sentences of
running text are surer in all 19 languages that we have texts of."""
HEAD = 2000
"""Characters that a story's language is told from."""
BEHIND_A_DATELINE = " \n\t.—–-:"
"""What is left of "LIMA, 5 may (Cordillera).- El Congreso" where the dateline is cut."""


def comparable(reading: Reading) -> Comparable:
    """A reading cut down to what its relations are told from.

    A story that declares no id goes by its address, so that two files of the same words stay two.
    """
    story, origin = reading.story, reading.origin
    entities = reading.entities.values()
    hrefs = (link.href for link in story.links)
    named = story.address if story.id.startswith(MADE_UP) and story.address else story.id
    return Comparable(
        id=named,
        paragraphs=tuple(body_of(reading)),
        title=story.title,
        language=reading.language.tag if reading.language.confidence >= SURE else UNKNOWN,
        published=reading.given.published or story.published,
        updated=story.updated,
        received=story.received,
        source=reading.given.source or story.source or _host(story.address) or story.provider,
        agency=origin.agency,
        credit=origin.credit,
        dateline=origin.dateline,
        provider=story.provider,
        guid=story.guid,
        version=story.version,
        address=story.address,
        canonical=story.canonical,
        links=tuple(dict.fromkeys(filter(None, (origin.source_link, *hrefs)))),
        orders=tuple(dict.fromkeys(order.kind for order in reading.orders)),
        chain=tuple(dict.fromkeys(link.name for link in origin.chain)),
        names=tuple(dict.fromkeys(e.name for e in entities if e.type in NAMED)),
        places=tuple(dict.fromkeys(e.name for e in entities if e.type in PLACED)),
        dates=tuple(dict.fromkeys(_days(reading))),
    )


def body_of(reading: Reading) -> Iterator[str]:
    """The paragraphs of the body: without headline, dateline and furniture."""
    text = reading.story.text
    cut = sorted(_aside(reading))
    for block in reading.story.blocks:
        kept, place = [], block.start
        for start, end in cut:
            if start < block.end and end > block.start:
                kept.append(text[place : max(place, start)])
                place = max(place, end)
        kept.append(text[place : block.end])
        paragraph = "".join(kept).lstrip(BEHIND_A_DATELINE).rstrip()
        if any(map(str.isalnum, paragraph)):
            yield paragraph


def _aside(reading: Reading) -> Iterator[Span]:
    yield from ((f.start, f.end) for f in reading.furniture)
    yield from ((s.start, s.end) for s in reading.sentences if s.kind in {"furniture", "headline"})
    for evidence in reading.origin.evidence:
        if evidence.what == "dateline" and evidence.start is not None:
            yield evidence.start, evidence.end or evidence.start


def _host(address: str | None) -> str | None:
    return urlsplit(address).hostname if address and "://" in address else None


def _days(reading: Reading) -> Iterator[str]:
    for time in reading.times:
        day = time.value[:DAY]
        if len(day) == DAY and is_when(day):
            yield day


# ── lines of an archive ───────────────────────────────────────────────────────────────────────


class _Said(msgspec.Struct, kw_only=True):
    """What a line may say; other keys are let be."""

    id: str | int
    text: str | None = None
    paragraphs: list[str] | None = None
    title: str | None = None
    language: str | None = None
    published: str | None = None
    updated: str | None = None
    source: str | None = None
    agency: str | None = None
    credit: str | None = None
    dateline: str | None = None
    provider: str | None = None
    guid: str | None = None
    version: str | int | None = None
    address: str | None = None
    canonical: str | None = None
    links: list[str] = []


_LINE = msgspec.json.Decoder(_Said)


def comparables(found: Iterable[Line | Refusal]) -> Iterator[Comparable | Refusal]:
    """The stories of an archive's lines ``{id, text or paragraphs, title, language, …}``.

    All but the id and the text may be missing: the language is then told from the text, and
    orders ("CORRECTS") are looked for in head and tail. A line that is no story is a Refusal that
    names file and line, and the rest goes on.
    """
    seen: dict[str, str] = {}
    for line in found:
        if isinstance(line, Refusal):
            yield line
            continue
        story = _story(line)
        if isinstance(story, Comparable):
            if story.id in seen:
                why = f"The id {story.id!r} stands at {seen[story.id]} already."
                story = Refusal(what="left out", why=why, address=line.place)
            else:
                seen[story.id] = line.place
        yield story


def _story(line: Line) -> Comparable | Refusal:
    try:
        said = _LINE.decode(line.body)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        why = f"It is no JSON object with an id and a text: {error}."
        return Refusal(what="no story", why=why, address=line.place)
    if said.paragraphs is None and said.text is None:
        why = "It has neither text nor paragraphs."
        return Refusal(what="no story", why=why, address=line.place)
    for key in ("published", "updated"):
        value = getattr(said, key)
        if value is not None and not is_when(value):
            why = f"{key}: {value!r} is no date; write it as 2026-05-03."
            return Refusal(what="no story", why=why, address=line.place)
    return with_told(_comparable(said))


def _comparable(said: _Said) -> Comparable:
    paragraphs = said.paragraphs
    if paragraphs is None:
        paragraphs = [p for p in (said.text or "").split("\n\n") if p.strip()]
    fields: dict[str, Any] = {
        key: getattr(said, key)
        for key in msgspec.structs.asdict(said)
        if key not in {"id", "text", "paragraphs", "links", "version", "language"}
    }
    return Comparable(
        id=str(said.id),
        paragraphs=tuple(unicodedata.normalize("NFC", p) for p in paragraphs),
        language=said.language or UNKNOWN,
        version=None if said.version is None else str(said.version),
        links=tuple(said.links),
        **fields,
    )


def with_told(story: Comparable) -> Comparable:
    """The story with its language, where it is not declared, and the orders that its head bears."""
    if story.language == UNKNOWN:
        told = tell_language(_copy_of(story, len(story.paragraphs)))
        story = replace(story, language=told.tag if told.confidence >= SURE else UNKNOWN)
    copy = _copy_of(story, 2)
    copy.pack = packs.language(story.language)
    orders = tuple(dict.fromkeys(order.kind for order in find_orders(copy)))
    return replace(story, orders=orders) if orders else story


def _copy_of(story: Comparable, paragraphs: int) -> Copy:
    """The headline and the first paragraphs on the table, no more than tells a language."""
    text = "\n\n".join(filter(None, (story.title, *story.paragraphs[:paragraphs])))
    return Copy(plain_story(text[:HEAD]), Given())
