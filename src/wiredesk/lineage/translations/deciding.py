"""Whether two stories are translations of one original: confirmed, suggested, or nothing.

What two stories have in common says little by itself: stories of one day share countries and
numbers. So each sign is held against what the next candidates of the same story show.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import NamedTuple

from wiredesk.lineage.anchors import NUMBER, ROUGH
from wiredesk.lineage.translations.index import Candidate
from wiredesk.lineage.translations.pairing import Pairing

CONFIRMED = 0.9
"""Confidence from which a translation is taken as told."""
SUGGESTED = 0.35
"""Confidence from which a person is asked."""
SHOWN = 0.005
"""Confidence under which the likeliest story is not even named."""


class Signs(NamedTuple):
    """What speaks for a translation."""

    number: float
    """Cosine of the numbers of both."""
    rough: float
    """Cosine of the names, by their sound."""
    before: float
    """Share of the first story that stands in pairs of paragraphs."""
    contrast: float
    above: float
    """How far all cosines stand above the next candidates', in nats; so the two that follow."""
    above_likeness: float
    above_window: float


USUAL = (0.5, 0.05, 0.09)
"""Sum of cosines, likeness and window of a candidate that is none, where there are few others."""
OTHERS = 3.0
"""How many such candidates are supposed beside those there are."""
NEXT = 12
"""Candidates that a candidate is held against."""

WEIGHTS = Signs(
    number=6.4,
    rough=1.25,
    before=4.4,
    contrast=1.65,
    above=2.1,
    above_likeness=1.0,
    above_window=2.5,
)
"""By logistic regression over the first 35 % of 38 stories in 11 languages and the 12 likeliest
English stories of each; whole stories and parts of stories are told best by these as well."""
BIAS = -11.5


def confidences(found: Sequence[tuple[Candidate, Pairing]]) -> list[float]:
    """How sure each candidate of one story is, 0 to 1, in the order given."""
    return [1.0 / (1.0 + math.exp(-max(-30.0, min(30.0, odds(s))))) for s in signs(found)]


def odds(signs: Signs) -> float:
    """Log-odds that two stories are translations."""
    return BIAS + math.fsum(w * s for w, s in zip(WEIGHTS, signs, strict=True))


def signs(found: Sequence[tuple[Candidate, Pairing]]) -> list[Signs]:
    """The signs of each candidate of one story."""
    figures = [(math.fsum(c.cosines), p.likeness, p.window) for c, p in found]
    usual = [_below(sorted(column)) for column in zip(*figures, strict=True)]
    told = []
    for (candidate, pairing), own in zip(found, figures, strict=True):
        above = [
            math.log((o + u) / ((sum(b) + OTHERS * u) / (len(b) + OTHERS) + u))
            for o, u, b in zip(own, USUAL, usual, strict=True)
        ]
        cosines = candidate.cosines
        told.append(
            Signs(cosines[NUMBER], cosines[ROUGH], pairing.before, pairing.contrast, *above)
        )
    return told


def _below(column: list[float]) -> list[float]:
    """The lower half of what candidates show: translations into many languages stand above it."""
    return column[: len(column) // 2][-NEXT:]
