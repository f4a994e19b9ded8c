"""Destinations that are slow, fall silent or send us elsewhere, through the real door; and letters,
which nobody can ask for: what may have gone is not sent again by itself."""

import threading
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler
from pathlib import Path
from typing import Any

import msgspec
import pytest
from django.contrib.auth.models import User

from tests.desk.letters import Letters, letter_box
from tests.desk.newsroom import NOW, arrives, later, person, source
from tests.desk.places import Counting, answer, counting
from tests.desk.running import ON_SQLITE, approved, ran, wiredesk
from wiredesk.desk.actions.approve import approve
from wiredesk.desk.actions.destinations import save_destination
from wiredesk.desk.actions.publish import publish
from wiredesk.desk.actions.send import try_again
from wiredesk.desk.models import Destination, Outgoing
from wiredesk.desk.working import places
from wiredesk.desk.working.worker import Worker
from wiredesk.records import Refusal
from wiredesk.wire.carriers.web.addresses import Networks

STORIES = 3

ADD_AND_PUBLISH = """
import sys
from pathlib import Path
from wiredesk.site.start import start
start(Path(sys.argv[1]))
from django.contrib.auth import get_user_model
from wiredesk.desk.actions.destinations import save_destination
from wiredesk.desk.actions.publish import publish
from wiredesk.desk.models import Release, Story
from wiredesk.desk.working.worker import clock
eva = get_user_model().objects.get()
name, address, *stories = sys.argv[2:]
given = {"address": address}
row = save_destination(eva, None, clock(), name=name, kind="webhook", given=given, secret="farol")
assert hasattr(row, "pk"), row
for story in stories:
    assert isinstance(publish(eva, int(story), clock()), Release)
"""


@ON_SQLITE
def test_slow_destination_holds_up_no_other_though_one_worker_sends(tmp_path: Path) -> None:
    data = tmp_path / "data"
    data.mkdir()
    approved(data, STORIES)
    with counting() as slow, counting() as quick:
        others_are_served = threading.Event()

        def holds_on(_: BaseHTTPRequestHandler) -> bool:
            assert others_are_served.wait(60)
            return False

        slow.faults = [holds_on]
        ran(ADD_AND_PUBLISH, data, "slow", slow.address, "1")
        running = wiredesk(data, "work", WIREDESK_ALLOW="127.0.0.0/8")
        try:
            _until(lambda: not slow.faults)  # it holds our first message in its hands
            ran(ADD_AND_PUBLISH, data, "quick", quick.address, "2", "3")
            _until(lambda: len(quick.kept) == STORIES - 1)
            assert not slow.kept
            others_are_served.set()
            _until(lambda: len(slow.kept) == STORIES)
        finally:
            others_are_served.set()
            running.terminate()
            running.communicate(timeout=60)
    assert all(numbers == [1] for numbers in slow.numbers().values())


def _until(ready: Any, seconds: float = 60) -> None:
    ends = time.monotonic() + seconds
    while not ready():
        assert time.monotonic() < ends
        time.sleep(0.02)


# ── through the real door ─────────────────────────────────────────────────────────────────────


@pytest.fixture
def place() -> Iterator[Counting]:
    with counting() as served:
        yield served


def published(settings: Any, kind: str, secret: str = "", **given: Any) -> None:
    """A story published to one place alone."""
    settings.NETWORKS = Networks(["127.0.0.0/8"])
    Destination.objects.all().delete()
    eva = person("administrator", "eva")
    made = save_destination(eva, None, NOW, name="there", kind=kind, given=given, secret=secret)
    assert not isinstance(made, Refusal), made
    source(licence="full")
    story = arrives()
    approve(eva, story.pk, NOW)
    assert not isinstance(publish(eva, story.pk, NOW), Refusal)


def work(minutes: float) -> Outgoing:
    Worker(now=lambda: later(minutes)).work_off(("send",))
    return Outgoing.objects.get()


def drips(handler: BaseHTTPRequestHandler) -> bool:
    """Answer a byte at a time, for ever."""
    handler.send_response(200)
    handler.send_header("Content-Length", "100000")
    handler.end_headers()
    try:
        for _ in range(400):
            handler.wfile.write(b" ")
            handler.wfile.flush()
            time.sleep(0.05)
    except OSError:
        pass
    return True


def hangs_up(handler: BaseHTTPRequestHandler) -> bool:
    """Begin an answer and leave."""
    handler.send_response(200)
    handler.send_header("Content-Length", "100000")
    handler.end_headers()
    handler.wfile.write(b"{")
    handler.close_connection = True
    return True


def takes_and_falls_silent(place: Counting) -> Any:
    """Take the message, and hang up where the answer should be."""

    def fault(handler: BaseHTTPRequestHandler) -> bool:
        place.take(handler, b"{}")
        handler.close_connection = True
        return True

    return fault


@pytest.mark.django_db
@pytest.mark.parametrize("fault", [drips, hangs_up])
def test_answer_that_never_ends_is_given_up_and_asked_for_again(
    fault: Any, place: Counting, settings: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(places, "CAPS", msgspec.structs.replace(places.CAPS, seconds=0.5))
    place.faults = [fault]
    published(settings, "webhook", "farol", address=place.address)
    row = work(1)
    assert (row.state, bool(row.error), place.came) == ("waiting", True, [])
    assert work(10).state == "sent"
    assert len(place.kept) == 1


@pytest.mark.django_db
def test_message_taken_without_an_answer_comes_again_under_its_own_name(
    place: Counting, settings: Any
) -> None:
    place.faults = [takes_and_falls_silent(place)]
    published(settings, "webhook", "farol", address=place.address)
    assert work(1).state == "waiting"
    assert work(10).state == "sent"
    assert (len(place.came), len(place.kept)) == (2, 1)  # whoever gets it tells one from two


@pytest.mark.django_db
def test_password_follows_no_redirect_to_another_host(place: Counting, settings: Any) -> None:
    with counting() as other:
        seen: list[str | None] = []

        def looks(handler: BaseHTTPRequestHandler) -> bool:
            seen.append(handler.headers.get("Authorization"))
            return False

        def elsewhere(handler: BaseHTTPRequestHandler) -> bool:
            answer(handler, 307, Location=f"{other.site}{handler.path}")
            return True

        other.faults = [looks] * 9
        place.faults = [elsewhere] * 9
        published(settings, "wordpress", "farol", address=place.site, user="ana")
        row = work(1)
    assert row.state in ("waiting", "stuck")
    assert row.error
    assert [one for one in seen if one] == []


# ── letters ───────────────────────────────────────────────────────────────────────────────────


@pytest.fixture
def box(settings: Any) -> Iterator[Letters]:
    with letter_box() as kept:
        settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
        settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", kept.port
        settings.EMAIL_USE_TLS = settings.EMAIL_USE_SSL = False
        settings.EMAIL_HOST_USER = settings.EMAIL_HOST_PASSWORD = ""
        settings.EMAIL_TIMEOUT = 5
        yield kept


DAY = 24 * 60


@pytest.mark.django_db
def test_letter_goes_once(box: Letters, settings: Any) -> None:
    published(settings, "mail", to=["ana@monte.test"], hour=7)
    assert work(DAY).state == "sent"
    work(2 * DAY)
    assert len(box.taken) == 1


@pytest.mark.django_db
def test_letter_that_may_have_gone_waits_for_a_person(box: Letters, settings: Any) -> None:
    box.silent = True
    published(settings, "mail", to=["ana@monte.test"], hour=7)
    assert work(DAY).state == "waiting"
    row = work(2 * DAY)
    assert (row.state, len(box.taken)) == ("stuck", 1)
    assert "may have gone out" in row.error
    box.silent = False
    assert work(3 * DAY).state == "stuck"
    try_again(row.pk, later(3 * DAY))
    assert work(3 * DAY).state == "sent"
    assert len(box.taken) == 2


@pytest.mark.django_db
def test_letter_that_may_have_gone_stays_where_settings_are_saved(
    box: Letters, settings: Any
) -> None:
    box.silent = True
    published(settings, "mail", to=["ana@monte.test"], hour=7)
    work(DAY)
    assert work(2 * DAY).state == "stuck"
    eva, row = User.objects.get(username="eva"), Destination.objects.get()
    given = {"to": ["ana@monte.test"], "hour": 8}
    save_destination(eva, row.pk, later(2 * DAY), name="there", kind="mail", given=given, secret="")
    assert (work(4 * DAY).state, len(box.taken)) == ("stuck", 1)


@pytest.mark.django_db
def test_letter_of_a_worker_that_died_is_not_sent_twice(box: Letters, settings: Any) -> None:
    published(settings, "mail", to=["ana@monte.test"], hour=7)
    Outgoing.objects.update(state="sending", attempts=1, lease=later(DAY))
    row = work(2 * DAY)
    assert (row.state, box.taken) == ("stuck", [])


@pytest.mark.django_db
def test_letter_that_was_refused_is_tried_again_by_itself(box: Letters, settings: Any) -> None:
    box.refusing = True
    published(settings, "mail", to=["ana@monte.test"], hour=7)
    row = work(DAY)
    assert (row.state, row.doubtful) == ("waiting", False)
    assert "nobody of that name" in row.error
    box.refusing = False
    assert work(2 * DAY).state == "sent"
    assert len(box.taken) == 1
