"""Blocks of a text that has no tags: paragraphs, items and quoted lines.

One line is one block, unless the text is hard-wrapped (broken at a fixed column, as in mails and
on agency wires): then the run of lines that were one paragraph is one block.
"""

import re
from itertools import pairwise
from typing import NamedTuple

from msgspec import structs

from wiredesk.records import Block

NARROWEST, WIDEST = 40, 100
"""Columns that hard-wrapped text is broken at; wires keep to 60–80."""

NARROWEST_UNSPACED = 18
"""The same for scripts without spaces, whose letters are twice as wide."""

_BULLET = re.compile(r"[-*•‣▪◦●·]\s+\S")
"""A dash is none: it opens speech ("— Não sei, disse.")."""

_NUMBER = re.compile(r"\(?(\d{1,3})[.)]\s+\S")
_STOPS = tuple(".!?…。！？؟।:")


class Line(NamedTuple):
    """A line that is not blank, without the spaces at its ends."""

    start: int
    end: int
    number: int
    indent: int


def find_blocks(text: str) -> tuple[Block, ...]:
    """The blocks of a text, in order, each without the spaces at its ends."""
    lines = find_lines(text)
    width = wrapped_at(text, lines)
    blocks: list[Block] = []
    begun: Line | None = None
    for line, following in zip(lines, [*lines[1:], None], strict=False):
        begun = begun or line
        if following and width and _goes_on(text, line, following, width):
            continue
        kind = _kind(text[begun.start : begun.start + 8])
        blocks.append(Block(start=begun.start, end=line.end, kind=kind))
        begun = None
    return _with_numbered_items(text, blocks)


def find_lines(text: str) -> list[Line]:
    """The lines of a text that are not blank."""
    found, at = [], 0
    for number, line in enumerate(text.split("\n")):
        if bare := line.strip():
            indent = line.index(bare[0])
            found.append(Line(at + indent, at + indent + len(bare), number, indent))
        at += len(line) + 1
    return found


def wrapped_at(text: str, lines: list[Line]) -> int:
    """The column that a text is hard-wrapped at; 0 where it is not.

    In wrapped text the first word of a line would not have fitted on the line before, and most
    lines break off in the middle of a sentence.
    """
    lengths = sorted(line.end - line.start for line in lines)
    if len(lengths) < 3:
        return 0
    width = lengths[int(0.97 * (len(lengths) - 1))]
    if not NARROWEST_UNSPACED <= width <= WIDEST:
        return 0
    pairs = [(a, b) for a, b in pairwise(lines) if b.number == a.number + 1]
    full = [(a, b) for a, b in pairs if _is_full(text, a, b, width)]
    if len(full) < 2 or len(full) < 0.7 * len(pairs):
        return 0
    spaced = sum(" " in text[a.start : a.end] for a, _ in full)
    if width < NARROWEST and 2 * spaced > len(full):
        return 0
    broken = sum(_breaks_off(text, a, b) for a, b in full)
    return width if broken >= 0.5 * len(full) else 0


def _is_full(text: str, line: Line, following: Line, width: int) -> bool:
    """Whether the next line's first word would have run past the column (give or take a tenth)."""
    space = text.find(" ", following.start, following.end)
    word = space - following.start if space >= 0 else 1
    return line.end - line.start + 1 + word > 0.9 * width


def _breaks_off(text: str, line: Line, following: Line) -> bool:
    """Whether a sentence seems to run on from one line to the next."""
    return not text[line.end - 1].startswith(_STOPS) and not text[following.start].isupper()


def _goes_on(text: str, line: Line, following: Line, width: int) -> bool:
    return (
        following.number == line.number + 1
        and following.indent <= line.indent
        and _is_full(text, line, following, width)
        and _kind(text[following.start : following.start + 8]) != "item"
    )


def _with_numbered_items(text: str, blocks: list[Block]) -> tuple[Block, ...]:
    """Blocks that count on from one another are items ("1. …", "2. …"); "3. Mai 2026" is none."""
    numbers = [_number(text[block.start : block.start + 8]) for block in blocks]
    if sum(number is not None for number in numbers) < 2:
        return tuple(blocks)
    found = list(blocks)
    for i, (number, following) in enumerate(pairwise(numbers)):
        if number is not None and following == number + 1:
            found[i] = structs.replace(found[i], kind="item")
            found[i + 1] = structs.replace(found[i + 1], kind="item")
    return tuple(found)


def _number(opening: str) -> int | None:
    found = _NUMBER.match(opening)
    return int(found[1]) if found else None


def _kind(opening: str) -> str:
    if opening.startswith(">"):
        return "quote"
    return "item" if _BULLET.match(opening) else "paragraph"
