"""Destinations: added and tried by administrators; sent to in order, nothing twice or lost."""

import base64
import hmac
import json
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.core import mail
from django.test import Client
from django.urls import reverse

from tests.desk.newsroom import NOW, TEXT, arrives, later, person, source
from tests.desk.places import Counting, Fault, counting, says
from wiredesk.desk.actions.approve import approve
from wiredesk.desk.actions.decide import reopen
from wiredesk.desk.actions.destinations import (
    remove_destination,
    save_destination,
    switch_destination,
    themes,
    try_destination,
)
from wiredesk.desk.actions.editing import edit_text
from wiredesk.desk.actions.publish import correct, publish, withdraw
from wiredesk.desk.backups import making, restoring
from wiredesk.desk.models import Audit, Destination, Newsroom, Outgoing, Story
from wiredesk.desk.working.places import try_out
from wiredesk.desk.working.worker import Worker
from wiredesk.press.answers import Answer
from wiredesk.press.destinations.listed import KINDS
from wiredesk.records import Refusal
from wiredesk.wire.carriers.web.addresses import Networks

pytestmark = pytest.mark.django_db

KEY = "farol-farol-farol"


@pytest.fixture(autouse=True)
def own_machine_may_be_asked(settings: Any, tmp_path: Path) -> None:
    settings.NETWORKS = Networks(["127.0.0.0/8"])
    Destination.objects.filter(kind="site").update(settings={"folder": str(tmp_path / "site")})


@pytest.fixture
def place() -> Iterator[Counting]:
    with counting() as running:
        yield running


@pytest.fixture
def eva() -> User:
    return person("administrator", "eva")


def approved(eva: User) -> Story:
    source(licence="full")
    story = arrives()
    done = approve(eva, story.pk, NOW)
    assert not isinstance(done, Refusal), done
    return story


def added(eva: User, kind: str, secret: str = "", **given: Any) -> Destination:
    row = save_destination(eva, None, NOW, name=kind, kind=kind, given=given, secret=secret)
    assert not isinstance(row, Refusal), row
    return row


def hook(eva: User, place: Counting, **more: Any) -> Destination:
    return added(eva, "webhook", KEY, address=place.address, **more)


def work(at: datetime) -> None:
    Worker(now=lambda: at).work_off(("send", "write_site"))


def mended(eva: User, story: Story, at: float) -> None:
    reopen(eva, story.pk, later(at))
    text = TEXT.replace("três", "quatro")
    edit_text(eva, story.pk, later(at), base=0, title="Cais reabre", text=text)
    approve(eva, story.pk, later(at))


# ── A webhook, signed ──


def test_webhook_is_signed_as_standard_webhooks_are(eva: User, place: Counting) -> None:
    story = approved(eva)
    hook(eva, place)
    publish(eva, story.pk, NOW)
    work(NOW)
    ((name, headers, body),) = place.came
    signed = f"{name}.{headers['webhook-timestamp']}.".encode() + body
    expected = base64.b64encode(hmac.new(KEY.encode(), signed, sha256).digest()).decode()
    assert headers["webhook-signature"] == f"v1,{expected}"
    assert int(headers["webhook-timestamp"]) == int(NOW.timestamp())
    assert json.loads(body)["release"]["article"]["title"] == "Cais reabre"


DOWN = [*(says(503) for _ in range(3))]
FAULTS: dict[str, tuple[Fault, str, str]] = {
    "trouble of its own": (says(500, b"<title>Oops</title>" + b"x" * 90_000), "waiting", "“Oops”"),
    "wrong password": (says(401), "stuck", "(401)"),
    "too large": (says(413), "stuck", "(413)"),
    "slow down": (says(429, Retry_After="600"), "waiting", "(429)"),
    "moved": (says(301, Location="https://elsewhere.test/"), "stuck", "301"),
    "deep": (says(502, b"[" * 100_000), "waiting", "(502)"),
    "nothing at all": (lambda _: True, "waiting", "broke off"),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_trouble_is_said_in_words_and_ends_with_the_trouble(
    fault: str, eva: User, place: Counting
) -> None:
    happens, state, words = FAULTS[fault]
    story = approved(eva)
    row = hook(eva, place)
    place.faults.append(happens)
    publish(eva, story.pk, NOW)
    work(NOW)
    out = Outgoing.objects.get(destination=row)
    assert (out.state, words in out.error) == (state, True), out.error
    save_destination(eva, row.pk, NOW, name="webhook", kind="", given=row.settings)
    work(max(out.due, later(1)))
    out.refresh_from_db()
    assert (out.state, out.error, len(place.kept)) == ("sent", "", 1)


def test_it_waits_as_long_as_it_is_asked_to(eva: User, place: Counting) -> None:
    story = approved(eva)
    row = hook(eva, place)
    place.faults.append(says(429, Retry_After="600"))
    publish(eva, story.pk, NOW)
    work(NOW)
    assert Outgoing.objects.get(destination=row).due == NOW + timedelta(minutes=10)


def test_down_for_an_hour_everything_arrives_in_order_and_once(eva: User, place: Counting) -> None:
    """Of what was published and corrected meanwhile, the newest; a withdrawal in any case."""
    story = approved(eva)
    row = hook(eva, place)
    publish(eva, story.pk, NOW)
    work(NOW)
    mended(eva, story, 1)
    place.faults.extend(says(503) for _ in range(40))
    correct(eva, story.pk, later(2), note="Quatro milhões.")
    for minute in range(2, 62):
        work(later(minute))
    tried = Outgoing.objects.get(destination=row, number=2)
    assert (tried.state, tried.doubtful) == ("waiting", True)
    assert 5 <= tried.attempts <= 12
    withdraw(eva, story.pk, later(62), note="A obra não acabou.")
    place.faults.clear()
    for minute in range(62, 120):
        work(later(minute))
    assert list(place.numbers().values()) == [[1, 3]]
    assert [name for name, _, _ in place.came] == list(dict.fromkeys(n for n, _, _ in place.came))
    states = Outgoing.objects.filter(destination=row).values_list("state", flat=True)
    assert list(states) == ["sent", "needless", "sent"]


def test_restored_backup_of_yesterday_sends_nothing_again(
    eva: User, place: Counting, tmp_path: Path
) -> None:
    story = approved(eva)
    hook(eva, place)
    added(eva, "wordpress", "x", address=place.site, user="ana")
    publish(eva, story.pk, NOW)
    making.back_up(tmp_path / "a", NOW, after=lambda _: None)
    work(later(1))
    before = ({n: p["status"] for n, p in place.posts.items()}, place.numbers())
    assert before[0] == {1: "publish"}
    restoring.restore(tmp_path / "a", later(1440), lambda _: None)
    work(later(1441))
    assert ({n: p["status"] for n, p in place.posts.items()}, place.numbers()) == before
    assert set(Outgoing.objects.values_list("state", flat=True)) == {"sent"}


# ── A folder, mail, search engines, a hub ──


@pytest.mark.parametrize("form", ["ninjs", "newsml_g2", "article", "html"])
def test_folder_gets_a_whole_file_a_release_once(eva: User, tmp_path: Path, form: str) -> None:
    story, out = approved(eva), tmp_path / "out"
    row = added(eva, "folder", folder=str(out), form=form)
    publish(eva, story.pk, NOW)
    work(NOW)
    (first,) = out.glob("*.0001.*")
    assert "O cais de Sines reabriu" in first.read_text("utf-8")
    first.unlink()  # taken by the other program
    Outgoing.objects.filter(destination=row).update(state="sending", lease=NOW)  # and we died
    work(later(10))
    assert not [*out.glob("*.0001.*")]
    withdraw(eva, story.pk, later(11), note="A obra não acabou.")
    work(later(11))
    (second,) = out.glob("*.0002.*")
    assert "O cais de Sines reabriu" not in second.read_text("utf-8")
    assert "A obra não acabou." in second.read_text("utf-8")
    assert not [*out.rglob("*.part")]


def test_letter_goes_at_its_hour_with_all_of_the_day(eva: User) -> None:
    story = approved(eva)
    row = added(
        eva, "mail", to=["ana@monte.test", "rui@monte.test"], hour=7, timezone="Europe/Lisbon"
    )
    publish(eva, story.pk, NOW)
    morning = Outgoing.objects.get(destination=row).due
    assert morning.isoformat() == "2026-05-10T06:00:00+00:00"
    work(later(60))
    assert mail.outbox == []
    work(morning)
    (letter,) = mail.outbox
    assert (letter.to, sorted(letter.bcc)) == ([], ["ana@monte.test", "rui@monte.test"])
    assert "Cais reabre" in letter.body
    assert "Costa" in letter.body.splitlines()
    withdraw(eva, story.pk, morning, note="A obra não acabou.")
    work(morning + timedelta(days=1))
    assert "A obra não acabou." in mail.outbox[1].body
    assert mail.outbox[0].extra_headers["Message-ID"] != mail.outbox[1].extra_headers["Message-ID"]


def test_hub_and_search_engines_are_told_once_the_site_has_it(
    eva: User, place: Counting, tmp_path: Path
) -> None:
    story = approved(eva)
    heard: list[bytes] = []

    def listens(handler: Any) -> bool:
        return bool(heard.append(handler.path.encode()))

    added(eva, "websub", hub=place.address)
    Newsroom.objects.update_or_create(pk=1, defaults={"channel": {"hub": place.address}})
    (tmp_path / "site").write_text("in the way")
    place.faults.extend([says(204), listens])
    publish(eva, story.pk, NOW)
    work(NOW)
    assert len(place.faults) == 2
    (tmp_path / "site").unlink()
    work(later(2))
    assert len(place.faults) == 1
    assert set(Outgoing.objects.values_list("state", flat=True)) == {"sent"}


def test_site_shows_the_key_that_search_engines_look_for(eva: User, tmp_path: Path) -> None:
    added(eva, "indexnow", key="0123456789abcdef")
    work(NOW)
    shown = tmp_path / "site" / "0123456789abcdef.txt"
    assert shown.read_text() == "0123456789abcdef\n"


# ── At the desk ──

BAD = [
    ("webhook", {"address": "ftp://x.test"}, "s", "Only http and https"),
    ("webhook", {"address": "https://x.test/"}, "", "secret"),
    ("webhook", {"address": "https://x.test/", "form": "pdf"}, "s", "pdf"),
    ("webhook", {}, "s", "address"),
    ("wordpress", {"address": "https://x.test/", "user": ""}, "s", "user name"),
    ("folder", {"folder": "out"}, "", "whole path"),
    ("mail", {"to": ["nobody"]}, "", "no mail address"),
    ("mail", {"to": ["a@b.test,c@d.test"]}, "", "no mail address"),
    ("mail", {"to": ["a@b.test"], "timezone": "Mars"}, "", "time zone"),
    ("mail", {"to": ["a@b.test"], "hour": 24}, "", "23"),
    ("indexnow", {"key": "short"}, "", "8 to 128"),
    ("telegraph", {}, "", "no destination of that kind"),
]


@pytest.mark.parametrize(("kind", "given", "secret", "words"), BAD)
def test_settings_that_cannot_be_are_refused(
    kind: str, given: dict[str, Any], secret: str, words: str, eva: User
) -> None:
    done = save_destination(eva, None, NOW, name="x", kind=kind, given=given, secret=secret)
    assert isinstance(done, Refusal)
    assert words in done.why
    assert Destination.objects.count() == 1


def test_secret_is_kept_encrypted_and_shown_nowhere(
    eva: User, place: Counting, client: Client
) -> None:
    row = hook(eva, place)
    assert KEY.encode() not in bytes(row.secret)
    client.force_login(eva)
    page = client.get(reverse("destination", args=[row.pk])).content.decode()
    assert KEY not in page
    assert place.address in page
    assert not Audit.objects.filter(subject__contains=KEY).exists()


@pytest.mark.parametrize("role", ["reader", "editor", "publisher"])
def test_only_administrators_change_destinations(role: str, client: Client) -> None:
    somebody = person(role, "rui")
    done = save_destination(somebody, None, NOW, name="x", kind="folder", given={"folder": "/x"})
    assert isinstance(done, Refusal)
    client.force_login(somebody)
    assert client.get(reverse("destinations")).status_code == 403
    assert client.get(reverse("newsroom")).status_code == 403


@pytest.mark.parametrize("kind", [*(kind.name for kind in KINDS), "site"])
def test_each_kind_has_a_form(kind: str, eva: User, client: Client) -> None:
    client.force_login(eva)
    page = client.get(reverse("add_destination", args=[kind]))
    assert page.status_code == 200
    assert "csrfmiddlewaretoken" in page.content.decode()


def test_form_adds_changes_and_keeps_the_secret(eva: User, place: Counting, client: Client) -> None:
    client.force_login(eva)
    form = {"name": "CMS", "address": place.address, "form": "ninjs", "secret": KEY}
    client.post(reverse("add_destination", args=["webhook"]), {**form, "languages": "pt en"})
    row = Destination.objects.get(name="CMS")
    assert row.only == {"languages": ["pt", "en"]}
    client.post(reverse("destination", args=[row.pk]), {**form, "secret": "", "form": "html"})
    changed = Destination.objects.get(name="CMS")
    assert (changed.settings["form"], bytes(changed.secret)) == ("html", bytes(row.secret))
    page = client.post(reverse("try_destination", args=[row.pk]), follow=True)
    assert "It answers" in page.content.decode()
    assert list(place.kept) == ["test"]


def test_form_for_pairs_and_lines_is_read_as_it_is_shown(eva: User, client: Client) -> None:
    client.force_login(eva)
    form = {
        "name": "WP",
        "address": "https://wp.test",
        "user": "ana",
        "secret": "a b",
        "categories": "04000000 = economia\n\n11000000=politica",
        "author": "7",
        "withdrawn": "note",
    }
    client.post(reverse("add_destination", args=["wordpress"]), form)
    row = Destination.objects.get(name="WP")
    assert row.settings["categories"] == [["04000000", "economia"], ["11000000", "politica"]]
    assert (row.settings["author"], row.settings["pictures"]) == (7, False)
    page = client.get(reverse("destination", args=[row.pk])).content.decode()
    assert "04000000 = economia\n11000000 = politica" in page


def test_what_cannot_be_leaves_the_form_as_it_was_filled(eva: User, client: Client) -> None:
    client.force_login(eva)
    form = {"name": "CMS", "address": "ftp://x.test", "form": "ninjs", "secret": KEY}
    page = client.post(reverse("add_destination", args=["webhook"]), form)
    assert "ftp://x.test" in page.content.decode()
    assert "Only http and https" in page.content.decode()


def test_switched_off_it_gets_no_new_story_and_every_withdrawal(eva: User, place: Counting) -> None:
    story = approved(eva)
    row = hook(eva, place)
    publish(eva, story.pk, NOW)
    work(NOW)
    switch_destination(eva, row.pk, NOW, on=False)
    withdraw(eva, story.pk, later(1), note="A obra não acabou.")
    work(later(1))
    assert list(place.numbers().values()) == [[1, 2]]


def test_removal_waits_for_what_is_on_its_way(eva: User, place: Counting) -> None:
    story = approved(eva)
    row = hook(eva, place)
    publish(eva, story.pk, NOW)
    refused = remove_destination(eva, row.pk, NOW)
    assert isinstance(refused, Refusal)
    assert "still on their way" in refused.why
    remove_destination(eva, row.pk, NOW, anyway=True)
    work(NOW)
    assert place.came == []
    assert not isinstance(hook(eva, place), Refusal)  # its name is free again


@pytest.mark.parametrize(
    ("kind", "given", "status", "trouble"),
    [
        ("folder", {"folder": "/proc/no/such"}, None, "unreachable"),
        ("site", {"folder": ""}, 200, ""),
        ("webhook", {"address": "http://127.0.0.1:9/"}, None, "unreachable"),
    ],
)
def test_connection_is_tried(
    kind: str, given: dict[str, Any], status: int | None, trouble: str, eva: User
) -> None:
    row = save_destination(eva, None, NOW, name="x", kind=kind, given=given, secret=KEY)
    told = try_destination(eva, row.pk, NOW)
    assert isinstance(told, Answer)
    assert (told.status, told.trouble) == (status, trouble)
    assert try_out(row, NOW) == told


def test_newsroom_says_who_it_is_and_the_site_is_written(
    eva: User, client: Client, tmp_path: Path
) -> None:
    client.force_login(eva)
    form = {
        "name": "Farol do Sado",
        "home": "https://farol.test",
        "language": "pt-PT",
        "site_timezone": "Europe/Lisbon",
        "site_about": "Cinco pessoas.\nUma sala.",
        "site_trust": "belongto = https://regionais.test/",
        "follow_kills": "1",
    }
    assert client.post(reverse("newsroom"), form).status_code == 302
    row = Newsroom.objects.get()
    assert (row.channel["name"], row.follow_kills) == ("Farol do Sado", True)
    assert row.site["about"] == ["Cinco pessoas.", "Uma sala."]
    assert row.site["reserved"] is False
    work(datetime.now(UTC))
    assert "Farol do Sado" in (tmp_path / "site" / "index.html").read_text("utf-8")
    page = client.get(reverse("newsroom")).content.decode()
    assert "Cinco pessoas.\nUma sala." in page


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        ({"home": "javascript:alert(1)"}, "Only http and https"),
        ({"site_timezone": "Mars"}, "time zone"),
        ({"site_theme": "/etc"}, "a folder of its own"),
        ({"name": " "}, "Give it a name"),
    ],
)
def test_newsroom_refuses_what_cannot_be(
    wrong: dict[str, str], words: str, eva: User, client: Client
) -> None:
    client.force_login(eva)
    form = {"name": "Farol", "home": "https://farol.test", **wrong}
    page = client.post(reverse("newsroom"), form)
    assert words in page.content.decode()
    assert not Newsroom.objects.filter(channel__home="https://farol.test").exists()


def test_theme_lies_in_the_data_folder(eva: User, client: Client) -> None:
    folder = themes() / "azul"
    folder.mkdir(parents=True, exist_ok=True)
    client.force_login(eva)
    form = {"name": "Farol", "home": "https://farol.test", "site_theme": str(folder)}
    assert client.post(reverse("newsroom"), form).status_code == 302
