"""A query as both databases are asked it: words side by side, and, or, not."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

from wiredesk.desk.search.folding import is_lone, words_of
from wiredesk.desk.search.query import DATED, Query, Term, days_of
from wiredesk.desk.search.spans import span
from wiredesk.desk.search.tags import EVERY, exact_token, word_token


class Words(NamedTuple):
    """Words side by side; with ``prefix`` the last may go on; with ``title`` in the headline."""

    words: tuple[str, ...]
    prefix: bool = False
    title: bool = False


class All(NamedTuple):
    """Every part."""

    parts: tuple[Wanted, ...]


class Any(NamedTuple):
    """At least one part."""

    parts: tuple[Wanted, ...]


class Not(NamedTuple):
    """All but what the part finds."""

    part: Wanted


class State(NamedTuple):
    """In one of some states on the desk; with ``without``, not in all of them at once."""

    names: tuple[str, ...]
    without: bool


Wanted = Words | All | Any | Not

EVERYTHING = Words((EVERY,))
NOTHING = Not(EVERYTHING)

Named = Callable[[Term], Iterable[str]]
"""What a term of ``source:`` names: ids of sources."""


def wanted(query: Query, sources: Named) -> Wanted:
    """What a query wants. A query without a word wants everything.

    States are left out: see ``states``.
    """
    groups = [
        _any([_term(term, sources) for term in group])
        for group in query.groups
        if group[0].field != "state"
    ]
    return _all(groups) if groups else EVERYTHING


def states(query: Query) -> tuple[State, ...]:
    """The states that a query wants a story to be in; all must be met."""
    return tuple(
        State(tuple(term.text.lower() for term in group), group[0].without)
        for group in query.groups
        if group[0].field == "state"
    )


def _term(term: Term, sources: Named) -> Wanted:
    found = _said(term, sources)
    return Not(found) if term.without else found


def _said(term: Term, sources: Named) -> Wanted:
    if term.field is None or term.field == "title":
        return _phrase(term)
    if term.field == "source":
        return _any([_tag("source", pk) for pk in sources(term)])
    if term.field in DATED:
        first, last = days_of(term.text) or ("", "")
        return _any([_tag(term.field, day) for day in span(first, last)])
    if term.exact or term.field == "language":
        return _tag(term.field, term.text)
    return _all([Words((word_token(term.field, word),)) for word in words_of(term.text)])


def _phrase(term: Term) -> Words:
    words = tuple(words_of(term.text, whole=False))
    return Words(words, term.prefix or is_lone(words[-1]), term.field == "title")


def _tag(kind: str, value: str) -> Words:
    return Words((exact_token(kind, value),))


def _any(parts: Sequence[Wanted]) -> Wanted:
    return parts[0] if len(parts) == 1 else Any(tuple(parts)) if parts else NOTHING


def _all(parts: Sequence[Wanted]) -> Wanted:
    return parts[0] if len(parts) == 1 else All(tuple(parts))


def within(places: Iterable[tuple[str | None, str]]) -> Wanted:
    """What a person may see: any of some pairs of a source's id and a language; none is all.

    ``None`` is any source, an empty language any.
    """
    parts: list[Wanted] = []
    for source, language in places:
        both = [_tag("source", source)] if source is not None else []
        both += [_tag("language", language)] if language else []
        if not both:
            return EVERYTHING
        parts.append(_all(both))
    return _any(parts) if parts else EVERYTHING
