"""Taking decisions back: the last twenty of a person. Nothing is deleted; a ruling reverses one."""

from datetime import datetime
from typing import Any

from django.contrib.auth import get_user_model

from wiredesk.desk.actions.acting import action, rule
from wiredesk.desk.models import Alert, Edit, Ruling, Story
from wiredesk.desk.showing import show
from wiredesk.records import Refusal

LAST = 20

UNDOABLE = (
    *("take", "put_back", "mend", "edit", "dismiss", "tick", "approve", "hold", "reject"),
    *("reopen", "follow", "dismiss_alert", "lift_embargo"),
)


def undoable(user: Any) -> list[Ruling]:
    """Of the last twenty decisions of a person those that are not undone, the newest first."""
    rows = Ruling.objects.filter(by=user, verb__in=UNDOABLE).order_by("-id")
    last = rows.select_related("story__shown", "undone_by")[:LAST]
    return [ruling for ruling in last if not hasattr(ruling, "undone_by")]


def undo(user: Any, now: datetime) -> list[Ruling | Refusal]:
    """Take back the person's last decision, or the whole batch that it was part of."""
    rows = undoable(user)
    if not rows:
        return [Refusal(what="undo", why="There is nothing to undo.")]
    batch = rows[0].batch
    if not batch:
        return [undo_ruling(user, rows[0].pk, now)]
    same = Ruling.objects.filter(by=user, batch=batch, undone_by=None).order_by("-id")
    return [undo_ruling(user, pk, now) for pk in same.values_list("pk", flat=True)]


@action("undo", "ruling")
def undo_ruling(user: Any, ruling: Ruling, now: datetime) -> Ruling | Refusal:
    """Take one decision back. Refused where another has been made on it since."""
    story = ruling.story
    if why := _why_not(user, ruling, story):
        return Refusal(what="undo", why=why)
    if ruling.verb in {"mend", "edit"}:
        before = ruling.detail.get("edit_before", 0)
        story.edit = Edit.objects.filter(story=story, number=before).first() if before else None
        story.save(update_fields=["edit"])
    if alert := ruling.detail.get("alert"):
        Alert.objects.filter(pk=alert).update(closed=None, by=None, how="", why="")
    before = ruling.before if ruling.before != ruling.after else None
    had_it = get_user_model().objects.filter(pk=ruling.detail.get("taken_before")).first()
    changed = {"about": ruling.verb, "undoes": ruling, "batch": ""}
    undone = rule(story, "undo", user, now, after=before, taken_by=had_it, **changed)
    show(story.pk)
    return undone


def _why_not(user: Any, ruling: Ruling, story: Story) -> str:
    if ruling.by_id != user.pk:
        return f"{ruling.name or 'The desk'} decided it; only they can take it back."
    if ruling.verb not in UNDOABLE:
        return "That cannot be taken back."
    if hasattr(ruling, "undone_by"):
        return "It is taken back already."
    newer = Ruling.objects.filter(by=user, verb__in=UNDOABLE, pk__gt=ruling.pk)
    if newer.count() >= LAST:
        return f"Only the last {LAST} decisions can be taken back."
    stands = story.edit.number if story.edit else 0
    if ruling.verb in {"mend", "edit"} and stands != ruling.edit:
        return "The text has been changed again since."
    if ruling.before != ruling.after and story.state != ruling.after:
        return f"It is {story.state} by now."
    return ""
