"""The inverted index: which stories hold a hash, and which stories a new one shares hashes with."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple, Protocol

import numpy as np
import numpy.typing as npt

from wiredesk.lineage.fingerprints import Fingerprint

MANY = 10
"""A hash that stands in more stories than this says little of any one of them."""
ENOUGH = 3
"""Hashes in common that make a candidate."""
FEW = 2
"""A hash that no more stories than this hold counts half as much again: two of them will do."""
MOST = 0.25
"""Where hashes of many stories make up so much of a story, it is no boilerplate but the story
itself that was copied many times over; then they count."""

Number = int
"""A story's number in an index: they rise with time, and none is given twice."""


class Standing(NamedTuple):
    """Where hashes stand: ``story[i]`` holds ``hash[i]``, which ``holders[i]`` stories hold.

    Of a hash with more than ``MANY`` holders the ``MANY`` oldest are told.
    """

    hash: npt.NDArray[np.uint32]
    story: npt.NDArray[np.uint32]
    holders: npt.NDArray[np.int64]


class Postings(Protocol):
    """What keeps hashes: memory here, tables at the desk, files in an archive."""

    def standing(self, hashes: Fingerprint) -> Standing:
        """Where each of these hashes stands."""

    def sizes(self, stories: Sequence[Number]) -> Sequence[int]:
        """How many hashes each of these stories has."""


class Candidate(NamedTuple):
    """A story that shares hashes with the one asked about."""

    story: Number
    shared: int


def candidates(hashes: Fingerprint, postings: Postings) -> Iterator[Candidate]:
    """The stories that share ``ENOUGH`` hashes with a fingerprint, those with the most first.

    Hashes that stand in more than ``MANY`` stories are left aside, unless they make up ``MOST``
    of the story asked about or of the one found.
    """
    if len(hashes) == 0:
        return
    found = postings.standing(hashes)
    stories, which = np.unique(found.story, return_inverse=True)
    weight = np.where(found.holders <= FEW, 1.5, np.where(found.holders <= MANY, 1.0, 0.0))
    weights = np.bincount(which, weight, len(stories))
    counts = np.bincount(which, minlength=len(stories))
    some = counts >= 2
    stories, weights, counts = stories[some], weights[some], counts[some]
    sizes = np.asarray(postings.sizes(stories.tolist()))
    much = counts >= np.maximum(ENOUGH, MOST * np.minimum(len(hashes), sizes))
    some = much | (weights >= ENOUGH)
    order = np.argsort(-counts[some], kind="stable")
    for story, count in zip(
        stories[some][order].tolist(), counts[some][order].tolist(), strict=True
    ):
        yield Candidate(story, count)


_BITS = np.uint64(32)
_LOW = np.uint64(0xFFFFFFFF)
_RECENT = 1 << 13
"""Postings that are kept unsorted before they are laid down as a run of their own."""
_LARGER = 4
"""How many times longer each run is than the next, at least."""
_ASIDE = np.arange(2 * MANY)
"""Postings of one hash that are looked at: enough to know that it is common."""

Keys = npt.NDArray[np.uint64]
"""Postings, hash above story number."""


class Run:
    """Postings in order, so that a hash is found with its oldest holder first."""

    def __init__(self, keys: Keys) -> None:
        """``keys`` are sorted. What the first bits of a hash lead to is looked up in a table."""
        self.keys = keys
        bits = max(0, len(keys).bit_length() - 4)
        self._shift = np.uint64(64 - bits) if bits else None
        if self._shift is not None:
            edges = np.arange(1 << bits, dtype=np.uint64) << self._shift
            self._table = np.append(np.searchsorted(keys, edges), len(keys)).astype(np.uint32)

    @property
    def nbytes(self) -> int:
        """Bytes of postings and table."""
        return self.keys.nbytes + (self._table.nbytes if self._shift is not None else 0)

    def between(self, wanted: Keys) -> Keys:
        """The postings of the wanted hashes (above zeros); at most some of a common one."""
        first = self._first(wanted)
        held = self.keys[np.minimum(first, len(self.keys) - 1)]
        some = (held & ~_LOW) == wanted
        first = first[some]
        if not len(first):
            return self.keys[:0]
        places = np.minimum(first[:, None] + _ASIDE, len(self.keys) - 1)
        near = self.keys[places]
        stands = ((near & ~_LOW) == wanted[some][:, None]) & (places == first[:, None] + _ASIDE)
        found: Keys = near[stands]
        return found

    def _first(self, wanted: Keys) -> npt.NDArray[np.int64]:
        """Where each wanted hash would stand: a binary search in what the table leaves."""
        if self._shift is None:
            found: npt.NDArray[np.int64] = np.searchsorted(self.keys, wanted)
            return found
        bucket = wanted >> self._shift
        low: npt.NDArray[np.int64] = self._table[bucket].astype(np.int64)
        high = self._table[bucket + np.uint64(1)].astype(np.int64)
        while (open_ := low < high).any():
            middle = (low + high) >> 1
            less = self.keys[np.minimum(middle, len(self.keys) - 1)] < wanted
            low = np.where(open_ & less, middle + 1, low)
            high = np.where(open_ & ~less, middle, high)
        return low


class Memory:
    """Postings in memory: eight bytes each, in a few sorted runs that are merged as they grow."""

    def __init__(self) -> None:
        """An empty index."""
        self._runs: list[Run] = []
        self._recent: list[Keys] = []
        self._waiting = 0
        self._sizes = np.zeros(1024, np.uint16)
        self._gone: set[Number] = set()
        self._next = 0

    def __len__(self) -> int:
        """How many stories it holds."""
        return self._next - len(self._gone)

    def add(self, hashes: Fingerprint) -> Number:
        """Take in a story's hashes; its number, one above the last."""
        number = self._next
        self._next += 1
        if number >= len(self._sizes):
            self._sizes = np.concatenate((self._sizes, np.zeros_like(self._sizes)))
        self._sizes[number] = min(len(hashes), 0xFFFF)
        if len(hashes):
            self._recent.append(hashes.astype(np.uint64) << _BITS | np.uint64(number))
            self._waiting += len(hashes)
        if self._waiting >= _RECENT:
            self._lay_down()
        return number

    def remove(self, number: Number) -> None:
        """Forget a story. Its postings go when their run is next merged."""
        if 0 <= number < self._next:
            self._gone.add(number)

    def sizes(self, stories: Sequence[Number]) -> Sequence[int]:
        """How many hashes each story has."""
        found: list[int] = self._sizes[np.asarray(stories, np.int64)].tolist()
        return found

    def standing(self, hashes: Fingerprint) -> Standing:
        """Where each of these hashes stands."""
        self._sort_recent()
        wanted = hashes.astype(np.uint64) << _BITS
        runs = (*self._runs, *(Run(keys) for keys in self._recent))
        asked = [run.between(wanted) for run in runs]
        hash_, story = _laid_together(asked)
        if self._gone and len(story):
            stay = ~np.isin(story, np.fromiter(self._gone, np.uint32, len(self._gone)))
            hash_, story = hash_[stay], story[stay]
        return _standing(hash_, story)

    def hashes_of(self, number: Number) -> Fingerprint:
        """The hashes of one story, found by a walk through all: for tests and measurements."""
        found = [keys[(keys & _LOW) == number] for keys in self._keys()]
        return np.sort((np.concatenate(found) >> _BITS).astype(np.uint32))

    def nbytes(self) -> int:
        """Bytes that the postings take, and what finds them."""
        return sum(run.nbytes for run in self._runs) + sum(keys.nbytes for keys in self._recent)

    def _keys(self) -> list[Keys]:
        return [*(run.keys for run in self._runs), *self._recent]

    def _sort_recent(self) -> None:
        """One run of what came in since it was last looked at."""
        if len(self._recent) > 1:
            self._recent = [np.sort(np.concatenate(self._recent), kind="stable")]

    def _lay_down(self) -> None:
        """Make a run of the recent, and merge runs until each is much longer than the next."""
        self._sort_recent()
        keys = self._recent[0]
        while self._runs and len(self._runs[-1].keys) < _LARGER * len(keys):
            keys = np.concatenate((self._runs.pop().keys, keys))
            if self._gone:
                gone = np.fromiter(self._gone, np.uint64, len(self._gone))
                keys = keys[~np.isin(keys & _LOW, gone)]
            keys.sort(kind="stable")
        self._runs.append(Run(keys))
        self._recent, self._waiting = [], 0


def _laid_together(found: list[Keys]) -> tuple[npt.NDArray[np.uint32], npt.NDArray[np.uint32]]:
    both = np.concatenate(found) if found else np.empty(0, np.uint64)
    if len(found) > 1:
        both.sort()
    return (both >> _BITS).astype(np.uint32), (both & _LOW).astype(np.uint32)


def _standing(hash_: npt.NDArray[np.uint32], story: npt.NDArray[np.uint32]) -> Standing:
    """With how many hold each hash, and no more than the oldest ``MANY`` of a common one."""
    opens = np.flatnonzero(np.concatenate(([True], hash_[1:] != hash_[:-1]))[: len(hash_)])
    counts = np.diff(np.append(opens, len(hash_)))
    holders = np.repeat(counts, counts)
    rank = np.arange(len(hash_)) - np.repeat(opens, counts)
    kept = rank < MANY
    return Standing(hash_[kept], story[kept], holders[kept])
