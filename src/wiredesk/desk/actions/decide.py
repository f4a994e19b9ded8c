"""Holding, rejecting and reopening a story; deciding on many with one key."""

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Any
from uuid import uuid4

from wiredesk.desk.actions.acting import action, rule
from wiredesk.desk.actions.approve import approve
from wiredesk.desk.actions.reviewing import write_review
from wiredesk.desk.actions.take import put_back, take
from wiredesk.desk.models import Ruling, Story
from wiredesk.desk.workflow import move
from wiredesk.records import Refusal


@action("hold")
def hold(
    user: Any, story: Story, now: datetime, *, why: str = "", batch: str = ""
) -> Ruling | Refusal:
    """Hold a story until somebody reopens it."""
    return _close(user, story, now, "hold", why, batch)


@action("reject")
def reject(
    user: Any, story: Story, now: datetime, *, why: str = "", batch: str = ""
) -> Ruling | Refusal:
    """Reject a story. It stays, with all that is known of it."""
    return _close(user, story, now, "reject", why, batch)


def _close(
    user: Any, story: Story, now: datetime, verb: str, why: str, batch: str
) -> Ruling | Refusal:
    after = move(story.state, verb)
    if isinstance(after, Refusal):
        return after
    shown = {"note": ""}
    ruling = rule(story, verb, user, now, after=after, why=why, batch=batch, shown=shown)
    write_review(ruling, story)
    return ruling


@action("reopen")
def reopen(
    user: Any, story: Story, now: datetime, *, why: str = "", batch: str = ""
) -> Ruling | Refusal:
    """Take up again what was approved, held or rejected."""
    after = move(story.state, "reopen")
    if isinstance(after, Refusal):
        return after
    return rule(story, "reopen", user, now, after=after, taken_by=user, why=why, batch=batch)


DECISIONS: dict[str, Callable[..., Any]] = {
    "take": take,
    "put_back": put_back,
    "approve": approve,
    "hold": hold,
    "reject": reject,
    "reopen": reopen,
}
"""Decisions that a key makes on one story or on a selection."""


def decide_many(
    user: Any, stories: Sequence[int], verb: str, now: datetime, **options: Any
) -> dict[int, Ruling | Refusal]:
    """Make one decision on many stories, each a transaction of its own; what became of each.

    They are one batch: undoing it takes all of them back. Raises KeyError for no decision.
    """
    do, batch = DECISIONS[verb], uuid4().hex
    return {story: do(user, story, now, batch=batch, **options) for story in stories}
