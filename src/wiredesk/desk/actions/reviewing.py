"""The review record: how a decision on a story came about."""

from dataclasses import asdict, dataclass
from typing import Any

import msgspec

from wiredesk.desk.models import Presence, Review, Ruling, Story
from wiredesk.desk.queries.checks import Check, checks_of
from wiredesk.desk.queries.standing import Standing, standing_of


@dataclass(frozen=True)
class Changed:
    """One text of the desk's own, in the record."""

    edit: int
    by: str
    why: str
    mends: list[dict[str, Any]]
    places: int
    """How many places of the text before it changed."""


def write_review(
    ruling: Ruling,
    story: Story,
    stands: Standing | None = None,
    checks: list[Check] | None = None,
) -> Review:
    """Keep who reviewed, what was checked, how long, what was changed, which engines had a part."""
    stands = stands or standing_of(story)
    reading = stands.reading if stands else None
    if checks is None:
        checks = checks_of(story, stands, ruling.at) if stands and reading else []
    spent = Presence.objects.filter(story=story, user=ruling.by).first()
    return Review.objects.create(
        ruling=ruling,
        story=story,
        by=ruling.by,
        at=ruling.at,
        seconds=spent.seconds if spent else 0,
        checks=[check.as_record() for check in checks],
        changed=[asdict(one) for one in _changed(story)],
        engines=msgspec.to_builtins(reading.made_by) if reading else {},
    )


def _changed(story: Story) -> list[Changed]:
    return [
        Changed(edit.number, edit.name, edit.why, edit.mends, len(edit.words))
        for edit in story.edits.defer("packed", "reading", "text")
    ]
