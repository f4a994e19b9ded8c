"""Quotation marks and brackets that do not close: ``quote.*``.

Conventions of all languages are read at once, by where a mark stands: “…”, „…“, ”…”, «…», »…«,
"…". A quotation that runs over several paragraphs opens each and closes the last; some outlets do
not open each. Inches (27"), enumerations ("a)"), tags and apostrophes are no quotations.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator
from typing import NamedTuple

from wiredesk.reading.defects.proof import Cover, Proof
from wiredesk.reading.defects.raised import raised
from wiredesk.records import Block, Defect, Span

_MARKS = re.compile('[“”„‟«»"「」『』]')
_BRACKETS = re.compile(r"[()\[\]{}]")
_POINT = re.compile(r"(?:^|[\s(])(?:[^\W_]{1,2}|[ivx]{1,4})\.?$")
_TAG = re.compile(r"</?[a-zA-Z][^<>\n]{0,400}>")
_INCHES = re.compile(r"\d\"(?=[\s,.;)x×-])")

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


class Mark(NamedTuple):
    """A quotation mark, with the letters on its sides and the block it stands in."""

    sign: str
    at: int
    before: str
    after: str
    block: int
    first: bool
    """Whether it is the first letter of its block."""

    may_go_on: bool
    """Whether a quotation that runs over paragraphs may start here: at a sentence's start or
    behind a colon, not within a clause."""

    @property
    def opens(self) -> bool:
        """Whether it stands as an opening mark does: after a space and before a letter."""
        if self.sign in "„‟「『":
            return True
        if self.sign == "«":
            return not self.before.isalnum() or self.after.isalnum()
        free = self.before.isspace() or self.before in "([{—–-/'‘’“„¿¡"
        return free and not (self.after.isspace() or self.after in ".,;:!?)]}")


def check_quotes(proof: Proof) -> Iterator[Defect]:
    """Yield each quotation mark whose other half is nowhere, and each that stands the wrong way."""
    waiting: list[Mark] = []
    for index, block in enumerate(proof.copy.blocks):
        if not proof.skipped.touches(block.start, block.end):
            for mark in _marks(proof, block, index, bool(waiting)):
                yield from _take(proof, waiting, mark)
    for mark in waiting:
        yield _alone(mark)


def _marks(proof: Proof, block: Block, index: int, waiting: bool) -> Iterator[Mark]:
    """The quotation marks of a block; straight ones only where they do not come in pairs and none
    waits from further up.

    Where straight marks are even they close each other, however spaces stand around them, as
    those of Arabic do behind a joined "and".
    """
    text, start, end = proof.text, block.start, block.end
    found = [m.start() for m in _MARKS.finditer(text, start, end)]
    if not found:
        return
    if "<" in text:
        tags = Cover(m.span() for m in _TAG.finditer(text, start, end))
        found = [at for at in found if not tags.touches(at, at + 1)]
    inches = {m.end() - 1 for m in _INCHES.finditer(text, start, end)}
    straight = {at for at in found if text[at] == '"'}
    if len(straight) % 2:
        straight -= inches
    paired = (
        len(straight) % 2 == 0
        and len(found) == sum(text[at] == '"' for at in found)
        and not waiting
    )
    for at in found:
        if text[at] == '"' and (paired or at not in straight):
            continue
        before = text[at - 1] if at > start else " "
        after = text[at + 1] if at + 1 < end else " "
        ahead = text[max(start, at - 3) : at].rstrip()
        may_go_on = at == start or ahead.endswith((":", ".", "!", "?", ",", "-", "–", "—", "…"))
        yield Mark(text[at], at, before, after, index, at == start, may_go_on)


def _take(proof: Proof, waiting: list[Mark], mark: Mark) -> Iterator[Defect]:
    """Let one mark close what waits, continue it, or wait itself; yield what it leaves alone."""
    last = waiting[-1] if waiting else None
    if last and mark.sign in CLOSES[last.sign] and not mark.opens:
        waiting.pop()
        return
    if last and mark.first and mark.block > last.block:
        if last.may_go_on and not _has_cue(proof, last):
            waiting[-1] = last._replace(block=mark.block)  # it opens the next paragraph
            return
        yield _alone(waiting.pop())
        last = None
    if last and mark.sign == last.sign == "“" and mark.block == last.block and not mark.opens:
        waiting.pop()
        yield _turned(mark)
        return
    if len(waiting) > 1 and mark.sign in CLOSES[waiting[-2].sign] and mark.sign not in "“„":
        yield _alone(waiting.pop())  # the inner one never closed
        waiting.pop()
        return
    if mark.sign in "」』" or (mark.sign in '”»"' and not mark.opens):
        yield _alone(mark)
        return
    if last and mark.sign == last.sign == "“" and mark.block == last.block:
        waiting[-1] = last._replace(may_go_on=False)  # “even when “your team” needs to be”
        waiting.append(mark)
        return
    while waiting and (waiting[-1].sign == mark.sign or mark.block - waiting[-1].block > FAR):
        yield _alone(waiting.pop())
    waiting.append(mark)


def _has_cue(proof: Proof, mark: Mark) -> bool:
    """Whether "said X" follows in the mark's own paragraph: the quotation ended before that."""
    end = proof.copy.blocks[mark.block].end
    after = bisect_right(proof.cues, mark.at)
    return after < len(proof.cues) and proof.cues[after] < end


def _alone(mark: Mark) -> Defect:
    note = f"The quotation mark {mark.sign} has no other half: where the quotation ends is open."
    where = (mark.at, mark.at + 1)
    return raised("quote.unbalanced", where, note, severity="major", confidence=0.8)


def _turned(mark: Mark) -> Defect:
    note = "The quotation closes with a mark that opens."
    return raised("quote.mark_turned", (mark.at, mark.at + 1), note, mend="”")


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
