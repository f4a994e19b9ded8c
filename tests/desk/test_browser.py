"""The desk in a browser, as editors use it: by keys, by hand, on a phone, in Portuguese, live."""

from urllib.parse import urlsplit

import pytest
from django.contrib.auth.models import User
from selenium.webdriver.common.keys import Keys

from tests.browser import Browser
from tests.desk.browsing import desk, eva, press, served, states, until, wire
from tests.desk.newsroom import NOW, TEXT, arrives, item, later, person, source
from tests.desk.serving import log_in
from wiredesk.desk.actions.approve import approve
from wiredesk.desk.actions.presence import heartbeat
from wiredesk.desk.actions.publish import publish
from wiredesk.desk.actions.take import take
from wiredesk.desk.models import Alert, Destination, Edit, Release, Ruling, Source, Story
from wiredesk.desk.screens.first import first_run_key
from wiredesk.desk.working.worker import Worker
from wiredesk.records import Refusal

__all__ = ["desk", "eva", "served", "wire"]

pytestmark = [
    pytest.mark.django_db(transaction=True),
    # Django leaves the temporary file of a request's body to the collector.
    pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning"),
]

KILL = f"ANULAÇÃO\n\nNota aos editores: anulem a notícia do cais de Sines.\n\n{TEXT}"


def test_first_visitor_with_the_key_makes_the_administrator(browser: Browser, desk: str) -> None:
    browser.open(f"{desk}/first?key={first_run_key()}")
    for name, words in {"username": "rui", "email": "rui@desk.test"}.items():
        browser.find(f"[name={name}]").send_keys(words)
    for name in ("password1", "password2"):
        browser.find(f"[name={name}]").send_keys("uma frase longa 1")
    browser.find("main button").click()
    until(browser, "rui")
    assert urlsplit(browser.driver.current_url).path == "/"
    assert User.objects.get().groups.get().name == "administrator"


def test_triage_by_keys_and_undo(wire: Browser) -> None:
    press(wire, "jj")
    assert "Cais 2" in wire.text("#rows [aria-current]")
    press(wire, "h")
    until(wire, "Held.")
    assert states() == ["received", "held", "received"]
    press(wire, "z")
    until(wire, "Undone.")
    assert states() == ["received"] * 3


def test_preview_shows_the_claims_of_the_row_under_the_cursor(wire: Browser) -> None:
    press(wire, "j")
    wire.wait("return document.querySelectorAll('#preview .claims li').length > 1")
    assert "autoridade portuária" in wire.text("#preview")


def test_many_are_decided_on_with_one_key_and_taken_back_with_one(wire: Browser) -> None:
    press(wire, "jxjx")
    wire.find("#bulk button[value=reject]").click()
    until(wire, "2 stories.")
    assert sorted(states()) == ["received", "rejected", "rejected"]
    press(wire, "z")
    until(wire, "Undone.")
    assert states() == ["received"] * 3


def test_letters_after_g_go_to_screens_and_open_opens(wire: Browser) -> None:
    press(wire, "go")
    until(wire, "Destinations")
    assert urlsplit(wire.driver.current_url).path == "/outbox"
    press(wire, "gw")
    wire.wait("return location.pathname === '/'")
    press(wire, "jo")
    wire.wait("return location.pathname.startsWith('/story/')")


def test_keys_can_be_turned_off(wire: Browser) -> None:
    press(wire, "?")
    wire.find("#keys-on").click()
    wire.find("#keys [data-close]").click()
    press(wire, "jh")
    assert not wire.find_all("#rows [aria-current]")
    assert states() == ["received"] * 3


def test_finding_lights_up_where_it_stands_and_is_dismissed_with_a_reason(
    wire: Browser, desk: str
) -> None:
    wire.open(f"{desk}/story/{Story.objects.first().pk}")
    wire.find(".panel li.claim button.light").click()
    assert wire.find_all(".story-text .lit")
    wire.find(".panel li.defect details summary").click()
    wire.find(".panel li.defect input[name=why]").send_keys("é assim nesta casa", Keys.ENTER)
    until(wire, "é assim nesta casa")
    assert Ruling.objects.get(verb="dismiss").why == "é assim nesta casa"


def test_text_is_edited_beside_the_delivered_one_and_approved(wire: Browser, desk: str) -> None:
    story = Story.objects.first()
    wire.open(f"{desk}/story/{story.pk}/edit")
    assert "O cais de Sines" in wire.text(".delivered")
    field = wire.find("#title")
    field.clear()
    field.send_keys("Cais de Sines reabre")
    wire.find("form.edit button").click()
    until(wire, "Saved.")
    press(wire, "a")
    until(wire, "Approved.")
    assert (Edit.objects.get().title, states()[0]) == ("Cais de Sines reabre", "approved")


def test_two_editors_see_each_other(wire: Browser, desk: str) -> None:
    story = Story.objects.first()
    from datetime import UTC, datetime

    heartbeat(person("editor", "rui"), story.pk, datetime.now(UTC), editing=True)
    wire.open(f"{desk}/story/{story.pk}")
    assert "rui is editing it" in wire.text()


def test_kill_arrives_live_and_one_key_follows_it(wire: Browser, eva: User) -> None:
    story = arrives(item("k", "Cais de Sines reabre"), at=later(1))
    assert not isinstance(take(eva, story.pk, later(1)), Refusal)
    wire.driver.refresh()
    arrives(item("k", "ANULAÇÃO: Cais de Sines", KILL), at=later(2))
    wire.wait("return document.querySelector('#alerts .alert') !== null", 15)
    assert "KILL" in wire.text("#alerts")
    press(wire, "y")
    until(wire, "Followed.")
    assert Alert.objects.get().how == "followed"
    assert Story.objects.get(pk=story.pk).state == "rejected"


def test_published_story_stands_on_the_site_until_its_kill(
    wire: Browser, desk: str, eva: User, tmp_path: object
) -> None:
    Destination.objects.create(
        name="Site", kind="site", settings={"folder": str(tmp_path)}, added=NOW
    )
    story = arrives(item("p", "Cais de Sines reabre"), at=later(1))
    assert not isinstance(approve(eva, story.pk, later(1)), Refusal)
    wire.open(f"{desk}/story/{story.pk}/publish")
    wire.find("aside form button").click()
    until(wire, "Published.")
    Worker().work_off(("send",))
    wire.open(f"{desk}/site/")
    assert "Cais de Sines reabre" in wire.text()
    arrives(item("p", "ANULAÇÃO: Cais de Sines", KILL), at=later(2))
    Worker().work_off()
    assert Release.objects.get(story=story, latest=True).kind == "withdraw"
    wire.open(f"{desk}/site/")
    assert "Cais de Sines reabre" not in wire.text()


def test_interface_speaks_portuguese(wire: Browser) -> None:
    wire.find("[name=language][value=pt]").click()
    until(wire, "Fontes")
    assert wire.find("html").get_attribute("lang") == "pt"
    assert "Wire" not in wire.text("nav")


def test_headline_keeps_the_direction_of_its_script(browser: Browser, desk: str, eva: User) -> None:
    source()
    arrives(
        item(
            "h",
            "ميناء سينيس يعيد فتح رصيفه بعد أعمال",
            "أعاد ميناء سينيس فتح رصيفه يوم الاثنين بعد أشغال دامت سبعة أشهر.",
        )
    )
    log_in(browser, desk, eva)
    browser.open(desk + "/")
    title = "document.querySelector('#rows .title')"
    assert browser.run(f"return getComputedStyle({title}).direction") == "rtl"


SCREENS = [
    "/",
    "/new",
    "/story/{0}",
    "/story/{0}?plain=1",
    "/story/{0}/edit",
    "/story/{0}/trail",
    "/story/{0}/publish",
    "/story/{0}/beside/{1}",
    "/outbox?list=live",
    "/find?q=cais",
    "/find/figures",
    "/sources",
    "/people",
    "/destinations",
    "/destinations/new/wordpress",
    "/destinations/new/mail",
    "/newsroom",
    "/sources/add",
    "/runs",
    "/source/{2}",
    "/find/searches",
    "/people/all",
    "/people/rules",
    "/people/rules/new",
    "/people/health",
]


@pytest.mark.parametrize(("width", "scheme"), [(1280, "light"), (1280, "dark"), (360, "light")])
def test_every_screen_is_accessible_and_fits(
    wire: Browser, desk: str, eva: User, width: int, scheme: str
) -> None:
    (one, two, _), of = Story.objects.order_by("pk"), Source.objects.get()
    approve(eva, one.pk, later(1))
    publish(eva, one.pk, later(2))
    Worker(now=lambda: later(3)).work_off()
    wire.look(width=width, scheme=scheme)
    found = {}
    for screen in SCREENS:
        wire.open(desk + screen.format(two.pk, one.pk, of.pk))
        wrong = [*wire.axe(), *wire.complaints()]
        if wire.wider_than_the_window() > 1:
            wrong.append(f"{wire.wider_than_the_window()} px to scroll sideways")
        if wire.hosts() - {urlsplit(desk).netloc}:
            wrong.append(f"other hosts: {wire.hosts()}")
        if wrong:
            found[screen] = wrong
    assert found == {}
