"""The lines of a copy, and which of them stand above and below the story itself."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from typing import NamedTuple

from wiredesk.packs import Hit
from wiredesk.reading.copy import Copy
from wiredesk.reading.wrapping import is_wrapped
from wiredesk.records import Span

BODY = 90
"""Characters of the shortest line that is surely a paragraph of the story; a third as many in a
script whose letters are words."""

SHORT = 50
"""Characters of the shortest paragraph that is known by its full stop."""
_ENDS = '.!?…”»"。！？؟।'

HEAD_LINES, TAIL_LINES = 40, 30
"""Lines that are looked at above and below the story, where signs of origin may stand."""

_NO_BODY = (
    "origin.imported",
    "origin.disclaims",
    "origin.untouched",
    "origin.first_published",
)


class Zones(NamedTuple):
    """Lines above the first paragraph (without the headline), the paragraphs, lines below."""

    head: tuple[Span, ...]
    body: tuple[Span, ...]
    """From the first paragraph of the story to its last, all lines between."""
    tail: tuple[Span, ...]


def zones(copy: Copy) -> Zones:
    """Cut the lines of a copy into head, body and tail. A disclaimer or a note is no body."""
    title = copy.story.title_span
    lines = [
        line for line in _units(copy) if not (title and title[0] < line[1] and line[0] < title[1])
    ]
    others = _others(copy)
    first = next((k for k, line in enumerate(lines) if _is_body(copy, line, others)), None)
    if first is None:
        return Zones(tuple(lines[-HEAD_LINES:]), (), ())
    last = next(k for k in range(len(lines) - 1, -1, -1) if _is_body(copy, lines[k], others))
    head = tuple(lines[max(0, first - HEAD_LINES) : first])
    tail = tuple(lines[last + 1 : last + 1 + TAIL_LINES])
    return Zones(head, tuple(lines[first : last + 1]), tail)


def _units(copy: Copy) -> Iterator[Span]:
    """The lines of a copy; those of a paragraph that was wrapped (72 columns) as one."""
    wrapped = [b for b in copy.blocks if copy.text.find("\n", b.start, b.end) >= 0]
    at = 0
    for start, end in copy.lines:
        while at < len(wrapped) and wrapped[at].end <= start:
            at += 1
        block = wrapped[at] if at < len(wrapped) else None
        if block and block.start <= start and is_wrapped(copy.text, block):
            if start == block.start:
                yield block.start, block.end
        else:
            yield start, end


def _others(copy: Copy) -> list[int]:
    """Where disclaimers, rights lines and orders stand, in order."""
    found = [hit.start for listed in _NO_BODY for hit in copy.hits.get(listed, ())]
    rights = copy.hits.get("origin.rights", ())
    found += [hit.start for hit in rights if opens_line(copy, hit) or not hit.phrase[0].isalpha()]
    found += [o.start for o in copy.orders if o.start is not None and o.kind != "priority"]
    return sorted(found)


def _is_body(copy: Copy, line: Span, others: list[int]) -> bool:
    start, end = line
    first, last = copy.text[start], copy.text[end - 1]
    size = (end - start) * (3 if ord(first) > 0x2E80 else 1)
    if size < SHORT:
        return False
    if size < BODY and not (last in _ENDS and copy.text.count(" ", start, end) >= 8):
        return False
    at = bisect_left(others, start)
    if at < len(others) and others[at] < end:
        return False
    return not (
        copy.hit_at("agencies.sign_off", start) or copy.hit_at("agencies.sign_off", start + 1)
    )


def opens_line(copy: Copy, hit: Hit) -> bool:
    """Whether nothing but marks stands before a hit on its line."""
    before = copy.text[max(0, hit.start - 4) : hit.start]
    first = hit.start < 4 or "\n" in before
    return first and not before.rpartition("\n")[2].strip(" (*#|-–—©")


def is_other(copy: Copy, line: Span, kinds: tuple[str, ...]) -> bool:
    """Whether a line is an order, or furniture of other kinds than those that say an origin."""
    return holds_order(copy, line) or furniture_at(copy, line[0]) not in (None, *kinds)


def holds_order(copy: Copy, line: Span) -> bool:
    """Whether an order begins in a line, or the line stands in one."""
    at = bisect_left(copy.orders, line[1], key=lambda order: order.start or 0) - 1
    return at >= 0 and (copy.orders[at].end or -1) > line[0]


def furniture_at(copy: Copy, at: int) -> str | None:
    """The kind of the furniture that a place stands in, if it is any."""
    found = bisect_right(copy.furniture, at, key=lambda furniture: furniture.start) - 1
    inside = found >= 0 and at < copy.furniture[found].end
    return copy.furniture[found].kind if inside else None
