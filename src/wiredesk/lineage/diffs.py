"""Which words of one row stand in another, in order; linear on rows of any length."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from typing import NamedTuple

SMALL = 100_000
"""Pairs of words that are compared each with each."""
DEEPEST = 20
"""How often rows are split before what is left counts as rewritten."""


class Block(NamedTuple):
    """Words that stand in both rows one after another."""

    here: int
    there: int
    length: int


def matching(a: Sequence[str], b: Sequence[str]) -> list[Block]:
    """The blocks of words that stand in both rows, in order; the last is empty, at the ends."""
    return [*_matching(a, b, 0, len(a), 0, len(b)), Block(len(a), len(b), 0)]


def _matching(
    a: Sequence[str], b: Sequence[str], a0: int, a1: int, b0: int, b1: int, depth: int = 0
) -> Iterator[Block]:
    start = a0
    while a0 < a1 and b0 < b1 and a[a0] == b[b0]:
        a0, b0 = a0 + 1, b0 + 1
    end = a1
    while a0 < a1 and b0 < b1 and a[a1 - 1] == b[b1 - 1]:
        a1, b1 = a1 - 1, b1 - 1
    if a0 > start:
        yield Block(start, b0 - (a0 - start), a0 - start)
    if (a1 - a0) * (b1 - b0) <= SMALL:
        matcher = SequenceMatcher(None, a[a0:a1], b[b0:b1], autojunk=False)
        for one in matcher.get_matching_blocks()[:-1]:
            yield Block(a0 + one.a, b0 + one.b, one.size)
    elif depth < DEEPEST:
        yield from _between_anchors(a, b, a0, a1, b0, b1, depth + 1)
    if end > a1:
        yield Block(a1, b1, end - a1)


def _between_anchors(
    a: Sequence[str], b: Sequence[str], a0: int, a1: int, b0: int, b1: int, depth: int
) -> Iterator[Block]:
    """Large rows are split at words that stand in each once; without any they have nothing."""
    anchors = _anchors(a[a0:a1], b[b0:b1])
    x, y = a0, b0
    for here, there in anchors:
        yield from _matching(a, b, x, a0 + here, y, b0 + there, depth)
        yield Block(a0 + here, b0 + there, 1)
        x, y = a0 + here + 1, b0 + there + 1
    if anchors:
        yield from _matching(a, b, x, a1, y, b1, depth)


def _anchors(a: Sequence[str], b: Sequence[str]) -> list[tuple[int, int]]:
    once = {word for word, count in Counter(b).items() if count == 1}
    once &= {word for word, count in Counter(a).items() if count == 1}
    place = {word: at for at, word in enumerate(b) if word in once}
    pairs = [(at, place[word]) for at, word in enumerate(a) if word in once]
    return [pairs[at] for at in rising([there for _, there in pairs])]


def rising(values: Sequence[int]) -> list[int]:
    """The places of a longest row of rising values."""
    ends: list[int] = []
    last: list[int] = []
    before: list[int] = []
    for at, value in enumerate(values):
        length = bisect_left(ends, value)
        before.append(last[length - 1] if length else -1)
        if length == len(ends):
            ends.append(value)
            last.append(at)
        else:
            ends[length] = value
            last[length] = at
    found = []
    at = last[-1] if last else -1
    while at >= 0:
        found.append(at)
        at = before[at]
    return found[::-1]
