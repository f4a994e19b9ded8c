"""The proof: a copy laid out for checking, with what several checks ask of it worked out once."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable
from functools import cached_property

from wiredesk.packs import Hit, LanguagePack
from wiredesk.packs.sections.defects import DefectWords
from wiredesk.reading.copy import Copy
from wiredesk.records import Block, Sentence, Span

LISTED = frozenset(
    {
        "breadcrumb",
        "counter",
        "share",
        "navigation",
        "related",
        "newsletter",
        "cookie",
        "advertisement",
        "paywall",
        "tags",
    }
)
"""Furniture that is no prose: its spelling and marks are nobody's business once it is deleted."""

_WORD = re.compile(r"[^\W_]++")
_HYPHENED = re.compile(r"(?:-[^\W\d_]++)+")
_ADDRESS = re.compile(r"://|www\.|[@#\\/]|\.(?:com|org|net|gov|edu|info|[a-z]{2})(?=$|[/:?,.;)])")


JOINS = frozenset("'’.@/-#_")
"""What joins a word to the one before it, so that its capital tells nothing."""


class Cover:
    """A set of spans that is asked what it covers. Linear to build, logarithmic to ask."""

    def __init__(self, spans: Iterable[Span]):
        """``spans`` in any order; those that touch are joined."""
        self.starts: list[int] = []
        self.ends: list[int] = []
        for start, end in sorted(spans):
            if self.ends and start <= self.ends[-1]:
                self.ends[-1] = max(self.ends[-1], end)
            else:
                self.starts.append(start)
                self.ends.append(end)

    def touches(self, start: int, end: int) -> bool:
        """Whether any of ``[start, end)`` is covered."""
        if not self.starts:
            return False
        before = bisect_right(self.starts, end - 1 if end > start else start)
        return before > 0 and self.ends[before - 1] > start

    def holds(self, start: int, end: int) -> bool:
        """Whether all of ``[start, end)`` is covered."""
        before = bisect_right(self.starts, start)
        return before > 0 and self.ends[before - 1] >= end


class Proof:
    """One copy under the checks. Finds nothing itself and changes nothing."""

    def __init__(self, copy: Copy):
        """``copy`` as the parts before the defects leave it."""
        self.copy = copy
        self.text: str = copy.text
        self.folded: str = copy.folded
        self.pack: LanguagePack = copy.pack
        self.lists: DefectWords = copy.pack.defects

    def hits(self, listed: str) -> list[Hit]:
        """The hits of one list of the pack's section for defects."""
        return self.copy.hits.get(f"defects.{listed}", [])

    @cached_property
    def words(self) -> list[Span]:
        """Every run of letters and digits."""
        return [match.span() for match in _WORD.finditer(self.text)]

    @cached_property
    def said(self) -> list[str]:
        """The same words, folded."""
        folded = self.folded
        return [folded[start:end] for start, end in self.words]

    @cached_property
    def forms(self) -> frozenset[str]:
        """The words as they are written, each once."""
        return frozenset(self.text[start:end] for start, end in self.words)

    @cached_property
    def cues(self) -> list[int]:
        """Where the words that hand over a claim begin ("said"), in order."""
        return sorted(a for said in self.copy.attributions for a, _ in said.cue)

    @cached_property
    def capitals(self) -> list[Span]:
        """Words that begin with a capital, with what a hyphen joins to them."""
        text, found = self.text, []
        done = 0
        for start, end in [span for span in self.words if text[span[0]].isupper()]:
            if start < done or text[start - 1 : start] in JOINS:
                continue
            after = text[end : end + 1]
            if after == "-" and (more := _HYPHENED.match(text, end)):
                end = more.end()
            done = end
            if after != "@":
                found.append((start, end))
        return found

    @cached_property
    def off_page(self) -> Cover:
        """Blocks of a page that its extractor took for no body: the page's own business."""
        told = [b for b in self.copy.blocks if b.body is not None]
        return Cover((b.start, b.end) for b in told if b.body is False)

    @cached_property
    def furniture(self) -> Cover:
        """All furniture."""
        return Cover((f.start, f.end) for f in self.copy.furniture)

    @cached_property
    def skipped(self) -> Cover:
        """What no check of wording looks at: lists of a page, and what stands off the page."""
        listed = [(f.start, f.end) for f in self.copy.furniture if f.kind in LISTED]
        off = zip(self.off_page.starts, self.off_page.ends, strict=True)
        return Cover([*listed, *off])

    @cached_property
    def named(self) -> Cover:
        """All names."""
        return Cover((n.start, n.end) for n in self.copy.names)

    @cached_property
    def bearers(self) -> frozenset[str]:
        """Words of the names of persons."""
        names = (self.text[n.start : n.end] for n in self.copy.names if n.type == "PER")
        return frozenset(word for name in names for word in name.split())

    @cached_property
    def title(self) -> Span | None:
        """Where the headline stands."""
        if self.copy.story.title_span:
            return self.copy.story.title_span
        for sentence in self.copy.sentences:
            if sentence.kind == "headline":
                return sentence.start, sentence.end
        return None

    @cached_property
    def body(self) -> list[Block]:
        """Blocks that are body: no headline, no furniture."""
        title = self.title or (0, 0)
        return [
            block
            for block in self.copy.blocks
            if not (title[0] <= block.start and block.end <= title[1])
            and not self.furniture.touches(block.start, block.end)
            and not self.off_page.touches(block.start, block.end)
        ]

    @cached_property
    def sentences(self) -> list[Sentence]:
        """Sentences of headline and body, in order."""
        return [s for s in self.copy.sentences if not self.furniture.touches(s.start, s.end)]

    @cached_property
    def _starts(self) -> list[int]:
        return [sentence.start for sentence in self.copy.sentences]

    def sentence_at(self, at: int) -> Span:
        """The sentence around a place; the line, where no sentence stands there."""
        sentences = self.copy.sentences
        index = bisect_right(self._starts, at) - 1
        if index >= 0 and sentences[index].start <= at < sentences[index].end:
            return sentences[index].start, sentences[index].end
        start = self.text.rfind("\n", 0, at) + 1
        end = self.text.find("\n", at)
        return start, len(self.text) if end < 0 else end

    def is_address(self, at: int) -> bool:
        """Whether a place lies within a link, a mail address, a path or a domain."""
        left = self.text[max(0, at - 80) : at].rpartition("\n")[2].rpartition(" ")[2]
        right = self.text[at : at + 80].partition("\n")[0].partition(" ")[0]
        return _ADDRESS.search(left + right) is not None
