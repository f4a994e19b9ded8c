"""Saying that something was checked; lifting an embargo whose time nobody knows."""

from datetime import datetime
from typing import Any

from wiredesk.desk.actions.acting import action, rule
from wiredesk.desk.models import Ruling, Story
from wiredesk.desk.queries.checks import is_embargoed
from wiredesk.desk.queries.standing import standing_of
from wiredesk.desk.showing import show
from wiredesk.records import Refusal


@action("tick")
def tick(user: Any, story: Story, now: datetime, *, what: str) -> Ruling | Refusal:
    """Tick one check: a house rule by its name, or a word that rules ask for ("translation").

    It holds for the delivered version that was looked at, and for no later one.
    """
    ruling = rule(story, "tick", user, now, about=what[:200])
    show(story.pk)
    return ruling


@action("approve")
def lift_embargo(user: Any, story: Story, now: datetime, *, why: str) -> Ruling | Refusal:
    """Lift an embargo whose time could not be reckoned, with a reason.

    One with a known time lifts itself, and nobody else does.
    """
    stands = standing_of(story)
    if not why.strip():
        return Refusal(what="lift_embargo", why="Say why the embargo is over.")
    if stands is None or not is_embargoed(stands, now):
        return Refusal(what="lift_embargo", why="It is under no embargo.")
    ruling = rule(story, "lift_embargo", user, now, why=why)
    show(story.pk)
    return ruling
