"""The copy on the table: one story's text with what its parts have found so far."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass, field
from functools import cached_property

from wiredesk.packs import LanguagePack, language, matcher
from wiredesk.packs.matcher import Hit, Hits, fold
from wiredesk.reading.numerals import Numeral, find_numerals
from wiredesk.records import (
    Attribution,
    Block,
    Entity,
    Furniture,
    Given,
    Language,
    Name,
    Order,
    Origin,
    Quantity,
    Sentence,
    Span,
    Story,
    Time,
    Topic,
)


@dataclass
class Copy:
    """A story being read. Each part reads what earlier parts found and hands back its own findings.

    ``read_story`` sets the fields in the order of the path; no part sets another's.
    """

    story: Story
    given: Given = field(default_factory=Given)
    neighbours: tuple[str, ...] = ()
    """Texts of other stories of the same source, for lines that stand on several of them."""

    language: Language | None = None
    pack: LanguagePack = field(default_factory=lambda: language("und"))
    orders: tuple[Order, ...] = ()
    furniture: tuple[Furniture, ...] = ()
    sentences: tuple[Sentence, ...] = ()
    origin: Origin | None = None
    names: tuple[Name, ...] = ()
    entities: dict[str, Entity] = field(default_factory=dict)
    times: tuple[Time, ...] = ()
    quantities: tuple[Quantity, ...] = ()
    attributions: tuple[Attribution, ...] = ()
    topics: tuple[Topic, ...] = ()

    @property
    def text(self) -> str:
        """The delivered text; every offset points into it."""
        return self.story.text

    @property
    def tag(self) -> str:
        """The language (BCP 47): the copy's own where it is told, else the pack's."""
        return self.language.tag if self.language else self.pack.tag

    @property
    def blocks(self) -> tuple[Block, ...]:
        """Paragraphs, headings and items, in order."""
        return self.story.blocks

    @cached_property
    def folded(self) -> str:
        """The text folded for matching, every code point in its own place."""
        return fold(self.story.text)

    @cached_property
    def hits(self) -> Hits:
        """Every phrase of the pack's word lists. First asked for once the pack is known."""
        told = self.language.tag.partition("-")[0] if self.language else ""
        return matcher(told or self.pack.tag).find(self.folded)

    @cached_property
    def numerals(self) -> tuple[Numeral, ...]:
        """Every number in figures or words. First asked for once the pack is known."""
        return find_numerals(self.folded, self.hits, self.pack)

    @cached_property
    def lines(self) -> tuple[Span, ...]:
        """Each line that is not blank, without the spaces at its ends."""
        found, at = [], 0
        for line in self.text.split("\n"):
            bare = line.strip()
            if bare:
                start = at + line.index(bare)
                found.append((start, start + len(bare)))
            at += len(line) + 1
        return tuple(found)

    def hits_in(self, listed: str, start: int, end: int) -> list[Hit]:
        """The hits of one list that lie within ``[start, end)``."""
        hits = self.hits.get(listed)
        if not hits:
            return []
        first = bisect_left(hits, start, key=lambda hit: hit.start)
        last = bisect_left(hits, end, lo=first, key=lambda hit: hit.start)
        return [hit for hit in hits[first:last] if hit.end <= end]

    def hit_at(self, listed: str, start: int) -> Hit | None:
        """The longest hit of one list that begins at ``start``."""
        hits = self.hits.get(listed)
        if not hits:
            return None
        at = bisect_left(hits, start, key=lambda hit: hit.start)
        return hits[at] if at < len(hits) and hits[at].start == start else None

    def is_furniture(self, start: int, end: int) -> bool:
        """Whether any of ``[start, end)`` has been found to be furniture.

        Furniture is sorted and does not overlap, so the last that starts before the end decides.
        """
        last = bisect_left(self.furniture, end, key=lambda f: f.start) - 1
        return last >= 0 and self.furniture[last].end > start
