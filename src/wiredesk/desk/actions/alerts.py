"""Alerts: the loudest thing on the screen, and a mail to the people on duty."""

from datetime import datetime

from django.contrib.auth import get_user_model
from django.core.mail import EmailMessage
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from wiredesk.desk.actions.announce import alert_raised
from wiredesk.desk.actions.jobs import ask_for
from wiredesk.desk.models import Alert, Shown, Story, Version
from wiredesk.desk.words import STATES, said

CONCERNED = ("taken", "mended", "approved", "held")
"""States in which a story is somebody's work; a new one has a badge and no alert."""

PLAINLY = {
    "kill": _("KILL"),
    "hold": _("HOLD"),
    "embargo": _("EMBARGO"),
    "correction": _("CORRECTION"),
    "deletion": _("DELETED BY ITS SENDER"),
}


def raise_alert(
    story: Story,
    kind: str,
    words: str,
    now: datetime,
    version: Version | None = None,
    until: datetime | None = None,
) -> Alert | None:
    """Raise an alert on a locked story that is taken or published; ``None`` where it is neither,
    or where the same has been raised before.

    Its mail goes out as a job, so that a mail server that is down loses none.
    """
    if story.state not in CONCERNED and story.out is None:
        return None
    same = Alert.objects.filter(story=story, kind=kind)
    if same.filter(version=version).exists() or same.filter(closed=None, words=words).exists():
        return None
    alert = Alert.objects.create(
        story=story,
        version=version,
        kind=kind,
        words=words,
        until=until,
        raised=now,
        state=story.state,
        published=story.out is not None,
    )
    Shown.objects.filter(pk=story.pk).update(
        alerts=Alert.objects.filter(story=story, closed=None).count()
    )
    ask_for("mail_alert", alert.pk, now)
    alert_raised(alert, now)
    if alert.published and kind in ("kill", "deletion"):
        ask_for("follow_alert", alert.pk, now)  # by the house's rule, where it has one
    return alert


def settle_deletion(story: Story, now: datetime) -> None:
    """A deleted story has come again: nobody needs to follow its deletion any more."""
    Alert.objects.filter(story=story, kind="deletion", closed=None).update(
        closed=now, how="dismissed", why="Its sender sent it again."
    )


def mail_alert(alert_id: int, now: datetime) -> int:
    """Mail an alert to everybody on duty; to how many. A mail that went goes no second time."""
    alert = Alert.objects.select_related("story__latest").get(pk=alert_id)
    people = get_user_model().objects.filter(duty__isnull=False, is_active=True)
    addresses = [user.email for user in people.order_by("pk") if user.email]
    if alert.mailed is not None or not addresses:
        return 0
    EmailMessage(_subject(alert), _body(alert), bcc=addresses).send()
    Alert.objects.filter(pk=alert.pk).update(mailed=now)
    return len(addresses)


def _title(alert: Alert) -> str:
    latest = alert.story.latest
    title = " ".join((latest.title if latest else "").split())[:150]
    return title or gettext("story %(n)s") % {"n": alert.story_id}


def _subject(alert: Alert) -> str:
    return f"{PLAINLY[alert.kind]}: {_title(alert)}"


def _body(alert: Alert) -> str:
    """In the house's language: it goes to everybody on duty at once."""
    stands = gettext("published") if alert.published else said(STATES, alert.state)
    about = {"n": alert.story_id, "state": stands, "publisher": alert.story.publisher}
    lines = [
        _subject(alert),
        gettext("Story %(n)s, %(state)s here, from %(publisher)s.") % about,
        "",
        alert.words,
    ]
    if alert.until:
        local = timezone.localtime(alert.until)
        until = f"{date_format(local, 'SHORT_DATETIME_FORMAT')} {local:%Z}"
        lines.append(gettext("Until %(until)s.") % {"until": until})
    lines += ["", gettext("Open it on the desk to follow this, or to dismiss it with a reason.")]
    return "\n".join(lines) + "\n"
