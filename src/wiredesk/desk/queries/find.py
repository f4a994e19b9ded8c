"""What the screen Find shows: rows with the words that matched, facets, saved searches."""

from typing import Any, NamedTuple

from wiredesk.desk.models import Entry, SavedSearch, Shown
from wiredesk.desk.permissions import reach_of
from wiredesk.desk.queries.figures import Figures, figures
from wiredesk.desk.queries.standing import texts_of
from wiredesk.desk.queries.wire import searches_of
from wiredesk.desk.search.finding import Found, search, source_names
from wiredesk.desk.search.marking import Piece, Wanted, extract, looked_for, marked
from wiredesk.desk.search.query import Query, parse_query


class Line(NamedTuple):
    """One story that was found."""

    entry: Entry
    shown: Shown | None
    """Its row of the Wire, for badges; ``None`` while it has none."""
    title: list[Piece]
    words: list[Piece]
    """Some of its text about the words that matched, else how it begins."""


class FindPage(NamedTuple):
    """A page of the screen."""

    query: Query
    found: Found
    lines: list[Line]
    searches: list[SavedSearch]
    sources: dict[str, str]
    """Names of the sources that the query asks for by their ids."""


def find_page(user: Any, text: str, before: int | None = None) -> FindPage:
    """What a query finds, within what a person may see; before a place on later pages.

    A number of statements that does not grow: at most four of the search, and four.
    """
    query = parse_query(text)
    found = search(query, reach_of(user), before)
    ids = found.ids
    shown = {row.pk: row for row in Shown.objects.filter(pk__in=ids)}
    wanted = looked_for(query)
    texts = texts_of(ids) if wanted else {}
    lines = [_line(row, shown.get(row.story_id), texts, wanted) for row in found.rows]
    return FindPage(query, found, lines, searches_of(user), _sources(query))


def _sources(query: Query) -> dict[str, str]:
    terms = [term for group in query.groups for term in group if term.field == "source"]
    ids = {t.text for t in terms if t.text.isascii() and t.text.isdigit() and len(t.text) < 10}
    return source_names(ids) if ids else {}


def _line(row: Entry, shown: Shown | None, texts: dict[int, str], wanted: Wanted) -> Line:
    # Most texts begin with their headline, which stands above.
    body = texts.get(row.story_id, "").lstrip().removeprefix(row.title)
    words = extract(body, wanted)
    opening = shown.opening if shown else ""
    return Line(row, shown, marked(row.title, wanted), words or marked(opening, wanted))


class FiguresPage(NamedTuple):
    """The figures on what a query finds."""

    query: Query
    figures: Figures
    sources: dict[str, str]


def find_figures(user: Any, text: str) -> FiguresPage:
    """The figures on what a query finds, within what a person may see."""
    query = parse_query(text)
    return FiguresPage(query, figures(query, reach_of(user)), _sources(query))
