"""Marks become findings: orders go first, overlaps are settled, neighbours of one kind are one."""

import itertools
from bisect import bisect_right
from heapq import heappop, heappush

from wiredesk.reading.copy import Copy
from wiredesk.reading.furniture.lines import Line, Mark
from wiredesk.reading.furniture.phrases import RANK
from wiredesk.records import Furniture

BRACKETS = " ()[]*.-–—"

OF_ORDERS = {"embargo": "embargo", "release": "embargo", "end": "sign_off"}
"""The furniture that an order is; any other is an editor's note."""


LABEL_WORDS = 6
"""Words of an order's label, which stands before what it says: "(Hinweis der Redaktion: …"."""


def order_marks(copy: Copy, lines: list[Line]) -> list[Mark]:
    """The orders in the copy as furniture, with the labels and brackets they stand in."""
    starts = [line.start for line in lines]
    found = []
    for order in copy.orders:
        start, end = order.start, order.end
        if start is None or end is None or start >= end:
            continue
        at = bisect_right(starts, start) - 1
        if at >= 0 and start < lines[at].end:
            line = lines[at]
            before = copy.text[line.start : start]
            behind = copy.text[end : line.end] if end <= line.end else ""
            if len(before.split()) <= LABEL_WORDS and not behind.strip(BRACKETS):
                start, end = line.start, max(end, line.end)
        kind = OF_ORDERS.get(order.kind, "editor_note")
        found.append(Mark(start, end, kind, f"order.{order.kind}", order.confidence))
    return found


def joined(copy: Copy, orders: list[Mark], marks: list[Mark]) -> tuple[Furniture, ...]:
    """Findings in order, without overlaps, those of one kind that only space parts as one."""
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
            rule=f"furniture.{_rule(m.rule, copy.pack.tag)}",
            confidence=m.confidence,
        )
        for m in spans
    )


def _rule(rule: str, tag: str) -> str:
    """A rule with one pack behind it: the story's own where that has the phrase."""
    name, _, tags = rule.partition(":")
    known = tags.split("|")
    return f"{name}:{tag if tag in known else known[0]}" if tags else name


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
