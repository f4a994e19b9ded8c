"""Whether a table of words finds the translations that people confirmed any better."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from wiredesk.lineage.anchors import Words
from wiredesk.lineage.translations.deciding import CONFIRMED
from wiredesk.lineage.translations.finding import Translations
from wiredesk.lineage.word_tables import learn, words_by
from wiredesk.records import Comparable

Pair = tuple[Comparable, Comparable]

FEWEST = 30
"""Pairs from which a table is tried at all; it is learnt from half of them."""


class Told(NamedTuple):
    """How the second stories of pairs were told among others from the first."""

    first: int = 0
    """Right ones that came first."""
    confirmed: int = 0
    """Right ones that were confirmed."""
    wrong: int = 0
    """Wrong ones that were."""


def is_worth_using(pairs: Sequence[Pair], others: Iterable[Comparable] = ()) -> bool:
    """Whether a table of these two languages is to be used.

    Each half of the ``pairs`` is told with a table learnt from the other, among ``others`` of the
    second language and with no table: the table may lose nothing, call nothing wrong, and has to
    confirm something that was not confirmed. Few pairs decide nothing.
    """
    if len(pairs) < FEWEST:
        return False
    among = list(others)
    plain, taught = Told(), Told()
    for taken, left in ((pairs[::2], pairs[1::2]), (pairs[1::2], pairs[::2])):
        table = learn(left)
        if table is None:
            return False
        plain = _sum(plain, _told(taken, among, None))
        taught = _sum(taught, _told(taken, among, words_by([table])))
    loses = taught.first < plain.first or taught.wrong > plain.wrong
    return not loses and taught.confirmed > plain.confirmed


def _told(pairs: Sequence[Pair], others: Iterable[Comparable], words: Words | None) -> Told:
    finder = Translations(words)
    for one in (*others, *(second for _, second in pairs)):
        finder.add(one)
    first = confirmed = wrong = 0
    for one, other in pairs:
        found = finder.weighed(one)
        if not found:
            continue
        sure, best, _ = found[0]
        right = best.id == other.id
        first += right
        confirmed += right and sure >= CONFIRMED
        wrong += not right and sure >= CONFIRMED
    return Told(first, confirmed, wrong)


def _sum(one: Told, other: Told) -> Told:
    return Told(*(a + b for a, b in zip(one, other, strict=True)))
