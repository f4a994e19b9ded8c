"""Whether two stories are of one event, or of one longer story: log-odds from what they share."""

from __future__ import annotations

import math
from collections.abc import Sequence
from enum import Enum
from typing import NamedTuple

from wiredesk.lineage.threads.index import Likeness
from wiredesk.lineage.threads.terms import FIGURE


class Odds(NamedTuple):
    """What each cosine adds (in the order of ``terms.KINDS``), what time takes away."""

    weights: tuple[float, ...]
    gap: float
    """For each nat of one day more than those between the two stories."""
    bias: float


class Kin(Enum):
    """What the languages of two stories have in common."""

    TONGUE = "one language"
    LETTERS = "Latin letters"
    NOTHING = "other letters on one side or on both"


# By logistic regression over the 7,500 likeliest pairs among the half of our stories that is not
# held back, read and unread. Within a language words tell most; across languages names and figures
# do. One event may show in one name; a thread must in two, for towns and ministers have many.
# Between scripts, over 5,700 pairs of stories and their translations into six other scripts.
EVENT = {
    Kin.TONGUE: Odds((16.9, 1.6, 6.3, 5.3, 0.0, 0.2, 1.4), -2.6, -2.5),
    Kin.LETTERS: Odds((8.9, 9.1, 3.4, 6.6, 0.0, 1.5, 0.0), -2.9, -1.4),
    Kin.NOTHING: Odds((26.8, 8.8, 14.9, 11.0, 6.2, 0.0, 0.0), -2.9, -6.7),
}
"""For ``Likeness.whole``."""
THREAD = {
    Kin.TONGUE: Odds((59.1, 20.9, 11.6, 6.6, 0.0, 9.2, 0.0), 0.0, -4.6),
    Kin.LETTERS: Odds((53.7, 17.3, 11.1, 14.6, 4.8, 0.0, 0.0), 0.0, -2.3),
    Kin.NOTHING: Odds((41.5, 21.6, 27.9, 15.5, 19.3, 0.0, 0.0), 0.0, -4.3),
}
"""The same for ``Likeness.beyond``."""
BEST = 3
"""Stories of a group that a story is held against: those that are most like it."""
MOST = 4.0
"""Log-odds of one pair that count: one close story does not speak for a whole group."""


def odds_of_event(likeness: Likeness, kin: Kin, days: float) -> float:
    """Log-odds that two stories are of one event."""
    return _odds(EVENT[kin], likeness.whole, days)


def odds_of_thread(likeness: Likeness, kin: Kin, days: float) -> float:
    """Log-odds that they are of one longer story."""
    return _odds(THREAD[kin], likeness.beyond, days)


def _odds(of: Odds, cosines: tuple[float, ...], days: float) -> float:
    # Scores, days and ages meet by chance: figures say at most twice what all else says.
    figures = of.weights[FIGURE] * cosines[FIGURE]
    told = math.fsum(w * c for w, c in zip(of.weights, cosines, strict=True)) - figures
    return min(MOST, of.bias + told + min(figures, 2.0 * told) + of.gap * math.log1p(days))


def mean_of_best(pairs: Sequence[float]) -> float:
    """What a group says of a story, by its stories' log-odds."""
    best = sorted(pairs, reverse=True)[:BEST]
    return math.fsum(best) / len(best)
