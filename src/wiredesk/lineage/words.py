"""The units of a text: words where the script has spaces, single characters where it has none.

A word holds its combining marks ("हिन्दी" is one word), whatever its script. Units are folded:
case, full-width forms and the digits of any script do not matter, nor do vowel points.
"""

from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from wiredesk.lineage.letters import ALONE, APART, KNOWN, MARK, MARK_ALONE, UNSEEN, WORD, letters

Hashes = npt.NDArray[np.uint64]
Places = npt.NDArray[np.int64]

_STEP = np.uint64(0x9E3779B97F4A7C15)
_STIR = np.uint64(0xBF58476D1CE4E5B9)
_LONGEST = 256
"""Letters of a word that count by their place; no real word is longer."""


def _powers(count: int) -> Hashes:
    found = np.empty(count, np.uint64)
    found[0] = 1
    for place in range(1, count):
        found[place] = found[place - 1] * _STEP
    return found


with np.errstate(over="ignore"):
    _POWERS = _powers(_LONGEST)


class Units(NamedTuple):
    """The units of a text in order: a hash of each, where it stands, and whether it is a single
    character of a script without spaces. Offsets are code points, half-open."""

    hashes: Hashes
    starts: Places
    ends: Places
    alone: npt.NDArray[np.bool_]


def stirred(values: Hashes) -> Hashes:
    """Hashes mixed so that each bit of the result hangs on all bits of its source."""
    values = (values ^ (values >> np.uint64(30))) * _STIR
    return values ^ (values >> np.uint64(31))


def units(text: str) -> Units:
    """The units of a text; none of an empty one. The same on every machine and in every run."""
    codes = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), "<u4")
    tables = letters()
    known = np.minimum(codes, np.uint32(KNOWN))
    kind = tables.kind[known]
    folded = np.where(known < KNOWN, tables.folded[known], codes)
    places: Places | None = None
    if (kind == UNSEEN).any():
        places = np.flatnonzero(kind != UNSEEN)
        kind, folded = kind[places], folded[places]
    starts = np.flatnonzero(_opens(kind))
    if not len(starts):
        nothing = np.empty(0, np.int64)
        return Units(np.empty(0, np.uint64), nothing, nothing, np.empty(0, np.bool_))
    inside = kind != APART
    ends = _ends(inside, starts)
    place_in_unit = np.arange(len(kind)) - np.repeat(
        np.concatenate(([0], starts)), np.diff(np.concatenate(([0], starts, [len(kind)])))
    )
    weighed = (folded + np.uint64(1)) * _POWERS[place_in_unit & (_LONGEST - 1)] * inside
    hashes = stirred(np.add.reduceat(weighed, starts))
    alone = kind[starts] == ALONE
    if places is not None:
        starts, ends = places[starts], places[ends - 1] + 1
    return Units(hashes, starts, ends, alone)


def _opens(kind: npt.NDArray[np.uint8]) -> npt.NDArray[np.bool_]:
    """Where a unit begins."""
    before = np.empty_like(kind)
    before[:1] = APART
    before[1:] = kind[:-1]
    joins = (before == WORD) | (before == MARK)
    stray = ((kind == MARK) | (kind == MARK_ALONE)) & (before == APART)
    opens: npt.NDArray[np.bool_] = (kind == ALONE) | ((kind == WORD) & ~joins) | stray
    return opens


def _ends(inside: npt.NDArray[np.bool_], starts: Places) -> Places:
    """Where each unit ends: at the next one, or at the first separator behind its start."""
    apart = np.flatnonzero(~inside)
    following = np.append(starts[1:], len(inside))
    if not len(apart):
        return following
    stops: Places = np.append(apart, len(inside))[np.searchsorted(apart, starts)]
    return np.where(stops < following, stops, following)
