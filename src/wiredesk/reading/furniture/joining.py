"""Marks become findings: orders go first, overlaps are settled, neighbours of one kind are one."""

import itertools
from heapq import heappop, heappush

from wiredesk.reading.copy import Copy
from wiredesk.reading.furniture.lines import Mark
from wiredesk.reading.furniture.phrases import RANK
from wiredesk.records import Furniture

OF_ORDERS = {"embargo": "embargo", "release": "embargo"}
"""The furniture that an order is; any other is an editor's note."""


def joined(copy: Copy, marks: list[Mark]) -> tuple[Furniture, ...]:
    """Findings in order, without overlaps, those of one kind that only space parts as one."""
    orders = [
        Mark(o.start, o.end, OF_ORDERS.get(o.kind, "editor_note"), f"order.{o.kind}", o.confidence)
        for o in copy.orders
        if o.start < o.end
    ]
    ranked = [(-1, m) for m in orders] + [(RANK[m.kind], m) for m in marks]
    spans: list[Mark] = []
    for mark in _settled(sorted(ranked, key=lambda r: (r[1].start, r[0]))):
        before = spans[-1] if spans else None
        if before and before.kind == mark.kind and not copy.text[before.end : mark.start].strip():
            low = min(before.confidence, mark.confidence)
            spans[-1] = before._replace(end=mark.end, confidence=low)
        elif piece := _bare(copy.text, mark):
            spans.append(piece)
    return tuple(
        Furniture(
            start=m.start,
            end=m.end,
            kind=m.kind,
            rule=f"furniture.{m.rule}",
            confidence=m.confidence,
        )
        for m in spans
    )


def _settled(ranked: list[tuple[int, Mark]]) -> list[Mark]:
    """Pieces without overlaps: at every place the mark of the lowest rank stands."""
    edges = sorted({at for _, m in ranked for at in (m.start, m.end)})
    heap: list[tuple[int, int]] = []
    pieces: list[Mark] = []
    owner, entered = -1, 0
    for at, following in itertools.pairwise(edges):
        while entered < len(ranked) and ranked[entered][1].start <= at:
            heappush(heap, (ranked[entered][0], entered))
            entered += 1
        while heap and ranked[heap[0][1]][1].end <= at:
            heappop(heap)
        if not heap:
            owner = -1
        elif heap[0][1] == owner and pieces[-1].end == at:
            pieces[-1] = pieces[-1]._replace(end=following)
        else:
            owner = heap[0][1]
            pieces.append(ranked[owner][1]._replace(start=at, end=following))
    return pieces


def _bare(text: str, mark: Mark) -> Mark | None:
    """A piece without the spaces at its ends; nothing where nothing is left."""
    words = text[mark.start : mark.end]
    start = mark.start + len(words) - len(words.lstrip())
    return mark._replace(start=start, end=start + len(words.strip())) if words.strip() else None
