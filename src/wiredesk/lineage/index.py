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
    weights = np.bincount(which, weight, len(stories)).tolist()
    counts = np.bincount(which, minlength=len(stories)).tolist()
    sizes = postings.sizes(stories.tolist())
    kept = []
    for story, weighed, count, size in zip(stories.tolist(), weights, counts, sizes, strict=True):
        much = count >= max(ENOUGH, MOST * min(len(hashes), size))
        if much or weighed >= ENOUGH:
            kept.append(Candidate(story, count))
    kept.sort(key=lambda one: (-one.shared, one.story))
    yield from kept


_BITS = np.uint64(32)
_LOW = np.uint64(0xFFFFFFFF)
_RECENT = 1 << 15
"""Postings that are kept unsorted before they are laid down as a run of their own."""

Run = npt.NDArray[np.uint64]
"""Postings, hash above story number, sorted: a binary search finds a hash, its oldest holder
first."""


class Memory:
    """Postings in memory: eight bytes each, in a few sorted runs that are merged as they grow."""

    def __init__(self) -> None:
        """An empty index."""
        self._runs: list[Run] = []
        self._recent: list[Run] = []
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
        asked = [_between(run, wanted) for run in (*self._runs, *self._recent)]
        hash_, story = _laid_together(asked)
        if self._gone and len(story):
            stay = ~np.isin(story, np.fromiter(self._gone, np.uint32, len(self._gone)))
            hash_, story = hash_[stay], story[stay]
        return _standing(hash_, story)

    def nbytes(self) -> int:
        """Bytes that the postings take."""
        return sum(run.nbytes for run in (*self._runs, *self._recent))

    def _sort_recent(self) -> None:
        """One run of what came in since it was last looked at."""
        if len(self._recent) > 1:
            self._recent = [np.sort(np.concatenate(self._recent), kind="stable")]

    def _lay_down(self) -> None:
        """Make a run of the recent, and merge runs until each is twice as long as the next."""
        self._sort_recent()
        self._runs += self._recent
        self._recent, self._waiting = [], 0
        while len(self._runs) > 1 and len(self._runs[-2]) < 2 * len(self._runs[-1]):
            merged = np.concatenate((self._runs.pop(-2), self._runs.pop()))
            if self._gone:
                gone = np.fromiter(self._gone, np.uint64, len(self._gone))
                merged = merged[~np.isin(merged & _LOW, gone)]
            merged.sort(kind="stable")
            self._runs.append(merged)


def _between(run: Run, wanted: Run) -> Run:
    """The postings of a run that have one of the wanted hashes; at most some of a common one."""
    first = np.searchsorted(run, wanted)
    last = np.searchsorted(run, wanted | _LOW, side="right")
    some = first < last
    first, last = first[some], np.minimum(last[some], first[some] + 4 * MANY)
    counts = last - first
    if not len(counts):
        return run[:0]
    places = np.arange(counts.sum()) + np.repeat(first - np.cumsum(counts) + counts, counts)
    found: Run = run[places]
    return found


def _laid_together(found: list[Run]) -> tuple[npt.NDArray[np.uint32], npt.NDArray[np.uint32]]:
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
