"""Readings: all findings on one text, in the very shape of ``wiredesk read --json``."""

from wiredesk import records
from wiredesk.desk.api.problems import missing
from wiredesk.desk.api.route import Call, route
from wiredesk.desk.api.things import visible_story
from wiredesk.desk.packing import unpack_reading, unpack_story
from wiredesk.desk.queries.standing import standing_of, text_of
from wiredesk.sheets.json import as_json

TAGGED = {"answer": records.Reading, "tagged": True}


@route("GET", "stories/<int:story>/reading", "see", **TAGGED)
def show_reading(call: Call, story: int) -> bytes:
    """The reading of the text that stands: the desk's own, else the latest delivered one."""
    stands = standing_of(visible_story(call, story))
    return _written(stands.reading if stands else None)


@route("GET", "stories/<int:story>/versions/<int:number>/reading", "see", **TAGGED)
def show_version_reading(call: Call, story: int, number: int) -> bytes:
    """The reading of one delivered version."""
    rows = visible_story(call, story).versions.select_related("reading")
    row = rows.filter(number=number).first()
    return _written(text_of(row)[1] if row else None)


@route("GET", "stories/<int:story>/edits/<int:number>/reading", "see", **TAGGED)
def show_edit_reading(call: Call, story: int, number: int) -> bytes:
    """The reading of one of the desk's own texts."""
    row = visible_story(call, story).edits.filter(number=number).first()
    return _written(unpack_reading(row.reading, unpack_story(row.packed)) if row else None)


def _written(reading: records.Reading | None) -> bytes:
    if reading is None:
        raise missing("reading (yet)")
    return as_json(reading)
