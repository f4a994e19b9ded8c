"""Who works here, what is settled for sources, and two who decide at once."""

import threading

import pytest
from django.db import connection

from tests.desk.newsroom import NOW, arrives, person
from wiredesk.desk.actions.change_source import change_source, pause_source
from wiredesk.desk.actions.decide import hold, reject
from wiredesk.desk.actions.staff import (
    add_person,
    change_duty,
    change_limits,
    change_role,
    let_leave,
)
from wiredesk.desk.models import Audit, HouseRule, Ruling, Scope, Shown, Source
from wiredesk.desk.permissions import may
from wiredesk.desk.queries.house import would_have_matched
from wiredesk.records import Refusal, SourceSettings

GOOD = "cais-de-sines-77"


@pytest.mark.django_db
def test_person_is_added_with_a_role_and_the_log_says_by_whom() -> None:
    head = person("administrator")
    rui = add_person(head, None, NOW, name="rui", password=GOOD, role="editor")
    assert may(rui, "approve")
    entry = Audit.objects.get()
    assert (entry.user, entry.verb, entry.subject) == (head, "add_person", str(rui.pk))


@pytest.mark.django_db
@pytest.mark.parametrize("wrong", [{"name": "ana"}, {"role": "king"}, {"name": " "}])
def test_person_is_not_added_under_a_taken_name_or_no_role(wrong: dict[str, str]) -> None:
    asked = {"name": "rui", "password": GOOD, "role": "editor"} | wrong
    assert isinstance(add_person(person("administrator"), None, NOW, **asked), Refusal)


@pytest.mark.django_db
def test_last_administrator_neither_leaves_nor_becomes_less() -> None:
    head = person("administrator")
    assert isinstance(change_role(head, head.pk, NOW, role="reader"), Refusal)
    assert isinstance(let_leave(head, head.pk, NOW), Refusal)
    other = person("administrator", "eva")
    assert let_leave(head, other.pk, NOW) is None
    other.refresh_from_db()
    assert not may(other, "see")


@pytest.mark.django_db
def test_limits_and_duty_are_given_by_who_may() -> None:
    head, ana = person("administrator", "eva"), person()
    arrives()
    limits = [(Source.objects.get().pk, "pt"), (None, "en")]
    assert isinstance(change_limits(ana, ana.pk, NOW, scopes=limits), Refusal)
    assert change_limits(head, ana.pk, NOW, scopes=limits) is None
    assert isinstance(change_limits(head, ana.pk, NOW, scopes=[(4711, "")]), Refusal)
    assert (Scope.objects.count(), change_duty(head, ana.pk, NOW, on=True)) == (2, None)


@pytest.mark.django_db
def test_licence_that_is_settled_stands_on_the_wire_and_in_rules_at_once() -> None:
    chief = person("publisher")
    arrives()
    rule = HouseRule.objects.get(name="The source's licence is not known")
    assert would_have_matched(rule, NOW).count == 1
    source = Source.objects.get()
    change_source(chief, source.pk, NOW, settings=SourceSettings(licence="full"), name="Costa 2")
    row = Shown.objects.get()
    assert (row.licence, row.source_name, would_have_matched(rule, NOW).count) == (
        ("full", "Costa 2", 0)
    )
    wrong = SourceSettings(licence="free")
    assert isinstance(change_source(chief, source.pk, NOW, settings=wrong), Refusal)


@pytest.mark.django_db
def test_paused_source_is_not_asked_until_it_is_let_on() -> None:
    chief = person("publisher")
    arrives()
    source = Source.objects.get()
    assert pause_source(chief, source.pk, NOW).due is None
    assert pause_source(chief, source.pk, NOW, on=False).due == NOW


@pytest.mark.django_db(transaction=True)
def test_two_who_decide_at_once_are_both_in_the_record_in_their_order() -> None:
    ana, rui, story = person(), person(name="rui"), arrives()

    def decide(do: object, user: object) -> None:
        do(user, story.pk, NOW)
        connection.close()

    both = [threading.Thread(target=decide, args=one) for one in ((hold, ana), (reject, rui))]
    [one.start() for one in both]
    [one.join(timeout=60) for one in both]
    first, *rest = Ruling.objects.order_by("pk")
    assert [ruling.before for ruling in rest] == [first.after] * len(rest)
    assert Shown.objects.get().state == [first, *rest][-1].after
