"""The article that a story is, as it stands on the desk: all that any destination may print.

Pure: of the text that stands, its reading, the source's terms and what people decided. Credit,
rights and chain come from the delivery and are carried unchanged.
"""

from collections.abc import Iterator
from typing import NamedTuple

from django.utils.text import slugify

from wiredesk.desk.queries.standing import Standing
from wiredesk.desk.texts.editing import exact_changes
from wiredesk.desk.texts.embargoes import standing as embargo_of
from wiredesk.records import (
    Article,
    Comparable,
    Link,
    Mend,
    OnWhoseWord,
    Reading,
    SourceSettings,
    Span,
    Story,
)
from wiredesk.sheets.text import named

MOST_MENDS = 200
SLUG = 60
"""Characters of a slug."""
PEOPLE = 30
"""Persons and places that an article lists."""


class Desk(NamedTuple):
    """What the desk knows of the story beside its text."""

    id: str
    source_name: str | None
    received: str
    settings: SourceSettings
    reviewers: tuple[str, ...] = ()
    mends: tuple[tuple[str, str, str], ...] = ()
    """``(before, after, kind)`` of the mends that were accepted."""
    translated: bool = False
    """It shows signs of a machine translation."""
    translation_reviewed: bool = False
    original: Comparable | None = None
    """The story in another language that it is a translation of, where lineage found one."""
    copies: tuple[Link, ...] = ()
    """Where else the story stands."""


def article_of(stands: Standing, desk: Desk) -> Article:
    """The article of a story that has been read. Raises ValueError for one that has not."""
    reading, delivered = stands.reading, stands.delivered_reading
    if reading is None or delivered is None:
        raise ValueError("no article is made of a story that has not been read")
    story, settings, origin = stands.story, desk.settings, delivered.origin
    title = (story.title or _first_line(story)).strip()
    paragraphs, quotes = _printed(reading)
    topic = reading.topics[0] if reading.topics else None
    section = settings.section_map.get(origin.claimed_section or "") or (
        topic.code if topic else None
    )
    until, words = embargo_of(delivered.orders)
    given = stands.delivered
    return Article(
        id=desk.id,
        slug=_slug(title),
        title=title,
        paragraphs=paragraphs,
        language=reading.language.tag,
        summary=story.summary,
        section=section,
        section_name=topic.name if topic and topic.code == section else None,
        keywords=given.keywords,
        byline=origin.byline or given.byline,
        dateline=origin.dateline or given.dateline,
        credit=origin.credit or given.credit or settings.credit,
        agency=origin.agency,
        rights=origin.rights or given.rights or settings.rights,
        licence=settings.licence,
        embargo=until.isoformat() if until else None if stands.decisions.lifted else words or None,
        source_name=desk.source_name or given.provider,
        source_address=origin.source_link or given.canonical or _web(given.address),
        guid=given.guid,
        provider=given.provider,
        version=given.version,
        original_language=_original_language(desk, reading),
        translation="machine" if desk.translated else "unknown" if desk.original else None,
        translation_of=_web(desk.original.address) if desk.original else None,
        translation_reviewed=desk.translation_reviewed,
        original_published=given.published,
        original_updated=given.updated,
        received=desk.received,
        chain=origin.chain,
        hops=given.hops,
        media=given.media if settings.fetch_pictures else (),
        quotes=quotes,
        sources=tuple(_witnesses(reading)),
        own_voice=reading.summary.own_voice,
        people=tuple(_named(reading, {"PER"})),
        places=tuple(_named(reading, {"GPE", "LOC"})),
        mends=tuple(_mends(stands, desk)),
        reviewers=desk.reviewers,
        copies=desk.copies,
        index=settings.index,
    )


def _original_language(desk: Desk, reading: Reading) -> str | None:
    if desk.original is not None:
        return desk.original.language
    return None if desk.translated else reading.language.tag


def _first_line(story: Story) -> str:
    return next((line for line in story.text.splitlines() if line.strip()), "")[:200]


def _web(address: str | None) -> str | None:
    return address if address and address.startswith(("http://", "https://")) else None


def _slug(title: str) -> str:
    """A title as part of an address: in letters of its own script where it has no Latin ones."""
    slug = slugify(title) or slugify(title, allow_unicode=True)
    return slug[:SLUG].rstrip("-") if len(slug) <= SLUG else slug[:SLUG].rpartition("-")[0]


# ── the text ────────────────────────────────────────────────────────────────────────────────


def _printed(reading: Reading) -> tuple[tuple[str, ...], tuple[tuple[int, int, int], ...]]:
    """The body's paragraphs, and where quoted words stand in them."""
    aside = sorted(_aside(reading))
    quoted = sorted({span for a in reading.attributions for span in a.quoted})
    paragraphs: list[str] = []
    quotes: list[tuple[int, int, int]] = []
    for block in reading.story.blocks:
        if block.body is False:
            continue
        pieces = list(_kept((block.start, block.end), aside))
        words = "".join(reading.story.text[start:end] for start, end in pieces)
        paragraph = words.strip()
        if not any(map(str.isalnum, paragraph)):
            continue
        lead = len(words) - len(words.lstrip())
        for span in quoted:
            for start, end in _placed(span, pieces, lead, len(paragraph)):
                quotes.append((len(paragraphs), start, end))
        paragraphs.append(paragraph)
    return tuple(paragraphs), tuple(quotes)


def _aside(reading: Reading) -> Iterator[Span]:
    """What is no body: furniture, the headline, and the dateline, which is printed for itself."""
    yield from ((f.start, f.end) for f in reading.furniture)
    yield from ((s.start, s.end) for s in reading.sentences if s.kind in {"furniture", "headline"})
    if reading.story.title_span:
        yield reading.story.title_span
    yield from (
        _with_dash(reading.story.text, evidence.start, evidence.end)
        for evidence in reading.origin.evidence
        if evidence.what == "dateline" and evidence.start is not None and evidence.end is not None
    )


def _with_dash(text: str, start: int, end: int) -> Span:
    """A dateline with the dash and the spaces after it ("LISBOA, 3 mai (Atlas) — O governo")."""
    after = text[end:]
    return start, end + len(after) - len(after.lstrip(" \t\u00a0—–-:."))


def _kept(block: Span, aside: list[Span]) -> Iterator[Span]:
    at, end = block
    for start, stop in aside:
        if stop <= at or start >= end:
            continue
        if start > at:
            yield at, start
        at = max(at, stop)
    if at < end:
        yield at, end


def _placed(span: Span, pieces: list[Span], lead: int, length: int) -> Iterator[Span]:
    """Where a span of the text stands in the paragraph that its kept pieces make."""
    made = -lead
    for start, end in pieces:
        a, b = max(span[0], start), min(span[1], end)
        if a < b:
            first, last = made + a - start, made + b - start
            if max(first, 0) < min(last, length):
                yield max(first, 0), min(last, length)
        made += end - start


# ── what it says of itself ──────────────────────────────────────────────────────────────────


def _witnesses(reading: Reading) -> Iterator[OnWhoseWord]:
    for one in reading.summary.sources:
        yield OnWhoseWord(speaker=named(reading, one.speaker), kind=one.kind, claims=one.claims)


def _named(reading: Reading, types: set[str]) -> list[str]:
    names = [e.name for e in reading.entities.values() if e.type in types]
    return list(dict.fromkeys(names))[:PEOPLE]


def _mends(stands: Standing, desk: Desk) -> Iterator[Mend]:
    """What the desk changed in the delivered text, each with the defect that it mends."""
    before, after = stands.basis.text, stands.story.text
    kinds = {(was.strip(), now.strip()): kind for was, now, kind in desk.mends}
    for a, b, c, d in list(exact_changes(before, after))[:MOST_MENDS]:
        was, now = before[a:b].strip(), after[c:d].strip()
        if was != now:
            yield Mend(before=was, after=now, kind=kinds.get((was, now), ""))
