"""The site as readers have it: in Chromium, under a strict policy, light and dark, on a phone."""

from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

import pytest

from tests.browser import Browser, serving
from tests.site_samples import CHANNEL, NOW, SEARCHES, SETTINGS, releases
from wiredesk.press.destinations.site import write_site

STORY = "story/a1-coreia-do-norte-mostra-estaleiro/"

KINDS = {
    "front": "",
    "story": STORY,
    "right-to-left": quote("story/a3-الميناء/"),
    "excerpt": "story/a4-juros/",
    "tombstone": "story/k1-choque/",
    "held": "story/k2-choque/",
    "section": "section/politica/",
    "archive": "archive/",
    "day": "archive/2026-05-08/",
    "people": "people/",
    "person": "people/ri-chol-min/",
    "agencies": "agencies/",
    "agency": "agencies/kcna/",
    "corrections": "corrections/",
    "about": "about/",
    "search": "search/?q=navios",
    "subject": "searches/estaleiros/",
    "feeds": "feeds/",
    "lost": "404.html",
}


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    root = tmp_path_factory.mktemp("host")
    write_site(root / "jornal", releases(), CHANNEL, NOW, SETTINGS, SEARCHES)
    with serving(root) as host:
        yield f"{host}/jornal/"


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("kind", KINDS)
def test_axe_finds_nothing_wrong(browser: Browser, address: str, kind: str, scheme: str) -> None:
    browser.look(scheme=scheme)
    browser.open(address + KINDS[kind])
    assert browser.axe() == []
    assert browser.complaints() == []


@pytest.mark.parametrize("kind", KINDS)
def test_page_fits_a_phone_and_stays_on_its_host(browser: Browser, address: str, kind: str) -> None:
    browser.look(width=320, height=640)
    browser.open(address + KINDS[kind])
    assert browser.wider_than_the_window() == 0
    assert browser.axe() == []
    assert browser.hosts() <= {address.split("/")[2]}


def test_search_finds_stories_by_words_without_their_accents(
    browser: Browser, address: str
) -> None:
    browser.open(f"{address}search/?q=ferry+TROIA")
    browser.wait("return document.querySelector('.found a')")
    assert browser.text(".found a") == "Ferry de Troia volta a ter barco às seis da manhã"
    assert browser.text(".found-n") == "Encontradas: 1"
    browser.find(".found a").click()
    assert browser.text("h1") == "Ferry de Troia volta a ter barco às seis da manhã"


def test_search_says_that_it_found_nothing(browser: Browser, address: str) -> None:
    browser.open(f"{address}search/")
    browser.find("#q").send_keys("zzzz")
    browser.find(".search button").click()
    browser.wait("return document.querySelector('.found-n').textContent")
    assert browser.text(".found-n") == "Nenhuma notícia tem todas estas palavras."
    assert browser.driver.current_url.endswith("?q=zzzz")


def test_first_key_reaches_the_text(browser: Browser, address: str) -> None:
    browser.open(address + STORY)
    skip = browser.driver.switch_to.active_element
    skip.send_keys("\ue004")
    assert browser.driver.switch_to.active_element.text == "Ir para o texto"


def test_arabic_text_runs_from_the_right(browser: Browser, address: str) -> None:
    browser.open(address + KINDS["right-to-left"])
    direction = "return getComputedStyle(document.querySelector('.text p')).direction"
    assert browser.run(direction) == "rtl"


def test_printed_story_has_its_sources_and_no_menu(browser: Browser, address: str) -> None:
    browser.look(media="print")
    browser.open(address + STORY)
    assert not browser.find(".sections").is_displayed()
    assert browser.find(".box").is_displayed()


def test_site_may_be_read_from_a_disk(browser: Browser, tmp_path: Path) -> None:
    write_site(tmp_path, releases(), CHANNEL, NOW, SETTINGS)
    browser.open((tmp_path / STORY / "index.html").as_uri())
    assert browser.run("return document.styleSheets.length") == 1
    assert (
        browser.run("return getComputedStyle(document.querySelector('.sheet')).display") == "grid"
    )
