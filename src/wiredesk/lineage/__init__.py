"""Lineage: what stories are to each other, and how we know.

``relate`` is the room's front door: stories cut down to what can be compared in, ties out. Each
kind of tie has a finder; they are asked in the order of ``FINDERS``.
"""

from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from typing import Protocol, runtime_checkable

from wiredesk.lineage.copies import Copies
from wiredesk.lineage.direction import directed, is_sure
from wiredesk.lineage.translations import Translations
from wiredesk.lineage.translations.deciding import SUGGESTED
from wiredesk.lineage.versions import Declared
from wiredesk.records import Comparable, Tie


class Finder(Protocol):
    """Takes stories in, and ties new ones to those it has."""

    def add(self, story: Comparable) -> None:
        """Take in a story."""

    def ties(self, story: Comparable) -> Iterator[Tie]:
        """Ties of a story (``Tie.a``) to those taken in (``Tie.b``), the closest first."""


@runtime_checkable
class Hearing(Protocol):
    """A finder that learns what a language often says from all it hears in it."""

    def hear(self, story: Comparable) -> None:
        """Take note of a story whose ties will be asked for."""


HEARD = 256
"""Queries that are heard before the first of them is asked about."""
FINDERS: tuple[Callable[[], Finder], ...] = (Copies, Declared, Translations)
"""In the order in which they are asked: of two ties between the same two stories the first holds,
so that what shares its words is never called a translation."""


def relate(
    queries: Iterable[Comparable],
    among: Iterable[Comparable] | None = None,
    finders: Iterable[Callable[[], Finder]] = FINDERS,
) -> Iterator[Tie]:
    """Every tie of each query to the stories ``among`` which it is looked for, query by query.

    Without ``among`` the queries are related to one another: each to those before it, so that
    every pair is told once. Each tie has its direction where evidence decides it. Lazy: queries
    are taken a few hundred at a time. Same input, same ties in the same order.
    """
    asked = [make() for make in finders]
    known: dict[str, Comparable] = {}
    for story in among or ():
        known[story.id] = story
        for finder in asked:
            finder.add(story)
    for query in _heard(queries, [f for f in asked if isinstance(f, Hearing)]):
        ties = _worth_telling(list(ties_of(query, asked)))
        beside = [known[tie.b] for tie in ties if tie.b in known and is_sure(tie)]
        for tie in ties:
            yield directed(query, known[tie.b], tie, beside) if tie.b in known else tie
        if among is None:
            known[query.id] = query
            for finder in asked:
                finder.add(query)


def _worth_telling(ties: list[Tie]) -> list[Tie]:
    """Without the doubtful translations of a story that has kin in its own language.

    The likeliest translation is named, however doubtful, only where nothing else is known.
    """
    if all(tie.kind == "translation" for tie in ties):
        return ties
    return [tie for tie in ties if tie.kind != "translation" or tie.confidence >= SUGGESTED]


def _heard(queries: Iterable[Comparable], finders: list[Hearing]) -> Iterator[Comparable]:
    """The queries, some of them taken ahead of their turn and heard."""
    left = iter(queries)
    while batch := list(islice(left, HEARD)):
        for query in batch:
            for finder in finders:
                finder.hear(query)
        yield from batch


def ties_of(query: Comparable, finders: Iterable[Finder]) -> Iterator[Tie]:
    """The ties of one story, from each finder in turn, at most one to each other story."""
    tied = {query.id}
    for finder in finders:
        for tie in finder.ties(query):
            if tie.b not in tied:
                tied.add(tie.b)
                yield tie
