"""The headline of a page: the block that says what the page declares as its headline."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from wiredesk.wire.formats.webpage.shown import Shown

LONGEST = 400
"""Characters of the longest headline."""

_SEPARATORS = re.compile(r"\s+[|–—\-:·•»«/]\s*$|\s*[|·•]\s*$")
_MARK = re.compile(r"[|–—\-:·•»«/]\s*$")
_SPACES = re.compile(r"\s+")


class Headline(NamedTuple):
    """The block that the headline stands in, and its place in the block's text."""

    block: int
    start: int
    end: int


def find_title(blocks: Sequence[Shown], declared: Sequence[str]) -> Headline | None:
    """Where the headline stands; ``None`` where none can be told.

    A heading that a declared headline equals ("Headline | Outlet" counts too) goes before a plain
    block that does, and before the first line of one; what nothing declares is the only <h1>, if
    it has several words, or the heading that a fragment begins with.
    """
    wanted = [folded for title in declared if (folded := _folded(title))]
    edges = {title[0] for title in wanted}, {title[-1] for title in wanted}
    best: tuple[int, Headline] | None = None
    for i, block in enumerate(blocks):
        line = block.text.partition("\n")[0].rstrip()
        if not 3 < len(line) <= LONGEST or not _may_be_said(line, *edges):
            continue
        if _is_said(_folded(line), wanted):
            rank = block.level or (7 if block.linked == 0 else 9)
            rank += 3 * (block.linked > 0 and block.level > 1)
            if best is None or rank < best[0]:
                best = (rank, Headline(i, 0, len(line)))
    if best:
        return best[1]
    firsts = [i for i, block in enumerate(blocks) if block.level == 1]
    if not firsts and not declared and blocks and blocks[0].level:
        firsts = [0]
    if len(firsts) == 1 and _is_worded(blocks[firsts[0]].text[: LONGEST + 1]):
        return Headline(firsts[0], 0, len(blocks[firsts[0]].text))
    return None


def without_outlet(title: str, provider: str | None) -> str:
    """A declared title without the outlet's name at its end ("Headline | Outlet")."""
    if provider and title.casefold().endswith(provider.casefold()):
        bare = title[: -len(provider)]
        cut = _SEPARATORS.sub("", bare)
        if cut and cut != bare:
            return cut.rstrip()
    return title


def _may_be_said(line: str, firsts: set[str], lasts: set[str]) -> bool:
    """Whether a line begins or ends with a letter that some declared headline begins or ends with;
    spares the look at most lines of a page."""
    return (
        line[0].casefold()[:1] in firsts
        or line[-1].casefold()[-1:] in lasts
        or not line[0].isalnum()
    )


def _is_said(words: str, wanted: list[str]) -> bool:
    """Whether a declared headline is these words, alone or with a mark and the outlet's name."""
    for title in wanted:
        if words == title:
            return True
        rest = len(title) - len(words)
        if len(words) < 12 or not 0 < rest <= min(60, len(words)):
            continue
        if title.startswith(words) and not title[len(words)].isalnum():
            return True
        if (
            title.endswith(words)
            and not title[rest - 1 : rest].isalnum()
            and _MARK.search(title[:rest])
        ):
            return True
    return False


def _is_worded(text: str) -> bool:
    return len(text) <= LONGEST and (
        len(text.split()) > 2 or (" " not in text and not text.isascii() and len(text) > 6)
    )


def _folded(text: str) -> str:
    folded = _SPACES.sub(" ", text).strip().casefold()
    return folded.translate({0x2019: "'", 0x2018: "'", 0x201C: '"', 0x201D: '"', 0xA0: " "})
