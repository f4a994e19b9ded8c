"""What people change of their own: password, name, mail address, keys."""

from datetime import datetime
from typing import Any

from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.core.validators import validate_email

from wiredesk.desk.actions.acting import action
from wiredesk.desk.models import Preference
from wiredesk.records import Refusal


@action("see", "account")
def change_own_password(
    user: Any, subject: None, now: datetime, *, old: str, new: str
) -> Refusal | None:
    """Change one's password; the old one is asked for, lest a screen left open be enough."""
    if not user.check_password(old):
        return Refusal(what="change_own_password", why="That is not your password.")
    try:
        validate_password(new, user)
    except ValidationError as error:
        return Refusal(what="change_own_password", why=" ".join(error.messages))
    user.set_password(new)
    user.save(update_fields=["password"])
    return None


@action("see", "account")
def change_own_name(
    user: Any, subject: None, now: datetime, *, first: str, last: str, mail: str
) -> Refusal | None:
    """Change how one is called on screens, and where mail goes. Old decisions keep the old name."""
    if mail.strip():
        try:
            validate_email(mail.strip())
        except ValidationError as error:
            return Refusal(what="change_own_name", why=" ".join(error.messages))
    elif hasattr(user, "duty"):
        return Refusal(what="change_own_name", why="You are on duty: mail must reach you.")
    user.first_name, user.last_name = first.strip()[:150], last.strip()[:150]
    user.email = mail.strip()
    user.save(update_fields=["first_name", "last_name", "email"])
    return None


@action("see", "account")
def keep_keys(user: Any, subject: None, now: datetime, *, on: bool) -> None:
    """Let single keys do something on this person's screens, wherever they log in; or not."""
    Preference.objects.update_or_create(user=user, defaults={"keys": on})
