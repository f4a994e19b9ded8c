"""Lines that stand on several stories of one source: no story's own text."""

import re
from collections import Counter
from functools import lru_cache

from wiredesk.packs.matcher import fold
from wiredesk.reading.furniture.lines import Line

SEVERAL = 2
"""On so many neighbours at least a line of furniture stands."""
SHORT_WORDS = 14
"""A line of so many words that does not end as a sentence is furniture wherever it stands."""
VERSION = 0.4
"""A neighbour that shares more than this part of the text is a version or a copy of the story,
and what it shares says nothing."""

DIGITS = re.compile(r"\d+")


def repeated(lines: list[Line], neighbours: tuple[str, ...]) -> list[bool]:
    """Whether each line stands on several neighbours that are no versions of this story."""
    if len(neighbours) < SEVERAL:
        return [False] * len(lines)
    ours = [folded_line(line.text) for line in lines]
    total = sum(map(len, ours)) or 1
    seen: Counter[str] = Counter()
    for text in neighbours:
        theirs = folded_lines(text)
        shared = {line for line in ours if line in theirs}
        long = sum(len(line) for line in shared if len(line.split()) >= SHORT_WORDS)
        if long <= VERSION * total:
            seen.update(shared)
    return [seen[line] >= SEVERAL for line in ours]


def folded_line(line: str) -> str:
    """A line without what differs from page to page: case, spaces, numbers."""
    return DIGITS.sub("0", " ".join(fold(line).split()))


@lru_cache(maxsize=64)
def folded_lines(text: str) -> frozenset[str]:
    """The lines of a neighbour, folded; kept, as each story is the neighbour of many."""
    return frozenset(folded_line(line) for line in text.split("\n") if line.strip())


def judge_repeated(lines: list[Line], neighbours: tuple[str, ...]) -> None:
    """Mark lines that stand on several stories: short ones, and longer ones at the edges.

    A follow-up repeats whole paragraphs of background, so a line of prose must hang on other
    furniture or on the very edge of the text.
    """
    twice = repeated(lines, neighbours)
    if not any(twice):
        return
    for line, again in zip(lines, twice, strict=True):
        short = line.size <= SHORT_WORDS and not line.ends_as_sentence
        if again and short and line.mark is None and not line.is_title:
            line.mark = line.whole("navigation", "neighbours", 0.8)
    for order in (lines, lines[::-1]):
        _from_edge(order, {id(line) for line, again in zip(lines, twice, strict=True) if again})


def _from_edge(order: list[Line], again: set[int]) -> None:
    """From one edge of the text inwards, as long as everything is furniture."""
    for line in order:
        if line.mark is None:
            if id(line) not in again or line.is_title:
                return
            kind = "disclaimer" if line.is_prose else "navigation"
            line.mark = line.whole(kind, "neighbours", 0.7)
