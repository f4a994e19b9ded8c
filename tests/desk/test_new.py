"""New: what is pasted, dropped or given as an address is kept and read at once."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from tests.desk.newsroom import TEXT, feed, item, person, source
from wiredesk.desk.models import Arrival, Job, Story

pytestmark = pytest.mark.django_db


@pytest.fixture
def client() -> Client:
    visitor = Client()
    visitor.force_login(person("editor"))
    return visitor


def test_pasted_text_is_read_and_opened(client: Client) -> None:
    answer = client.post(reverse("new"), {"words": f"Cais reabre\n\n{TEXT}"})
    story = Story.objects.get()
    assert answer.url == reverse("story", args=[story.pk])
    assert story.latest.reading.reader
    assert not Job.objects.filter(verb__in=("take_in", "read_version"), state="waiting").exists()


def test_what_is_pasted_under_a_source_has_its_licence(client: Client) -> None:
    mine = source(licence="full")
    client.post(reverse("new"), {"words": TEXT, "source": mine.pk})
    assert Arrival.objects.get().source == mine
    assert Story.objects.get().shown.licence == "full"


def test_same_text_pasted_twice_is_one_story(client: Client) -> None:
    for _ in range(2):
        client.post(reverse("new"), {"words": TEXT})
    assert Story.objects.count() == 1


def test_dropped_feed_brings_all_its_stories(client: Client) -> None:
    body = feed([item("a", "Um"), item("b", "Dois", TEXT.replace("Sines", "Setúbal"))])
    file = SimpleUploadedFile("agencia.xml", body, "application/rss+xml")
    assert client.post(reverse("new"), {"file": file}).url == reverse("wire")
    assert Story.objects.count() == 2


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ({"words": "   "}, "Paste a text"),
        ({"words": "http://127.0.0.1:9/feed"}, "not fetched"),
        ({"words": "https://10.0.0.1/feed"}, "not fetched"),
    ],
)
def test_what_cannot_be_had_is_said_and_what_was_typed_stays(
    client: Client, given: dict[str, str], words: str
) -> None:
    answer = client.post(reverse("new"), given)
    assert answer.status_code == 422
    assert words in answer.content.decode()
    assert given["words"].strip() in answer.content.decode()


def test_picture_is_named_as_what_it_is(client: Client) -> None:
    file = SimpleUploadedFile("cais.png", b"\x89PNG\r\n\x1a\n" + b"x" * 50, "image/png")
    answer = client.post(reverse("new"), {"file": file})
    assert "PNG" in answer.content.decode()
    assert not Story.objects.exists()
