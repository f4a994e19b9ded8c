"""An inverted index over anchors: which stories may be translations of one another.

Candidates come by the rarest anchors of a story, so that a look-up costs the same in a store of
ten thousand stories and of a million. What an anchor weighs is told from how many stories of the
index hold it.
"""

from __future__ import annotations

from array import array
from collections import Counter
from collections.abc import Iterable
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from wiredesk.lineage.anchors import KINDS, LETTERS, Anchors
from wiredesk.lineage.translations.pairing import Weighed, weighed

Floats = NDArray[np.float64]
Keys = NDArray[np.uint32]

OFTEN = np.concatenate([[0.0], 1.0 + np.log(np.arange(1, 256))])
"""What an anchor counts that stands so many times."""
POSTINGS = 60_000
"""Entries that one look-up reads for each channel, the rarest anchors first."""
FIRST = 32
"""Stories of each channel that are weighed whole, of those that share most rare anchors."""
SORTED = 8 * FIRST
"""Stories with most votes that are put in order first; all are where too few of them may be."""
FEWEST = 200.0
"""Stories that an index is taken to have at least: in a small one nothing can be called rare."""
LENT = 20.0
"""Stories of all languages that stand in for those of a language of which few are known."""
DOUBT = np.array([8.0, 8.0, 8.0, 8.0, 8.0, 1.0, 8.0])
"""Added below each cosine: one number in common is no proof, though it be the only one of both."""
MARKS = tuple(str(kind) for kind in range(len(KINDS)))
"""What an anchor's key begins with, so that kinds never meet."""
FACTORS = (1.0, 1.0, 1.0, 1.0, 1.0, 0.5, 1.0)
"""What kinds of anchor count for in comparing paragraphs; a word has many runs of letters."""


class Candidate(NamedTuple):
    """A story of the index beside one asked for, with the cosine of each kind of anchor."""

    id: str
    cosines: tuple[float, ...]


class _Entry(NamedTuple):
    id: str
    language: str
    keys: Keys
    counts: NDArray[np.uint8]
    """How often each anchor stands, up to 255."""
    kinds: NDArray[np.uint8]


class Index:
    """Stories by their anchors. Grows by ``add``; forgets by ``drop``. Same calls, same answers."""

    def __init__(self) -> None:
        """Empty: of no story and no language."""
        self._number: dict[str, int] = {}
        self._postings: list[array[int]] = []
        self._everywhere: array[int] = array("I")
        self._held: dict[str, array[int]] = {}
        self._known: Counter[str] = Counter()
        self._entries: list[_Entry | None] = []
        self._at: dict[str, int] = {}
        self._dense: Floats = np.zeros(0)
        self._sizes: tuple[array[float], array[float]] = (array("f"), array("f"))

    def __len__(self) -> int:
        """How many stories are in."""
        return len(self._at)

    def __contains__(self, story: object) -> bool:
        """Whether a story of this id is in."""
        return story in self._at

    def add(self, story: str, anchors: Anchors, learnt: bool = False) -> None:
        """Put a story in; one of the same id is put in its place.

        ``learnt``: it has been counted by ``learn``.
        """
        self.drop(story)
        entry = self._entry(story, anchors) if learnt else self.learn(story, anchors)
        at = len(self._entries)
        self._entries.append(entry)
        self._at[story] = at
        postings = self._postings
        for key in entry.keys.tolist():
            postings[key].append(at)
            self._everywhere[key] += 1
        letters = float(np.count_nonzero(entry.kinds == LETTERS))
        self._sizes[0].append(float(np.sqrt(len(entry.keys) - letters)) + 3.0)
        self._sizes[1].append(float(np.sqrt(letters)) + 3.0)

    def learn(self, story: str, anchors: Anchors) -> _Entry:
        """Count a story's anchors as what its language often says, without putting it in."""
        entry = self._entry(story, anchors)
        held = self._held.setdefault(entry.language, array("I"))
        self._known[entry.language] += 1
        held.extend([0] * (len(self._postings) - len(held)))
        for key in entry.keys.tolist():
            held[key] += 1
        return entry

    def drop(self, story: str) -> None:
        """Take a story out, if it is in; its place in the postings is passed over from now on."""
        at = self._at.pop(story, None)
        if at is not None:
            self._entries[at] = None

    def _entry(self, story: str, anchors: Anchors, known_only: bool = False) -> _Entry:
        keys: list[int] = []
        counts: list[int] = []
        kinds: list[int] = []
        number = self._number
        for kind, counted in enumerate(anchors.whole()):
            mark = MARKS[kind]
            before = len(keys)
            for anchor, count in counted.items():
                key = number.get(mark + anchor)
                if key is None:
                    if known_only:
                        continue
                    key = number[mark + anchor] = len(self._postings)
                    self._postings.append(array("I"))
                    self._everywhere.append(0)
                keys.append(key)
                counts.append(count)
            kinds += [kind] * (len(keys) - before)
        return _Entry(
            story,
            _primary(anchors.language),
            np.array(keys, np.uint32),
            np.minimum(np.array(counts, np.int64), 255).astype(np.uint8),
            np.array(kinds, np.uint8),
        )

    def rarity(self, keys: Keys, language: str) -> Floats:
        """The inverse document frequency of anchors in stories of a language, in nats."""
        if not len(keys):
            return np.zeros(0)
        everywhere = np.frombuffer(self._everywhere, np.uint32)[keys]
        share = np.maximum(everywhere, 0.5) / max(float(len(self._entries)), FEWEST)
        held = self._held.get(language)
        if not held:
            return np.maximum(-np.log(share), 0.0)
        here = np.zeros(len(keys))
        inside = keys < len(held)
        here[inside] = np.frombuffer(held, np.uint32)[keys[inside]]
        known = float(self._known[language])
        return np.maximum(-np.log((here + LENT * share) / (known + LENT)), 0.0)

    def candidates(
        self, anchors: Anchors, but: Iterable[str] = (), languages: Iterable[str] = ()
    ) -> list[Candidate]:
        """The likeliest stories in other languages, none of ``but``, the likeliest first.

        Stories whose language is one of ``languages`` are passed over.
        """
        query = self._entry("", anchors, known_only=True)
        if not len(query.keys):
            return []
        weights = OFTEN[query.counts] * self.rarity(query.keys, query.language)
        passed = (set(but), set(languages))
        letters = query.kinds == LETTERS
        chosen: dict[int, None] = {}
        for channel, sizes in ((~letters, self._sizes[0]), (letters, self._sizes[1])):
            places = self._likeliest(query.keys[channel], weights[channel], sizes, passed)
            chosen |= dict.fromkeys(places)
        dense = self._blank()
        dense[query.keys] = weights
        norms = np.sqrt(_by_kind(query.kinds, weights * weights))
        found = [self._weighed(at, dense, norms) for at in chosen]
        dense[query.keys] = 0.0
        found.sort(key=lambda c: (-sum(c.cosines), c.id))
        return found

    def _blank(self) -> Floats:
        """A weight of nothing for every anchor; who fills it empties it again."""
        if len(self._dense) < len(self._postings):
            self._dense = np.zeros(2 * len(self._postings))
        return self._dense

    def weigh(self, anchors: Anchors) -> Weighed:
        """A story's anchors with their weights here, paragraph by paragraph, for pairing."""
        number = self._number
        language = _primary(anchors.language)
        keys: list[int] = []
        factors: list[float] = []
        ends: list[int] = []
        unknown: list[float] = []
        for passage in anchors.passages:
            rest = 0.0
            for kind, counted in enumerate(passage):
                mark, factor = MARKS[kind], FACTORS[kind]
                known = [k for k in [number.get(mark + a) for a in counted] if k is not None]
                keys += known
                factors += [factor] * len(known)
                rest += factor * factor * (len(counted) - len(known))
            ends.append(len(keys))
            unknown.append(rest)
        held = np.array(keys, np.uint32)
        weights = self.rarity(held, language) * np.array(factors)
        never = float(np.log(max(len(self._entries), FEWEST)))
        return weighed(held, weights, ends, never * never * np.array(unknown))

    def _likeliest(
        self, keys: Keys, weights: Floats, sizes: array[float], passed: tuple[set[str], set[str]]
    ) -> list[int]:
        """Places of stories that share most of the query's rare anchors."""
        read, parts, gains = 0, [], []
        rare = self.rarity(keys, "")
        for i in np.argsort(-rare, kind="stable").tolist():
            posting = self._postings[int(keys[i])]
            if read and read + len(posting) > POSTINGS:
                break
            if posting:
                read += len(posting)
                parts.append(np.frombuffer(posting, np.uint32))
                gains.append(np.full(len(posting), weights[i] * rare[i]))
        if not parts:
            return []
        places, inverse = np.unique(np.concatenate(parts), return_inverse=True)
        votes = np.bincount(inverse, np.concatenate(gains)).astype(np.float64)
        votes /= np.frombuffer(sizes, np.float32)[places]
        some = np.argpartition(-votes, SORTED)[:SORTED] if len(votes) > SORTED else None
        chosen = self._best(places, votes, some, passed)
        if some is not None and len(chosen) < FIRST:
            chosen = self._best(places, votes, None, passed)
        return chosen

    def _best(
        self,
        places: Keys,
        votes: Floats,
        some: NDArray[np.intp] | None,
        passed: tuple[set[str], set[str]],
    ) -> list[int]:
        """The places with most votes, of all or of some, none of a story or language passed."""
        order = np.arange(len(votes)) if some is None else np.sort(some)
        chosen = []
        for i in order[np.argsort(-votes[order], kind="stable")].tolist():
            entry = self._entries[int(places[i])]
            if entry is None or entry.id in passed[0] or entry.language in passed[1]:
                continue
            chosen.append(int(places[i]))
            if len(chosen) == FIRST:
                break
        return chosen

    def _weighed(self, at: int, dense: Floats, norms: Floats) -> Candidate:
        entry = self._entries[at]
        if entry is None:
            raise LookupError(f"story {at} was dropped while it was looked at")
        weights = OFTEN[entry.counts] * self.rarity(entry.keys, entry.language)
        dots = _by_kind(entry.kinds, weights * dense[entry.keys])
        own = np.sqrt(_by_kind(entry.kinds, weights * weights))
        cosines = dots / (own * norms + DOUBT)
        return Candidate(entry.id, tuple(cosines.tolist()))


def _primary(tag: str) -> str:
    return tag.partition("-")[0].lower()


def _by_kind(kinds: NDArray[np.uint8], values: Floats) -> Floats:
    return np.bincount(kinds, values, len(KINDS)).astype(np.float64)
