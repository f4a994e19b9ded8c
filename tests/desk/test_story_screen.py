"""The Story screen in every state a story can be in: unread, read, edited, emptied, taken back."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse

from tests.desk.newsroom import NOW, TEXT, arrives, feed, item, person, source
from wiredesk.desk.actions.arrive import arrive
from wiredesk.desk.actions.let_go import let_go
from wiredesk.desk.models import Ruling, Story
from wiredesk.desk.working.worker import Worker
from wiredesk.records import Delivery

pytestmark = pytest.mark.django_db


@pytest.fixture
def client() -> Client:
    visitor = Client()
    visitor.force_login(person("publisher"))
    return visitor


def shown(client: Client, story: Story) -> str:
    page = client.get(reverse("story", args=[story.pk]))
    assert page.status_code == 200
    return page.content.decode()


def test_unread_story_shows_its_text(client: Client) -> None:
    arrive(Delivery(body=feed([item()]), carrier="http"), source(), NOW)
    Worker(now=lambda: NOW).work_off(("take_in",))
    assert "O cais de Sines" in shown(client, Story.objects.get())


def test_read_story_shows_claims_defects_and_where_it_comes_from(client: Client) -> None:
    page = shown(client, arrives())
    assert "Agência Maré" in page
    assert 'data-for="a1"' in page
    assert 'data-for="d0"' in page
    assert ">medtop:" not in page


def test_emptied_story_says_that_its_text_was_let_go(client: Client) -> None:
    source(keep_days=1)
    story = arrives()
    let_go(NOW + timedelta(days=3))
    assert "let go" in shown(client, story)


@pytest.mark.parametrize(("verb", "state"), [("take", "taken"), ("hold", "held")])
def test_decision_made_on_the_screen_is_a_ruling(client: Client, verb: str, state: str) -> None:
    story = arrives()
    client.post(reverse("decide", args=[story.pk]), {"verb": verb})
    assert Story.objects.get().state == state
    assert Ruling.objects.get(verb=verb).name == "ana"


def test_edit_saved_over_a_newer_text_shows_both(client: Client) -> None:
    story = arrives()
    sent = {"base": "0", "version": "1", "title": "Cais reabre hoje", "text": TEXT}
    assert client.post(reverse("edit", args=[story.pk]), sent).status_code == 302
    late = {**sent, "title": "Cais de Sines reabre"}
    answer = client.post(reverse("edit", args=[story.pk]), late)
    assert answer.status_code == 409
    page = answer.content.decode()
    assert "Cais reabre hoje" in page
    assert "Cais de Sines reabre" in page


HOSTILE = '"><script>alert(1)</script><img src=x onerror=alert(1)>'


@pytest.mark.parametrize("name", ["story", "edit", "trail", "preview", "publish", "origin"])
def test_delivered_markup_is_never_ours(client: Client, name: str) -> None:
    words = HOSTILE.replace("<", "&lt;").replace(">", "&gt;").replace('"', "&quot;")
    story = arrives(item(title=words, text=f"{TEXT} {words}"))
    page = client.get(reverse(name, args=[story.pk])).content.decode()
    assert "<script>alert" not in page
    assert "<img src=x" not in page
