"""Search with facets, and all that a query finds as CSV, JSON lines or Parquet."""

import tempfile
from collections.abc import AsyncIterator, Iterable, Iterator
from pathlib import Path
from typing import Annotated, Any, Literal

from asgiref.sync import sync_to_async
from django.http import StreamingHttpResponse
from msgspec import Meta

from wiredesk.desk.api.asking import Asked
from wiredesk.desk.api.problems import Problem
from wiredesk.desk.api.route import Call, route
from wiredesk.desk.api.things import Before, Most, Time, told
from wiredesk.desk.exports.forms import ExportError, csv_lines, json_lines, write_parquet
from wiredesk.desk.exports.rows import export_rows
from wiredesk.desk.permissions import scopes_of
from wiredesk.desk.search.finding import search
from wiredesk.records import Record

Words = Annotated[
    str, Meta(max_length=2_000, description="As in the search box; see docs/find.md. Empty: all.")
]


class SearchAsked(Asked, frozen=True, kw_only=True):
    """What is looked for."""

    q: Words = ""
    before: Before = None
    most: Most = 50
    facets: Annotated[bool, Meta(description="With counts, on the first page.")] = True


class Hit(Record, frozen=True, kw_only=True):
    """One story that was found."""

    story: int
    title: str
    language: str
    agency: str
    published: str
    received: Time
    sentences: int
    claimed: int
    own_voice: int
    tags: tuple[tuple[str, str, int], ...]
    """Kind, value, and how often it has it."""


class FacetValue(Record, frozen=True, kw_only=True):
    """One value of a facet."""

    value: str
    label: str
    count: int
    query: str
    """What to add to the query to have these alone."""
    chosen: bool


class FacetRow(Record, frozen=True, kw_only=True):
    """What the matches may be told apart by."""

    kind: str
    values: tuple[FacetValue, ...]


class FoundPage(Record, frozen=True, kw_only=True):
    """A page of what was found, the newest first."""

    hits: tuple[Hit, ...]
    total: int
    """How many there are; where ``capped``, more than this. Of the first page."""
    capped: bool
    facets: tuple[FacetRow, ...]
    later: int | None
    """What the next page is asked ``before``; ``null`` on the last."""
    notes: tuple[str, ...]
    """What in the query was not understood, and was searched as words."""


class ExportAsked(Asked, frozen=True, kw_only=True):
    """What is exported, and how."""

    q: Words = ""
    form: Literal["csv", "jsonl", "parquet"] = "jsonl"
    claims: Annotated[bool, Meta(description="CSV: a line for each claim.")] = False
    text: Annotated[bool, Meta(description="With the text that stands.")] = False
    most: Annotated[int, Meta(ge=1, le=10_000_000, description="At the most.")] | None = None


def _scopes(call: Call) -> list[tuple[int | None, str]]:
    return [(scope.source_id, scope.language) for scope in scopes_of(call.user)]


@route("GET", "search", "find", answer=FoundPage, asked=SearchAsked)
def search_stories(call: Call) -> FoundPage:
    """Stories that a query finds, the newest first, with facets."""
    asked: SearchAsked = call.asked
    found = search(asked.q, _scopes(call), asked.before, asked.most, asked.facets)
    return FoundPage(
        hits=tuple(
            Hit(
                story=row.story_id,
                title=row.title,
                language=row.language,
                agency=row.agency,
                published=row.published,
                received=told(row.received),
                sentences=row.sentences,
                claimed=row.claimed,
                own_voice=row.own_voice,
                tags=tuple(row.tags),
            )
            for row in found.rows
        ),
        total=found.total,
        capped=found.capped,
        facets=tuple(
            FacetRow(
                kind=facet.kind,
                values=tuple(FacetValue(**value._asdict()) for value in facet.values),
            )
            for facet in found.facets
        ),
        later=found.later,
        notes=tuple(found.notes),
    )


CSV, LINES, PARQUET = "text/csv", "application/jsonl", "application/vnd.apache.parquet"


class Streamed(StreamingHttpResponse):
    """A stream of rows that a server of either kind sends as they are made."""

    def __aiter__(self) -> AsyncIterator[bytes]:
        """The pieces, each made in a thread, where the database may be asked."""

        async def pieces() -> AsyncIterator[bytes]:
            rows = iter(self.streaming_content)
            while (piece := await sync_to_async(next)(rows, None)) is not None:
                yield piece

        return pieces()


@route(
    *("GET", "export", "export"), asked=ExportAsked, kinds=(LINES, CSV, PARQUET), may_refuse=True
)
def export(call: Call) -> Streamed:
    """All stories that a query finds, however many, with who says what in them."""
    asked: ExportAsked = call.asked
    rows = export_rows(asked.q, _scopes(call), asked.text, asked.most)
    if asked.form == "csv":
        return _sent(csv_lines(rows, asked.claims, asked.text), CSV, "stories.csv")
    if asked.form == "jsonl":
        return _sent(json_lines(rows), LINES, "stories.jsonl")
    return _sent(_parquet(rows), PARQUET, "stories.parquet")


def _sent(pieces: Iterable[Any], media_type: str, name: str) -> Streamed:
    held = {"Content-Disposition": f'attachment; filename="{name}"'}
    return Streamed(pieces, content_type=media_type, headers=held)


def _parquet(rows: Iterable[Any]) -> Iterator[bytes]:
    """The file in pieces; made whole first, for its index stands at its end."""
    folder = tempfile.TemporaryDirectory(prefix="wiredesk-export-")
    try:
        write_parquet(rows, Path(folder.name) / "stories.parquet")
    except ExportError as error:
        folder.cleanup()
        raise Problem("refused", f"{error}") from error
    return _read_and_remove(folder)


def _read_and_remove(folder: "tempfile.TemporaryDirectory[str]") -> Iterator[bytes]:
    with folder, (Path(folder.name) / "stories.parquet").open("rb") as whole:
        while piece := whole.read(65_536):
            yield piece
