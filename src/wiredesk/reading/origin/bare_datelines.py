"""Datelines without a credit: "SETÚBAL —", "LIMA, 3 may. -", "Cuxhaven. Nach dem Sturm …"."""

import re

from wiredesk.reading import stated_dates as dates
from wiredesk.reading.copy import Copy
from wiredesk.reading.origin.credited_datelines import OPENER, STORY
from wiredesk.reading.origin.pieces import Piece, pieces
from wiredesk.reading.origin.place_and_date import (
    anchor_of,
    before_dash,
    place_and_date,
    read_day,
)
from wiredesk.reading.origin.places import is_capitals, is_known
from wiredesk.reading.origin.signs import Dateline
from wiredesk.records import Span

_OWN = re.compile(
    r"(?P<before>[^()\[\]\n–—:;!?“”\"«»]{2,60}?(?:\s?\([^()\n]{2,30}\))?)"
    r"(?:\s[-–—]{1,3}\s|\s?[–—]{1,2}\s?|\.\s?[-–—]{1,2}\s|\s?--\s?)(?=\S)"
)
_BETWEEN = re.compile(r"(?P<date>[^\n–—()]{3,32}?)\s?(?:\s-{1,2}|[–—])\s(?=\S)")
_STOPPED = re.compile(
    r"(?P<before>[^\W\d_a-zß-ÿ][^\W\d_]{2,20}(?:[ /-][^\W\d_]{2,20}){0,3})\.\s(?=[^\W\d_])"
)


def is_interview(copy: Copy, lines: list[Span]) -> bool:
    """Whether the first lines begin with speakers: "Folha -- Qual o segredo?", "Serra -- Há …"."""
    labels = [m["before"] for line in lines if (m := _OWN.match(copy.text, *line))]
    return len(labels) > 1 and not all(
        is_capitals(said) or is_known(said, copy.tag) or any(c.isdecimal() for c in said)
        for said in labels
    )


def bare_dateline(copy: Copy, start: int, end: int) -> Dateline | None:
    """A place, with its date or in capitals or known to us, at the head of a paragraph."""
    found = _OWN.match(copy.text, start, min(end, start + OPENER))
    found = found or _STOPPED.match(copy.text, start, min(end, start + OPENER))
    if not found:
        return None
    end_before = found.end("before")
    stop = copy.text[end_before] == "." and ", " in found["before"]  # CONCORD, N.H. -
    place, date = place_and_date(copy, start, end_before + stop)
    if place is None or copy.hits_in("agencies.name", *place):
        return None
    if date and not _MORE_THAN_A_NUMBER.search(copy.text[place[1] : end_before]):
        date = (
            None if place[0] > start or not is_known(copy.text[slice(*place)], copy.tag) else date
        )
        if date is None:
            return None
    mark = copy.text[found.end("before") : found.end()]
    begins, behind = found.end(), None
    if date is None and (behind := _dated_behind(copy, found.end(), end)):
        date, end_before, begins = behind
    sure = _bare_confidence(copy, copy.text[slice(*place)], date, mark)
    follows = "" if begins >= len(copy.text) else copy.text[begins]
    if not sure or (not date and end - begins < STORY):
        return None
    if follows.islower() and not (date and is_capitals(copy.text[slice(*place)])):
        return None
    return Dateline(
        start=start,
        end=max(place[1], before_dash(copy, start, end_before)),
        place=place,
        date=date,
        credit=None,
        agencies=(),
        byline=None,
        rule="origin.dateline.bare",
        confidence=sure,
    )


def _dated_behind(copy: Copy, start: int, end: int) -> tuple[str, int, int] | None:
    """The date between two dashes, where it ends and where the story begins: "MOSCOVO - 24 de
    novembro - O presidente"."""
    found = _BETWEEN.match(copy.text, start, min(end, start + 40))
    day = read_day(found["date"], copy.tag) if found else None
    iso = dates.iso_day(day, anchor_of(copy)) if day else None
    return (iso, found.end("date"), found.end()) if found and iso else None


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


# "Almería, 7 de mayo" is a day; "Sergipe 3" is a score.
_MORE_THAN_A_NUMBER = re.compile(r"\d\D+\d|[^\W\d_]{3}")


def _first_day(copy: Copy, piece: Piece) -> str | None:
    found = dates.find_day(copy.text[piece.start : piece.end], copy.tag)
    return dates.iso_day(found[0], anchor_of(copy)) if found else None


def place_line(copy: Copy, start: int, end: int) -> Dateline | None:
    """A line of its own above the story: "Almería, 7 de mayo de 2026"."""
    if end - start > 60 or not any(c.isdecimal() for c in copy.text[start:end]):
        return None
    place, date = place_and_date(copy, start, end)
    told = place and date and is_known(copy.text[slice(*place)], copy.tag)
    if not told or not place or not _MORE_THAN_A_NUMBER.search(copy.text[place[1] : end]):
        found = list(pieces(copy, start, end))
        if len(found) < 2 or found[0].kind != "place" or {p.kind for p in found[1:]} != {"day"}:
            return None
        place, date = (found[0].start, found[0].end), _first_day(copy, found[1])
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
