"""Who may do what, and on what."""

from datetime import UTC, datetime

import pytest
from django.contrib.auth.models import AnonymousUser, Group, User

from wiredesk.desk.actions.people import give_role, limit
from wiredesk.desk.models import Arrival, Delivery, Sighting, Source, Story, Version
from wiredesk.desk.permissions import VERBS, may

pytestmark = pytest.mark.django_db

NOW = datetime(2026, 5, 9, 12, tzinfo=UTC)


def person(role: str, name: str = "ana") -> User:
    user = User.objects.create(username=name)
    give_role(user, role)
    return user


def source(name: str) -> Source:
    return Source.objects.create(name=name, address=f"https://{name}.test/", added=NOW)


def story(source: Source, language: str) -> Story:
    made = Story.objects.create(publisher=source.name, first_received=NOW, last_received=NOW)
    delivery = Delivery.objects.create(sha256=source.name, size=0)
    arrival = Arrival.objects.create(delivery=delivery, source=source, received=NOW)
    made.latest = Version.objects.create(
        story=made, number=1, arrival=arrival, packed=b"", language=language, received=NOW
    )
    made.save()
    Sighting.objects.create(story=made, source=source, first=NOW, last=NOW)
    return made


def test_the_four_roles_stand_as_groups() -> None:
    assert set(Group.objects.values_list("name", flat=True)) == set(VERBS)


@pytest.mark.parametrize(
    ("role", "verb", "allowed"),
    [
        ("reader", "see", True),
        ("reader", "approve", False),
        ("editor", "approve", True),
        ("editor", "publish", False),
        ("publisher", "publish", True),
        ("publisher", "change_people", False),
        ("administrator", "change_people", True),
    ],
)
def test_role_says_what_may_be_done(role: str, verb: str, allowed: bool) -> None:
    assert may(person(role), verb) is allowed


def test_nobody_may_nothing_and_neither_may_who_has_left() -> None:
    gone = person("administrator")
    gone.is_active = False
    assert not may(AnonymousUser(), "see")
    assert not may(None, "see")
    assert not may(gone, "see")


@pytest.mark.parametrize(
    ("scope", "allowed"),
    [
        (("costa", ""), True),
        (("costa", "pt"), True),
        (("costa", "en"), False),
        ((None, "pt"), True),
        (("monte", ""), False),
    ],
)
def test_person_with_scopes_may_see_only_what_they_cover(
    scope: tuple[str | None, str], allowed: bool
) -> None:
    sources = {"costa": source("costa"), "monte": source("monte"), None: None}
    ana, about = person("editor"), story(sources["costa"], "pt-PT")
    limit(ana, [(sources[scope[0]], scope[1])])
    assert may(ana, "see", about) is allowed


def test_verb_that_is_none_is_an_error() -> None:
    with pytest.raises(KeyError):
        may(person("administrator"), "aprove")
