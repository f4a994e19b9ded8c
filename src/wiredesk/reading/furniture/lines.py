"""The lines of a copy, each with what the rules ask of it."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from typing import NamedTuple

from wiredesk.packs.matcher import Hit
from wiredesk.reading.copy import Copy
from wiredesk.reading.furniture.lexicon import lexicon
from wiredesk.records import Span

SENTENCE_END = re.compile(
    r"(?<![.!?…।])[.!?…।]+[”\"»’)\]]*(?=\s)\s*|(?<![。！？])[。！？]+[”」』）]*"
)
"""Good enough for furniture, where abbreviations are rare: where a sentence of a line ends."""

ENDS = tuple(".!?…。！？؟।")
CLOSERS = '”"»’)]」』） '
QUOTED = re.compile(r"“[^”]*”?|«[^»]*»?|„[^“”]*[“”]?|\"[^\"]*\"?|「[^」]*」?")

WORD = re.compile(r"[^\W_]+(?:['’.-][^\W_]+)*", re.UNICODE)
"""A word or a number: "d'agences", "mid-day", "1.2k"."""

PROSE_WORDS = 12
"""A line of so many words that ends as a sentence does is taken for body."""
LONG_WORDS = 30
"""So is one of so many words, however it ends."""
UNSPACED = 24
"""A run of more letters than this is no word but a line without spaces."""
NARROWEST = 18
"""Code points of the narrowest column that text is wrapped at, in scripts without spaces."""


LONGEST_ALONE = 240
"""Code points of the longest line that may be a menu, a share bar or a trail."""


class Mark(NamedTuple):
    """A span that a rule calls furniture; offsets into the text."""

    start: int
    end: int
    kind: str
    rule: str
    confidence: float


class Told(NamedTuple):
    """A hit and the list it is from: "holds", "cookie"."""

    how: str
    kind: str
    hit: Hit


@dataclass
class Line:
    """A line, or a paragraph wrapped by hand. ``start``/``end`` are offsets into the text."""

    start: int
    end: int
    text: str
    folded: str
    told: list[Told] = field(default_factory=list)
    body: bool | None = None
    """What the extractor says of its block."""
    zone: str = "bare"
    """head | mid | tail: above the first line of body, within, below the last; bare without."""
    above: int = 0
    """How many lines stand above it."""
    below: int = 0
    is_title: bool = False
    mark: Mark | None = None
    """What the whole line is, once a rule has told."""
    pieces: tuple[Mark, ...] = ()
    """What its pieces are, where they are of several kinds."""

    @cached_property
    def words(self) -> list[str]:
        """Its words, folded."""
        return WORD.findall(self.folded)

    @cached_property
    def size(self) -> int:
        """How many words; where a script writes no spaces, two code points count as one."""
        runs = self.text.split()
        if len(self.text) <= UNSPACED or self.text.isascii():
            return len(runs)
        if max(map(len, runs)) <= UNSPACED:
            return len(runs)
        return max(len(runs), sum(len(run) // 2 for run in runs if len(run) > UNSPACED))

    @cached_property
    def ends_as_sentence(self) -> bool:
        """Whether it ends as sentences do; "Ukraine..." of a cut headline does not."""
        bare = self.text.rstrip(CLOSERS)
        return bare.endswith(ENDS) and not bare.endswith(("...", "…"))

    @cached_property
    def is_prose(self) -> bool:
        """Whether it reads as a paragraph of body."""
        return self.size >= LONG_WORDS or (self.size >= PROSE_WORDS and self.ends_as_sentence)

    @cached_property
    def quoted(self) -> list[Span]:
        """Quotations in it, as offsets into the text."""
        return [(self.start + m.start(), self.start + m.end()) for m in QUOTED.finditer(self.text)]

    @cached_property
    def sentences(self) -> list[Span]:
        """Its sentences, as offsets into the text."""
        found, at = [], 0
        for end in SENTENCE_END.finditer(self.text):
            found.append((self.start + at, self.start + len(self.text[: end.end()].rstrip())))
            at = end.end()
        if at < len(self.text):
            found.append((self.start + at, self.end))
        return found

    def is_quoted(self, at: int) -> bool:
        """Whether an offset into the text stands in a quotation."""
        before = bisect_right(self.quoted, (at, 0)) - 1
        return before >= 0 and self.quoted[before][0] < at < self.quoted[before][1]

    def sentence_at(self, at: int) -> int:
        """Which of its sentences an offset into the text stands in, or follows."""
        return max(0, bisect_right(self.sentences, (at, self.end)) - 1)

    @cached_property
    def told_at(self) -> dict[int, list[Told]]:
        """What it holds by where that starts."""
        found: dict[int, list[Told]] = {}
        for told in self.told:
            found.setdefault(told.hit.start, []).append(told)
        return found

    def part(self, start: int, end: int) -> Line:
        """A piece of it as a line of its own; offsets into the text."""
        return Line(
            start,
            end,
            self.text[start - self.start : end - self.start],
            self.folded[start - self.start : end - self.start],
            told=[t for t in self.told if start <= t.hit.start and t.hit.end <= end],
            body=self.body,
            zone=self.zone,
        )

    def whole(self, kind: str, rule: str, confidence: float) -> Mark:
        """The whole line as furniture."""
        return Mark(self.start, self.end, kind, rule, confidence)


def lines_of(copy: Copy) -> list[Line]:
    """The copy's lines with the furniture words that stand in each."""
    lines = [
        Line(start, end, copy.text[start:end], copy.folded[start:end])
        for start, end in _paragraphs(copy)
    ]
    for at, line in enumerate(lines):
        line.above, line.below = at, len(lines) - at - 1
    _tell(copy, lines)
    _ask_blocks(copy, lines)
    return lines


def _paragraphs(copy: Copy) -> Iterator[Span]:
    """Lines; those of a block that is a paragraph wrapped by hand as one."""
    starts = [block.start for block in copy.blocks]
    run: list[Span] = []
    owner = -1
    for span in copy.lines:
        at = bisect_right(starts, span[0]) - 1
        inside = at >= 0 and span[1] <= copy.blocks[at].end
        if run and not (inside and at == owner):
            yield from _unwrapped(run)
            run = []
        owner = at if inside else -1
        run.append(span)
    yield from _unwrapped(run)


def _unwrapped(run: list[Span]) -> list[Span]:
    """A run of lines as one where all but the last are about as long, as a column makes them."""
    lengths = [end - start for start, end in run[:-1]]
    if lengths and min(lengths) >= max(NARROWEST, 0.6 * max(lengths)):
        return [(run[0][0], run[-1][1])]
    return run


def _tell(copy: Copy, lines: list[Line]) -> None:
    """Hand each hit to its line. What must be alone on a line is not asked of long ones."""
    words = lexicon()
    starts = [line.start for line in lines]
    for name, hits in words.matcher.find(copy.folded).items():
        how, _, kind = name.partition(".")
        longest = LONGEST_ALONE if how in ("alone", "trail") else len(copy.text)
        for hit in hits:
            at = bisect_right(starts, hit.start) - 1
            if at < 0 or hit.end > lines[at].end or len(lines[at].text) > longest:
                continue
            if hit.phrase in words.capitals and copy.text[hit.start : hit.end] != hit.phrase:
                continue
            lines[at].told.append(Told(how, kind, hit))


def _ask_blocks(copy: Copy, lines: list[Line]) -> None:
    """Set what the extractor says of each line's block."""
    judged = [block for block in copy.blocks if block.body is not None]
    starts = [block.start for block in judged]
    for line in lines if judged else ():
        at = bisect_right(starts, line.start) - 1
        if at >= 0 and line.start < judged[at].end:
            line.body = judged[at].body
