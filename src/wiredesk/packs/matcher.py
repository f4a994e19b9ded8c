"""One Aho–Corasick pass that finds every word list of a pack in a text.

Lists are matched folded (lower case, straight apostrophes, plain spaces; code points keep their
places) and between word edges. A hit tells the list, the phrase as the pack writes it and what it
stands for, so a reader that cares for capitals compares ``text[start:end]`` with ``phrase``.
A phrase that ends in ``*`` is a beginning of words: "responsab*" finds "responsabilidade", whole.
"""

from collections import defaultdict
from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

import ahocorasick_rs

from wiredesk.packs.language_pack import LanguagePack, language

SAME_PLACE = str.maketrans({"’": "'", "ʼ": "'", "\u00a0": " ", "\u202f": " ", "\u2011": "-"})


class Hit(NamedTuple):
    """A phrase of a word list in the text; ``start`` and ``end`` in code points."""

    start: int
    end: int
    phrase: str
    value: str


Hits = dict[str, list[Hit]]
"""Hits by list ("furniture.read_more"), in text order, longest first where they start together."""


def fold(text: str) -> str:
    """The text in lower case, every code point in its own place ("İ" stays one)."""
    lower = text.lower()
    if len(lower) != len(text):
        lower = "".join(low if len(low := c.lower()) == 1 else c for c in text)
    return lower.translate(SAME_PLACE)


class Matcher:
    """All word lists of one pack (and what is added to them) as one automaton."""

    def __init__(self, lists: Iterable[tuple[str, dict[str, str]]]):
        """``lists`` are (name, {phrase: what it stands for}); a phrase may stand in several."""
        whole: dict[str, list[tuple[str, str, str]]] = defaultdict(list)
        begun: dict[str, list[tuple[str, str, str]]] = defaultdict(list)
        for name, words in lists:
            for phrase, value in words.items():
                pattern = fold(phrase)
                kept = begun if pattern.endswith("*") else whole
                kept[pattern.removesuffix("*")].append((name, phrase, value))
        patterns = [pattern for pattern in {**whole, **begun} if pattern]
        self._whole = [whole.get(pattern, []) for pattern in patterns]
        self._begun = [begun.get(pattern, []) for pattern in patterns]
        self._automaton = ahocorasick_rs.AhoCorasick(patterns)

    def find(self, folded: str) -> Hits:
        """Every phrase in a text that ``fold`` has folded, by list. Overlaps are all given."""
        hits: Hits = defaultdict(list)
        length = len(folded)
        for which, start, end in self._automaton.find_matches_as_indexes(folded, overlapping=True):
            if start and folded[start - 1].isalnum() and folded[start].isalnum():
                continue
            if end == length or not (folded[end].isalnum() and folded[end - 1].isalnum()):
                for name, phrase, value in self._whole[which]:
                    hits[name].append(Hit(start, end, phrase, value))
            if begun := self._begun[which]:
                while end < length and folded[end].isalnum():
                    end += 1
                for name, phrase, value in begun:
                    hits[name].append(Hit(start, end, phrase, value))
        for found in hits.values():
            found.sort(key=lambda hit: (hit.start, -hit.end))
        return hits


def _word_lists(pack: LanguagePack) -> Iterable[tuple[str, dict[str, str]]]:
    yield from pack.word_lists()


@lru_cache(maxsize=64)
def matcher(tag: str) -> Matcher:
    """The matcher for one language: its pack's lists and those of every language."""
    return Matcher(_word_lists(language(tag)))
