"""Who has a story open: a heartbeat from each screen."""

from datetime import datetime, timedelta
from typing import Any

from wiredesk.desk.models import Presence

EVERY = timedelta(seconds=15)
"""How often a screen should give a sign of life."""

GONE = timedelta(seconds=45)
"""Without a sign for so long, a person is not there any more."""


def heartbeat(user: Any, story_id: int, now: datetime, editing: bool = False) -> list[Presence]:
    """Note that a person has a story open; who else has, those who write first.

    Time adds up only between signs of life, so that a forgotten tab counts little.
    """
    mine, made = Presence.objects.get_or_create(
        story_id=story_id,
        user=user,
        defaults={"opened": now, "seen": now, "editing": editing},
    )
    if not made:
        since = now - mine.seen
        if since <= GONE:
            mine.seconds += max(0, round(since.total_seconds()))
        else:
            mine.opened = now
        mine.seen, mine.editing = now, editing
        mine.save(update_fields=["seconds", "opened", "seen", "editing"])
    return others(user, story_id, now)


def leave(user: Any, story_id: int, now: datetime) -> None:
    """Note that a person has closed a story."""
    heartbeat(user, story_id, now)
    Presence.objects.filter(story_id=story_id, user=user).update(seen=now - GONE, editing=False)


def others(user: Any, story_id: int, now: datetime) -> list[Presence]:
    """Who else has a story open."""
    rows = Presence.objects.filter(story_id=story_id, seen__gt=now - GONE).exclude(user=user)
    return list(rows.select_related("user").order_by("-editing", "opened"))
