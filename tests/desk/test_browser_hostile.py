"""What a sender writes stays words in a browser: nothing of it runs on any screen that shows it."""

from html import escape

import pytest

from tests.browser import Browser
from tests.desk.browsing import SCRIPT, desk, eva, served, until, wire
from tests.desk.newsroom import NOW, TEXT, arrives, item, later, person
from wiredesk.desk.actions.approve import approve
from wiredesk.desk.actions.decide import hold
from wiredesk.desk.actions.editing import edit_text
from wiredesk.desk.actions.publish import publish
from wiredesk.desk.actions.take import take
from wiredesk.desk.models import Story
from wiredesk.desk.working.worker import Worker
from wiredesk.records import Refusal

__all__ = ["desk", "eva", "served", "wire"]

pytestmark = [
    pytest.mark.django_db(transaction=True),
    # Django leaves the temporary file of a request's body to the collector.
    pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning"),
]

SENT = escape(escape(SCRIPT))
"""The same in a feed that means it as text."""

CAME_ALIVE = """
const inline = [...document.querySelectorAll("*")].filter((e) => e.matches("img[src=x]")
  || e.matches("script:not([src])") || [...e.attributes].some((a) => a.name.startsWith("on")));
return [document.title === "run", inline.map((e) => e.outerHTML.slice(0, 80))];
"""


@pytest.fixture
def hostile(wire: Browser, eva: object) -> Story:
    """A story whose every word is hostile, held with such a reason, killed by such an order."""
    text = f"{TEXT} {SENT}\n\n“{SENT}”, disse {SENT} à agência."
    story = arrives(item("x", f"Cais {SENT}", text), at=later(1))
    arrives(item("x", f"Cais 2 {SENT}", text.replace("três", "quatro")), at=later(2))
    assert not isinstance(take(eva, story.pk, later(3)), Refusal)
    words = {"title": SCRIPT, "text": f"{SCRIPT}\n\n{TEXT}", "why": SCRIPT}
    edited = edit_text(eva, story.pk, later(3), base=0, version=2, **words)
    assert not isinstance(edited, Refusal)
    hold(eva, story.pk, later(4), why=SCRIPT)
    order = f"ANULAÇÃO\n\nNota aos editores: anulem a notícia {SENT}.\n\n{text}"
    arrives(item("x", f"ANULAÇÃO: {SENT}", order), at=later(5))
    arrives(item("y", f"Outro {SENT}", text), at=later(6))
    Worker(now=lambda: later(6)).work_off()
    return story


SHOWN = [
    "/",
    "/story/{0}",
    "/story/{0}?plain=1",
    "/story/{0}/edit",
    "/story/{0}/trail?as=inline",
    "/story/{0}/trail?as=beside",
    "/story/{0}/beside/{1}",
    "/story/{0}/publish",
    "/find?q=cais",
    "/find?q=%3Cscript%3Ealert(1)%3C/script%3E",
    "/outbox?list=live",
]


def test_nothing_of_a_hostile_story_runs_on_any_screen(
    wire: Browser, desk: str, hostile: Story
) -> None:
    other = Story.objects.last()
    found = {}
    for screen in SHOWN:
        wire.open(desk + screen.format(hostile.pk, other.pk))
        told = [*wire.run(CAME_ALIVE), wire.complaints()]
        if told != [False, [], []]:
            found[screen] = told
    assert found == {}
    wire.open(desk + "/")
    assert "<script>" in wire.text("#alerts")


def test_nothing_runs_where_two_texts_meet(wire: Browser, desk: str, hostile: Story) -> None:
    wire.open(f"{desk}/story/{hostile.pk}/edit")
    wire.find("#title").send_keys(" e mais")
    stands = Story.objects.get(pk=hostile.pk)
    base = stands.edit.number if stands.edit else 0
    theirs = edit_text(
        person("editor", "rui"), hostile.pk, NOW, base=base, version=stands.latest.number,
        title=f"rui {SCRIPT}", text=f"{SCRIPT} {TEXT}", why=SCRIPT,
    )  # fmt: skip
    assert not isinstance(theirs, Refusal)
    wire.find("form.edit button").click()
    until(wire, "What differs")
    assert wire.run(CAME_ALIVE) == [False, []]
    assert "<script>" in wire.text(".diff")


def test_nothing_runs_where_the_way_out_is_confirmed(wire: Browser, desk: str, eva: object) -> None:
    story = Story.objects.first()
    words = {"title": f"Cais {SCRIPT}", "text": f"{TEXT}\n\n{SCRIPT}", "why": ""}
    edited = edit_text(eva, story.pk, later(1), base=0, version=1, **words)
    assert not isinstance(edited, Refusal)
    assert not isinstance(approve(eva, story.pk, later(2)), Refusal)
    wire.open(f"{desk}/story/{story.pk}/publish")
    assert wire.run(CAME_ALIVE) == [False, []]
    assert "<script>" in wire.text("article")
    assert not isinstance(publish(eva, story.pk, later(3)), Refusal)
    Worker(now=lambda: later(4)).work_off()
    wire.open(f"{desk}/story/{story.pk}/publish")
    for note in wire.find_all("textarea[name=note]"):
        note.send_keys(SCRIPT)
    wire.find("form:has(#correct-note) button").click()
    wire.wait("return document.querySelector('.said p')")
    assert wire.run(CAME_ALIVE) == [False, []]
    assert wire.complaints() == []
