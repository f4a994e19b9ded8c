"""Quotations: which marks open and close them, paragraph by paragraph.

All national marks are read in every language, for copy comes with the marks of the house that
wrote it; the pack only decides where a mark can do both ("“" closes in German and opens in
English). What is left open runs to its paragraph's end, and the next paragraph may reopen it.
"""

from typing import NamedTuple

from wiredesk.reading.attributions.words import Words

CLOSERS = {
    "“": '”"',
    "„": "“”",
    "«": "»",
    "»": "«»",
    "”": "”",
    '"': '"”',
    "''": "''",
    "``": "''",
    "‹": "›",
    "‘": "’'",
    "‚": "‘’",
    "'": "'’",
    "’": "’",
    "「": "」",
    "『": "』",
    "《": "》",
    "〈": "〉",
    "〝": "〞〟",
}
"""Marks that can open a quotation, each with those that then close it."""

CLOSING = frozenset("".join(CLOSERS.values()))
SINGLE = frozenset("‘‚'’")
"""Marks that are apostrophes too: they count where they stand at a word's edge, in pairs."""


class Quote(NamedTuple):
    """A quotation by its words, marks included: ``first`` up to and without ``last``."""

    first: int
    last: int
    closed: bool
    reopened: bool
    """Whether it goes on from the paragraph before with no mark of its own."""


def pair_quotes(words: Words, first: int, last: int, goes_on: bool = False) -> list[Quote]:
    """The quotations among the words of one paragraph, outermost only, in order.

    ``goes_on`` says that the paragraph before was left open: a closing mark that nothing has
    opened then closes a quotation that starts with this paragraph.
    """
    found: list[Quote] = []
    at = first
    low = words.low
    while at < last:
        mark = low[at]
        if goes_on and not found and mark in CLOSING and not _opens(words, at):
            found.append(Quote(first, at + 1, True, True))
            goes_on = False
        elif mark in CLOSERS and _opens(words, at):
            goes_on = False
            close = _close(words, at, last)
            if close is None and mark in SINGLE:
                at += 1
                continue
            end = last if close is None else close + 1
            if end - at > 1:
                found.append(Quote(at, end, close is not None, False))
            at = end
            continue
        at += 1
    return found


def _opens(words: Words, at: int) -> bool:
    """Whether a mark that can open does: nothing stuck on its left, something on its right."""
    text, start, end = words.text, words.start[at], words.end[at]
    before = text[start - 1] if start else " "
    after = text[end] if end < len(text) else " "
    if words.low[at] in "„«“‘‚‹「『《〈〝":
        return not (before.isalnum() and words.low[at] in SINGLE)
    if before.isalnum():
        return False
    return not after.isspace() and after not in ".,;:!?)]"


def _close(words: Words, at: int, last: int) -> int | None:
    closers = CLOSERS[words.low[at]]
    opener = words.low[at]
    text = words.text
    for i in range(at + 1, last):
        mark = words.low[i]
        if mark not in closers or not mark:
            continue
        end = words.end[i]
        after = text[end] if end < len(text) else " "
        if opener in SINGLE and after.isalnum():
            continue
        if mark == '"' and after.isalnum() and text[words.start[i] - 1].isspace():
            continue
        return i
    return None
