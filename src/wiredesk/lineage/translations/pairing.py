"""Two stories side by side: which passage of one says what a passage of the other says.

A passage is a paragraph, or a few sentences of a long one; the headline is the first.

A translation keeps the order of its original, joins two paragraphs or parts one, and leaves some
out; so pairs are looked for that never cross.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]


class Weighed(NamedTuple):
    """A story's anchors with their weights, as arrays of one entry an anchor a paragraph."""

    every: NDArray[np.uint32]
    """Each anchor of the story once, sorted."""
    paragraph: NDArray[np.int64]
    anchor: NDArray[np.int64]
    """Which of ``every``."""
    weights: Floats
    norms: Floats
    """How much each paragraph weighs, with what no other story holds."""


def weighed(keys: NDArray[np.uint32], weights: Floats, ends: list[int], unknown: Floats) -> Weighed:
    """A story of anchors ``keys``, paragraph after paragraph, each up to one of ``ends``.

    ``unknown``: the squared weight of each paragraph's anchors that no story of the index holds.
    A short paragraph weighs no less than a line, lest it be like anything.
    """
    sizes = np.diff(np.array([0, *ends]))
    paragraph = np.repeat(np.arange(len(ends)), sizes)
    kept = paragraph < LONGEST
    paragraph, keys, weights = paragraph[kept], keys[kept], weights[kept]
    rows = min(len(ends), LONGEST)
    every, anchor = np.unique(keys, return_inverse=True)
    norms = np.sqrt(np.bincount(paragraph, weights * weights, rows) + unknown[:rows])
    if rows:
        norms = np.maximum(norms, 0.3 * float(norms.mean()) + 1e-9)
    return Weighed(every, paragraph, anchor, weights, norms)


class Pair(NamedTuple):
    """Paragraphs of one story and those of the other that say the same; two of one at most."""

    before: tuple[int, ...]
    after: tuple[int, ...]
    likeness: float


class Pairing(NamedTuple):
    """The pairs, in order, and how far they speak for a translation."""

    pairs: tuple[Pair, ...]
    before: float
    """Share of the first story's weight that stands in pairs."""
    after: float
    contrast: float
    """How much more alike pairs are than paragraphs of the two that are none, in nats."""
    likeness: float
    """Mean likeness over the shorter story's paragraphs."""
    window: float
    """The likeness of the best four paragraphs in a row to the best four in a row."""


NOTHING = Pairing((), 0.0, 0.0, 0.0, 0.0, 0.0)
LONGEST = 120
"""Paragraphs of a story that are compared."""
LEAST = 0.04
"""Likeness under which two paragraphs are no pair."""


def pair(one: Weighed, other: Weighed, closeness: Floats | None = None) -> Pairing:
    """Pair the passages of two stories by the anchors they share.

    ``closeness`` (0 to 1, passages by passages) is what a model says of them: it adds to
    what anchors show and takes nothing away.
    """
    at = np.searchsorted(other.every, one.every)
    at[at == len(other.every)] = 0
    common = other.every[at] == one.every if len(other.every) else np.zeros(0, bool)
    if not common.any():
        return NOTHING
    size = int(common.sum())
    a = _matrix(one, _numbered(common), size)
    b = _matrix(other, _numbered(np.isin(np.arange(len(other.every)), at[common])), size)
    norm_a, norm_b = one.norms, other.norms
    dots = a @ b.T
    likeness = dots / np.maximum(np.outer(norm_a, norm_b), 1e-9)
    if closeness is not None:
        likeness = likeness + closeness[: len(norm_a), : len(norm_b)] / 2
    pairs = _path(likeness, _joined(a, norm_a, b, norm_b))
    if not pairs:
        return NOTHING
    on = np.zeros_like(likeness, dtype=bool)
    for p in pairs:
        on[np.ix_(p.before, p.after)] = True
    shorter = min(likeness.shape)
    return Pairing(
        pairs,
        _share([i for p in pairs for i in p.before], norm_a),
        _share([i for p in pairs for i in p.after], norm_b),
        _contrast(likeness, on),
        float(sum(p.likeness * min(len(p.before), len(p.after)) for p in pairs) / shorter),
        _window(a, norm_a, b, norm_b),
    )


def _contrast(likeness: Floats, on: NDArray[np.bool_]) -> float:
    """None where every passage is in a pair with every other: there is nothing to tell it from."""
    if on.all():
        return 0.0
    return float(np.log((float(likeness[on].mean()) + 0.01) / (float(likeness[~on].mean()) + 0.01)))


def _numbered(chosen: NDArray[np.bool_]) -> NDArray[np.int64]:
    """A column for each chosen anchor, -1 for the others; both stories' anchors are sorted."""
    columns = np.cumsum(chosen) - 1
    columns[~chosen] = -1
    return columns


def _matrix(story: Weighed, columns: NDArray[np.int64], size: int) -> Floats:
    """Paragraphs by common anchors."""
    matrix = np.zeros((len(story.norms), size))
    at = columns[story.anchor]
    held = at >= 0
    matrix[story.paragraph[held], at[held]] = story.weights[held]
    return matrix


def _joined(a: Floats, norm_a: Floats, b: Floats, norm_b: Floats) -> tuple[Floats, Floats]:
    """Likeness of two paragraphs in a row to one of the other story, both ways."""

    def pairs(m: Floats, norm: Floats) -> tuple[Floats, Floats]:
        return m[:-1] + m[1:], np.sqrt(norm[:-1] ** 2 + norm[1:] ** 2)

    two_a, norm_two_a = pairs(a, norm_a)
    two_b, norm_two_b = pairs(b, norm_b)
    return (
        two_a @ b.T / np.maximum(np.outer(norm_two_a, norm_b), 1e-9),
        a @ two_b.T / np.maximum(np.outer(norm_a, norm_two_b), 1e-9),
    )


def _path(likeness: Floats, joined: tuple[Floats, Floats]) -> tuple[Pair, ...]:
    """The pairs that never cross and are most alike in sum."""
    rows, columns = likeness.shape
    best = np.zeros((rows + 1, columns + 1))
    step = np.zeros((rows + 1, columns + 1), np.int8)
    one, (two_a, two_b) = likeness.tolist(), (joined[0].tolist(), joined[1].tolist())
    score = best.tolist()
    steps = step.tolist()
    for i in range(1, rows + 1):
        above, here, before = score[i - 1], score[i], steps[i]
        for j in range(1, columns + 1):
            gains = [above[j], here[j - 1], above[j - 1] + one[i - 1][j - 1] - LEAST]
            if i > 1:
                gains.append(score[i - 2][j - 1] + 1.2 * two_a[i - 2][j - 1] - 2 * LEAST)
            if j > 1:
                gains.append(above[j - 2] + 1.2 * two_b[i - 1][j - 2] - 2 * LEAST)
                if i == 1:
                    gains.insert(3, -1.0)
            here[j] = max(gains)
            before[j] = gains.index(here[j])
    return _traced(steps, one, two_a, two_b)


def _traced(
    steps: list[list[int]],
    one: list[list[float]],
    two_a: list[list[float]],
    two_b: list[list[float]],
) -> tuple[Pair, ...]:
    found = []
    i, j = len(steps) - 1, len(steps[0]) - 1
    while i and j:
        taken = steps[i][j]
        if taken == 0:
            i -= 1
        elif taken == 1:
            j -= 1
        elif taken == 2:
            i, j = i - 1, j - 1
            found.append(Pair((i,), (j,), one[i][j]))
        elif taken == 3:
            i, j = i - 2, j - 1
            found.append(Pair((i, i + 1), (j,), two_a[i][j]))
        else:
            i, j = i - 1, j - 2
            found.append(Pair((i,), (j, j + 1), two_b[i][j]))
    return tuple(reversed(found))


def _share(paragraphs: list[int], norms: Floats) -> float:
    return float((norms[paragraphs] ** 2).sum() / (norms**2).sum())


def _window(a: Floats, norm_a: Floats, b: Floats, norm_b: Floats) -> float:
    four_a, weight_a = _fours(a, norm_a)
    four_b, weight_b = _fours(b, norm_b)
    return float((four_a @ four_b.T / np.maximum(np.outer(weight_a, weight_b), 1e-9)).max())


def _fours(matrix: Floats, norms: Floats) -> tuple[Floats, Floats]:
    """Four paragraphs in a row, as sums; all of them where there are fewer."""
    size = min(4, len(matrix))
    rows = np.cumsum(np.vstack([np.zeros((1, matrix.shape[1])), matrix]), axis=0)
    squares = np.cumsum(np.concatenate([[0.0], norms**2]))
    return rows[size:] - rows[:-size], np.sqrt(squares[size:] - squares[:-size])
