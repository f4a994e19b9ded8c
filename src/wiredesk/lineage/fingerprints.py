"""Winnowed hashes of runs of words: what two stories share where one took words from the other.

Schleimer, Wilkerson and Aiken, "Winnowing: Local Algorithms for Document Fingerprinting" (2003):
of every ``WINDOW`` runs in a row the one with the least hash is kept, so that no passage of
``RUN + WINDOW - 1`` words stands in two stories without a hash that both keep.
"""

import numpy as np
import numpy.typing as npt

from wiredesk.lineage.words import Hashes, Units, stirred, units

RUN = 5
"""Words in a run."""
RUN_ALONE = 7
"""Characters in a run, where the script has no spaces."""
WINDOW = 8

Fingerprint = npt.NDArray[np.uint32]
"""The hashes that a story keeps: sorted, each once. Three in common by chance are unheard of."""

_TURN = np.uint64(0x94D049BB133111EB)


def fingerprint(text: str) -> Fingerprint:
    """The fingerprint of a text; empty where it has fewer words than a run."""
    return winnowed(runs(units(text)))


def runs(found: Units) -> Hashes:
    """The hash of the run that begins at each unit, as far as runs go.

    A run is ``RUN`` units long, or ``RUN_ALONE`` where it begins with a single character of a
    script without spaces: each passage of a mixed text is cut by its own measure.
    """
    words = runs_of(found.hashes)
    if not found.alone.any():
        return words
    characters = runs_of(found.hashes, RUN_ALONE)
    here = found.alone[: len(characters)]
    mixed = words[: len(characters)].copy()
    mixed[here] = characters[here]
    tail = words[len(characters) :][~found.alone[len(characters) : len(words)]]
    return np.concatenate((mixed, tail))


def runs_of(hashes: Hashes, length: int = RUN) -> Hashes:
    """The hash of each run of so many units."""
    count = len(hashes) - length + 1
    if count <= 0:
        return np.empty(0, np.uint64)
    total = hashes[:count].copy()
    for place in range(1, length):
        total *= _TURN
        total += hashes[place : place + count]
    return stirred(total)


def winnowed(hashes: Hashes) -> Fingerprint:
    """The least of each window of runs: sorted, each once.

    The whole hash decides which is least, its lower half is kept: the upper halves of what is
    kept are small numbers all, the lower ones are spread evenly.
    """
    least = hashes
    if len(hashes) > WINDOW:
        for step in (1, 2, 4):
            least = np.minimum(least[:-step], least[step:])
    elif len(hashes):
        least = hashes.min(keepdims=True)
    return np.unique(least.astype(np.uint32))
