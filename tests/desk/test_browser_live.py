"""The desk live in a browser: what arrives moves nothing, and nothing that is typed gets lost."""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from django.contrib.sessions.models import Session

from tests.browser import Browser
from tests.desk.browsing import desk, eva, press, served, until, wire
from tests.desk.newsroom import NOW, TEXT, arrives, item, later, person
from tests.desk.serving import log_in
from wiredesk.desk.actions.editing import edit_text
from wiredesk.desk.actions.take import take
from wiredesk.desk.models import Edit, Story
from wiredesk.records import Refusal

__all__ = ["desk", "eva", "served", "wire"]

pytestmark = [
    pytest.mark.django_db(transaction=True),
    # Django leaves the temporary file of a request's body to the collector.
    pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning"),
]

KILL = f"ANULAÇÃO\n\nNota aos editores: anulem a notícia do cais de Sines.\n\n{TEXT}"
WHERE = "return document.querySelector('#rows [aria-current]').getBoundingClientRect().y"

QUICK = """
const later = window.setTimeout;
window.setTimeout = (what, ms, ...rest) => later(what, ms >= 15000 ? 300 : ms, ...rest);
"""
"""A minute passes quickly in such a browser."""


@contextmanager
def every_page(browser: Browser, script: str) -> Iterator[None]:
    """A script that runs before those of any page."""
    given = {"source": script}
    kept = browser.driver.execute_cdp_cmd("Page.addScriptToEvaluateOnNewDocument", given)
    yield
    browser.driver.execute_cdp_cmd("Page.removeScriptToEvaluateOnNewDocument", kept)


def test_row_under_the_cursor_stays_where_it_is_when_stories_and_a_kill_arrive(
    wire: Browser, eva: object
) -> None:
    story = arrives(item("k", "Grua de Sines cai", TEXT.replace("cais", "grua")), at=later(1))
    assert not isinstance(take(eva, story.pk, later(1)), Refusal)
    wire.driver.refresh()
    press(wire, "jj")
    before = wire.run(WHERE)
    arrives(item("n", "Outra coisa", TEXT.replace("Sines", "Aveiro")), at=later(2))
    until(wire, "1 new")
    assert wire.run(WHERE) == before
    arrives(item("k", "ANULAÇÃO: Grua de Sines", KILL), at=later(3))
    wire.wait("return document.querySelector('#alerts .alert') !== null", 15)
    assert abs(wire.run(WHERE) - before) < 1
    assert wire.run("return document.getElementById('alerts').getBoundingClientRect().y") >= 0


def test_desk_asks_by_itself_where_there_is_no_stream(wire: Browser, desk: str) -> None:
    with every_page(wire, f"delete window.EventSource; {QUICK}"):
        wire.open(desk + "/")
        assert wire.run("return window.EventSource === undefined")
        arrives(item("n", "Outra coisa"), at=later(2))
        until(wire, "1 new")


def test_kill_is_heard_on_a_story_that_is_being_mended(
    wire: Browser, desk: str, eva: object
) -> None:
    story = arrives(item("k", "Grua de Sines cai"), at=later(1))
    assert not isinstance(take(eva, story.pk, later(1)), Refusal)
    with every_page(wire, QUICK):
        wire.open(f"{desk}/story/{story.pk}/edit")
        arrives(item("k", "ANULAÇÃO: Grua de Sines", KILL), at=later(2))
        wire.wait("return document.querySelector('#alerts .alert') !== null")
        assert "KILL" in wire.text("#alerts")


def written(browser: Browser, desk: str, words: str) -> Story:
    """An edit page with a headline typed and not saved."""
    story = Story.objects.first()
    browser.open(f"{desk}/story/{story.pk}/edit")
    browser.find("#title").clear()
    browser.find("#title").send_keys(words)
    return story


def test_session_that_ends_in_mid_edit_loses_no_text(wire: Browser, desk: str, eva: object) -> None:
    story = written(wire, desk, "Cais de Sines já reabriu")
    eva.set_password("uma frase longa 1")
    eva.save()
    Session.objects.all().delete()
    wire.find("form.edit button").click()
    wire.wait("return document.querySelector('[name=password]')")
    wire.find("[name=username]").send_keys("eva")
    wire.find("[name=password]").send_keys("uma frase longa 1")
    wire.find("main button").click()
    until(wire, "stands here again")
    assert wire.find("#title").get_attribute("value") == "Cais de Sines já reabriu"
    wire.find("form.edit button").click()
    until(wire, "Saved.")
    assert Edit.objects.get().title == "Cais de Sines já reabriu"
    wire.open(f"{desk}/story/{story.pk}/edit")
    assert not wire.find("#brought-back").is_displayed()
    assert wire.run("return Object.keys(localStorage).filter((k) => k.startsWith('draft:'))") == []


def test_draft_of_one_person_is_not_anothers(wire: Browser, desk: str) -> None:
    story = written(wire, desk, "Segredo da eva")
    wire.wait("return Object.keys(localStorage).some((k) => k.startsWith('draft:'))")
    log_in(wire, desk, person("editor", "rui"))
    wire.open(f"{desk}/story/{story.pk}/edit")
    assert "Segredo" not in wire.find("#title").get_attribute("value")
    assert not wire.find("#brought-back").is_displayed()


def test_two_editors_of_one_story_see_each_other_and_both_texts(
    wire: Browser, desk: str, eva: object
) -> None:
    story = written(wire, desk, "Cais de Sines, por eva")
    theirs = {"title": "Cais de Sines, por rui", "text": TEXT, "why": ""}
    edit_text(person("editor", "rui"), story.pk, NOW, base=0, version=1, **theirs)
    wire.find("form.edit button").click()
    until(wire, "rui saved this story while you wrote.")
    assert "por rui" in wire.text(".delivered")
    assert "por eva" in wire.find("#title").get_attribute("value")
    assert wire.axe() == []
    wire.find("form.edit button").click()
    until(wire, "Saved.")
    assert Edit.objects.order_by("-number").first().title == "Cais de Sines, por eva"
