"""The tab on which an administrator adds webhooks, tries them and removes them."""

import re

import pytest
from django.test import Client

from tests.desk.newsroom import person
from wiredesk.desk.models import Audit, Hook, Telling

pytestmark = pytest.mark.django_db

PLACE = "/people/hooks"
WANTED = {"name": "Site <b>", "address": "https://site.test/hook?a=1&b=2", "event": ["story.read"]}


def administrator() -> Client:
    client = Client()
    client.force_login(person("administrator", "rita"))
    return client


def added(client: Client) -> Hook:
    client.post(PLACE, WANTED)
    return Hook.objects.get()


def test_secret_is_shown_once() -> None:
    client = administrator()
    page = client.post(PLACE, WANTED).content.decode()
    secret = re.search(r"whsec_[\w+/=]+", page)
    assert secret
    assert secret[0] not in client.get(PLACE).content.decode()


def test_name_is_shown_as_text() -> None:
    client = administrator()
    added(client)
    assert "Site &lt;b&gt;" in client.get(PLACE).content.decode()


def test_form_that_is_refused_keeps_what_was_written() -> None:
    client = administrator()
    answer = client.post(PLACE, {**WANTED, "address": "ftp://site.test/"})
    assert answer.status_code == 422
    assert 'value="ftp://site.test/"' in answer.content.decode()
    assert not Hook.objects.exists()


@pytest.mark.parametrize(("do", "on"), [("off", False), ("on", True)])
def test_hook_is_switched(do: str, on: bool) -> None:
    client = administrator()
    hook = added(client)
    client.post(f"{PLACE}/{hook.pk}", {"do": do})
    hook.refresh_from_db()
    assert hook.on is on


def test_hook_is_tried() -> None:
    client = administrator()
    client.post(f"{PLACE}/{added(client).pk}", {"do": "try"})
    assert Telling.objects.get().event == "hook.test"


def test_what_was_set_aside_is_offered_again() -> None:
    client = administrator()
    hook = added(client)
    client.post(f"{PLACE}/{hook.pk}", {"do": "try"})
    Telling.objects.update(state="aside", trouble="It does not answer.")
    assert 'value="again"' in client.get(PLACE).content.decode()
    client.post(f"{PLACE}/{hook.pk}", {"do": "again"})
    assert Telling.objects.get().state == "waiting"


def test_hook_is_removed_and_the_log_says_so() -> None:
    client = administrator()
    client.post(f"{PLACE}/{added(client).pk}", {"do": "remove"})
    assert not Hook.objects.exists()
    assert Audit.objects.filter(verb="remove_hook", refused="").exists()


def test_nothing_else_can_be_done_to_it() -> None:
    client = administrator()
    assert client.post(f"{PLACE}/{added(client).pk}", {"do": "burn"}).status_code == 404


def test_tab_is_there_for_administrators_alone() -> None:
    client = Client()
    client.force_login(person("publisher"))
    assert client.get(PLACE).status_code == 403
    assert PLACE not in client.get("/people/account").content.decode()
    assert PLACE in administrator().get("/people/account").content.decode()
