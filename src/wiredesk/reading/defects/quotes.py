"""Quotation marks and brackets that do not close: ``quote.*``, ``typography.unbalanced_bracket``.

Conventions of all languages are read at once, by where a mark stands: “…”, „…“, ”…”, «…», »…«,
"…". A quotation that runs over several paragraphs opens each and closes the last; some outlets do
not open each. Inches (27"), enumerations ("a)") and apostrophes are no quotations.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from wiredesk.reading.defects.proof import Proof
from wiredesk.reading.defects.raised import raised
from wiredesk.records import Defect, Span

_MARKS = re.compile('[“”„‟«»"「」『』]')
_BRACKETS = re.compile(r"[()\[\]{}]")
_POINT = re.compile(r"(?:^|[\s(])(?:[^\W_]{1,2}|[ivx]{1,4})\.?$")

CLOSES = {
    "“": '”"',
    "”": "”",
    "„": '“”"',
    "‟": "”",
    "«": "»",
    "»": "«»",
    '"': '"”',
    "「": "」",
    "『": "』",
}
"""Opening mark → what may close it. A straight mark that closes a curly one is mixed, not open."""

FAR = 6
"""Paragraphs over which an open quotation may run without opening again."""


class Open(NamedTuple):
    """A mark that waits for its other half."""

    mark: str
    at: int
    block: int


def check_quotes(proof: Proof) -> Iterator[Defect]:
    """Yield each quotation mark whose other half is nowhere."""
    waiting: list[Open] = []
    for index, block in enumerate(proof.copy.blocks):
        if proof.skipped.touches(block.start, block.end):
            continue
        for match in _MARKS.finditer(proof.text, block.start, block.end):
            yield from _take(proof, waiting, Open(match[0], match.start(), index), block.start)
    for mark in waiting:
        yield _alone(proof, mark)


def _take(proof: Proof, waiting: list[Open], mark: Open, start: int) -> Iterator[Defect]:
    """Let one mark close what waits, continue it, or wait itself; yield what it leaves alone."""
    text, at = proof.text, mark.at
    before = text[at - 1] if at > start else " "
    after = text[at + 1] if at + 1 < len(text) else " "
    if waiting and mark.mark in CLOSES[waiting[-1].mark] and not _opens(mark.mark, before, after):
        waiting.pop()
        return
    if waiting and at == start and mark.block > waiting[-1].block:
        waiting[-1] = waiting[-1]._replace(block=mark.block)  # it opens the next paragraph
        return
    if len(waiting) > 1 and mark.mark in CLOSES[waiting[-2].mark] and mark.mark not in "“„":
        yield _alone(proof, waiting.pop())  # the inner one never closed
        waiting.pop()
        return
    if mark.mark in "」』" or (mark.mark in "”»" and not _opens(mark.mark, before, after)):
        yield _alone(proof, mark)
        return
    if mark.mark == '"' and not _opens('"', before, after):
        if not before.isdigit():  # a 27" screen
            yield _alone(proof, mark)
        return
    while waiting and (waiting[-1].mark == mark.mark or mark.block - waiting[-1].block > FAR):
        yield _alone(proof, waiting.pop())
    waiting.append(mark)


def _opens(mark: str, before: str, after: str) -> bool:
    """Whether a mark stands as an opening one does: after a space and before a letter."""
    if mark in "„‟「『":
        return True
    if mark == "«":
        return not before.isalnum() or after.isalnum()
    free = before.isspace() or before in "([{—–-/'‘’“„¿¡"
    return free and not (after.isspace() or after in ".,;:!?)]}")


def _alone(proof: Proof, mark: Open) -> Defect:
    note = f"The quotation mark {mark.mark} has no other half: where the quotation ends is open."
    where = (mark.at, mark.at + 1)
    return raised("quote.unbalanced", where, note, severity="major", confidence=0.8)


def check_brackets(proof: Proof) -> Iterator[Defect]:
    """Yield each bracket whose other half is not in its paragraph."""
    pairs = {")": "(", "]": "[", "}": "{"}
    for block in proof.copy.blocks:
        if proof.skipped.touches(block.start, block.end):
            continue
        waiting: list[int] = []
        for match in _BRACKETS.finditer(proof.text, block.start, block.end):
            opening = pairs.get(match[0])
            if opening is None:
                waiting.append(match.start())
            elif waiting and proof.text[waiting[-1]] == opening:
                waiting.pop()
            elif not _is_sign(proof.text, block.start, match.start()):
                yield _open_bracket(proof, match.span())
        for at in waiting:
            if not (at and proof.text[at - 1] in ":;="):
                yield _open_bracket(proof, (at, at + 1))


def _is_sign(text: str, start: int, at: int) -> bool:
    """Whether a closing bracket is the end of "a)" or of a smile."""
    return text[max(start, at - 2) : at].endswith((":", ";", "-", "=")) or bool(
        _POINT.search(text[max(start, at - 6) : at])
    )


def _open_bracket(proof: Proof, where: Span) -> Defect:
    note = f"The bracket {proof.text[slice(*where)]} has no other half in its paragraph."
    return raised("quote.unbalanced_bracket", where, note)
