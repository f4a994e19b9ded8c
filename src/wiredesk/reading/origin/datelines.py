"""The dateline: where and when a story says it was written, and the agency credited in it.

    MOSCOW, May 3 (AP) — · Lisboa, 3 mai 2026 (Mirante) – · (ANSA) - ROMA, 3 MAG - ·
    МОСКВА, 3 мая. /ТАСС/. · 新华社北京5月3日电 · SETÚBAL —

A date is as precise as it says: without a year it is written as TIMEX3 writes it, "XXXX-05-03",
unless the story's own day of publication tells the year.
"""

import re
from typing import NamedTuple

from wiredesk.reading import stated_dates as dates
from wiredesk.reading.copy import Copy
from wiredesk.reading.origin.agency_names import Named, agencies_in, is_agency_by_form
from wiredesk.reading.origin.openers import openers
from wiredesk.reading.origin.places import is_capitals, is_known, is_place, is_region
from wiredesk.reading.origin.zones import Zones
from wiredesk.records import Span

OPENER = 150
"""Characters of a line in which a dateline must end."""
LINES = 3
"""Paragraphs of the story that are looked at where no line above them has a dateline."""
STORY = 30
"""Characters of story that must follow a dateline that nothing but its form tells."""

_BRACKET = re.compile(
    r"[(（]([^()（）\n]{1,60})[)）]|\[([^\[\]\n]{1,40})\]|(?<=[\s.,])/\s?([^/\n]{2,40}?)\s?/"
)
_SHORTENED = re.compile(r",\s(?:[^\W\d_]\.){0,3}[^\W\d_]{1,5}\Z")  # OSCEOLA, Ia. · CONCORD, N.H.
_PROSE = re.compile(r"[;!?“”\"«»]|[^\W\d_]{4,}[.:]\s+[^\W\d_]")
_DASH = re.compile(r"\s*[.,:]?\s*[-–—_=]{1,3}(?=\W|\w|$)")
_COLON = re.compile(r"\s*:")
_AFTER = re.compile(r"\s*[.,]?\s*[-–—]{1,3}\s|\s?[.:]\s|\s*[-–—]{1,2}$")
_OWN = re.compile(
    r"(?P<before>[^()\[\]\n–—:;!?“”\"«»]{2,60}?(?:\s?\([^()\n]{2,30}\))?)"
    r"(?:\s[-–—]{1,3}\s|\s?[–—]{1,2}\s?|\.\s?[-–—]{1,2}\s|\s?--\s?)(?=\S)"
)
_STOPPED = re.compile(
    r"(?P<before>[^\W\d_a-zß-ÿ][^\W\d_]{2,20}(?:[ /-][^\W\d_]{2,20}){0,3})\.\s(?=[^\W\d_])"
)
_SECOND = re.compile(r"(?P<before>[^()\n–—:;]{2,60}?)(?:\s?[-–—]{1,3}\s|\.\s?[-–—]{1,2}\s)")
_CUT = re.compile(r"[,.،、\s]\s*")


class Dateline(NamedTuple):
    """A dateline; spans of its place and credit are ``None`` where it has none."""

    start: int
    end: int
    place: Span | None
    date: str | None
    credit: Span | None
    agencies: tuple[Named, ...]
    byline: Span | None
    rule: str
    confidence: float


def find_dateline(copy: Copy, zones: Zones) -> Dateline | None:
    """The story's dateline. Of several the first: some agencies repeat it in a second take."""
    lines = [*zones.head, *zones.body[:LINES]] or [*copy.lines[:1]]
    for start, end in lines:
        if not _is_other(copy, start, end) and (found := _in_line(copy, start, end)):
            return found
    for start, end in [] if _is_interview(copy, lines) else lines:
        if not _is_other(copy, start, end) and (found := _bare(copy, start, end)):
            return found
    for start, end in zones.head:
        if not _is_other(copy, start, end) and (found := _place_and_day(copy, start, end)):
            return found
    return None


def _is_other(copy: Copy, start: int, end: int) -> bool:
    """Whether a line is an order, or a byline ("Por Ana Lopes, Estadão Conteúdo")."""
    if any(o.start is not None and o.end and o.start <= start < o.end for o in copy.orders):
        return True
    return end - start < OPENER and any(
        hit.start == start for hit in copy.hits_in("origin.by", start, min(end, start + 40))
    )


def _in_line(copy: Copy, start: int, end: int) -> Dateline | None:
    found = _in_own_form(copy, start, end) or _bracketed(copy, start, end)
    return found or _run_on(copy, start, end)


# ── An agency's own form ────────────────────────────────────────────────────────────────────


def _in_own_form(copy: Copy, start: int, end: int) -> Dateline | None:
    for named in agencies_in(copy, start, min(end, start + 60)):
        for pattern in openers(named.id):
            found = pattern.match(copy.text, start, end)
            if found and (read := _of_own_form(copy, named, found)):
                return read
    return None


def _of_own_form(copy: Copy, named: Named, found: re.Match[str]) -> Dateline | None:
    groups = found.groupdict()
    date = None
    if groups.get("date") is not None:
        day = _day(groups["date"], copy.tag)
        if day is None:
            return None
        date = dates.iso_day(day, _anchor(copy))
    place = _tight(copy, found.span("place")) if "place" in groups else None
    if place and not is_place(copy.text[slice(*place)]):
        return None
    byline = _tight(copy, found.span("byline")) if "byline" in groups else None
    return Dateline(
        start=found.start(),
        end=_trimmed(copy, found.start(), found.end()),
        place=place,
        date=date,
        credit=found.span("credit"),
        agencies=(named,),
        byline=byline,
        rule="origin.dateline.agency_form",
        confidence=0.98,
    )


# ── PLACE, DATE (CREDIT) — and (CREDIT) - PLACE, DATE - ─────────────────────────────────────


def _bracketed(copy: Copy, start: int, end: int) -> Dateline | None:
    text = copy.text
    limit = min(end, start + OPENER)
    for count, bracket in enumerate(_BRACKET.finditer(text, start, limit)):
        inner = bracket.lastindex or 1
        span = _tight(copy, bracket.span(inner))
        before = text[start : bracket.start()]
        if count > 3 or _PROSE.search(before):
            return None
        if is_region(text[slice(*span)], before, copy.tag):
            continue
        if not before.strip():
            return _credit_first(copy, start, limit, bracket, span)
        found = _place_first(copy, start, end, bracket, span, slashed=inner == 3)
        if found:
            return found
    return None


def _place_first(
    copy: Copy, start: int, end: int, bracket: re.Match[str], credit: Span, slashed: bool
) -> Dateline | None:
    place, date = _split(copy, start, bracket.start())
    if place is None and date is None:
        return None
    agencies = tuple(agencies_in(copy, *credit, lower=True))
    if _spells_out(copy.text[start : bracket.start()], copy.text[slice(*credit)]):
        return None
    dash = _DASH.match(copy.text, bracket.end(), end)
    colon = _COLON.match(copy.text, bracket.end(), end)
    sure = _confidence(copy, place, date, credit, agencies, dash, colon or slashed, end)
    if not sure:
        return None
    return Dateline(
        start=start,
        end=bracket.end(),
        place=place,
        date=date,
        credit=credit,
        agencies=agencies,
        byline=None,
        rule="origin.dateline.place_credit",
        confidence=sure,
    )


def _spells_out(words: str, letters: str) -> bool:
    """Whether letters in brackets are those of the words before: "Food and Drug … (FDA)"."""
    initials = "".join(word[0] for word in re.findall(r"[^\W\d_]+", words) if word[0].isupper())
    return len(letters) > 2 and letters.isupper() and initials.endswith(letters)


def _confidence(
    copy: Copy,
    place: Span | None,
    date: str | None,
    credit: Span,
    agencies: tuple[Named, ...],
    dash: re.Match[str] | None,
    colon: object,
    end: int,
) -> float:
    """How sure the form makes a dateline; 0 for a bracket that is none ("Ana Costa (Mirante)")."""
    capitals = bool(place and is_capitals(copy.text[slice(*place)]))
    if agencies:
        return 0.98 if dash or colon or date else 0.9 if capitals else 0.0
    said = copy.text[slice(*credit)]
    if not is_agency_by_form(said) or copy.hits_in("origin.photo", *credit):
        return 0.0
    if date and (dash or capitals):
        return 0.95
    if dash and capitals:
        return 0.9
    follows = end - (dash.end() if dash else end)
    return 0.8 if dash and place and follows >= STORY else 0.0


def _credit_first(
    copy: Copy, start: int, limit: int, bracket: re.Match[str], credit: Span
) -> Dateline | None:
    agencies = tuple(agencies_in(copy, *credit, lower=True))
    dash = _DASH.match(copy.text, bracket.end(), limit)
    said = copy.text[slice(*credit)]
    form = is_agency_by_form(said) and len(said.split()) <= 3 and not _no_credit(copy, credit)
    if not agencies and not (dash and form):
        return None
    place = date = None
    at = bracket.end()
    if dash:
        begin = (
            dash.end()
            + len(copy.text[dash.end() : limit])
            - len(copy.text[dash.end() : limit].lstrip())
        )
        second = _SECOND.match(copy.text, begin, limit)
        if second:
            place, date = _split(copy, begin, second.end("before"))
            if place and not (date or is_capitals(copy.text[slice(*place)])):
                place = None
            at = second.end("before") if place or date else at
    return Dateline(
        start=start,
        end=at,
        place=place,
        date=date,
        credit=credit,
        agencies=agencies,
        byline=None,
        rule="origin.dateline.credit_place",
        confidence=0.95 if agencies else 0.75,
    )


def _no_credit(copy: Copy, span: Span) -> bool:
    """Whether words in brackets before a dash say what the story is, not whose: "(VIDEO) –"."""
    said = copy.text[slice(*span)]
    return not is_place(said) or bool(copy.hits_in("origin.photo", *span))


# ── PLACE, DATE - AGENCY. and PLACE, DATE, AGENCY – ─────────────────────────────────────────


def _run_on(copy: Copy, start: int, end: int) -> Dateline | None:
    """Only for agencies we know: "Shiraz, May 3, IRNA – …", "КАЗАНЬ, 3 мая — РИА Новости. …"."""
    for named in agencies_in(copy, start, min(end, start + 90)):
        after = _AFTER.match(copy.text, named.end, end)
        if named.start == start:
            return _credit_then_place(copy, named, end)
        before = copy.text[start : named.start].rstrip(" ,.-–—|:،")
        if not after and start + len(before) < named.start and named.end < end:
            continue
        place, date = _split(copy, start, start + len(before))
        if place and (date or named.end == end):
            return Dateline(
                start=start,
                end=named.end,
                place=place,
                date=date,
                credit=(named.start, named.end),
                agencies=(named,),
                byline=None,
                rule="origin.dateline.run_on",
                confidence=0.95 if date else 0.85,
            )
    return None


def _credit_then_place(copy: Copy, named: Named, end: int) -> Dateline | None:
    """A line of its own: "Agência Brasil – Brasília", "ANSA, ROMA"."""
    rest = re.match(r"\s?[-–—|,]\s?(?P<place>[^-–—|,\n]{2,40})$", copy.text[named.end : end])
    if not rest or not is_place(rest["place"]):
        return None
    if agencies_in(copy, named.end + rest.start("place"), end):
        return None
    return Dateline(
        start=named.start,
        end=end,
        place=(named.end + rest.start("place"), named.end + rest.end("place")),
        date=None,
        credit=(named.start, named.end),
        agencies=(named,),
        byline=None,
        rule="origin.dateline.credit_place",
        confidence=0.85,
    )


# ── PLACE, DATE — without a credit ──────────────────────────────────────────────────────────


def _is_interview(copy: Copy, lines: list[Span]) -> bool:
    """Whether the first lines begin with speakers: "Folha -- Qual o segredo?", "Serra -- Há …"."""
    labels = [m["before"] for line in lines if (m := _OWN.match(copy.text, *line))]
    return len(labels) > 1 and not all(
        is_capitals(said) or is_known(said, copy.tag) or any(c.isdecimal() for c in said)
        for said in labels
    )


def _bare(copy: Copy, start: int, end: int) -> Dateline | None:
    found = _OWN.match(copy.text, start, min(end, start + OPENER))
    found = found or _STOPPED.match(copy.text, start, min(end, start + OPENER))
    if not found:
        return None
    place, date = _split(copy, start, found.end("before"))
    if place is None:
        return None
    mark = copy.text[found.end("before") : found.end()]
    sure = _bare_confidence(copy, copy.text[slice(*place)], date, mark)
    follows = "" if found.end() >= len(copy.text) else copy.text[found.end()]
    if not sure or (not date and (follows.islower() or end - found.end() < STORY)):
        return None
    return Dateline(
        start=start,
        end=_trimmed(copy, start, found.end("before")),
        place=place,
        date=date,
        credit=None,
        agencies=(),
        byline=None,
        rule="origin.dateline.bare",
        confidence=sure,
    )


def _bare_confidence(copy: Copy, place: str, date: str | None, mark: str) -> float:
    """How sure a place at a story's head is a dateline: by its date or its capitals.

    With neither it must be a place we know ("Cuxhaven. Nach dem Sturm …", "Setúbal — O teatro").
    """
    known = is_known(place, copy.tag)
    if mark.strip() == ".":
        return 0.8 if known else 0.0
    if is_capitals(place) and place.count("-") >= 2 and not date and not known:
        return 0.0  # PORTUGAL-MOROCCO-QUOTA — is a slug in a list of stories
    if date or known:
        return 0.9
    return 0.8 if is_capitals(place) else 0.0


def _place_and_day(copy: Copy, start: int, end: int) -> Dateline | None:
    """A line of its own above the story: "Almería, 7 de mayo de 2026"."""
    if end - start > 60 or "," not in copy.text[start:end]:
        return None
    place, date = _split(copy, start, end)
    if place is None or date is None:
        return None
    return Dateline(
        start=start,
        end=end,
        place=place,
        date=date,
        credit=None,
        agencies=(),
        byline=None,
        rule="origin.dateline.line",
        confidence=0.8,
    )


# ── Place and date in the words before a credit ─────────────────────────────────────────────


def _split(copy: Copy, start: int, end: int) -> tuple[Span | None, str | None]:
    """The place and the date that the words in ``[start, end)`` are, in either order.

    Both ``None`` where they are anything else.
    """
    words = copy.text[start:end]
    tag = copy.tag
    cuts = [cut for cut in _CUT.finditer(words) if cut.start()][:12]
    if whole := _day(words, tag):
        return None, dates.iso_day(whole, _anchor(copy))
    if any(c.isdecimal() for c in words):
        for cut in cuts:
            if day := _day(words[cut.end() :], tag):
                place = _place(copy, start, start + cut.start())
                return (place, dates.iso_day(day, _anchor(copy))) if place else (None, None)
        for cut in reversed(cuts):
            if day := _day(words[: cut.start()], tag):
                place = _place(copy, start + cut.end(), end)
                return (place, dates.iso_day(day, _anchor(copy))) if place else (None, None)
        return _undated(copy, start, words), None
    return _place(copy, start, end), None


_UNREAD = re.compile(
    r"(?P<place>\D{2,60}?)[,.]?\s+\d{1,2}\.?\s+[^\W\d_]{3,12}\.?(?:\s+\d{4})?[\s.]*"
)


def _undated(copy: Copy, start: int, words: str) -> Span | None:
    """The place before a date in a language whose months we do not know; the date stays unread."""
    found = _UNREAD.fullmatch(words)
    return _place(copy, start + found.start("place"), start + found.end("place")) if found else None


def _place(copy: Copy, start: int, end: int) -> Span | None:
    span = _tight(copy, (start, end), " ,.،-–—")
    if copy.text[span[1] : span[1] + 1] == "." and _SHORTENED.search(copy.text, *span):
        span = (span[0], span[1] + 1)
    return span if span[0] < span[1] and is_place(copy.text[slice(*span)]) else None


def _day(words: str, tag: str) -> dates.Day | None:
    """A day; in a dateline a bare number is one too: "LIMA, 3 (Cordillera)"."""
    bare = words.strip(" ,.")
    if re.fullmatch(r"\d{1,2}", bare):
        return dates.Day(day=int(bare)) if 1 <= int(bare) <= 31 else None
    return dates.read_day(bare, tag) if bare else None


def _anchor(copy: Copy) -> str | None:
    return copy.given.published or copy.story.published


def _tight(copy: Copy, span: Span, marks: str = " ") -> Span:
    """A span without the spaces (and marks) at its ends."""
    start, end = span
    while start < end and (copy.text[start] in marks or copy.text[start].isspace()):
        start += 1
    while start < end and (copy.text[end - 1] in marks or copy.text[end - 1].isspace()):
        end -= 1
    return start, end


def _trimmed(copy: Copy, start: int, end: int) -> int:
    """Where a dateline ends without the dash that parts it from the story."""
    return _tight(copy, (start, end), " -–—=:.")[1]
