"""A short formal line cut into pieces, and what each piece is: a name, an agency, a day."""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from wiredesk.packs.matcher import fold
from wiredesk.reading import stated_dates as dates
from wiredesk.reading.copy import Copy
from wiredesk.reading.origin.agency_names import Named, agencies_in
from wiredesk.reading.origin.people import are_names, conjunctions, locatives
from wiredesk.reading.origin.places import is_known
from wiredesk.records import Span

_MARKS = " \t/*()[]（）【】-–—_=.:,;|•·#>"


class Piece(NamedTuple):
    """One piece.

    ``kind`` is agency, unnamed, staff, translator, role, day, place, house, names, other.
    """

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
    """The pieces of ``[start, end)`` between commas, bars, dashes, and "in" before a place.

    "ANA HOLT Associated Press" is two, though nothing stands between them.
    """
    at = start
    for cut in cuts().finditer(copy.text, start, end):
        if at < cut.start():
            yield from _around_agency(copy, at, cut.start())
        at = cut.end()
    if at < end:
        yield from _around_agency(copy, at, end)


@lru_cache(maxsize=1)
def cuts() -> re.Pattern[str]:
    """What parts two pieces: marks, or a word like "in" before a capital."""
    words = "|".join(sorted(map(re.escape, locatives())))
    place = rf"(?:{words})\s+(?=[^\W\d_a-zß-ÿ])"
    marks = r"(?:[,|;•·&+()\[\]（）]|(?<!\d)/|/(?!\d))+"
    return re.compile(rf"(?:\s*{marks}\s*|\s+[-–—]+\s+|\s*\n\s*)(?:{place})?|\s+{place}")


def _around_agency(copy: Copy, start: int, end: int) -> Iterator[Piece]:
    """One piece, or three where names stand before or after an agency's."""
    whole = _piece(copy, start, end)
    if whole.kind in ("agency", "unnamed", "staff") or not (named := agencies_in(copy, start, end)):
        yield whole
        return
    first, last = named[0].start, named[-1].end
    before = _without_joints(copy, start, first)
    after = _without_joints(copy, last, end)
    parts = [part for part in (before, after) if part]
    if all(are_names(copy.text[slice(*part)], 1) for part in parts):
        if before:
            yield _piece(copy, *before)
        yield Piece("agency", first, last, tuple(named))
        if after:
            yield _piece(copy, *after)
    else:
        yield whole


def _without_joints(copy: Copy, start: int, end: int) -> Span | None:
    """A span without marks and words for "and" at its ends; ``None`` where nothing is left."""
    start, end = tight(copy, start, end)
    first, _, rest = copy.text[start:end].partition(" ")
    if fold(first) in conjunctions():
        start, end = tight(copy, end - len(rest), end)
    kept, _, last = copy.text[start:end].rpartition(" ")
    if fold(last) in conjunctions():
        start, end = tight(copy, start, start + len(kept))
    return (start, end) if start < end else None


def _piece(copy: Copy, start: int, end: int) -> Piece:
    start, end = tight(copy, start, end)
    agencies = tuple(agencies_in(copy, start, end))
    if agencies and _nothing_else(copy, start, end, agencies):
        return Piece("agency", start, end, agencies)
    return Piece(_kind(copy, start, end), start, end)


def _kind(copy: Copy, start: int, end: int) -> str:
    """What a piece is that is no agency we know."""
    said = copy.text[start:end]
    if _is_unnamed(copy, start, end):
        return "unnamed"
    if _is_whole(copy, "origin.staff", start, end):
        return "staff"
    if copy.hit_at("origin.translation", start):
        return "translator"
    roles = ("origin.by", "origin.photo", "origin.beside")
    if any(_is_whole(copy, listed, start, end) for listed in roles):
        return "role"
    if copy.hit_at("origin.editing", start):
        return "role"
    if not said or _is_day(copy, said):
        return "day"
    if _is_new_agency(copy, start, end):
        return "house"
    if is_known(said, copy.tag):
        return "place"
    return "names" if are_names(said, 1) else "other"


def _is_new_agency(copy: Copy, start: int, end: int) -> bool:
    """Whether a piece calls a name new to us an agency: "Northwire News Agency"."""
    said = copy.text[start:end]
    for hit in copy.hits_in("origin.house", start, end):
        rest = copy.text[start : hit.start] + copy.text[hit.end : end]
        if (hit.start == start or hit.end == end) and 1 <= len(rest.split()) <= 3:
            return are_names(said, 2)
    return False


def _is_whole(copy: Copy, listed: str, start: int, end: int) -> bool:
    return any(hit.end == end for hit in copy.hits_in(listed, start, end) if hit.start == start)


def _is_day(copy: Copy, said: str) -> bool:
    """Whether a piece is or holds a day or a time of day."""
    if re.fullmatch(r"(?:19|20)\d\d", said):
        return True
    if any(c.isdecimal() for c in said):
        return bool(dates.find_day(said, copy.tag) or dates.find_clock(said))
    kind, _ = dates.calendar(copy.tag).get(fold(said), ("", 0))
    return kind == "weekday"


def _nothing_else(copy: Copy, start: int, end: int, agencies: tuple[Named, ...]) -> bool:
    """Whether only articles, "agency", a day and the like stand beside the agencies of a piece."""
    rest = copy.text[start : agencies[0].start]
    for one, following in zip(agencies, [*agencies[1:], None], strict=True):
        rest += " " + copy.text[one.end : following.start if following else end]
    words = [word for word in re.findall(r"[^\W\d_]+", fold(rest)) if len(word) > 3]
    known = _beside(copy, start, end) | dates.calendar(copy.tag).keys()
    return len(words) <= 4 and all(word in known for word in words)


def _beside(copy: Copy, start: int, end: int) -> set[str]:
    """Words of credits within a span, one by one, folded."""
    lists = ("origin.credit", "origin.unnamed", "origin.beside", "origin.by")
    hits = [hit for listed in lists for hit in copy.hits_in(listed, start, end)]
    return {word for hit in hits for word in fold(copy.text[hit.start : hit.end]).split()}


def _is_unnamed(copy: Copy, start: int, end: int) -> bool:
    """Whether a piece says "agencies" and no more but articles and words for "and"."""
    for hit in copy.hits_in("origin.unnamed", start, end):
        rest = fold(copy.text[start : hit.start] + " " + copy.text[hit.end : end]).split()
        if all(len(word) <= 3 or word in conjunctions() for word in rest):
            return True
    return False
