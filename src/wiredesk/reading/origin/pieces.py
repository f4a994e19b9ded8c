"""A short formal line cut into pieces, and what each piece is: a name, an agency, a day."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from wiredesk.packs.matcher import fold
from wiredesk.reading import stated_dates as dates
from wiredesk.reading.copy import Copy
from wiredesk.reading.origin.agency_names import Named, agencies_in
from wiredesk.reading.origin.people import are_names, conjunctions
from wiredesk.records import Span

_CUT = re.compile(r"\s*[,|;•·/&+()\[\]（）]+\s*|\s+[-–—]+\s+|\s*\n\s*")
_MARKS = " \t/*()[]（）【】-–—_=.:,;|•·#>"


class Piece(NamedTuple):
    """One piece. ``kind`` is agency, unnamed, staff, translator, role, day, names, other."""

    kind: str
    start: int
    end: int
    agencies: tuple[Named, ...] = ()


def tight(copy: Copy, start: int, end: int) -> Span:
    """A span without spaces, brackets and marks at its ends; a bracket opened inside is closed."""
    text, limit = copy.text, end
    while start < end and text[start] in _MARKS:
        start += 1
    while start < end and text[end - 1] in _MARKS:
        end -= 1
    if (
        end < limit
        and text[end] == ")"
        and text.count("(", start, end) > text.count(")", start, end)
    ):
        end += 1
    return start, end


def pieces(copy: Copy, start: int, end: int) -> Iterator[Piece]:
    """The pieces of ``[start, end)`` between commas, bars, dashes and words for "and"."""
    at = start
    for cut in _CUT.finditer(copy.text, start, end):
        if at < cut.start():
            yield _piece(copy, at, cut.start())
        at = cut.end()
    if at < end:
        yield _piece(copy, at, end)


def _piece(copy: Copy, start: int, end: int) -> Piece:
    start, end = tight(copy, start, end)
    said = copy.text[start:end]
    agencies = tuple(agencies_in(copy, start, end))
    if agencies and _nothing_else(copy, start, end, agencies):
        return Piece("agency", start, end, agencies)
    if _is_unnamed(copy, start, end):
        return Piece("unnamed", start, end)
    if _is_whole(copy, "origin.staff", start, end):
        return Piece("staff", start, end)
    if copy.hit_at("origin.translation", start):
        return Piece("translator", start, end)
    if any(_is_whole(copy, listed, start, end) for listed in ("origin.by", "origin.photo")):
        return Piece("role", start, end)
    if not said or _is_day(copy, said):
        return Piece("day", start, end)
    return Piece("names" if are_names(said, 1) else "other", start, end)


def _is_whole(copy: Copy, listed: str, start: int, end: int) -> bool:
    hit = copy.hit_at(listed, start)
    return hit is not None and hit.end == end


def _is_day(copy: Copy, said: str) -> bool:
    """Whether a piece is or holds a day or a time of day."""
    if any(c.isdecimal() for c in said):
        return bool(dates.find_day(said, copy.tag) or dates.find_clock(said))
    kind, _ = dates.calendar(copy.tag).get(fold(said), ("", 0))
    return kind == "weekday"


def _nothing_else(copy: Copy, start: int, end: int, agencies: tuple[Named, ...]) -> bool:
    """Whether only articles, "agency" and the like stand beside the agencies of a piece."""
    rest = copy.text[start : agencies[0].start]
    for one, following in zip(agencies, [*agencies[1:], None], strict=True):
        rest += " " + copy.text[one.end : following.start if following else end]
    words = re.findall(r"[^\W\d_]+", rest)
    beside = [w for w in words if len(w) > 3 and fold(w) not in _beside(copy, start, end)]
    return not beside and len(words) <= 4


def _beside(copy: Copy, start: int, end: int) -> set[str]:
    """Words of credits within a span, one by one, folded."""
    lists = ("origin.credit", "origin.unnamed")
    hits = [hit for listed in lists for hit in copy.hits_in(listed, start, end)]
    return {word for hit in hits for word in fold(copy.text[hit.start : hit.end]).split()}


def _is_unnamed(copy: Copy, start: int, end: int) -> bool:
    """Whether a piece says "agencies" and no more but articles and words for "and"."""
    for hit in copy.hits_in("origin.unnamed", start, end):
        rest = fold(copy.text[start : hit.start] + " " + copy.text[hit.end : end]).split()
        if all(len(word) <= 3 or word in conjunctions() for word in rest):
            return True
    return False
