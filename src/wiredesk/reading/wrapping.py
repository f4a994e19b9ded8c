"""Paragraphs that were wrapped at a column (72 in old wire copy), whose lines are one."""

from bisect import bisect_right

from wiredesk.reading.copy import Copy
from wiredesk.records import Block

WRAPPED = 45
"""Characters of the shortest line that runs on into the next."""


def is_wrapped(text: str, block: Block) -> bool:
    """Whether all lines of a block but the last run on: long ones, as no list or byline has."""
    first = text.find("\n", block.start, block.end)
    if first - block.start < WRAPPED:
        return False
    second = text.find("\n", first + 1, block.end)
    return second < 0 or second - first > WRAPPED


def wrapped_end(copy: Copy, start: int, end: int) -> int:
    """Where the paragraph ends whose first line is ``[start, end)``: the line's end, or further."""
    at = bisect_right(copy.blocks, start, key=lambda block: block.start) - 1
    if at < 0 or copy.blocks[at].start != start or copy.blocks[at].end <= end:
        return end
    return copy.blocks[at].end if is_wrapped(copy.text, copy.blocks[at]) else end
