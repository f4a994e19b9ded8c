"""The place and the day that the words of a dateline say, apart from each other."""

import re

from wiredesk.reading import stated_dates as dates
from wiredesk.reading.copy import Copy
from wiredesk.reading.origin.places import is_place
from wiredesk.records import Span

_CUT = re.compile(r"[,.،、\s]\s*")
_SHORTENED = re.compile(r",\s(?:[^\W\d_]\.){0,3}[^\W\d_]{1,5}\Z")  # OSCEOLA, Ia. · CONCORD, N.H.
# A date in a language whose months we do not know; it stays unread, and the place is known.
_UNREAD = re.compile(
    r"(?P<place>\D{2,60}?)[,.]?\s+\d{1,2}\.?\s+[^\W\d_]{3,12}\.?(?:\s+\d{4})?[\s.]*"
)


def place_and_date(copy: Copy, start: int, end: int) -> tuple[Span | None, str | None]:
    """The place and the date that the words in ``[start, end)`` are, in either order."""
    span, date = split(copy.text[start:end], copy.tag, anchor_of(copy))
    return ((start + span[0], start + span[1]) if span else None), date


def split(words: str, tag: str, anchor: str | None) -> tuple[Span | None, str | None]:
    """The place (a span of ``words``) and the date that some words are, in either order.

    Both ``None`` where they are anything else; ``anchor`` tells a year that is not said.
    """
    if not any(c.isdecimal() for c in words):
        return _place(words, 0, len(words)), None
    if whole := read_day(words, tag):
        return None, dates.iso_day(whole, anchor)
    cuts = [cut for cut in _CUT.finditer(words) if cut.start()][:12]
    for cut in cuts:
        if day := read_day(words[cut.end() :], tag):
            place = _place(words, 0, cut.start())
            return (place, dates.iso_day(day, anchor)) if place else (None, None)
    for cut in reversed(cuts):
        if day := read_day(words[: cut.start()], tag):
            place = _place(words, cut.end(), len(words))
            return (place, dates.iso_day(day, anchor)) if place else (None, None)
    found = _UNREAD.fullmatch(words)
    return (_place(words, *found.span("place")), None) if found else (None, None)


def _place(words: str, start: int, end: int) -> Span | None:
    start, end = _trim(words, start, end, " ,.،-–—")
    if words[end : end + 1] == "." and _SHORTENED.search(words, start, end):
        end += 1
    return (start, end) if start < end and is_place(words[start:end]) else None


def read_day(words: str, tag: str) -> dates.Day | None:
    """A day; in a dateline a bare number is one too: "LIMA, 3 (Cordillera)"."""
    bare = words.strip(" ,.")
    if re.fullmatch(r"\d{1,2}", bare):
        return dates.Day(day=int(bare)) if 1 <= int(bare) <= 31 else None
    return dates.read_day(bare, tag) if bare else None


def anchor_of(copy: Copy) -> str | None:
    """What tells a dateline's year: the day that the user gives, or the story's own."""
    return copy.given.published or copy.story.published


def tight(copy: Copy, span: Span, marks: str = " ") -> Span:
    """A span without the spaces (and marks) at its ends."""
    return _trim(copy.text, *span, marks)


def _trim(text: str, start: int, end: int, marks: str) -> Span:
    while start < end and (text[start] in marks or text[start].isspace()):
        start += 1
    while start < end and (text[end - 1] in marks or text[end - 1].isspace()):
        end -= 1
    return start, end


def before_dash(copy: Copy, start: int, end: int) -> int:
    """Where a dateline ends without the dash that parts it from the story."""
    return tight(copy, (start, end), " -–—=:.")[1]
