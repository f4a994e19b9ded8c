"""Making people, and giving them a role, scopes, and duty."""

from datetime import datetime
from typing import Any

from django.contrib.auth.models import Group, User
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.db import transaction

from wiredesk.desk.models import Duty, Scope, Source
from wiredesk.desk.permissions import VERBS
from wiredesk.records import Refusal


@transaction.atomic
def make_administrator(name: str, password: str, mail: str = "") -> User:
    """Make a person who may do all. Raises IntegrityError where the name is taken."""
    user = User.objects.create_user(name, mail, password)
    give_role(user, "administrator")
    return user


def ask_administrator(name: str, password: str) -> Refusal | None:
    """Make one where the name is free and the password strong enough; else why not."""
    if User.objects.filter(username=name).exists():
        return Refusal(what="not made", why=f"There is a {name} already.")
    try:
        validate_password(password)
    except ValidationError as error:
        return Refusal(what="not made", why=" ".join(error.messages))
    make_administrator(name, password)
    return None


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
