"""Our feeds, as kept clients read them."""

import json
from datetime import UTC, datetime
from typing import Any

import feedparser
import pytest
from lxml import etree

from tests.press_examples import ALL, BRIDGE, HOUSE, WILD
from wiredesk.press.channel import Channel
from wiredesk.press.formats import atom, jsonfeed, rss, sitemaps
from wiredesk.press.formats.listed import FORMATS

BARE = Channel(name="Bare", home="http://bare.example")


@pytest.fixture(params=["rss", "atom"])
def parsed(request: pytest.FixtureRequest) -> Any:
    write = {"rss": rss.write, "atom": atom.write}[request.param]
    return feedparser.parse(write(ALL, HOUSE), sanitize_html=False)


def test_a_feed_has_no_fault(parsed: Any) -> None:
    assert not parsed.bozo
    assert parsed.version in ("rss20", "atom10")


def test_a_feed_names_the_house_its_language_its_hub_and_itself(parsed: Any) -> None:
    feed = parsed.feed
    assert (feed.title, feed.link, feed.subtitle) == (
        "Folha do Cais",
        "https://cais.example/",
        "Notícias & marés",
    )
    assert feed.language == "pt-PT"
    assert feed.rights == "© Folha do Cais"
    links = {one.rel: one.href for one in feed.links}
    assert links["self"] == "https://cais.example/feed.xml"
    assert links["hub"] == "https://hub.example/"


def test_an_entry_has_all_its_fields(parsed: Any) -> None:
    entry = parsed.entries[0]
    assert entry.title == "Ferry “Sado <1>” parado & à espera"
    assert entry.link == "https://cais.example/story/41-ferry-parado/"
    assert entry.id == "tag:cais.example,2026:story/41"
    assert entry.published_parsed[:6] == (2026, 5, 3, 10, 0, 0)
    assert entry.updated_parsed[:6] == (2026, 5, 4, 10, 0, 0)
    assert entry.author == "Ana Valério"
    assert entry.contributors[0].name == "Marés/Rádio Foz"
    assert entry.rights == "© Marés 2026\nSó com indicação da fonte."
    assert entry.summary == "Avaria no Sado deixa 200 pessoas em terra."
    assert [one.label or one.term for one in entry.tags] == ["Transportes", "Setúbal", "ferry"]


def test_an_entry_shows_text_correction_picture_and_source(parsed: Any) -> None:
    shown = parsed.entries[0].content[0].value
    assert "<p>«Ninguém ficou ferido», disse Rui Nabais, da Capitania de Setúbal.</p>" in shown
    assert "2026-05-04: O ferry é de 1999, não de 1989." in shown
    assert "Foto: L. Prata/Marés" in shown
    assert 'href="https://mares.example/1?a=1&amp;b=2"' in shown


def test_an_excerpt_is_extract_credit_and_link(parsed: Any) -> None:
    shown = parsed.entries[1].content[0].value
    assert "https://minato.example/2" in shown
    assert "ミナト通信" in shown


def test_withdrawn_and_held_stories_are_no_entries(parsed: Any) -> None:
    assert len(parsed.entries) == 3


def test_markup_in_a_text_stays_text(parsed: Any) -> None:
    shown = parsed.entries[2].content[0].value
    assert "&lt;script&gt;" in shown
    assert "<script" not in shown


@pytest.mark.parametrize("write", [rss.write, atom.write])
def test_a_tombstone_says_what_when_by_whom_and_why(write: Any) -> None:
    root = etree.fromstring(write(ALL, HOUSE))
    stones = list(root.iter("{http://purl.org/atompub/tombstones/1.0}deleted-entry"))
    assert [one.get("ref") for one in stones] == [
        "tag:cais.example,2026:story/43",
        "tag:cais.example,2026:story/44",
    ]
    assert stones[0].get("when") == "2026-05-04T11:00:00Z"
    said = " ".join("".join(stones[0].itertext()).split())
    assert said == "Folha do Cais Marés: ELIMINAR. A notícia é falsa."


def test_a_json_feed_tells_the_same() -> None:
    feed = json.loads(jsonfeed.write(ALL, HOUSE))
    first = feed["items"][0]
    assert feed["version"] == "https://jsonfeed.org/version/1.1"
    assert feed["hubs"] == [{"type": "WebSub", "url": "https://hub.example/"}]
    assert first["external_url"] == "https://mares.example/1?a=1&b=2"
    assert first["authors"] == [{"name": "Ana Valério"}, {"name": "Marés/Rádio Foz"}]
    assert first["attachments"][0]["mime_type"] == "image/jpeg"
    assert first["_wiredesk"]["credit"] == "Marés/Rádio Foz"
    assert [one["name"] for one in first["_wiredesk"]["chain"]] == ["Marés", "Rádio Foz"]
    assert first["_wiredesk"]["corrections"][0]["note"] == "O ferry é de 1999, não de 1989."
    assert [one["note"] for one in feed["_wiredesk"]["withdrawn"] if "note" in one] == [
        "Marés: ELIMINAR. A notícia é falsa."
    ]


def test_a_sitemap_has_what_may_be_indexed() -> None:
    root = etree.fromstring(sitemaps.write(ALL, HOUSE))
    assert root.xpath("//*[local-name()='loc']/text()") == [
        "https://cais.example/story/41-ferry-parado/"
    ]


def test_a_news_sitemap_names_paper_language_date_and_title() -> None:
    root = etree.fromstring(sitemaps.write_news(ALL, HOUSE))
    said = [one.text for one in root.iter() if one.text and one.text.strip()]
    assert said[2:] == [
        "Folha do Cais",
        "pt",
        "2026-05-03T10:00:00Z",
        "Ferry “Sado <1>” parado & à espera",
    ]


@pytest.mark.parametrize(
    ("tag", "written"),
    [("zh-Hant", "zh-tw"), ("zh", "zh-cn"), ("pt_PT", "pt"), ("x-klingon", "und"), ("\x00", "und")],
)
def test_a_news_sitemap_names_languages_as_the_engines_ask(tag: str, written: str) -> None:
    assert sitemaps._short(tag) == written


def test_news_is_two_days_old_at_most() -> None:
    now = datetime(2026, 5, 5, 11, tzinfo=UTC)
    assert sitemaps.recent(ALL, now) == [BRIDGE]


@pytest.mark.parametrize("form", FORMATS, ids=lambda one: one.name)
@pytest.mark.parametrize("releases", [(), (WILD,), ALL], ids=["nothing", "wild", "all"])
@pytest.mark.parametrize("channel", [HOUSE, BARE], ids=lambda one: one.name)
def test_every_format_writes_anything(form: Any, releases: Any, channel: Channel) -> None:
    body = form.write(releases, channel)
    assert form.write(releases, channel) == body
    read = json.loads if form.ending == "json" else etree.fromstring
    assert read(body) is not None


def test_a_feed_without_items_has_no_fault() -> None:
    assert not feedparser.parse(atom.write((), BARE)).bozo
    assert not feedparser.parse(rss.write((), BARE)).bozo
