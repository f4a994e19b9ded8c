"""Sources on a screen: how they are, one added after a look, one changed; lists in and out."""

import asyncio
import io
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from queue import Queue
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tests.desk.newsroom import NOW, TEXT, arrives, feed, item, person, source
from tests.scripted import Script, http, server
from wiredesk.desk.actions.people import limit
from wiredesk.desk.actions.sources import add_source, keep_answer, settings_of
from wiredesk.desk.models import Audit, Source, Subscription
from wiredesk.desk.secrets import unlock
from wiredesk.wire import rhythm
from wiredesk.wire.carriers.web.addresses import Networks
from wiredesk.wire.carriers.web.door import Login

pytestmark = pytest.mark.django_db

HOSTILE = "<script>alert(1)</script>\"'><img src=x onerror=alert(1)>"
PAGE = b"<!DOCTYPE html><link rel=alternate type=application/rss+xml href=/news.xml><p>Costa</p>"
RSS = {"Content_Type": "application/rss+xml"}


@pytest.fixture(autouse=True)
def this_machine_may_be_asked(settings: Any, tmp_path: Path) -> None:
    settings.NETWORKS = Networks(["127.0.0.0/8"])
    settings.FOLDERS = [tmp_path]


def client(role: str = "administrator") -> Client:
    known = Client()
    known.force_login(person(role))
    return known


@contextmanager
def answering(script: Script) -> Iterator[str]:
    """A server of ours in a thread of its own; gives its address."""
    loop, known = asyncio.new_event_loop(), Queue[str]()
    ended = asyncio.Event()

    async def run() -> None:
        async with server(script) as (address, _heard):
            known.put(address)
            await ended.wait()

    thread = threading.Thread(target=lambda: loop.run_until_complete(run()), daemon=True)
    thread.start()
    try:
        yield known.get(timeout=10)
    finally:
        loop.call_soon_threadsafe(ended.set)
        thread.join()
        loop.close()


def fields(**other: str) -> dict[str, str]:
    usual = {
        "name": "Costa",
        "priority": "0",
        "shortest_interval": "120",
        "longest_interval": "86400",
    }
    return usual | other


def text(answer: Any) -> str:
    return str(answer.content.decode())


# ── The list ──


def test_list_says_how_each_source_is() -> None:
    arrives(of=(costa := source()))
    keep_answer(costa, rhythm.Answer(status=304), NOW, 0.5)
    keep_answer(costa, rhythm.Answer(status=200, news=1), NOW, 0.5)
    page = text(client().get(reverse("sources")))
    assert ("Costa" in page, "well" in page, "50 %" in page, 'class="chart spark"' in page) == (
        True,
    ) * 4


def test_source_in_trouble_says_so_in_words() -> None:
    keep_answer(source(), rhythm.Answer(status=0, why="There is no such host."), NOW, 0.5)
    page = text(client().get(reverse("sources") + "?list=trouble"))
    assert ("in trouble" in page, "There is no such host." in page) == (True, True)


def test_list_takes_as_many_statements_for_one_source_as_for_many() -> None:
    known, address = client("reader"), reverse("sources")
    source()
    known.get(address)
    with CaptureQueriesContext(connection) as one:
        known.get(address)
    for n in range(12):
        arrives(item(f"g{n}"), of=source(f"https://costa.test/{n}"))
        Subscription.objects.create(source=Source.objects.last(), token=str(n))
    with CaptureQueriesContext(connection) as many:
        known.get(address)
    assert len(many) == len(one)


@pytest.mark.parametrize("asked", ["?list=lost", "?list=all&page=x", "?page=99999999999", "?q=%00"])
def test_odd_question_is_no_crash(asked: str) -> None:
    assert client().get(reverse("sources") + asked).status_code in {200, 404}


def test_person_limited_to_one_source_sees_no_other() -> None:
    eva = person("reader", "eva")
    limit(eva, [(source(), "")])
    other = source("https://monte.test/feed")
    known = Client()
    known.force_login(eva)
    assert "monte.test" not in text(known.get(reverse("sources")))
    assert known.get(reverse("source", args=[other.pk])).status_code == 404
    assert "monte.test" not in text(known.get(reverse("opml_out")))


@pytest.mark.parametrize("where", ["sources", "source"])
def test_what_a_sender_says_stays_words(where: str) -> None:
    kept = source()
    Source.objects.update(
        name=HOSTILE, note=HOSTILE, trouble=HOSTILE, address="javascript:" + HOSTILE
    )
    Subscription.objects.create(source=kept, token="t", trouble=HOSTILE)
    page = text(client().get(reverse(where, args=[kept.pk] if where == "source" else [])))
    assert ("<script>alert" in page, "<img src=x" in page, 'href="javascript' in page) == (
        False,
    ) * 3
    assert "&lt;script&gt;" in page


# ── Adding ──


def test_page_is_looked_at_and_its_feed_previewed() -> None:
    items = [item(f"g{n}", f"Cais {n}", f"{n} {TEXT}") for n in range(7)]
    script = {"/": http(PAGE, Content_Type="text/html"), "/news.xml": http(feed(items), **RSS)}
    known = client("editor")
    with answering(script) as there:
        page = text(known.post(reverse("add_source"), {"address": f"{there}/"}))
    assert ("declares this feed" in page, "/news.xml" in page, "7 stories" in page) == (True,) * 3
    assert (page.count("<li><article>"), page.count("2 claims"), Source.objects.count()) == (
        5,
        5,
        0,
    )


def test_what_is_previewed_stays_words() -> None:
    words = HOSTILE.replace("<", "&lt;").replace(">", "&gt;")
    sent = feed([item("g", words, words + " disse a autoridade."), item(HOSTILE[:0] + "h", words)])
    known = client()
    with answering({"/f": http(sent, **RSS)}) as there:
        page = text(known.post(reverse("add_source"), {"address": f"{there}/f"}))
    assert ("<script>alert" in page, "<img src=x" in page, "alert(1)" in page) == (
        False,
        False,
        True,
    )


@pytest.mark.parametrize(
    ("address", "why"),
    [
        ("https://127.1.1.1:9/", "It does not answer."),
        ("file:///etc/passwd", "no folder that this desk may look into"),
        ("/etc", "no folder that this desk may look into"),
        ("\x00", "It is no address."),
        ("https://ana:secret@costa.test/", "Keep name and password out of the address"),
        (HOSTILE, "no folder that this desk may look into"),
    ],
)
def test_address_that_gives_nothing_is_said(address: str, why: str) -> None:
    answer = client().post(reverse("add_source"), {"address": address})
    assert (answer.status_code, why in text(answer), "<img" in text(answer)) == (422, True, False)


def test_source_is_saved_with_its_settings_and_a_note_of_who_did_it() -> None:
    given = fields(
        address="https://costa.test/feed",
        language="pt-BR",
        licence="full",
        credit="Costa",
        fetch_pages="on",
        section_map="Economia = medtop:04000000\n\nMar=20000344",
        identity="guid, address",
        keep_days="30",
        login="ana",
        password="sesame",
    )
    answer = client().post(reverse("save_source"), given)
    kept = Source.objects.get()
    settled = settings_of(kept)
    assert answer.url == reverse("source", args=[kept.pk])
    assert (settled.language, settled.licence, settled.keep_days) == ("pt-BR", "full", 30)
    assert settled.section_map == {"Economia": "04000000", "Mar": "20000344"}
    assert (settled.identity, settled.fetch_pages, settled.push) == (
        ("guid", "address"),
        True,
        False,
    )
    assert unlock(kept.credentials) == Login(name="ana", password="sesame")
    assert Audit.objects.filter(verb="enter_source", subject=str(kept.pk), refused="").exists()


@pytest.mark.parametrize(
    ("wrong", "why"),
    [
        ({"identity": "colour"}, "is none of"),
        ({"fetch_pages": "on"}, "only where the licence"),
        ({"language": "x y"}, "A language is written"),
        ({"section_map": "Mar"}, "no section and code"),
        ({"shortest_interval": "900", "longest_interval": "60"}, "longer than the longest"),
        ({"address": "/etc"}, "no folder"),
        ({"address": ""}, "no folder"),
        ({"name": ""}, "required"),
    ],
)
def test_settings_that_cannot_be_are_said(wrong: dict[str, str], why: str) -> None:
    answer = client().post(reverse("save_source"), fields(address="https://costa.test/f") | wrong)
    assert (answer.status_code, why in text(answer), Source.objects.count()) == (422, True, 0)


def test_source_that_is_here_already_keeps_its_settings() -> None:
    kept = source("https://costa.test/feed", language="pt")
    answer = client().post(reverse("save_source"), fields(address=kept.address, language="de"))
    assert (answer.status_code, "here already" in text(answer)) == (422, True)
    assert settings_of(Source.objects.get()).language == "pt"


def test_folder_is_watched_where_it_may_be(tmp_path: Path) -> None:
    (tmp_path / "costa").mkdir()
    (tmp_path / "costa" / "a.txt").write_text("O cais reabriu, disse a autoridade portuária.")
    known = client()
    page = text(known.post(reverse("add_source"), {"address": str(tmp_path / "costa")}))
    known.post(reverse("save_source"), fields(address=str(tmp_path / "costa")))
    assert ("1 story" in page, Source.objects.get().carrier) == (True, "folder")


def test_link_out_of_a_folder_that_may_be_watched_is_not_followed(tmp_path: Path) -> None:
    (tmp_path / "out").symlink_to("/etc")
    answer = client().post(reverse("add_source"), {"address": str(tmp_path / "out")})
    assert answer.status_code == 422


def test_editor_looks_and_does_not_save() -> None:
    assert (
        client("editor")
        .post(reverse("save_source"), fields(address="https://c.test/f"))
        .status_code
        == 403
    )


# ── One source ──


def test_settings_are_changed_and_shown_again() -> None:
    kept = source()
    known = client("publisher")
    known.post(reverse("change_source", args=[kept.pk]), fields(name="Nova Costa", language="pt"))
    page = text(known.get(reverse("source", args=[kept.pk])))
    assert ('value="Nova Costa"' in page, 'value="pt"' in page) == (True, True)


def test_password_is_never_shown_back() -> None:
    kept = source()
    known = client()
    known.post(reverse("source_login", args=[kept.pk]), {"login": "ana-name", "password": "sesame"})
    page = text(known.get(reverse("source", args=[kept.pk])))
    kept.refresh_from_db()
    assert unlock(kept.credentials).name == "ana-name"
    assert ("sesame" in page, "ana-name" in page, "never shown" in page) == (False, False, True)
    known.post(reverse("source_login", args=[kept.pk]), {"login": ""})
    kept.refresh_from_db()
    assert kept.credentials is None


@pytest.mark.parametrize(
    ("how", "state"), [("pause", "paused"), ("now", "active"), ("resume", "active")]
)
def test_source_rests_and_is_asked_again(how: str, state: str) -> None:
    kept = source()
    client("publisher").post(reverse("pause_source", args=[kept.pk]), {"how": how})
    assert Source.objects.get().state == state


def test_source_is_removed_and_its_stories_stay() -> None:
    story = arrives(of=(kept := source()))
    client().post(reverse("remove_source", args=[kept.pk]))
    assert (Source.objects.count(), type(story).objects.count()) == (0, 1)
    assert Audit.objects.filter(verb="drop_source").exists()


# ── Lists ──


def test_list_of_feeds_comes_in_and_goes_out(tmp_path: Path) -> None:
    known = client()
    source(str(tmp_path))
    file = io.BytesIO(
        b'<opml version="2.0"><body><outline text="Mar &lt;b&gt;" xmlUrl="https://mar.test/f"/>'
        b'<outline text="No" xmlUrl="ftp://mar.test/f"/><outline text="Up" xmlUrl="/etc"/>'
        b"</body></opml>"
    )
    page = text(known.post(reverse("opml_in"), {"file": file}, follow=True))
    assert "1 added, 0 known, 2 refused." in page
    out = text(known.get(reverse("opml_out")))
    assert ('xmlUrl="https://mar.test/f"' in out, str(tmp_path) in out) == (True, False)


def test_file_that_is_no_list_is_said() -> None:
    file = io.BytesIO(b"\x00\x01 no list")
    assert "no OPML" in text(client().post(reverse("opml_in"), {"file": file}, follow=True))


# ── Programs ──


def test_hub_is_answered_its_challenge_and_what_it_pushes_is_not_believed_unsigned() -> None:
    person(name="somebody")
    source_row, _ = add_source("https://costa.test/feed", NOW)
    Subscription.objects.create(source=source_row, topic="https://costa.test/feed", token="tok-1")
    asked = {
        "hub.mode": "subscribe",
        "hub.topic": "https://costa.test/feed",
        "hub.challenge": "<b>4</b>",
    }
    answer = Client().get(reverse("websub", args=["tok-1"]), asked | {"hub.lease_seconds": "9000"})
    assert (answer.status_code, text(answer)) == (200, "<b>4</b>")
    assert answer["Content-Type"].startswith("text/plain")
    pushed = Client(enforce_csrf_checks=True).post(
        reverse("websub", args=["tok-1"]), feed([item()]), content_type="application/rss+xml"
    )
    assert pushed.status_code == 202
    assert (
        Client().post(reverse("websub", args=["other"]), b"x", content_type="a/b").status_code
        == 410
    )


def test_figures_are_for_who_may_see_health_or_has_the_token(settings: Any) -> None:
    address = reverse("metrics")
    person(name="somebody")
    assert Client().get(address, headers={"Authorization": "Bearer "}).status_code == 401
    settings.METRICS_TOKEN = "-".join(["open", "sesame"])
    assert Client().get(address, headers={"Authorization": "Bearer sésame"}).status_code == 401
    answer = Client().get(address, headers={"Authorization": "Bearer open-sesame"})
    assert (answer.status_code, "wiredesk_stories 0" in text(answer)) == (200, True)
    assert client("publisher").get(address).status_code == 403
