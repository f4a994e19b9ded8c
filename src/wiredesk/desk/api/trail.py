"""The trail of a story: versions, edits, decisions and alerts, in the order of time."""

from wiredesk.desk.api.problems import missing
from wiredesk.desk.api.route import Call, route
from wiredesk.desk.api.things import Time, told, visible_story
from wiredesk.desk.queries.trail import trail
from wiredesk.records import Record


class TrailStep(Record, frozen=True, kw_only=True):
    """One thing that happened to a story."""

    at: Time
    kind: str
    """version | edit | ruling | alert"""
    id: int
    number: int | None
    """Of the version or edit."""
    who: str
    what: str
    why: str


class Trail(Record, frozen=True, kw_only=True):
    """Every step, the oldest first."""

    steps: tuple[TrailStep, ...]


@route("GET", "stories/<int:story>/trail", "see", answer=Trail)
def show_trail(call: Call, story: int) -> Trail:
    """All that happened to a story, the oldest first."""
    visible_story(call, story)
    steps = trail(call.user, story)
    if steps is None:
        raise missing("story")
    return Trail(
        steps=tuple(
            TrailStep(
                at=told(step.at),
                kind=step.kind,
                id=step.row.pk,
                number=step.number,
                who=step.who,
                what=step.what,
                why=step.why,
            )
            for step in steps
        )
    )
