"""Versions that were delivered, texts of the desk's own, and what differs between any two."""

from typing import Annotated

from msgspec import Meta

from wiredesk import records
from wiredesk.desk.api.asking import Asked
from wiredesk.desk.api.problems import missing
from wiredesk.desk.api.route import Call, route
from wiredesk.desk.api.things import Time, told, visible_story
from wiredesk.desk.models import Edit, Version
from wiredesk.desk.packing import unpack_story
from wiredesk.desk.queries.changes import changes, note_of
from wiredesk.desk.queries.story import edits_without_text
from wiredesk.desk.queries.texts import text_at
from wiredesk.records import Record

Key = Annotated[
    str,
    Meta(
        pattern=r"^[ve][0-9]{1,9}$",
        description="`v2` is the second delivered version, `e1` the desk's first text.",
    ),
]


class VersionRow(Record, frozen=True, kw_only=True):
    """One delivered version."""

    number: int
    title: str
    language: str
    published: str
    updated: str
    received: Time
    flags: tuple[str, ...]
    note: str
    """What it changed, in a sentence; empty for the first."""


class VersionList(Record, frozen=True, kw_only=True):
    """All versions, the oldest first."""

    versions: tuple[VersionRow, ...]


class OneVersion(Record, frozen=True, kw_only=True):
    """One delivered version with what its sender declared."""

    version: VersionRow
    story: records.Story


class EditRow(Record, frozen=True, kw_only=True):
    """One text of the desk's own."""

    number: int
    title: str
    by: str
    at: Time
    why: str
    base_version: int
    base: int
    """The edit that it was made on; 0 is the delivered text."""


class EditList(Record, frozen=True, kw_only=True):
    """All texts of the desk's own, the oldest first."""

    edits: tuple[EditRow, ...]


class OneEdit(Record, frozen=True, kw_only=True):
    """One text of the desk's own: the delivered story with that text."""

    edit: EditRow
    story: records.Story


class Place(Record, frozen=True, kw_only=True):
    """Words of one text: code points, half-open; an empty range is where words were put in."""

    start: int
    end: int
    text: str


class Differing(Record, frozen=True, kw_only=True):
    """Words of the two texts that stand for each other."""

    before: Place
    after: Place


class FieldChange(Record, frozen=True, kw_only=True):
    """A declared field that differs."""

    name: str
    before: str | None
    after: str | None


class Difference(Record, frozen=True, kw_only=True):
    """What differs between two texts of a story."""

    fields: tuple[FieldChange, ...]
    words: tuple[Differing, ...]


class DifferenceAsked(Asked, frozen=True, kw_only=True):
    """Which two texts."""

    before: Key
    after: Key


@route("GET", "stories/<int:story>/versions", "see", answer=VersionList)
def list_versions(call: Call, story: int) -> VersionList:
    """The delivered versions of a story, the oldest first."""
    rows = visible_story(call, story).versions.defer("packed")
    return VersionList(versions=tuple(_version(row) for row in rows))


@route("GET", "stories/<int:story>/versions/<int:number>", "see", answer=OneVersion, tagged=True)
def show_version(call: Call, story: int, number: int) -> OneVersion:
    """One delivered version: all that its sender declared, nothing of ours."""
    row = visible_story(call, story).versions.filter(number=number).first()
    if row is None:
        raise missing("version")
    return OneVersion(version=_version(row), story=unpack_story(row.packed))


@route("GET", "stories/<int:story>/edits", "see", answer=EditList)
def list_edits(call: Call, story: int) -> EditList:
    """The desk's own texts of a story, the oldest first."""
    rows = edits_without_text(visible_story(call, story)).select_related("base_version")
    return EditList(edits=tuple(_edit(row) for row in rows))


@route("GET", "stories/<int:story>/edits/<int:number>", "see", answer=OneEdit, tagged=True)
def show_edit(call: Call, story: int, number: int) -> OneEdit:
    """One of the desk's own texts."""
    rows = visible_story(call, story).edits.select_related("base_version")
    row = rows.filter(number=number).first()
    if row is None:
        raise missing("edit")
    return OneEdit(edit=_edit(row), story=unpack_story(row.packed))


@route("GET", "stories/<int:story>/diff", "see", answer=Difference, asked=DifferenceAsked)
def show_difference(call: Call, story: int) -> Difference:
    """What differs between any two texts of a story, word by word."""
    row = visible_story(call, story)
    one, other = text_at(row, call.asked.before), text_at(row, call.asked.after)
    if one is None or other is None:
        raise missing("text")
    found = changes(one, other)
    return Difference(
        fields=tuple(
            FieldChange(name=name, before=before, after=after)
            for name, (before, after) in found["fields"].items()
        ),
        words=tuple(
            Differing(before=_place(one.text, a, b), after=_place(other.text, c, d))
            for a, b, c, d in found["words"]
        ),
    )


def _place(text: str, start: int, end: int) -> Place:
    return Place(start=start, end=end, text=text[start:end])


def _version(row: Version) -> VersionRow:
    return VersionRow(
        number=row.number,
        title=row.title,
        language=row.language,
        published=row.published,
        updated=row.updated,
        received=told(row.received),
        flags=tuple(row.flags),
        note=note_of(row.number, row.change) if row.change else "",
    )


def _edit(row: Edit) -> EditRow:
    return EditRow(
        number=row.number,
        title=row.title,
        by=row.name,
        at=told(row.at),
        why=row.why,
        base_version=row.base_version.number,
        base=row.base,
    )
