"""A query as text again: with one thing more that it asks for, with one less."""

from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from wiredesk.desk.search.query import Query, Term, parse_query
from wiredesk.desk.search.tags import exact_token

Group = tuple[Term, ...]


class Part(NamedTuple):
    """One thing that must be met: "porto", "agency:Lusa OR agency:EFE"."""

    terms: Group
    without: str
    """The query without it."""


def written(groups: Sequence[Group]) -> str:
    """A text that asks for the same."""
    return _written(tuple(groups))


@lru_cache(maxsize=64)
def _written(groups: tuple[Group, ...]) -> str:
    return " ".join(" OR ".join(map(_term, group)) for group in groups)


def _term(term: Term) -> str:
    """A term as it is typed: plainly where that is understood as meant, else in quotation marks."""
    minus = "-" if term.without else ""
    field = f"{term.field}:{'=' if term.exact else ''}" if term.field else ""
    plain = f"{minus}{field}{term.text}"
    if not term.phrase and parse_query(plain).groups == ((term,),):
        return plain
    return f'{minus}{field}"{term.text}"'


def narrowed(query: Query, more: str) -> str:
    """The query and one thing more, as ``finding.Value.query`` says it."""
    return f"{written(query.groups)} {more}".lstrip()


def widened(query: Query, kind: str, value: str) -> str:
    """The query without asking for a value of a kind."""
    token = exact_token(kind, value)
    kept = [
        tuple(t for t in group if t.without or exact_token(t.field or "", t.text) != token)
        for group in query.groups
    ]
    return written([group for group in kept if group])


def parts_of(query: Query) -> list[Part]:
    """Everything that a query asks for, one by one."""
    groups = query.groups
    return [
        Part(group, written([*groups[:at], *groups[at + 1 :]])) for at, group in enumerate(groups)
    ]
