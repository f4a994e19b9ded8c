"""Recurring forms: market reports, results and notices that keep their words and change figures.

"Traders guesstimate today's hog slaughter at about 275,000 head" comes every day in the same
words. It is neither a copy nor a version of yesterday's; what tells it is its figures. The bar of
85 % was set on one agency's stories of 1987, from some two dozen pairs that were looked at: none
below it was a version of the other. There are no labelled versions to hold it against.
"""

import re
from collections import Counter

from wiredesk.lineage.tokens import value_of
from wiredesk.records import Comparable

ENOUGH = 5
"""Figures that both stories must hold before they tell anything."""
COPIED = 0.5
"""A copy keeps at least so many of the figures, even one that was edited throughout."""
KEPT = 0.85
"""A version that no id and no label declares keeps so many."""

_FIGURE = re.compile(r"\d(?:[\d.,٫٬]*\d)?")


def figures_kept(a: Comparable, b: Comparable) -> tuple[int, int] | None:
    """How many figures two stories have in common, and of how many; ``None`` where too few."""
    mine, theirs = _figures(a), _figures(b)
    least = min(mine.total(), theirs.total())
    return ((mine & theirs).total(), least) if least >= ENOUGH else None


def _figures(story: Comparable) -> Counter[str]:
    return Counter(
        value_of(figure) for paragraph in story.paragraphs for figure in _FIGURE.findall(paragraph)
    )
