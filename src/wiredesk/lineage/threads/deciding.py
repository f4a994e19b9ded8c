"""Whether two stories are of one event, or of one longer story: log-odds from what they share."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import NamedTuple

from wiredesk.lineage.threads.index import Likeness


class Odds(NamedTuple):
    """What each cosine adds (in the order of ``terms.KINDS``), what time takes away."""

    weights: Likeness
    gap: float
    """For each nat of one day more than those between the two stories."""
    bias: float


# By logistic regression over the 3,700 likeliest pairs among the half of our stories that is not
# held back. Within a language words tell most; across languages names and figures do.
EVENT = {
    True: Odds((14.7, 2.4, 5.7, 5.7, 0.0, 0.0, 1.7), -2.3, -2.6),
    False: Odds((6.9, 6.4, 3.1, 7.2, 0.0, 3.3, 0.1), -2.6, -1.55),
}
THREAD = {
    True: Odds((34.4, 13.3, 3.7, 6.8, 0.0, 6.4, 3.7), 0.0, -6.6),
    False: Odds((17.4, 19.6, 7.0, 5.9, 1.0, 2.1, 2.3), 0.0, -4.2),
}
"""By whether both are in one language."""
BEST = 3
"""Stories of a group that a story is held against: those that are most like it."""
MOST = 6.0
"""Log-odds of one pair that count: one close story does not speak for a whole group."""


def odds(of: Odds, likeness: Likeness, days: float) -> float:
    """Log-odds for two stories so alike and so far apart in time."""
    told = math.fsum(w * c for w, c in zip(of.weights, likeness, strict=True))
    return min(MOST, of.bias + told + of.gap * math.log1p(days))


def mean_of_best(pairs: Sequence[float]) -> float:
    """What a group says of a story, by its stories' log-odds."""
    best = sorted(pairs, reverse=True)[:BEST]
    return math.fsum(best) / len(best)
