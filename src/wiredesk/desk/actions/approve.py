"""Approving a story: a person stands for one text of it. No engine and no rule ever approves."""

from datetime import datetime
from typing import Any

from wiredesk.desk.actions.acting import action, rule
from wiredesk.desk.actions.reviewing import write_review
from wiredesk.desk.models import Alert, Ruling, Story
from wiredesk.desk.queries.checks import checks_of, is_embargoed, why_embargoed
from wiredesk.desk.queries.standing import Standing, standing_of
from wiredesk.desk.workflow import move
from wiredesk.records import Refusal


@action("approve")
def approve(
    user: Any, story: Story, now: datetime, *, why: str = "", batch: str = ""
) -> Ruling | Refusal:
    """Approve the text that stands. Refused, in the rule's own words, where a house rule is unmet;
    under embargo; while an alert is open; and before the latest version has been read.
    """
    after = move(story.state, "approve")
    if isinstance(after, Refusal):
        return after
    stands = standing_of(story)
    if stands is None or (reason := why_not_ready(story, stands, now)):
        return Refusal(what="approve", why=reason if stands else "There is nothing of it.")
    checks = checks_of(story, stands, now)
    if unmet := [check for check in checks if check.blocks]:
        return Refusal(what="approve", why=" ".join(check.sentence for check in unmet))
    shown = {"note": ""}
    ruling = rule(story, "approve", user, now, after=after, why=why, batch=batch, shown=shown)
    write_review(ruling, story, stands, checks)
    return ruling


def why_not_ready(story: Story, stands: Standing, now: datetime) -> str:
    """What stands against approving or publishing a story besides house rules; "" where nothing.

    The press asks the same before it publishes.
    """
    if story.removed is not None:
        return f"Its sender has taken it back. {story.removed_why}".strip()
    alert = Alert.objects.filter(story=story, closed=None).first()
    if alert is not None:
        return f"A {alert.kind} has come for it. Follow it, or dismiss it with a reason, first."
    if stands.delivered_reading is None or stands.reading is None:
        return "Its latest version has not been read yet."
    if is_embargoed(stands, now):
        return why_embargoed(stands)
    return ""
