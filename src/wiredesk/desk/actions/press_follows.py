"""What the press does when an agency's order is followed, by a person or by the house's rule."""

from datetime import datetime

from django.db import transaction

from wiredesk import records
from wiredesk.desk.actions.acting import locked_story, rule
from wiredesk.desk.actions.publish import enter
from wiredesk.desk.models import Alert, Ruling, Shown
from wiredesk.desk.queries.ledger import history_of, newsroom
from wiredesk.desk.showing import name_of
from wiredesk.desk.workflow import follow as state_after
from wiredesk.press import following
from wiredesk.records import Refusal

HOUSE = "House rule: kills are followed"
"""Who withdrew a story that no person withdrew."""

AT_ONCE = ("kill", "deletion")


def on_ruling(ruling: Ruling) -> None:
    """Take a story off the pages when a kill, deletion, hold or embargo of it is followed.

    Within the ruling's own transaction. A correction needs a text: the story is open again, and
    whoever mends and approves it publishes the correction.
    """
    alert_id = ruling.detail.get("alert")
    if ruling.verb != "follow" or not {"withdraw", "suspend"} & set(ruling.detail):
        return
    alert = Alert.objects.get(pk=alert_id)
    story = locked_story(ruling.story_id)
    take_off(story, alert, ruling.by, ruling.at, name_of(ruling.by))


def take_off(story: object, alert: Alert, user: object, now: datetime, who: str) -> None:
    """Enter the release that an alert asks for. What asks for nothing enters nothing."""
    kind = "kill" if alert.kind == "deletion" else alert.kind
    order = records.Order(rule="desk.alert", kind=kind, text=alert.words, loud=True)
    decided = following.follow(history_of(story), order, now, who)
    if not isinstance(decided, Refusal):
        enter(story, user, now, decided)


@transaction.atomic
def follow_by_rule(alert_id: int, now: datetime) -> bool:
    """Follow a kill of something published without a person, where the house has it so.

    Whether it was followed. One that a person has answered meanwhile is let be.
    """
    alert = Alert.objects.select_for_update().get(pk=alert_id)
    story = locked_story(alert.story_id)
    due = alert.kind in AT_ONCE and alert.closed is None and newsroom().follow_kills
    if not due or story.out is None:
        return False
    alert.closed, alert.how, alert.why = now, "followed", HOUSE
    alert.save(update_fields=["closed", "how", "why"])
    still = Alert.objects.filter(story=story, closed=None).count()
    Shown.objects.filter(pk=story.pk).update(alerts=still)
    rule(
        story,
        "follow",
        None,
        now,
        after=state_after(alert.kind, story.state),
        why=HOUSE,
        about=f"{alert.kind} {alert.pk}",
    )
    take_off(story, alert, None, now, HOUSE)
    return True
