"""Taking a story, so that others see who has it, and putting it back."""

from datetime import datetime
from typing import Any

from wiredesk.desk.actions.acting import action, rule
from wiredesk.desk.models import Ruling, Story
from wiredesk.desk.showing import name_of
from wiredesk.desk.workflow import move
from wiredesk.records import Refusal


@action("take")
def take(user: Any, story: Story, now: datetime, *, batch: str = "") -> Ruling | Refusal:
    """Take a story, or take it over from another; who had it stands in the ruling."""
    after = move(story.state, "take")
    if isinstance(after, Refusal):
        return after
    if story.taken_by == user:
        return Refusal(what="take", why="You have it already.")
    why = f"Taken over from {name_of(story.taken_by)}." if story.taken_by else ""
    return rule(story, "take", user, now, after=after, taken_by=user, why=why, batch=batch)


@action("take")
def put_back(user: Any, story: Story, now: datetime, *, batch: str = "") -> Ruling | Refusal:
    """Let go of a story that is taken and not changed: it is new again, for anybody."""
    after = move(story.state, "put_back")
    if isinstance(after, Refusal):
        return after
    return rule(story, "put_back", user, now, after=after, taken_by=None, batch=batch)
