"""The one query function behind Find, the API, the command line and saved searches."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

from wiredesk.desk.models import Entry, Source
from wiredesk.desk.search import words
from wiredesk.desk.search.folding import words_of
from wiredesk.desk.search.query import QUOTES, Query, Term, parse_query
from wiredesk.desk.search.tags import exact_token
from wiredesk.desk.search.wanted import EVERYTHING, All, states, wanted, within
from wiredesk.packs.topics import media_topics

MOST = 2_000
"""Matches that are counted, in all and by facet: the newest. Beyond it stands "2,000+"."""

PAGE, VALUES = 50, 12
"""Rows of a page, and values of a facet."""

FACETS = (
    *("source", "agency", "language", "person", "place", "speaker", "kind", "date", "topic"),
    "defect",
)


class Value(NamedTuple):
    """One value of a facet."""

    value: str
    label: str
    """As people read it: a source's name, a topic's; else the value itself."""
    count: int
    query: str
    """What to add to the query to have these alone: ``agency:="Lusa"``."""
    chosen: bool
    """The query asks for it already."""


class Facet(NamedTuple):
    """What the matches may be told apart by, the commonest values first; dates newest first."""

    kind: str
    values: tuple[Value, ...]


class Found(NamedTuple):
    """One page of what a query finds."""

    rows: list[Entry]
    total: int
    """How many there are; where ``capped``, there are more than this."""
    capped: bool
    facets: tuple[Facet, ...]
    """Counted on the newest ``MOST`` matches; empty on later pages."""
    later: int | None
    """Where the next page begins: the ``before`` that it is asked with; ``None`` on the last."""
    notes: tuple[str, ...]

    @property
    def ids(self) -> list[int]:
        """The ids of the page's stories."""
        return [row.story_id for row in self.rows]


Scopes = Iterable[tuple[int | None, str]]
"""Parts of the wire (a source's id or any, a language or any) that a person may see."""


def search(
    query: Query | str,
    scopes: Scopes = (),
    before: int | None = None,
    page: int = PAGE,
    facets: bool = True,
) -> Found:
    """A page of the stories that a query finds, the newest first, with facets beside the first.

    At most four statements, however many stories there are.
    """
    query = parse_query(query) if isinstance(query, str) else query
    first = before is None
    places = words.newest(asked(query, scopes), MOST + 1 if first else page + 1, before)
    shown = places[:page]
    rows = {row.place: row for row in Entry.objects.filter(place__in=shown)}
    counted = places[:MOST] if first and facets else []
    return Found(
        rows=[rows[place] for place in shown if place in rows],
        total=min(len(places), MOST),
        capped=len(places) > MOST,
        facets=tuple(_facets(counted, query)),
        later=shown[-1] if len(places) > page else None,
        notes=query.notes,
    )


def count(queries: Sequence[Query | str], scopes: Scopes = (), most: int = 1_000) -> list[int]:
    """How many stories each of some queries finds, counted up to ``most``."""
    parsed = [parse_query(q) if isinstance(q, str) else q for q in queries]
    return words.counts([asked(query, scopes) for query in parsed], most)


def stories_of(query: Query | str, scopes: Scopes = (), most: int = MOST) -> list[int]:
    """The ids of the newest stories that a query finds."""
    query = parse_query(query) if isinstance(query, str) else query
    return [words.story_at(place) for place in words.newest(asked(query, scopes), most)]


def asked(query: Query, scopes: Scopes = ()) -> words.Asked:
    """What a query asks of the index, within what a person may see."""
    allowed = within([(None if pk is None else str(pk), language) for pk, language in scopes])
    found = wanted(query, _sources())
    return words.Asked(found if allowed == EVERYTHING else All((found, allowed)), states(query))


def _sources() -> Callable[[Term], list[str]]:
    """Looks the sources up that a term means; the list of them is asked for once."""
    known: list[tuple[str, tuple[str, ...]]] = []

    def named(term: Term) -> list[str]:
        if not known:
            rows = Source.objects.values_list("pk", "name")
            known.extend((str(pk), tuple(words_of(name))) for pk, name in rows)
        said = tuple(words_of(term.text))
        if term.exact:
            return [pk for pk, name in known if name == said or pk == term.text]
        return [pk for pk, name in known if set(said) <= set(name)]

    return named


def _facets(places: Sequence[int], query: Query) -> Iterable[Facet]:
    if not places:
        return
    lines: Counter[str] = Counter()
    rows = Entry.objects.filter(place__in=words.among(places)).order_by()
    for said in rows.values_list("tag_lines", flat=True):
        lines.update(said.split("\n"))
    counted: dict[str, Counter[str]] = {kind: Counter() for kind in FACETS}
    asks = [t for group in query.groups for t in group if t.field and not t.without]
    # Months, and the days of a month that is asked for.
    precise = 10 if any(t.field == "date" and len(t.text) == len("2026-11") for t in asks) else 7
    for line, number in lines.items():
        kind, _, value = line.partition("\t")
        if kind in counted:
            counted[kind][value[:precise] if kind == "date" else value] += number
    names = source_names(counted["source"])
    chosen = {exact_token(t.field or "", t.text) for t in asks}
    for kind, values in counted.items():
        best = sorted(values.items(), key=lambda v: (-v[1], v[0]))
        if kind == "date":
            best = sorted(values.items(), reverse=True)
        yield Facet(
            kind,
            tuple(
                Value(
                    value,
                    label_of(kind, value, names),
                    number,
                    term_for(kind, value),
                    exact_token(kind, value) in chosen,
                )
                for value, number in best[:VALUES]
            ),
        )


def source_names(ids: Iterable[str]) -> dict[str, str]:
    """The names of sources by their ids."""
    rows = Source.objects.filter(pk__in=[int(pk) for pk in ids]).values_list("pk", "name")
    return {str(pk): name for pk, name in rows}


def label_of(kind: str, value: str, sources: dict[str, str], language: str = "en") -> str:
    """A value as people read it."""
    if kind == "source":
        return sources.get(value, value)
    if kind == "topic" and value in media_topics():
        topic = media_topics()[value]
        return topic.labels.get(language, topic.name)
    return value


_UNQUOTED = dict.fromkeys(map(ord, QUOTES), " ")


def term_for(kind: str, value: str) -> str:
    """What stands in a query for a value of a facet."""
    plain = value.translate(_UNQUOTED)
    return f"{kind}:{value}" if kind in {"date", "language"} else f'{kind}:="{plain}"'
