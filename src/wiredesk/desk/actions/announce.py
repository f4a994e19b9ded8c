"""Telling hooks what happens: a row for each that wants it, in the transaction it happens in."""

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any
from uuid import uuid4

import msgspec

from wiredesk.desk.actions.jobs import ask_for
from wiredesk.desk.models import Alert, Hook, Release, Ruling, Story, Telling, Version
from wiredesk.desk.permissions import may

EVENTS = ("story.arrived", "story.read", "ruling.made", "alert.raised", "release.made")
"""What a hook can be told of."""

TEST = "hook.test"
"""What it is told when a person tries it."""


def announce(event: str, story: Story, now: datetime, **data: Any) -> int:
    """Tell every hook that wants an event and whose maker may see the story; how many."""
    told = 0
    for hook in Hook.objects.filter(on=True).select_related("by"):
        if event in hook.events and may(hook.by, "see", story):
            tell(hook, event, now, {"story": story.pk, **data})
            told += 1
    return told


def tell(hook: Hook, event: str, now: datetime, data: dict[str, Any]) -> Telling:
    """Ask for a hook to be told."""
    at = now.astimezone(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")
    body = msgspec.json.encode({"type": event, "timestamp": at, "data": data}).decode()
    telling = Telling.objects.create(
        hook=hook, key=f"msg_{uuid4().hex}", event=event, body=body, made=now
    )
    ask_for("tell", telling.pk, now)
    return telling


def story_arrived(story: Story, version: Version, now: datetime) -> None:
    """A story, or a new version of one, was kept."""
    announce("story.arrived", story, now, **_of(version), publisher=story.publisher)


def stories_read(versions: Sequence[Version], now: datetime) -> None:
    """Some versions were read: their readings can be asked for."""
    if Hook.objects.filter(on=True).exists():
        for version in versions:
            announce("story.read", version.story, now, **_of(version))


def _of(version: Version) -> dict[str, Any]:
    return {"version": version.number, "title": version.title, "language": version.language}


def alert_raised(alert: Alert, now: datetime) -> None:
    """A kill, hold, correction, embargo or deletion came for something taken or published."""
    until = alert.until.isoformat() if alert.until else None
    announce(
        "alert.raised",
        alert.story,
        now,
        alert=alert.pk,
        kind=alert.kind,
        words=alert.words,
        until=until,
        published=alert.published,
    )


def release_made(release: Release, now: datetime) -> None:
    """Something was entered in the ledger: it goes out now, or when it is due."""
    due = release.due.isoformat() if release.due else None
    announce(
        "release.made",
        release.story,
        now,
        release=release.number,
        kind=release.kind,
        title=release.title,
        note=release.note,
        due=due,
    )


def on_ruling(ruling: Ruling) -> None:
    """Somebody decided something."""
    announce(
        "ruling.made",
        ruling.story,
        ruling.at,
        ruling=ruling.pk,
        verb=ruling.verb,
        by=ruling.name,
        why=ruling.why,
        about=ruling.about,
        before=ruling.before,
        after=ruling.after,
    )
