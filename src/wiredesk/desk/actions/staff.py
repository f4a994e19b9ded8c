"""Who works here, as an administrator changes it: asked for by name in the audit log."""

import re
from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.contrib.auth import get_user_model
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.core.validators import validate_email

from wiredesk.desk.actions.acting import action
from wiredesk.desk.actions.people import give_role, limit
from wiredesk.desk.actions.people import set_duty as put_on_duty
from wiredesk.desk.models import Source
from wiredesk.desk.permissions import VERBS
from wiredesk.records import Refusal

LANGUAGE = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8}){0,3}")
"""A language as the wire marks it: "pt", "pt-BR", "zh-Hant"."""

LAST = "Nobody would be left who may change this."


@action("change_people", "staff")
def add_person(
    user: Any,
    subject: None,
    now: datetime,
    *,
    name: str,
    role: str,
    password: str = "",
    mail: str = "",
) -> Any:
    """Add a person with a role; gives the person, or a refusal in words.

    One without a password comes in by a link (``give_link``) and chooses it.
    """
    people = get_user_model().objects
    if role not in VERBS:
        return Refusal(what="add_person", why=f"There is no role {role!r}.")
    if not name.strip() or people.filter(username=name.strip()).exists():
        return Refusal(what="add_person", why="Choose a name that nobody has.")
    if why := _wrong_mail(mail) or (_weak(password) if password else ""):
        return Refusal(what="add_person", why=why)
    person = people.create_user(name.strip()[:150], mail.strip(), password or None)
    give_role(person, role)
    return person


@action("change_people", "person")
def change_role(user: Any, person: Any, now: datetime, *, role: str) -> Refusal | None:
    """Give a person another role. The last administrator stays one."""
    if role not in VERBS:
        return Refusal(what="change_role", why=f"There is no role {role!r}.")
    if role != "administrator" and _is_last(person):
        return Refusal(what="change_role", why=LAST)
    give_role(person, role)
    return None


@action("change_people", "person")
def change_limits(
    user: Any, person: Any, now: datetime, *, scopes: Sequence[tuple[int | None, str]]
) -> Refusal | None:
    """Limit a person to sources (by id; ``None``: any) and languages; ``[]`` lifts all limits."""
    if wrong := next((word for _, word in scopes if word and not LANGUAGE.fullmatch(word)), ""):
        return Refusal(what="change_limits", why=f"“{wrong}” is no language, as “pt” is one.")
    sources = Source.objects.in_bulk([source for source, _ in scopes if source is not None])
    if any(source is not None and source not in sources for source, _ in scopes):
        return Refusal(what="change_limits", why="There is no such source.")
    limit(person, [(sources.get(source), language) for source, language in scopes])
    return None


@action("change_people", "person")
def change_mail(user: Any, person: Any, now: datetime, *, mail: str) -> Refusal | None:
    """Change where mail for a person goes. Who has no address any more is on duty no more."""
    if why := _wrong_mail(mail):
        return Refusal(what="change_mail", why=why)
    person.email = mail.strip()
    person.save(update_fields=["email"])
    if not person.email:
        put_on_duty(person, False, now)
    return None


@action("change_people", "person")
def let_leave(user: Any, person: Any, now: datetime, *, left: bool = True) -> Refusal | None:
    """Let a person in no more, or again. What they decided keeps their name."""
    if left and _is_last(person):
        return Refusal(what="let_leave", why=LAST)
    person.is_active = not left
    person.save(update_fields=["is_active"])
    if left:
        put_on_duty(person, False, now)
    return None


@action("set_duty", "person")
def change_duty(user: Any, person: Any, now: datetime, *, on: bool) -> Refusal | None:
    """Put a person on duty, or off. Who has no mail address cannot be called."""
    if on and not person.email:
        return Refusal(what="change_duty", why="Give a mail address first.")
    put_on_duty(person, on, now)
    return None


def _is_last(person: Any) -> bool:
    """Whether nobody else may change people."""
    others = get_user_model().objects.filter(is_active=True).exclude(pk=person.pk)
    heads = others.filter(groups__name="administrator") | others.filter(is_superuser=True)
    return not heads.exists()


def _wrong_mail(mail: str) -> str:
    """Why nothing could be sent there; empty where it could, or where no address is given."""
    try:
        validate_email(mail.strip() or "nobody@example.org")
    except ValidationError as error:
        return " ".join(error.messages)
    return ""


def _weak(password: str) -> str:
    """Why a password will not do; empty where it will."""
    try:
        validate_password(password)
    except ValidationError as error:
        return " ".join(error.messages)
    return ""
