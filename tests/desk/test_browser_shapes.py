"""The desk on paper, at twice the size, from right to left; its forms of adding and publishing."""

from pathlib import Path
from typing import Any

import pytest

from tests.browser import Browser
from tests.desk.browsing import desk, eva, served, until, wire
from tests.desk.newsroom import NOW, TEXT, arrives, feed, item, later
from tests.desk.test_sources_screen import RSS, answering
from tests.scripted import http
from wiredesk.desk.actions.approve import approve
from wiredesk.desk.actions.publish import publish
from wiredesk.desk.models import Destination, Release, Source, Story
from wiredesk.desk.working.worker import Worker
from wiredesk.records import Refusal
from wiredesk.wire.carriers.web.addresses import Networks

__all__ = ["desk", "eva", "served", "wire"]

pytestmark = [
    pytest.mark.django_db(transaction=True),
    # Django leaves the temporary file of a request's body to the collector.
    pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning"),
]

SEEN = """
const all = [...document.querySelectorAll(arguments[0])];
return all.filter((e) => e.getClientRects().length).length;
"""

PALE = """
const light = (c) => { const [r, g, b] = c.match(/[\\d.]+/g).map(Number); return (r + g + b) / 3; };
return [...document.querySelectorAll(".story-text p, .story-text h2, .panel li, h1, .facts dd")]
  .filter((e) => light(getComputedStyle(e).color) > 140).map((e) => e.outerHTML.slice(0, 60));
"""
"""Words that would be too pale on white paper."""


def out(eva: object, story: Story, folder: Path) -> None:
    """Approve and publish a story to a site in a folder."""
    Destination.objects.create(
        name="Site", kind="site", settings={"folder": str(folder)}, added=NOW
    )
    assert not isinstance(approve(eva, story.pk, later(1)), Refusal)
    assert not isinstance(publish(eva, story.pk, later(2)), Refusal)
    Worker(now=lambda: later(3)).work_off()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_story_on_paper_is_what_was_read_and_decided_in_ink(
    wire: Browser, desk: str, scheme: str
) -> None:
    wire.look(media="print", scheme=scheme)
    wire.open(f"{desk}/story/{Story.objects.first().pk}")
    assert "O cais de Sines" in wire.text(".story-text")
    for kept in ("#panel li.claim", "#panel li.defect", ".facts", ".story-head h1", ".foot table"):
        assert wire.run(SEEN, kept), kept
    for gone in (".bar", ".strip", "form", "[role=button]", "#keys", "input", ".skip"):
        assert not wire.run(SEEN, gone), gone
    assert wire.run(PALE) == []
    assert (
        wire.run("return getComputedStyle(document.querySelector('.side')).overflowY") == "visible"
    )


@pytest.mark.parametrize(
    "screen", ["/", "/find?q=cais", "/sources", "/outbox?list=live", "/people/rules"]
)
def test_lists_on_paper_keep_their_rows_and_lose_their_controls(
    wire: Browser, desk: str, screen: str
) -> None:
    wire.look(media="print")
    wire.open(desk + screen)
    assert wire.text("main")
    for gone in (".bar", "nav", "form", "input", "select"):
        assert not wire.run(SEEN, gone), gone


NARROW = [
    *("/", "/story/{0}", "/story/{0}/edit", "/story/{0}/publish", "/story/{0}/trail"),
    *("/find?q=cais", "/find/figures", "/sources", "/sources/add", "/people/rules", "/outbox"),
]


def test_screens_at_four_times_the_size_are_read_without_scrolling_sideways(
    wire: Browser, desk: str
) -> None:
    wire.look(width=320, height=256)
    wide = {}
    for screen in NARROW:
        wire.open(desk + screen.format(Story.objects.first().pk))
        wide[screen] = wire.wider_than_the_window()
    assert wide == dict.fromkeys(NARROW, 0)


ARABIC = "ميناء سينيس يعيد فتح رصيفه بعد أعمال"
BODY = "أعاد ميناء سينيس فتح رصيفه يوم الاثنين بعد أشغال دامت سبعة أشهر، كما قالت سلطة الميناء."


def test_right_to_left_words_run_from_the_right_on_every_screen(
    wire: Browser, desk: str, eva: object, tmp_path: Path
) -> None:
    story = arrives(item("h", ARABIC, BODY), at=later(1))
    way = "return getComputedStyle(document.querySelector(arguments[0])).direction"
    wire.open(desk + "/")
    assert wire.run(way, f"#rows [data-id='{story.pk}'] .title") == "rtl"
    wire.open(f"{desk}/story/{story.pk}")
    assert (wire.run(way, "h1"), wire.run(way, ".story-text p")) == ("rtl", "rtl")
    wire.open(f"{desk}/story/{story.pk}/edit")
    assert (wire.run(way, "#title"), wire.run(way, ".delivered")) == ("rtl", "rtl")
    wire.open(f"{desk}/story/{story.pk}/trail")
    assert wire.run(way, "h1 bdi") == "rtl"
    out(eva, story, tmp_path)
    wire.open(f"{desk}/site/")
    wire.find("main a").click()
    assert wire.run(way, "h1") == "rtl"


def test_source_is_looked_at_and_saved(wire: Browser, desk: str, settings: Any) -> None:
    settings.NETWORKS = Networks(["127.0.0.0/8"])
    items = [item(f"g{n}", f"Doca {n}", f"{n} {TEXT}") for n in range(3)]
    with answering({"/f": http(feed(items), **RSS)}) as there:
        wire.open(f"{desk}/sources/add")
        assert wire.axe() == []
        wire.find("#address").send_keys(f"{there}/f")
        wire.find("form.look > button").click()
        until(wire, "3 stories")
        assert len(wire.find_all(".samples article")) == 3
        assert wire.axe() == []
        wire.look(width=360)
        assert wire.wider_than_the_window() <= 0
        wire.look()
        wire.find("form.settings > button").click()
        wire.wait("return location.pathname.startsWith('/source/')")
    assert Source.objects.filter(address=f"{there}/f").exists()
    assert wire.axe() == []


def test_published_story_is_corrected_held_brought_back_and_withdrawn(
    wire: Browser, desk: str, eva: object, tmp_path: Path
) -> None:
    story = Story.objects.first()
    out(eva, story, tmp_path)
    wire.open(f"{desk}/story/{story.pk}/publish")
    assert "O cais de Sines" in wire.text("article.printed")
    acts = [
        ("#hold-note", "Voltamos já.", "It is off the pages."),
        ("#resume-note", "Cá está.", "It is back."),
        ("#withdraw-note", "Não era assim.", "It is withdrawn everywhere it went."),
    ]
    for field, note, told in acts:
        assert wire.axe() == []
        wire.find(field).send_keys(note)
        wire.find(f"form:has({field}) button").click()
        until(wire, told)
        assert note in wire.text(".releases")
    assert wire.axe() == []
    kinds = Release.objects.filter(story=story).order_by("pk").values_list("kind", flat=True)
    assert len(kinds) == 4
