"""One Aho–Corasick pass that finds every word list of a pack in a text.

Lists are matched folded (lower case, straight apostrophes, plain spaces; code points keep their
places) and between word edges, where the script has any. A hit tells the list, the phrase as the
pack writes it and what it stands for, so a reader that cares for capitals compares
``text[start:end]`` with ``phrase``.
A phrase that ends in ``*`` is a beginning of words: "responsab*" finds "responsabilidade", whole;
one that starts with ``*`` is their end, as in compounds: "*wahl" finds "Bundestagswahl" and "Wahl".
"""

import re
from collections import defaultdict
from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

import ahocorasick_rs

from wiredesk.packs import offices, organisations, people, places
from wiredesk.packs.agency_pack import agency_words
from wiredesk.packs.language_pack import language, languages

SAME_PLACE = (("’", "'"), ("ʼ", "'"), ("\u00a0", " "), ("\u202f", " "), ("\u2011", "-"))
"""Characters that are written for another; each stays in its place."""


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
    return levelled(lower)


def levelled(text: str) -> str:
    """The text with straight apostrophes, plain spaces and plain hyphens, each in its place."""
    for written, meant in SAME_PLACE:
        if written in text:
            text = text.replace(written, meant)
    return text


# Thai to Myanmar, Khmer, kana, Han, Hangul: words stand without spaces (新华社北京5月3日电) or take
# their endings without one (연합뉴스가), so that any place between two letters may be an edge.
_UNSPACED = re.compile(
    "[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3\uf900-\ufaff]"
)


def _parts(text: str, at: int) -> bool:
    """Whether words may meet between two letters, as they do in scripts without spaces."""
    return bool(_UNSPACED.match(text, at - 1) or _UNSPACED.match(text, at))


def _first_letter(text: str, at: int, end: int) -> int:
    """Where the word begins that ``text[at:end]`` ends; no word is longer than forty letters."""
    while at and end - at < 40 and text[at - 1].isalnum():
        at -= 1
    return at


def _last_letter(text: str, end: int) -> int:
    """Where the word ends that ``text[:end]`` ends within."""
    while end < len(text) and text[end].isalnum():
        end += 1
    return end


class Matcher:
    """All word lists of one pack (and what is added to them) as one automaton."""

    def __init__(self, lists: Iterable[tuple[str, dict[str, str]]]):
        """``lists`` are (name, {phrase: what it stands for}); a phrase may stand in several."""
        whole: dict[str, list[tuple[str, str, str]]] = defaultdict(list)
        begun: dict[str, list[tuple[str, str, str]]] = defaultdict(list)
        ended: dict[str, list[tuple[str, str, str]]] = defaultdict(list)
        for name, words in lists:
            for phrase, value in words.items():
                pattern = fold(phrase)
                kept = whole
                if pattern.endswith("*"):
                    kept = begun
                elif pattern.startswith("*"):
                    kept = ended
                kept[pattern.strip("*")].append((name, phrase, value))
        patterns = [pattern for pattern in {**whole, **begun, **ended} if pattern]
        self._whole = [whole.get(pattern, []) for pattern in patterns]
        self._begun = [begun.get(pattern, []) for pattern in patterns]
        self._ended = [ended.get(pattern, []) for pattern in patterns]
        self._automaton = ahocorasick_rs.AhoCorasick(patterns)

    def find(self, folded: str) -> Hits:
        """Every phrase in a text that ``fold`` has folded, by list. Overlaps are all given."""
        hits: Hits = defaultdict(list)
        length = len(folded)
        unspaced = bool(_UNSPACED.search(folded))
        whole, begun, ended = self._whole, self._begun, self._ended
        for which, start, end in self._automaton.find_matches_as_indexes(folded, overlapping=True):
            opened = (
                not start
                or not (folded[start - 1].isalnum() and folded[start].isalnum())
                or (unspaced and _parts(folded, start))
            )
            if not opened and not ended[which]:
                continue
            closed = (
                end == length
                or not (folded[end].isalnum() and folded[end - 1].isalnum())
                or (unspaced and _parts(folded, end))
            )
            if opened and closed:
                for name, phrase, value in whole[which]:
                    hits[name].append(Hit(start, end, phrase, value))
            if opened and begun[which]:
                last = _last_letter(folded, end)
                for name, phrase, value in begun[which]:
                    hits[name].append(Hit(start, last, phrase, value))
            if closed and ended[which]:
                first = _first_letter(folded, start, end)
                for name, phrase, value in ended[which]:
                    hits[name].append(Hit(first, end, phrase, value))
        for found in hits.values():
            if len(found) > 1:
                found.sort(key=lambda hit: (hit.start, -hit.end))
        return hits


EVERYWHERE = ("orders.", "origin.", "defects.model_")
"""Sections whose words stand in copy of any language: a kill in English in a Portuguese feed."""


def _word_lists(tag: str) -> Iterable[tuple[str, dict[str, str]]]:
    """The pack's own lists, those of ``EVERYWHERE`` of every pack, and the names that packs know.

    Where packs give one phrase two meanings, a pack's own wins.
    """
    pack = language(tag)
    yield from agency_words().items()
    yield "offices", offices.phrases(pack.tag)
    yield "places.demonyms", places.demonyms(pack.tag)
    yield "places.territories", places.territories(tag)
    yield from places.written_apart(pack.tag).items()
    yield "places.towns", places.towns(tag)
    yield "organisations", organisations.phrases()
    yield "people", people.phrases()
    yield "people.alone", people.alone()
    shared: dict[str, dict[str, str]] = defaultdict(dict)
    for one in [pack, *(language(other) for other in languages() if other != pack.tag)]:
        for name, words in one.word_lists():
            if name.startswith(EVERYWHERE):
                known = {fold(phrase) for phrase in shared[name]}
                shared[name] |= {p: v for p, v in words.items() if fold(p) not in known}
            elif one is pack:
                yield name, words
    yield from shared.items()


def matcher(tag: str) -> Matcher:
    """The matcher for one language: its pack's lists and those that hold in every language.

    A language without a pack has at least the places that CLDR names.
    """
    return _matcher(tag, people.edition())


@lru_cache(maxsize=64)
def _matcher(tag: str, edition: str) -> Matcher:
    return Matcher(_word_lists(tag))
