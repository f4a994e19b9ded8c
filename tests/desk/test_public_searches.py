"""Searches that are shown to all: a page and feeds on the site, right after every decision."""

import json
from pathlib import Path
from urllib.parse import parse_qs

import feedparser
import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse

from tests.desk.newsroom import NOW, TEXT, arrives, item, later, person, source
from tests.desk.places import counting
from wiredesk.desk.actions.approve import approve
from wiredesk.desk.actions.decide import reopen
from wiredesk.desk.actions.destinations import save_destination
from wiredesk.desk.actions.editing import edit_text
from wiredesk.desk.actions.publish import correct, publish, suspend, withdraw
from wiredesk.desk.actions.searches import (
    remove_search,
    rename_search,
    save_search,
    show_search,
)
from wiredesk.desk.models import Destination, SavedSearch, Story
from wiredesk.desk.working.worker import Worker
from wiredesk.records import Refusal
from wiredesk.wire.carriers.web.addresses import Networks

pytestmark = pytest.mark.django_db

FILES = {"index.html", "feed.xml", "atom.xml", "feed.json", "ninjs.json", "newsml-g2.xml"}


@pytest.fixture(autouse=True)
def site(tmp_path: Path) -> Path:
    Destination.objects.filter(kind="site").update(settings={"folder": str(tmp_path / "site")})
    return tmp_path / "site"


@pytest.fixture
def eva() -> User:
    return person("publisher", "eva")


def work(minutes: float) -> None:
    Worker(now=lambda: later(minutes)).work_off()


def shown(eva: User, name: str = "Portos & cais", query: str = "cais") -> SavedSearch:
    search = save_search(eva, None, NOW, name=name, question={"find": query})
    assert isinstance(search, SavedSearch), search
    done = show_search(eva, search.pk, NOW, public=True)
    assert isinstance(done, SavedSearch), done
    return done


def published(eva: User) -> Story:
    source(licence="full")
    arrives(item("chuva", "Chuva no norte", "Choveu no norte do país na segunda-feira."))
    other = Story.objects.get()
    story = arrives()
    for one in (other, story):
        assert not isinstance(approve(eva, one.pk, NOW), Refusal)
        assert not isinstance(publish(eva, one.pk, NOW), Refusal)
    return story


def titles(site: Path, folder: str = "searches/portos-cais") -> list[str]:
    found = feedparser.parse((site / folder / "atom.xml").read_bytes())
    assert not found.bozo
    return [one.title for one in found.entries]


def test_feeds_have_what_the_search_finds_of_what_is_out(eva: User, site: Path) -> None:
    shown(eva)
    published(eva)
    arrives(item("c", "Cais novo", "O cais novo abre em maio, disse a câmara."), at=later(0.5))
    work(1)
    assert {one.name for one in (site / "searches/portos-cais").iterdir()} == FILES
    assert titles(site) == ["Cais reabre"]
    assert sorted(titles(site, "")) == ["Cais reabre", "Chuva no norte"]


def test_correction_is_in_its_feeds(eva: User, site: Path) -> None:
    shown(eva)
    story = published(eva)
    work(1)
    reopen(eva, story.pk, later(2))
    edit_text(
        eva,
        story.pk,
        later(2),
        base=0,
        title="Cais reabre hoje",
        text=TEXT.replace("três", "quatro"),
    )
    approve(eva, story.pk, later(2))
    done = correct(eva, story.pk, later(3), note="A obra custou quatro milhões.")
    assert not isinstance(done, Refusal), done
    work(4)
    assert titles(site) == ["Cais reabre hoje"]
    (told,) = json.loads((site / "searches/portos-cais/feed.json").read_text())["items"]
    assert told["_wiredesk"]["corrections"][0]["note"] == "A obra custou quatro milhões."


@pytest.mark.parametrize("take_back", [withdraw, suspend])
def test_story_that_was_taken_back_is_told_in_its_feeds(
    eva: User, site: Path, take_back: object
) -> None:
    shown(eva)
    story = published(eva)
    work(1)
    assert not isinstance(take_back(eva, story.pk, later(2), note="A obra não acabou."), Refusal)  # type: ignore[operator]
    work(3)
    work(4)
    folder = site / "searches/portos-cais"
    assert titles(site) == []
    assert b"deleted-entry" in (folder / "atom.xml").read_bytes()
    (gone,) = json.loads((folder / "ninjs.json").read_text())
    assert (gone["pubStatus"] in {"canceled", "withheld"}, gone["edNote"]) == (
        True,
        "A obra não acabou.",
    )


def test_address_stays_when_the_name_changes(eva: User, site: Path) -> None:
    search = shown(eva)
    published(eva)
    rename_search(eva, search.pk, later(1), name="Litoral")
    work(1)
    read = feedparser.parse((site / "searches/portos-cais/feed.xml").read_bytes())
    assert read.feed.title.endswith(": Litoral")


def test_two_of_one_name_have_their_own_folders(eva: User) -> None:
    assert [shown(eva, "Mar").feed, shown(eva, "Már", "mar").feed] == ["mar", "mar-2"]


@pytest.mark.parametrize("end", ["hide", "remove"])
def test_feeds_go_with_the_search(eva: User, site: Path, end: str) -> None:
    search = shown(eva)
    published(eva)
    work(1)
    if end == "hide":
        show_search(eva, search.pk, later(2), public=False)
    else:
        remove_search(eva, search.pk, later(2))
    work(3)
    assert not (site / "searches").exists()
    assert b"searches/" not in (site / "feeds/index.html").read_bytes()


def test_publishers_alone_make_a_search_public_on_the_screen(eva: User) -> None:
    ana = person()
    save_search(ana, None, NOW, name="Cais", question={"find": "cais"}, shared=False)
    mine = SavedSearch.objects.get()
    assert isinstance(show_search(ana, mine.pk, NOW, public=True), Refusal)
    SavedSearch.objects.update(shared=True)
    client = Client()
    client.force_login(eva)
    assert "Make public" in client.get(reverse("searches")).content.decode()
    client.post(reverse("search", args=[mine.pk]), {"verb": "show"})
    assert SavedSearch.objects.get().feed == "cais"
    page = client.get(reverse("searches")).content.decode()
    assert "/site/searches/cais/" in page
    SavedSearch.objects.update(shared=False)
    client.post(reverse("search", args=[mine.pk]), {"verb": "remove"})
    client.post(reverse("search", args=[mine.pk]), {"verb": "hide"})
    assert SavedSearch.objects.get().feed == ""


def test_editors_see_no_such_button(eva: User) -> None:
    ana = person()
    save_search(ana, None, NOW, name="Cais", question={"find": "cais"})
    client = Client()
    client.force_login(ana)
    assert "Make public" not in client.get(reverse("searches")).content.decode()
    client.post(reverse("search", args=[SavedSearch.objects.get().pk]), {"verb": "show"})
    assert SavedSearch.objects.get().feed == ""


def test_hub_is_told_of_every_feed_that_a_withdrawn_story_stood_in(
    eva: User, settings: object
) -> None:
    settings.NETWORKS = Networks(["127.0.0.0/8"])  # type: ignore[attr-defined]
    boss = person("administrator", "rui")
    shown(eva)
    with counting() as hub:
        given = {"hub": hub.address}
        save_destination(boss, None, NOW, name="hub", kind="websub", given=given)
        story = published(eva)
        work(1)
        hub.came.clear()
        withdraw(eva, story.pk, later(2), note="A obra não acabou.")
        work(3)
        told = [url for _, _, body in hub.came for url in parse_qs(body.decode())["hub.url"]]
    endings = {url.partition("/site/")[2] for url in told}
    assert {"feed.xml", "language/pt/atom.xml", "searches/portos-cais/ninjs.json"} <= endings


# ── Served by the desk ──


def test_feed_is_sent_once_and_then_only_when_it_changed(eva: User) -> None:
    shown(eva)
    story = published(eva)
    work(1)
    address = "/site/searches/portos-cais/atom.xml"
    first = Client().get(address)
    assert first["Content-Type"] == "application/atom+xml; charset=utf-8"
    again = Client().get(address, headers={"If-None-Match": first["ETag"]})
    since = Client().get(address, headers={"If-Modified-Since": first["Last-Modified"]})
    assert (first.status_code, again.status_code, since.status_code) == (200, 304, 304)
    assert again.content == b""
    withdraw(eva, story.pk, later(2), note="A obra não acabou.")
    work(3)
    assert Client().get(address, headers={"If-None-Match": first["ETag"]}).status_code == 200


def test_page_of_a_withdrawn_story_is_gone_whatever_one_has_of_it(eva: User, site: Path) -> None:
    story = published(eva)
    work(1)
    page = next(site.glob(f"story/{story.pk}-*/index.html")).parent.name
    first = Client().get(f"/site/story/{page}/")
    withdraw(eva, story.pk, later(2), note="A obra não acabou.")
    work(3)
    now = Client().get(f"/site/story/{page}/", headers={"If-None-Match": first["ETag"]})
    assert (first.status_code, now.status_code) == (200, 410)
