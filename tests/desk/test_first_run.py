"""The first run: nobody but the key's holder becomes the administrator, and only once."""

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse

from wiredesk.desk.actions.people import make_administrator
from wiredesk.desk.screens.first import first_run_key

pytestmark = pytest.mark.django_db

FORM = {
    "username": "ana",
    "email": "ana@desk.test",
    "password1": "uma frase longa 1",
    "password2": "uma frase longa 1",
}


def test_desk_without_people_sends_every_visitor_to_the_first_run() -> None:
    assert Client().get("/").url == reverse("first")


def test_key_makes_the_administrator_who_is_then_logged_in() -> None:
    visitor = Client()
    answer = visitor.post(reverse("first"), {**FORM, "key": first_run_key()})
    assert answer.url == reverse("wire")
    assert User.objects.get().groups.get().name == "administrator"
    assert visitor.get("/").status_code == 200


@pytest.mark.parametrize("key", ["", "wrong", None])
def test_without_the_key_nobody_is_made(key: str | None) -> None:
    first_run_key()
    answer = Client().post(reverse("first"), FORM if key is None else {**FORM, "key": key})
    assert answer.status_code == 403
    assert not User.objects.exists()


def test_first_run_is_over_once_somebody_is_there() -> None:
    key = first_run_key()
    make_administrator("ana", "uma frase longa 1")
    answer = Client().post(reverse("first"), {**FORM, "username": "eva", "key": key})
    assert answer.url == reverse("login")
    assert User.objects.count() == 1
    assert first_run_key() is None


def test_weak_password_is_refused_in_words() -> None:
    weak = {**FORM, "password1": "12345", "password2": "12345", "key": first_run_key()}
    answer = Client().post(reverse("first"), weak)
    assert "too short" in answer.content.decode()
    assert not User.objects.exists()


def test_ten_wrong_passwords_lock_the_name_out_for_a_while() -> None:
    make_administrator("ana", "uma frase longa 1")
    visitor = Client()
    wrong = [
        visitor.post(reverse("login"), {"username": "ana", "password": f"no {n}"})
        for n in range(10)
    ]
    assert wrong[0].status_code == 200
    right = visitor.post(reverse("login"), {"username": "ana", "password": "uma frase longa 1"})
    assert right.status_code == 429
