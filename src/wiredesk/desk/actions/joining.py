"""Coming in by a link: once, within three days, to choose a password."""

from datetime import datetime
from typing import Any

from django.contrib.auth import get_user_model
from django.contrib.auth.password_validation import validate_password
from django.contrib.auth.tokens import default_token_generator
from django.core.exceptions import ValidationError
from django.db import transaction

from wiredesk.desk.actions.acting import action, write_audit
from wiredesk.records import Refusal

NO_MORE = "This link opens nothing any more. Ask for another."


@action("change_people", "person")
def give_link(user: Any, person: Any, now: datetime) -> str | Refusal:
    """The key of a link by which a person chooses a password.

    It stands on the password that is there, so it is used up with the first that is chosen, and a
    newer link leaves an older one as it is. Nothing is kept of it.
    """
    if not person.is_active:
        return Refusal(what="give_link", why="Let the person come back first.")
    return f"{person.pk}-{default_token_generator.make_token(person)}"


def invited(key: str) -> Any:
    """The person whom a key lets in; ``None`` where it lets nobody in."""
    number, _, token = key.partition("-")
    if not number.isascii() or not number.isdigit() or len(number) > 18:
        return None
    person = get_user_model().objects.filter(pk=int(number), is_active=True).first()
    return person if person and default_token_generator.check_token(person, token) else None


@transaction.atomic
def join(key: str, password: str, now: datetime) -> Any:
    """Give the person of a key the password they chose; the person, or why not."""
    person = invited(key)
    if person is None:
        return Refusal(what="join", why=NO_MORE)
    try:
        validate_password(password, person)
    except ValidationError as error:
        return Refusal(what="join", why=" ".join(error.messages))
    person.set_password(password)
    person.save(update_fields=["password"])
    write_audit(person, "join", "person", person.pk, now)
    return person
