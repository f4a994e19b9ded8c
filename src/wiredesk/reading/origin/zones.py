"""The lines of a copy, and which of them stand above and below the story itself."""

from typing import NamedTuple

from wiredesk.reading.copy import Copy
from wiredesk.records import Span

BODY = 90
"""Characters of the shortest line that is surely a paragraph of the story; a third as many in a
script whose letters are words."""

SHORT = 50
"""Characters of the shortest paragraph that is known by its full stop."""
_ENDS = '.!?…”»"。！？؟।'

HEAD_LINES, TAIL_LINES = 40, 30
"""Lines that are looked at above and below the story, where signs of origin may stand."""

_NO_BODY = ("origin.imported", "origin.disclaims", "origin.untouched", "origin.rights")


class Zones(NamedTuple):
    """Lines above the first paragraph (without the headline), the paragraphs, lines below."""

    head: tuple[Span, ...]
    body: tuple[Span, ...]
    """From the first paragraph of the story to its last, all lines between."""
    tail: tuple[Span, ...]


def zones(copy: Copy) -> Zones:
    """Cut the lines of a copy into head, body and tail. A disclaimer or a note is no body."""
    lines = [line for line in copy.lines if not _is_title(copy, line)]
    found = [k for k, line in enumerate(lines) if _is_body(copy, line)]
    first, last = (found[0], found[-1]) if found else (len(lines), len(lines) - 1)
    head = tuple(lines[max(0, first - HEAD_LINES) : first])
    tail = tuple(lines[last + 1 : last + 1 + TAIL_LINES])
    return Zones(head, tuple(lines[first : last + 1]), tail)


def _is_title(copy: Copy, line: Span) -> bool:
    title = copy.story.title_span
    return bool(title and title[0] < line[1] and line[0] < title[1])


def _is_body(copy: Copy, line: Span) -> bool:
    start, end = line
    said = copy.text[start:end]
    wide = ord(said[0]) > 0x2E80
    size = (end - start) * (3 if wide else 1)
    if size < BODY and not (size >= SHORT and said[-1] in _ENDS and said.count(" ") >= 8):
        return False
    if any(copy.hits_in(listed, start, end) for listed in _NO_BODY):
        return False
    if any(h.start <= start + 2 for h in copy.hits_in("agencies.sign_off", start, end)):
        return False
    return not any(o.start == start and o.kind != "priority" for o in copy.orders)
