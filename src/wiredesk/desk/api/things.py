"""What several resources share: finding the thing that a call speaks of, and times in JSON."""

from datetime import datetime
from typing import Annotated, Any

from msgspec import Meta

from wiredesk.desk.api.problems import Problem, missing
from wiredesk.desk.api.route import Call
from wiredesk.desk.models import Source, Story
from wiredesk.desk.permissions import may
from wiredesk.desk.queries.standing import WITH_TEXT
from wiredesk.desk.queries.wire import read_mark

Most = Annotated[int, Meta(ge=1, le=200, description="How many at the most.")]
Id = Annotated[int, Meta(ge=1, le=2**63 - 1)]
Before = Annotated[Id | None, Meta(description="`later` of the page before; none: the newest.")]
Time = Annotated[str, Meta(description="ISO 8601, with its offset.")]
"""In an answer; in what was sent it is read by ``moment``."""


def visible_story(call: Call, story_id: int) -> Story:
    """A story that the caller may see. Raises Problem."""
    rows = Story.objects.select_related(*WITH_TEXT, "shown")
    row = rows.filter(pk=story_id, shown__isnull=False).first()
    if row is None or not may(call.user, "see", row):
        raise missing("story")
    return row


def visible_source(call: Call, source_id: int) -> Source:
    """A source that the caller may see. Raises Problem."""
    row = Source.objects.select_related("subscription").filter(pk=source_id).first()
    if row is None or not may(call.user, "see", row):
        raise missing("source")
    return row


def told(at: datetime | None) -> Any:
    """A time as JSON has it."""
    return at.isoformat() if at else None


def moment(written: str, name: str) -> datetime:
    """A time that was sent. Raises Problem for what is none, or has no offset."""
    try:
        at = datetime.fromisoformat(written)
        in_utc = at.astimezone(at.tzinfo)
        in_utc.timestamp()
    except (ValueError, OverflowError) as error:
        raise Problem("malformed", f"{name}: that is no time.") from error
    if at.tzinfo is None or not 1900 <= at.year <= 9000:
        raise Problem("malformed", f"{name}: write it with its offset: 2026-05-09T12:00:00+01:00.")
    return at


def mark(written: str) -> str:
    """The place in the Wire that a page begins after. Raises Problem for what is none."""
    try:
        at, story = read_mark(written)
    except ValueError as error:
        raise Problem("malformed", "`after` is the `later` of the page before.") from error
    if not 0 < story < 2**63:
        raise Problem("malformed", "`after` is the `later` of the page before.")
    moment(at.isoformat(), "after")
    return written
