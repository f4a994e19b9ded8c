"""What two stories have in common, passage by passage."""

from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from wiredesk.lineage.fingerprints import RUN, RUN_ALONE, runs
from wiredesk.lineage.words import Hashes, Units, stirred, units

BRIDGE = 15
"""Words between two passages that may have been edited where both stories go on behind them."""

SNIPPET = 12
"""Words of a passage that are shown."""


class Body(NamedTuple):
    """A story's text with its units and the runs that begin at them."""

    text: str
    units: Units
    runs: Hashes


def body(text: str) -> Body:
    """A text made ready to be compared."""
    found = units(text)
    return Body(text, found, runs(found))


class Passage(NamedTuple):
    """Units that stand in both, one after another; half-open."""

    here: int
    there: int
    length: int


class Shared(NamedTuple):
    """What two stories share: ``runs`` counts different runs of words that stand in both.

    ``mine`` and ``theirs`` are the shares of the units of either that stand in the other, words
    between two passages counted where they stand between them in both.
    """

    runs: int
    mine: float
    theirs: float
    passages: tuple[Passage, ...]


NOTHING = Shared(0, 0.0, 0.0, ())


def shared(a: Body, b: Body) -> Shared:
    """What two stories share; passages in the order of the first."""
    if not len(a.runs) or not len(b.runs):
        return NOTHING
    order = np.argsort(b.runs, kind="stable")
    there = b.runs[order]
    at = np.minimum(np.searchsorted(there, a.runs), len(there) - 1)
    hit = there[at] == a.runs
    if not hit.any():
        return NOTHING
    here = np.flatnonzero(hit)
    found = _passages(here, order[at[here]], _lengths(a)[here])
    mine = np.zeros(len(a.units.hashes), np.bool_)
    theirs = np.zeros(len(b.units.hashes), np.bool_)
    for passage in found:
        mine[passage.here : passage.here + passage.length] = True
        theirs[passage.there : passage.there + passage.length] = True
    for before, after in pairwise(found):
        _bridge(a.units.hashes, b.units.hashes, before, after, mine, theirs)
    return Shared(
        len(np.unique(a.runs[here])), float(mine.mean()), float(theirs.mean()), tuple(found)
    )


def _lengths(of: Body) -> npt.NDArray[np.int64]:
    """How many units each run of a story has."""
    return np.where(of.units.alone[: len(of.runs)], RUN_ALONE, RUN)


def _passages(
    here: npt.NDArray[np.int64], there: npt.NDArray[np.int64], lengths: npt.NDArray[np.int64]
) -> list[Passage]:
    """Runs that go on in both, put together."""
    breaks = (np.diff(here) != 1) | (np.diff(there) != 1)
    firsts = np.concatenate(([0], np.flatnonzero(breaks) + 1))
    lasts = np.append(firsts[1:], len(here)) - 1
    ends = here[lasts] + lengths[lasts]
    return [
        Passage(*one)
        for one in zip(
            here[firsts].tolist(),
            there[firsts].tolist(),
            (ends - here[firsts]).tolist(),
            strict=True,
        )
    ]


def _bridge(
    a: Hashes,
    b: Hashes,
    before: Passage,
    after: Passage,
    mine: npt.NDArray[np.bool_],
    theirs: npt.NDArray[np.bool_],
) -> None:
    """Count the words between two passages that stand between them in both stories."""
    left, there = before.here + before.length, before.there + before.length
    gap_a, gap_b = a[left : after.here], b[there : after.there]
    if 0 < len(gap_a) <= BRIDGE and 0 < len(gap_b) <= BRIDGE:
        mine[left : after.here] |= np.isin(gap_a, gap_b)
        theirs[there : after.there] |= np.isin(gap_b, gap_a)


def snippet(of: Body, passages: tuple[Passage, ...]) -> str:
    """The first words of the longest passage, as the story writes them ("15,000" is not cut)."""
    if not passages:
        return ""
    longest = max(passages, key=lambda passage: passage.length)
    last = min(longest.here + min(longest.length, SNIPPET), len(of.units.hashes)) - 1
    start = int(of.units.starts[longest.here])
    start = max(start - BRIDGE, *(of.text.rfind(space, 0, start) + 1 for space in " \n"))
    said = " ".join(of.text[start : of.units.ends[last]].split())
    return said + ("…" if longest.length > SNIPPET else "")


def parted(paragraphs: Iterable[str]) -> Iterator[int]:
    """A hash of the words of each paragraph: equal where only marks and capitals differ."""
    texts = list(paragraphs)
    found = units("\n".join(texts))
    ends = np.cumsum([len(text) + 1 for text in texts], dtype=np.int64)
    edges = np.searchsorted(found.starts, np.concatenate(([0], ends)))
    places = np.arange(1, len(found.hashes) + 1) - np.repeat(edges[:-1], np.diff(edges))
    sums = np.zeros(len(found.hashes) + 1, np.uint64)
    np.cumsum(stirred(found.hashes ^ stirred(places.astype(np.uint64))), out=sums[1:])
    yield from (sums[edges[1:]] - sums[edges[:-1]]).tolist()
