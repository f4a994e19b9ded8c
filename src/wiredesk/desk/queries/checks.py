"""The check-list at the foot of a story: each house rule, its outcome, and who ticked what."""

from collections.abc import Iterable
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any

from wiredesk.desk.models import HouseRule, Shown, Story
from wiredesk.desk.queries.standing import Standing, settings_of
from wiredesk.desk.rules import facts_of, timed
from wiredesk.desk.rules.outcomes import judge
from wiredesk.desk.showing import desk_of
from wiredesk.desk.texts.embargoes import standing


@dataclass(frozen=True)
class Check:
    """One line of the check-list."""

    rule: str
    """The rule's own words."""
    kind: str
    """must | must_not | warn"""
    met: bool
    ticked: bool
    """Whether a person has ticked this line."""
    why: str = ""
    """Why the rule could not be asked."""

    @property
    def blocks(self) -> bool:
        """Whether it keeps the story from being approved."""
        return not self.met and self.kind != "warn"

    @property
    def sentence(self) -> str:
        """It as a refusal."""
        said = {"must": "must be", "must_not": "must not be", "warn": "is warned of"}[self.kind]
        return f"House rule ({said}): {self.rule}." + (f" ({self.why})" if self.why else "")

    def as_record(self) -> dict[str, Any]:
        """It as the review record keeps it."""
        return asdict(self)


def checks_of(
    story: Story,
    stands: Standing,
    now: datetime,
    rules: Iterable[HouseRule] | None = None,
    shown: Shown | None = None,
) -> list[Check]:
    """The check-list of a story that has been read. Rules and row are asked for unless given."""
    if stands.reading is None:
        return []
    facts = facts_now(story, stands, now, shown)
    rows = HouseRule.objects.filter(on=True) if rules is None else rules
    return [
        Check(one.rule, one.kind, one.met, one.rule in stands.decisions.ticked, one.why)
        for one in judge(rows, facts)
    ]


def facts_now(
    story: Story, stands: Standing, now: datetime, shown: Shown | None = None
) -> dict[str, Any]:
    """All facts on a story that has been read, as they are now."""
    row = shown or Shown.objects.get(pk=story.pk)
    desk = desk_of(story, row, stands.decisions.ticked, row.copies)
    facts = facts_of(stands.reading, settings_of(story), desk, stands.defects)
    return timed(facts, now, stands.decisions.lifted)


def is_embargoed(stands: Standing, now: datetime) -> bool:
    """Whether the sender's embargo still holds, of the delivered copy or of the text that stands.

    An edit that cuts the line out of the text lifts no embargo.
    """
    until, words = _embargo(stands)
    return bool(until and now < until) or (bool(words) and not stands.decisions.lifted)


def why_embargoed(stands: Standing) -> str:
    """Until when, in a sentence."""
    until, words = _embargo(stands)
    if words and not stands.decisions.lifted:
        return f"It is under embargo: “{words}”. Nobody knows when that is over: lift it by hand."
    return f"It is under embargo until {until:%Y-%m-%d %H:%M} UTC." if until else ""


def _embargo(stands: Standing) -> tuple[datetime | None, str]:
    orders = stands.delivered_reading.orders if stands.delivered_reading else ()
    if stands.reading is not None and stands.reading is not stands.delivered_reading:
        orders += stands.reading.orders
    return standing(orders)
