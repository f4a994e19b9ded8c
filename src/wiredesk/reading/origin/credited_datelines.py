"""Datelines that credit an agency, in each order in which place, date and credit stand."""

import re

from wiredesk.reading import stated_dates as dates
from wiredesk.reading.copy import Copy
from wiredesk.reading.origin.agency_names import Named, agencies_in, is_agency_by_form
from wiredesk.reading.origin.openers import openers
from wiredesk.reading.origin.place_and_date import (
    anchor_of,
    before_dash,
    place_and_date,
    read_day,
    tight,
)
from wiredesk.reading.origin.places import is_capitals, is_known, is_place, is_region
from wiredesk.reading.origin.signs import Dateline
from wiredesk.records import Span

OPENER = 150
"""Characters of a line in which a dateline must end."""
STORY = 30
"""Characters of story that must follow a dateline that nothing but its form tells."""

_BRACKET = re.compile(
    r"[(（]([^()（）\n]{1,60})[)）]|\[([^\[\]\n]{1,40})\]|(?<=[\s.,])/\s?([^/\n]{2,40}?)\s?/"
)
_PROSE = re.compile(r"[;!?“”\"«»]|[^\W\d_]{4,}[.:]\s+[^\W\d_]")
_DASH = re.compile(r"\s*[.,:]?\s*[-–—_=]{1,3}(?=\W|\w|$)")
_COLON = re.compile(r"\s*:")
_AFTER = re.compile(r"\s*[.,]?\s*[-–—]{1,3}\s|\s?[.:]\s|\s*[-–—]{1,2}$")
_SECOND = re.compile(r"(?P<before>[^()\n–—:;]{2,60}?)(?:\s?[-–—]{1,3}\s|\.\s?[-–—]{1,2}\s)")


def credited_dateline(copy: Copy, start: int, end: int) -> Dateline | None:
    """The dateline at the head of ``[start, end)`` that credits an agency, if there is one."""
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
        day = read_day(groups["date"], copy.tag)
        if day is None:
            return None
        date = dates.iso_day(day, anchor_of(copy))
    place = tight(copy, found.span("place")) if "place" in groups else None
    if place and not is_place(copy.text[slice(*place)]):
        return None
    byline = tight(copy, found.span("byline")) if "byline" in groups else None
    return Dateline(
        start=found.start(),
        end=before_dash(copy, found.start(), found.end()),
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
        span = tight(copy, bracket.span(inner))
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
    place, date = place_and_date(copy, start, bracket.start())
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
    if not (dash and place and end - dash.end() >= STORY):
        return 0.0
    return 0.0 if copy.text[dash.end() : dash.end() + 2].strip()[:1].islower() else 0.8


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
            place, date = place_and_date(copy, begin, second.end("before"))
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
        place, date = place_and_date(copy, start, start + len(before))
        if place and (date or (named.end == end and is_known(copy.text[slice(*place)], copy.tag))):
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
