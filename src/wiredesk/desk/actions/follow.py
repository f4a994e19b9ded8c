"""Following an incoming kill, hold, correction or embargo with one key, or saying why not."""

from datetime import datetime
from typing import Any

from wiredesk.desk.actions.acting import action, rule
from wiredesk.desk.models import Alert, Ruling
from wiredesk.desk.workflow import follow as state_after
from wiredesk.records import Refusal


@action("follow", "alert")
def follow(user: Any, alert: Alert, now: datetime) -> Ruling | Refusal:
    """Do what an alert asks: a kill rejects, a hold holds, an embargo or correction reopens.

    Where our copy is out, the ruling says ``detail["withdraw"]`` (kill, deletion),
    ``["suspend"]`` (hold, embargo) or ``["correct"]``: the press listens.
    """
    if alert.closed is not None:
        return Refusal(what="follow", why=f"It was {alert.how} already.")
    after = state_after(alert.kind, alert.story.state)
    return _close(user, alert, now, "follow", "followed", after, "", _asks(alert))


@action("dismiss_alert", "alert")
def dismiss_alert(user: Any, alert: Alert, now: datetime, *, why: str) -> Ruling | Refusal:
    """Not do what an alert asks, with a reason that is kept."""
    if not why.strip():
        return Refusal(what="dismiss_alert", why="Say why it is not followed.")
    if alert.closed is not None:
        return Refusal(what="dismiss_alert", why=f"It was {alert.how} already.")
    return _close(user, alert, now, "dismiss_alert", "dismissed", alert.story.state, why, {})


def _asks(alert: Alert) -> dict[str, Any]:
    if alert.story.out is None:
        return {}
    asked = {"kill": "withdraw", "deletion": "withdraw", "correction": "correct"}
    return {asked.get(alert.kind, "suspend"): True}


def _close(
    user: Any,
    alert: Alert,
    now: datetime,
    verb: str,
    how: str,
    after: str,
    why: str,
    asks: dict[str, Any],
) -> Ruling:
    alert.closed, alert.by, alert.how, alert.why = now, user, how, why
    alert.save(update_fields=["closed", "by", "how", "why"])
    still = Alert.objects.filter(story=alert.story, closed=None).count()
    return rule(
        alert.story,
        verb,
        user,
        now,
        after=after,
        why=why,
        about=f"{alert.kind} {alert.pk}",
        detail={"alert": alert.pk, **asks},
        shown={"alerts": still},
    )
