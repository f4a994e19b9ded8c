"""Giving a person a role, scopes, and duty."""

from datetime import datetime
from typing import Any

from django.contrib.auth.models import Group
from django.db import transaction

from wiredesk.desk.models import Duty, Scope, Source
from wiredesk.desk.permissions import VERBS


@transaction.atomic
def give_role(user: Any, role: str) -> None:
    """Make this the person's one role. Raises KeyError where it is no role."""
    VERBS[role]
    user.groups.set([Group.objects.get_or_create(name=role)[0]])


@transaction.atomic
def limit(user: Any, scopes: list[tuple[Source | None, str]]) -> None:
    """Limit a person to these sources and languages (None and "" are any); ``[]`` lifts limits."""
    Scope.objects.filter(user=user).delete()
    Scope.objects.bulk_create(
        Scope(user=user, source=source, language=language) for source, language in scopes
    )


def set_duty(user: Any, on: bool, now: datetime) -> None:
    """Put a person on duty, or off."""
    if on:
        Duty.objects.get_or_create(user=user, defaults={"since": now})
    else:
        Duty.objects.filter(user=user).delete()
