"""The people of the desk, as those see them who give roles and duty."""

from typing import Any, NamedTuple

from django.contrib.auth import get_user_model

from wiredesk.desk.models import Preference


class Person(NamedTuple):
    """A person, with what they may do and where."""

    user: Any
    role: str
    """Empty for one without any."""
    limits: list[Any]
    duty: Any
    """Since when, as a row; ``None`` for who is not on duty."""


def people_rows() -> list[Person]:
    """Everybody, those who have left at the end. Five statements, however many there are."""
    return [_person(user) for user in _people().order_by("-is_active", "username")]


def person_row(pk: int) -> Person | None:
    """One person."""
    user = _people().filter(pk=pk).first()
    return _person(user) if user else None


def _people() -> Any:
    people = get_user_model().objects.select_related("duty")
    return people.prefetch_related("groups", "scopes__source")


def _person(user: Any) -> Person:
    roles = [group.name for group in user.groups.all()]
    role = "administrator" if user.is_superuser else next(iter(roles), "")
    return Person(user, role, list(user.scopes.all()), getattr(user, "duty", None))


def keys_are_on(user: Any) -> bool:
    """Whether a person wants single keys to do anything."""
    return not Preference.objects.filter(user=user, keys=False).exists()
