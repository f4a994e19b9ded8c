"""The trail of a story: versions, edits, decisions and alerts on one axis of time."""

from datetime import datetime
from typing import Any, NamedTuple

from wiredesk.desk.models import Alert, Edit, Ruling, Story, Version
from wiredesk.desk.permissions import may
from wiredesk.desk.queries.changes import note_of
from wiredesk.desk.queries.story import edits_without_text


class Step(NamedTuple):
    """One thing that happened to a story."""

    at: datetime
    kind: str
    """version | edit | ruling | alert"""
    who: str
    """The sender, or a person; empty for the desk itself."""
    what: str
    """A verb, or what the version or edit changed."""
    why: str
    number: int | None
    """Of the version or edit."""
    row: Version | Edit | Ruling | Alert


def trail(user: Any, story_id: int) -> list[Step] | None:
    """Every step, the oldest first; ``None`` where there is no such story for this person."""
    story = Story.objects.select_related("latest").filter(pk=story_id).first()
    if story is None or not may(user, "see", story):
        return None
    versions = Version.objects.filter(story=story).defer("packed")
    rulings = Ruling.objects.filter(story=story).select_related("undone_by")
    steps = [
        *(
            Step(v.received, "version", story.publisher, _changed(v), "", v.number, v)
            for v in versions
        ),
        *(
            Step(e.at, "edit", e.name, f"{len(e.words)} places", e.why, e.number, e)
            for e in edits_without_text(story)
        ),
        *(Step(r.at, "ruling", r.name, r.verb, r.why, None, r) for r in rulings),
        *(
            Step(a.raised, "alert", story.publisher, a.kind, a.words, None, a)
            for a in Alert.objects.filter(story=story)
        ),
    ]
    return sorted(steps, key=lambda step: (step.at, ORDER[step.kind], step.row.pk))


ORDER = {"version": 0, "alert": 1, "edit": 2, "ruling": 3}
"""Of one moment: first what came, then what was made of it."""


def _changed(version: Version) -> str:
    if version.change is None:
        return "new"
    return note_of(version.number, version.change)
