"""Hooks and how each is; what one was told lately."""

from typing import Any

from django.db.models import Count, Q

from wiredesk.desk.models import Hook, Telling

LAST = 100


def hook_rows() -> Any:
    """The hooks, each with how many wait for it (``waiting``) and were set aside (``aside``)."""
    return Hook.objects.select_related("by").annotate(
        waiting=Count("tellings", Q(tellings__state=Telling.State.WAITING)),
        aside=Count("tellings", Q(tellings__state=Telling.State.ASIDE)),
    )


def last_told(hook_id: int) -> list[Telling]:
    """The last that a hook was told, or is to be told, the newest first."""
    return list(Telling.objects.filter(hook=hook_id)[:LAST])
