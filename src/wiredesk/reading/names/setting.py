"""What every step of finding names is handed: the words, the lexicon, what packs know."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping
from typing import NamedTuple

from wiredesk.reading.names.known import Known
from wiredesk.reading.names.lexicon import Lexicon
from wiredesk.reading.names.tokens import Words


class Candidate(NamedTuple):
    """Words ``first`` to ``last`` (both in), and what stood before them in the run."""

    first: int
    last: int
    title: int | None = None
    """The first of the titles and offices cut off before it, or ``None``."""


class Setting(NamedTuple):
    """What every step needs: the words, the lexicon and the names that packs know."""

    words: Words
    lexicon: Lexicon
    known: dict[int, list[Known]]
    offices: list[tuple[int, int]]
    """Where offices of more than one word stand, in order."""
    office_ends: frozenset[int]
    """Where they end."""
    works: list[tuple[int, int]]
    """Titles between quotation marks, in order: no other name begins in them."""
    demonyms: frozenset[str]
    """The demonyms that stand in the text, folded."""
    declared: Mapping[str, str]
    """Names that the copy's own lines declare, folded, each with its type: agency and outlets
    (ORG), the dateline's place (GPE)."""

    def work_at(self, at: int) -> tuple[int, int] | None:
        """The title between quotation marks that covers ``at``."""
        last = bisect_left(self.works, (at + 1, 0))
        return self.works[last - 1] if last and self.works[last - 1][1] > at else None

    def offices_about(self, at: int) -> list[tuple[int, int]]:
        """The offices that begin shortly before ``at``."""
        last = bisect_left(self.offices, (at, 0))
        return self.offices[max(0, last - 4) : last]

    def exact(self, first: int, last: int) -> Known | None:
        """The strongest name that a pack knows on exactly these words."""
        end = self.words.ends[last]
        # "EE. UU." is known with its last dot.
        dotted = end + 1 if self.words.text[end : end + 1] == "." else end
        here = [k for k in self.known.get(self.words.starts[first], ()) if end <= k.end <= dotted]
        return max(here, key=lambda k: k.strength, default=None)

    def reach(self, first: int) -> Known | None:
        """The longest name that a pack knows from this word on."""
        return next(iter(self.known.get(self.words.starts[first], ())), None)
