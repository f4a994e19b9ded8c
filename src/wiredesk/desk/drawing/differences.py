"""Two texts as one, word by word: what stands in both, what was cut, what was put in."""

from typing import NamedTuple

from wiredesk.desk.texts.editing import exact_changes


class Piece(NamedTuple):
    """Words of a comparison."""

    tag: str
    """"" in both, ``del`` in the first alone, ``ins`` in the second alone."""
    words: str


def pieces(before: str, after: str) -> list[Piece]:
    """The second text with what was cut of the first, in order."""
    found: list[Piece] = []
    at = 0
    for a, b, c, d in exact_changes(before, after):
        if at < a:
            found.append(Piece("", before[at:a]))
        if a < b:
            found.append(Piece("del", before[a:b]))
        if c < d:
            found.append(Piece("ins", after[c:d]))
        at = b
    if at < len(before):
        found.append(Piece("", before[at:]))
    return found
