"""A real WordPress: published, corrected, held, withdrawn; an answer lost in mid-post.

What is true of it is asked of its own API. Where WordPress is not installed, it is not tested, and
the skipped tests say so (``make test-wordpress`` too).
"""

import json
import threading
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from html import unescape
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import urlencode, urlsplit

import msgspec
import pytest

from tests.desk.newsroom import arrives, person, source
from tests.desk.places import basic
from tests.site_samples import CHANNEL, FORTRESS, NOTE, release
from tests.wordpress import WordPress, missing, wordpress
from wiredesk.desk.actions.approve import approve
from wiredesk.desk.actions.destinations import save_destination, try_destination
from wiredesk.desk.actions.publish import publish, suspend, withdraw
from wiredesk.desk.models import Destination, Outgoing
from wiredesk.desk.working.places import send
from wiredesk.desk.working.worker import Worker
from wiredesk.press.answers import Answer
from wiredesk.press.destinations import Task
from wiredesk.press.destinations.wordpress import WordPress as Place
from wiredesk.press.destinations.wordpress import WordPressSettings, slug_of
from wiredesk.records import Media, Release
from wiredesk.wire.carriers.web.addresses import Networks

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.skipif(bool(missing()), reason=f"WordPress is not tested: no {missing()}"),
    pytest.mark.xdist_group("wordpress"),
]

NOW = datetime.now(UTC).replace(microsecond=0)
ONE_PIXEL = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010802000000907753de0000000c4944415408d763f8cfc0"
    "000003010100c9fe92ef0000000049454e44ae426082"
)


@pytest.fixture(scope="module")
def there() -> Iterator[WordPress]:
    with wordpress() as running:
        yield running


@pytest.fixture(autouse=True)
def own_machine_may_be_asked(settings: Any) -> None:
    settings.NETWORKS = Networks(["127.0.0.0/8"])


def ask(there: WordPress, route: str, **query: str) -> Any:
    address = f"{there.address}/?{urlencode({'rest_route': f'/wp/v2/{route}', **query})}"
    asked = urllib.request.Request(address)  # noqa: S310 - ours
    asked.add_header("Authorization", basic(there.user, there.password))
    with urllib.request.urlopen(asked, timeout=60) as answer:  # noqa: S310
        return json.load(answer)


def posts(there: WordPress, one: Release) -> list[Any]:
    """Every post that has to do with a story, in whatever state."""
    states = "publish,future,draft,pending,private,trash"
    found = ask(there, "posts", status=states, context="edit", per_page="100")
    return [p for p in found if slug_of(one) in p["slug"] or p["content"]["raw"].count(one.story)]


def place(there: WordPress, **more: Any) -> Place:
    return Place(
        WordPressSettings(
            address=more.pop("address", there.address),
            user=there.user,
            categories=(("11000000", "economia"),),
            **more,
        ),
        there.password,
    )


def first(story: str, **told: Any) -> Release:
    """A story's first release: hostile words in it, and a picture."""
    article = msgspec.structs.replace(
        FORTRESS,
        title="Doca 1 <script>alert(1)</script> “aberta”",
        paragraphs=(
            *FORTRESS.paragraphs,
            '[gallery ids="1"] <b onclick="x()">isto</b> & "aquilo"',
            "https://www.youtube.com/watch?v=aaaaaaaaaaa",
        ),
        media=(),
        **told,
    )
    return release(article, story, NOW.isoformat())


def later(one: Release, kind: str, **told: Any) -> Release:
    kept = {"article": one.article, **told}
    return msgspec.structs.replace(one, number=one.number + 1, kind=kind, **kept)


def brought(one: Release, to: Place, remote: str = "", *, look_first: bool = False) -> Answer:
    answer = to.take(Task(one, CHANNEL, NOW, remote, look_first), send)
    assert answer.status == 200, answer
    return answer


def test_post_says_what_the_story_says_and_nothing_acts(there: WordPress) -> None:
    one = first("s100")
    answer = brought(one, place(there))
    (post,) = posts(there, one)
    assert (post["status"], str(post["id"])) == ("publish", answer.remote)
    shown = post["content"]["rendered"]
    assert "<script" not in post["title"]["rendered"]
    assert "alert(1)" in post["title"]["rendered"]
    assert not [one for one in ("<b onclick", "<iframe", "gallery-item") if one in shown]
    assert "[gallery ids=" in unescape(shown)
    assert '<span class="wiredesk-said">' in shown
    assert "Vela News / KCNA" in shown
    assert "Marta Vilhena" in shown
    assert 'href="https://vela.example/asia/chongjin-shipyard"' in shown
    economy = ask(there, "categories", slug="economia")[0]["id"]
    assert post["categories"] == [economy]


def test_correction_changes_the_post_and_shows_its_note(there: WordPress) -> None:
    one = first("s200")
    answer = brought(one, place(there))
    article = msgspec.structs.replace(FORTRESS, title="Doca 1 fechada", media=())
    fixed = later(one, "correct", article=article, note=NOTE.note, corrections=(NOTE,))
    brought(fixed, place(there), answer.remote)
    (post,) = posts(there, one)
    assert post["title"]["raw"] == "Doca 1 fechada"
    assert NOTE.note in post["content"]["raw"]
    assert post["slug"] == slug_of(one)


@pytest.mark.parametrize(
    ("how", "left"), [("trash", ["trash"]), ("delete", []), ("note", ["publish"])]
)
def test_withdrawn_story_is_taken_back(there: WordPress, how: str, left: list[str]) -> None:
    one = first(f"s300{how}")
    answer = brought(one, place(there))
    gone = later(one, "withdraw", article=None, note=NOTE.note, corrections=(NOTE,))
    brought(gone, place(there, withdrawn=how), answer.remote)
    found = posts(there, one)
    assert [post["status"] for post in found] == left
    assert not any("Ri Chol-min" in post["content"]["raw"] for post in found)
    assert all(NOTE.note in post["content"]["raw"] for post in found)
    again = place(there, withdrawn=how).take(Task(gone, CHANNEL, NOW, answer.remote), send)
    assert again.status in {200, 410}


def test_held_story_is_hidden_and_comes_back_as_the_same_post(there: WordPress) -> None:
    one = first("s400")
    answer = brought(one, place(there))
    brought(later(one, "hold", article=None), place(there), answer.remote)
    (post,) = posts(there, one)
    assert post["status"] == "draft"
    brought(later(one, "resume"), place(there), answer.remote)
    (post,) = posts(there, one)
    assert (post["status"], str(post["id"])) == ("publish", answer.remote)
    assert post["slug"] == slug_of(one)
    assert "Ri Chol-min" in post["content"]["raw"]


def test_withdrawn_story_that_is_published_again_is_one_post(there: WordPress) -> None:
    one = first("s450")
    answer = brought(one, place(there))
    brought(later(one, "withdraw", article=None), place(there), answer.remote)
    brought(later(one, "publish"), place(there), answer.remote)
    assert [post["status"] for post in posts(there, one)] == ["publish"]


@contextmanager
def cutting(there: WordPress, *cut: int) -> Iterator[str]:
    """A proxy before WordPress that hands posts on and then breaks off: those of these numbers."""
    target, count = urlsplit(there.address), 0

    class Handler(BaseHTTPRequestHandler):
        def hand_on(self) -> None:
            nonlocal count
            length = int(self.headers.get("Content-Length") or 0)
            body = self.rfile.read(length) if self.command == "POST" else None
            headers = {k: v for k, v in self.headers.items() if k.lower() != "host"}
            headers["Accept-Encoding"] = "identity"
            asked = urllib.request.Request(  # noqa: S310 - ours
                f"{there.address}{self.path}", body, headers, method=self.command
            )
            try:
                with urllib.request.urlopen(asked, timeout=60) as answer:  # noqa: S310
                    status, told = answer.status, answer.read()
            except urllib.error.HTTPError as error:
                status, told = error.code, error.read()
            if self.command == "POST":
                count += 1
                if count in cut:
                    self.connection.close()
                    return
            self.send_response(status)
            self.send_header("Content-Length", str(len(told)))
            self.end_headers()
            self.wfile.write(told)

        do_GET = do_POST = hand_on  # noqa: N815 - as the server calls them

        def log_message(self, *_: object) -> None:
            pass

    assert target.hostname == "127.0.0.1"
    proxy = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    proxy.handle_error = lambda *_: None  # type: ignore[method-assign]
    threading.Thread(target=proxy.serve_forever, args=(0.02,), daemon=True).start()
    try:
        yield f"http://127.0.0.1:{proxy.server_port}"
    finally:
        proxy.shutdown()
        proxy.server_close()


def test_pictures_come_once_with_their_credit_and_go_with_the_story(there: WordPress) -> None:
    with pictured() as address:
        shown = Media(href=address, type="image/png", caption="A doca 2", credit="Haneul Press")
        article = msgspec.structs.replace(FORTRESS, media=(shown,))
        one = release(article, "s500", NOW.isoformat())
        answer = brought(one, place(there))
        brought(later(one, "refile"), place(there), answer.remote)
    (post,) = posts(there, one)
    pictures = [m for m in ask(there, "media", context="edit") if slug_of(one) in m["slug"]]
    assert [m["id"] for m in pictures] == [post["featured_media"]]
    assert "Haneul Press" in pictures[0]["caption"]["raw"]
    assert "Haneul Press" in post["content"]["raw"]
    brought(later(one, "withdraw", article=None), place(there), answer.remote)
    assert not [m for m in ask(there, "media") if slug_of(one) in m["slug"]]


@contextmanager
def pictured() -> Iterator[str]:
    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(200)
            self.send_header("Content-Length", str(len(ONE_PIXEL)))
            self.end_headers()
            self.wfile.write(ONE_PIXEL)

        def log_message(self, *_: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/doca.png"
    finally:
        server.shutdown()
        server.server_close()


# ── From the desk ──


def eva() -> Any:
    return person("administrator", "eva")


def added(eva: Any, there: WordPress, address: str) -> Destination:
    Destination.objects.filter(kind="site").update(on=False)
    given = {"address": address, "user": there.user}
    return save_destination(
        eva, None, NOW, name="WP", kind="wordpress", given=given, secret=there.password
    )


def work(at: datetime) -> None:
    Worker(now=lambda: at).work_off(("send",))


def test_answer_that_is_lost_in_mid_post_makes_no_second_post(there: WordPress) -> None:
    who = eva()
    source(licence="full")
    story = arrives()
    approve(who, story.pk, NOW)
    with cutting(there, 1, 3) as address:
        row = added(who, there, address)
        assert try_destination(who, row.pk, NOW) == Answer(status=200)
        publish(who, story.pk, NOW)
        work(NOW)
        out = Outgoing.objects.get()
        assert (out.state, out.doubtful) == ("waiting", True)
        assert len(mine(there, story.pk)) == 1
        work(out.due)
        out.refresh_from_db()
        (post,) = mine(there, story.pk)
        assert (out.state, out.remote) == ("sent", str(post["id"]))
        withdraw(who, story.pk, out.due, note="A obra não acabou.")
        work(out.due)  # its answer is lost as well
        again = Outgoing.objects.get(kind="withdraw")
        assert again.state == "waiting"
        work(again.due)
        again.refresh_from_db()
    assert again.state == "sent"
    assert [post["status"] for post in mine(there, story.pk)] == ["trash"]


def mine(there: WordPress, story: int) -> list[Any]:
    states = "publish,future,draft,pending,private,trash"
    found = ask(there, "posts", status=states, context="edit", per_page="100")
    return [one for one in found if f"story/{story} " in one["content"]["raw"]]


def test_wrong_password_is_said_in_words_and_mended(there: WordPress) -> None:
    who = eva()
    source(licence="full")
    story = arrives()
    approve(who, story.pk, NOW)
    row = added(who, there, there.address)
    given = dict(row.settings)
    save_destination(who, row.pk, NOW, name="WP", kind="", given=given, secret="wrong")
    publish(who, story.pk, NOW)
    work(NOW)
    out = Outgoing.objects.get()
    assert out.state == "stuck"
    assert "(401)" in out.error
    save_destination(who, row.pk, NOW, name="WP", kind="", given=given, secret=there.password)
    work(NOW)
    out.refresh_from_db()
    assert out.state == "sent"
    suspend(who, story.pk, NOW)
    work(NOW)
    assert Outgoing.objects.get(kind="hold").state == "sent"
