"""The pages of a site: what each says, and what none says."""

import json
from datetime import UTC, datetime
from functools import cache

import feedparser
import msgspec
import pytest
from lxml import etree, html

from measure import standards
from tests.site_samples import (
    CHANNEL,
    ENGLISH,
    EXCERPT,
    FORTRESS,
    KILL,
    NOW,
    OWN,
    SETTINGS,
    release,
    releases,
)
from wiredesk.press.site import Search, SiteSettings, pages
from wiredesk.press.site.paths import relative
from wiredesk.press.site.printable import outward, segment
from wiredesk.press.site.story import rests_on
from wiredesk.press.site.words import Words
from wiredesk.records import Article, Correction, Media, OnWhoseWord

STORY = "story/a1-coreia-do-norte-mostra-estaleiro/index.html"
KILLED = "story/k1-choque/index.html"
HELD = "story/k2-choque/index.html"


@cache
def site(language: str = "pt") -> dict[str, bytes]:
    channel = ENGLISH if language == "en" else CHANNEL
    return {page.path: page.body for page in pages(releases(), channel, NOW, SETTINGS)}


def text(path: str, css: str = "main", language: str = "pt") -> str:
    document = html.document_fromstring(site(language)[path].decode())
    return " ".join(" ".join(t for e in document.cssselect(css) for t in e.itertext()).split())


def page_of(article: Article, **told: object) -> str:
    made = pages([release(article, "x", "2026-05-08T10:00:00Z", **told)], CHANNEL, NOW, SETTINGS)
    return next(p.body.decode() for p in made if p.path.startswith("story/x"))


def test_story_says_what_its_claims_rest_on_by_source() -> None:
    box = text("story/a1-coreia-do-norte-mostra-estaleiro/index.html", ".box", "en")
    assert "3 claims on KCNA, state agency of North Korea" in box
    assert "1 claim on serviços de informações da Coreia do Sul, official assessment" in box
    assert "9 statements in the story's own voice" in box


def test_way_to_us_runs_from_the_agency_over_the_outlet_and_links_to_the_original() -> None:
    document = html.document_fromstring(site()[STORY].decode())
    stations = [" ".join(li.text_content().split()) for li in document.cssselect(".way li")]
    assert [s.split(" agência")[0].split(" órgão")[0] for s in stations] == [
        "KCNA",
        "Haneul Press",
        "Vela News",
        "Farol do Sado nós",
    ]
    (original,) = document.cssselect(".way li:nth-child(3) a")
    assert original.get("href") == FORTRESS.source_address


def test_dates_stand_each_under_its_own_name_as_precise_as_known() -> None:
    box = text(STORY, ".box dl")
    assert "Publicada 8 de maio de 2026, 16:00 WEST" in box
    assert "Atualizada 8 de maio de 2026, 17:20 WEST" in box
    assert "Recebida 7 de maio de 2026, 15:02 WEST" in box
    assert "Original publicado 7 de maio de 2026 Original atualizado" in box
    assert "Original publicado maio de 2026 " in text("story/a3-الميناء/index.html", ".box dl")


def test_date_that_is_not_known_is_not_shown() -> None:
    unknown = msgspec.structs.replace(OWN, received=None, original_published=None)
    page = page_of(unknown)
    assert "Recebida" not in page
    assert "Original publicado" not in page


def test_section_is_the_storys_topic_and_leads_to_the_section_above_it() -> None:
    document = html.document_fromstring(site()[STORY].decode())
    (topic,) = document.cssselect(".head .topic a")
    assert topic.text == "governo"
    assert topic.get("href") == "../../section/politica/"


def test_topic_below_a_section_is_named_where_the_site_has_a_word_for_it() -> None:
    assert text(STORY, ".head .topic", "en") == "government"


def test_quoted_words_are_marked_and_nothing_else_is() -> None:
    document = html.document_fromstring(site()[STORY].decode())
    said = [e.text for e in document.cssselect(".text .said")]
    assert said == ["“O mar do Leste ficará mais seguro”", "“antes das neves”"]
    paragraphs = [e.text_content() for e in document.cssselect(".text p")]
    assert paragraphs[0] == f"{FORTRESS.dateline} {FORTRESS.paragraphs[0]}"
    assert tuple(paragraphs[1:]) == FORTRESS.paragraphs[1:]


@pytest.mark.parametrize(
    "quotes", [((0, 5, 900),), ((0, 9, 9),), ((0, 0, 9), (0, 3, 12)), ((7, 0, 2),)]
)
def test_quotation_marks_that_cannot_be_lose_no_text(
    quotes: tuple[tuple[int, int, int], ...],
) -> None:
    page = page_of(msgspec.structs.replace(OWN, quotes=quotes))
    document = html.document_fromstring(page)
    assert document.cssselect(".text p")[0].text_content() == OWN.paragraphs[0]


def test_mends_are_shown_with_what_stood_there() -> None:
    mends = text(STORY, ".mends")
    assert "forma regional era time de engenheiros agora equipa de engenheiros" in mends
    assert "retirado: «Leia também: os navios do Tejo»" in mends
    assert "acrescentado: «SEUL, 7 mai.»" in mends


def test_machine_translation_that_nobody_reviewed_says_so_above_the_text_and_in_lists() -> None:
    note = "Tradução automática que nenhuma pessoa reviu."
    assert text(STORY, ".translated.unreviewed").startswith(note)
    assert note in text("index.html", ".machine")


@pytest.mark.parametrize(
    ("translation", "reviewed", "language", "wanted"),
    [
        ("machine", True, "ko", "Machine translation from Korean, reviewed by a person."),
        ("human", False, "ko", "Translated from Korean by a person."),
        ("human", False, None, "Translated by a person."),
        ("unknown", False, "ko", "Translated from Korean; how, its sender does not say."),
        ("machine", False, None, "Machine translation that no person has reviewed."),
    ],
)
def test_translation_says_from_what_and_by_whom(
    translation: str, reviewed: bool, language: str | None, wanted: str
) -> None:
    article = msgspec.structs.replace(
        OWN, translation=translation, translation_reviewed=reviewed, original_language=language
    )
    made = pages([release(article, "x", "2026-05-08T10:00:00Z")], ENGLISH, NOW)
    page = next(p.body.decode() for p in made if p.path.startswith("story/x"))
    document = html.document_fromstring(page)
    assert document.cssselect(".translated")[0].text_content() == wanted


def test_correction_stands_in_the_story_and_on_the_page_of_corrections() -> None:
    note = "Uma versão anterior dizia que o estaleiro tem quatro docas. Tem três."
    assert note in text(STORY, ".notice")
    assert note in text("corrections/index.html")
    assert "1. publicada" not in text(STORY, ".versions")
    assert "publicada, 8 de maio de 2026, 16:00 WEST corrigida, 8" in text(STORY, ".versions")


def test_excerpt_shows_headline_extract_and_link_alone() -> None:
    page = site()["story/a4-juros/index.html"].decode()
    document = html.document_fromstring(page)
    assert document.cssselect(".onward a")[0].get("href") == EXCERPT.source_address
    assert "A sua fonte não permite mostrar mais aqui." in page
    assert not document.cssselect(".mends")


def test_withdrawn_story_leaves_a_tombstone_and_nothing_of_its_text() -> None:
    assert "Esta notícia foi retirada" in text(KILLED)
    assert "o acidente deu-se em 2019" in text(KILLED)
    everything = b"".join(site().values()).decode()
    assert "Choque de comboios" not in everything
    assert site()["_gone.txt"] == b"story/k1-choque/\n"
    assert "[G]" in site()["story/k1-choque/.htaccess"].decode()
    assert '"/jornal/story/k1-choque/"' in site()["_gone.nginx"].decode()


def test_held_story_says_that_it_is_being_checked_and_is_not_gone() -> None:
    assert "Esta notícia está a ser verificada" in text(HELD)
    assert "story/k2-choque/.htaccess" not in site()


@pytest.mark.parametrize(
    "told",
    [
        {"due": "2026-05-09T12:00:01Z"},
        {"due": "2026-05-10"},
        {"due": "2026-06"},
        {"due": "2026-05-09T11:59:00"},
        {"due": "when it rains"},
    ],
)
def test_release_that_may_not_be_due_yet_is_not_there(told: dict[str, str]) -> None:
    made = pages([release(OWN, "x", "2026-05-08T10:00:00Z", **told)], CHANNEL, NOW)
    assert not [p for p in made if p.path.startswith("story/")]


@pytest.mark.parametrize("embargo", ["2026-05-09T14:00:00+01:00", "2026-05-10", "midnight"])
def test_story_under_embargo_is_not_there(embargo: str) -> None:
    held = msgspec.structs.replace(OWN, embargo=embargo)
    made = pages([release(held, "x", "2026-05-08T10:00:00Z")], CHANNEL, NOW)
    assert not [p for p in made if p.path.startswith("story/")]


def test_story_whose_embargo_is_over_is_there() -> None:
    free = msgspec.structs.replace(OWN, embargo="2026-05-09T12:00:00+01:00")
    assert page_of(free)


def test_syndicated_copy_asks_not_to_be_indexed_unless_its_source_allows_it() -> None:
    assert '<meta name="robots" content="noindex">' in site()[STORY].decode()
    assert "noindex" not in page_of(msgspec.structs.replace(FORTRESS, index=True))
    assert "noindex" not in page_of(OWN)


def test_whole_copy_names_the_original_as_canonical_where_the_house_says_so() -> None:
    settings = SiteSettings(canonical_to_original=True)
    copy = msgspec.structs.replace(FORTRESS, translation=None)
    made = pages([release(copy, "x", "2026-05-08T10:00:00Z")], CHANNEL, NOW, settings)
    page = next(p.body.decode() for p in made if p.path.startswith("story/x"))
    assert f'<link rel="canonical" href="{FORTRESS.source_address}">' in page


def test_translation_is_its_own_canonical_page() -> None:
    assert '<link rel="canonical" href="https://farol.example/jornal/story/a1-' in (
        site()[STORY].decode()
    )


def test_language_versions_of_one_original_name_each_other() -> None:
    document = html.document_fromstring(site()[STORY].decode())
    found = {e.get("hreflang"): e.get("href") for e in document.cssselect("link[hreflang]")}
    assert set(found) == {"en", "pt-PT"}
    assert found["en"] == "https://farol.example/jornal/story/a2-north-korea-shows-shipyard/"


def test_front_page_leads_with_a_story_in_the_papers_language_and_shows_one_version_of_each() -> (
    None
):
    document = html.document_fromstring(site()["index.html"].decode())
    titles = [e.text_content() for e in document.cssselect(".lead h2")]
    assert titles[0] == FORTRESS.title
    assert "North Korea shows a new shipyard and speaks of two ships a year" not in titles


def test_person_has_a_page_from_the_second_story_on() -> None:
    assert "people/ri-chol-min/index.html" in site()
    assert not [path for path in site() if "salma" in path or "سلمى" in path]


def test_page_of_a_state_agency_says_what_it_is() -> None:
    assert "state agency of North Korea" in text("agencies/kcna/index.html", language="en")


def test_archive_leads_to_each_day_and_a_day_to_its_neighbours() -> None:
    document = html.document_fromstring(site()["archive/2026-05-06/index.html"].decode())
    beside = [a.get("href") for a in document.cssselect(".beside-days a")]
    assert beside == ["../2026-05-05/", "../2026-05-08/"]


def test_shelf_with_more_than_fits_has_the_rest_by_the_month() -> None:
    many = [
        release(OWN, f"s{n}", f"2026-0{1 + n % 3}-{1 + n % 28:02}T10:00:00Z") for n in range(60)
    ]
    made = {p.path for p in pages(many, CHANNEL, NOW)}
    assert "section/economia/2026-02/index.html" in made


def test_right_to_left_story_says_so_and_the_page_around_it_does_not() -> None:
    document = html.document_fromstring(site()["story/a3-الميناء/index.html"].decode())
    assert document.get("dir") == "ltr"
    assert document.cssselect("h1")[0].get("dir") == "rtl"
    assert document.cssselect(".text")[0].get("lang") == "ar"


@pytest.mark.parametrize(
    ("tag", "wanted"), [("pt-BR", "pt-BR"), ("en", "en"), ("fi", "en"), ("und", "en"), ("", "en")]
)
def test_site_in_a_language_without_a_catalogue_speaks_english_and_says_so(
    tag: str, wanted: str
) -> None:
    assert Words(tag).tag == wanted


def test_catalogues_have_the_same_words() -> None:
    assert Words("pt")._said.keys() == Words("en")._said.keys()


@pytest.mark.parametrize(
    ("value", "wanted"),
    [
        ("2026", "2026"),
        ("2026-05", "May 2026"),
        ("2026-05-03", "3 May 2026"),
        ("2026-05-03T10:00:00Z", "3 May 2026, 11:00 BST"),
        ("2026-05-03T10:00:00", "3 May 2026, 10:00"),
        ("2026-05-03T23:30:00-04:00", "4 May 2026, 04:30 BST"),
        ("yesterday", "yesterday"),
    ],
)
def test_date_is_shown_as_precise_as_it_is_known(value: str, wanted: str) -> None:
    assert Words("en-GB", "Europe/London").when(value) == wanted


def test_zone_without_letters_is_shown_by_its_distance() -> None:
    assert Words("en-GB", "America/Sao_Paulo").when("2026-05-03T10:00:00Z").endswith("07:00 UTC−3")


def test_text_and_data_mining_is_reserved_as_the_protocol_asks() -> None:
    (rule,) = json.loads(site()[".well-known/tdmrep.json"])
    assert rule == {"location": "/jornal/*", "tdm-reservation": 1}
    assert '<meta name="tdm-reservation" content="1">' in site()[STORY].decode()
    assert "User-agent: GPTBot" in site()["robots.txt"].decode()


def test_reservation_that_is_not_made_is_not_stated() -> None:
    made = {p.path: p.body.decode() for p in pages([], CHANNEL, NOW, SiteSettings(reserved=False))}
    assert json.loads(made[".well-known/tdmrep.json"])[0]["tdm-reservation"] == 0
    assert "GPTBot" not in made["robots.txt"]
    assert "datatrainingallowed=yes" in made["trust.txt"]


def test_feeds_follow_the_whole_site_each_section_and_each_language() -> None:
    feed = feedparser.parse(site()["feed.xml"])
    assert not feed.bozo
    assert feed.entries[0].title == FORTRESS.title
    assert "https://farol.example/jornal/section/politica/atom.xml" in (
        site()["section/politica/atom.xml"].decode()
    )
    titles = [e.title for e in feedparser.parse(site()["language/ar/feed.xml"]).entries]
    assert titles == ["إعادة فتح ميناء الإسكندرية بعد العاصفة"]


def test_page_tells_of_the_feeds_beside_it() -> None:
    document = html.document_fromstring(site()["section/politica/index.html"].decode())
    found = {e.get("href") for e in document.cssselect("link[rel=alternate][type]")}
    assert found == {"feed.xml", "atom.xml", "feed.json", "ninjs.json", "newsml-g2.xml"}


def test_withdrawn_story_is_in_no_map_and_a_tombstone_in_the_feed_of_its_section() -> None:
    assert b"k1-choque" not in site()["sitemap/2026-05.xml"]
    assert b"deleted-entry" in site()["section/economia/atom.xml"]


def test_maps_have_what_may_be_indexed() -> None:
    assert b"a5-ferry-de-troia" in site()["sitemap/2026-05.xml"]
    assert b"a1-coreia" not in site()["sitemap/2026-05.xml"]
    assert b"https://farol.example/jornal/sitemap/2026-05.xml" in site()["sitemap.xml"]
    assert b"a5-ferry-de-troia" in site()["sitemap-news.xml"]
    assert b"Sitemap: https://farol.example/jornal/sitemap.xml" in site()["robots.txt"]


def test_trust_txt_has_one_statement_a_line() -> None:
    settings = SiteSettings(
        trust=(("belongto", "https://a.example/\ncontrol=https://evil.example/"),)
    )
    made = {p.path: p.body.decode() for p in pages([], CHANNEL, NOW, settings)}
    names = [line.split("=")[0] for line in made["trust.txt"].splitlines()]
    assert names == ["belongto", "contact", "disclosure", "datatrainingallowed"]


def test_paper_without_stories_is_a_whole_site() -> None:
    made = {p.path: p.body.decode() for p in pages([], CHANNEL, NOW)}
    assert "Ainda não foi publicado nada." in made["index.html"]
    assert "404.html" in made


def test_pictures_of_other_hosts_are_linked_and_never_fetched() -> None:
    ours = Media(href="https://farol.example/jornal/media/porto%20velho.jpg", caption="O porto")
    page = page_of(msgspec.structs.replace(FORTRESS, media=(*FORTRESS.media, ours)))
    document = html.document_fromstring(page)
    assert [e.get("src") for e in document.cssselect("img")] == ["../../media/porto%20velho.jpg"]
    assert document.cssselect(".media a")[0].get("href") == FORTRESS.media[0].href


def test_theme_folder_stands_before_the_plain_theme_file_by_file(tmp_path) -> None:  # type: ignore[no-untyped-def]
    (tmp_path / "templates").mkdir()
    (tmp_path / "words").mkdir()
    (tmp_path / "templates" / "lost.html").write_text("{{ say('lost_title') }}!", "utf-8")
    (tmp_path / "words" / "pt.toml").write_text('lost_title = "Perdeu-se"', "utf-8")
    settings = SiteSettings(theme=str(tmp_path))
    made = {p.path: p.body.decode() for p in pages(releases(), CHANNEL, NOW, settings)}
    assert made["404.html"] == "Perdeu-se!"
    assert "Sobre nós" in made["index.html"]


def test_site_is_the_same_whatever_the_order_of_its_releases() -> None:
    again = {p.path: p.body for p in pages(reversed(releases()), CHANNEL, NOW, SETTINGS)}
    assert again == site()


def test_clock_alone_changes_nothing_but_what_is_news() -> None:
    later = datetime(2026, 5, 12, 18, 0, tzinfo=UTC)
    known = [r for r in releases() if r.story[0] in "ak"]
    then = {p.path: p.body for p in pages(known, CHANNEL, NOW, SETTINGS)}
    made = {p.path: p.body for p in pages(known, CHANNEL, later, SETTINGS)}
    assert {path for path in made if made[path] != then[path]} == {"sitemap-news.xml"}


@pytest.mark.parametrize(
    ("speaker", "kind", "said"),
    [
        ("KCNA", "state_media", "2 claims on KCNA, state agency of North Korea"),
        (
            "Korean Central News Agency",
            "agency",
            "2 claims on Korean Central News Agency, state agency of North Korea",
        ),
        ("Efe", "person", "2 claims on Efe"),
        ("Rádio Foz", "state_media", "2 claims on Rádio Foz, state media"),
    ],
)
def test_agency_is_known_for_one_though_the_story_did_not_come_by_it(
    speaker: str, kind: str, said: str
) -> None:
    sources = (OnWhoseWord(speaker=speaker, kind=kind, claims=("1", "2")),)
    told = msgspec.structs.replace(OWN, sources=sources)
    assert list(rests_on(told, Words("en"))) == [said]


def test_story_stands_beside_its_page_for_machines_for_a_week() -> None:
    folder, later = STORY.removesuffix("index.html"), datetime(2026, 5, 16, 18, 0, tzinfo=UTC)
    then = {page.path: page.body for page in pages(releases(), CHANNEL, later, SETTINGS)}
    for name in ("ninjs.json", "newsml-g2.xml"):
        assert FORTRESS.title in site()[folder + name].decode()
        assert f'href="{name}"' in site()[STORY].decode()
        assert folder + name not in then
        assert f'href="{name}"' not in then[STORY].decode()


def test_withdrawn_story_is_cancelled_for_machines() -> None:
    told = json.loads(site()["story/k1-choque/ninjs.json"])
    assert (told["pubStatus"], told["edNote"]) == ("canceled", KILL.note)
    assert "bodies" not in told


# ── Searches that are shown ──


SEARCH = Search(folder="estaleiros", name="Estaleiros & navios", stories=frozenset({"a1", "k1"}))


@cache
def searched() -> dict[str, bytes]:
    made = pages(releases(), CHANNEL, NOW, SETTINGS, (SEARCH,))
    return {page.path: page.body for page in made}


def test_search_has_a_page_of_its_stories() -> None:
    page = html.document_fromstring(searched()["searches/estaleiros/index.html"].decode())
    assert page.cssselect("h1")[0].text == "Estaleiros & navios"
    assert [e.text for e in page.cssselect(".card h2 a")] == [FORTRESS.title]
    beside = {e.get("href") for e in page.cssselect("link[rel=alternate][type]")}
    assert beside == {"feed.xml", "atom.xml", "feed.json", "ninjs.json", "newsml-g2.xml"}


@pytest.mark.parametrize("name", ["feed.xml", "atom.xml"])
def test_search_has_feeds_of_its_stories(name: str) -> None:
    found = feedparser.parse(searched()[f"searches/estaleiros/{name}"])
    assert not found.bozo
    assert found.feed.title == "Farol do Sado: Estaleiros & navios"
    assert [one.title for one in found.entries] == [FORTRESS.title]
    assert found.feed.links[1].href.endswith(f"/searches/estaleiros/{name}")


def test_search_has_feeds_for_newsrooms_in_which_the_house_provides() -> None:
    live, gone = json.loads(searched()["searches/estaleiros/ninjs.json"])
    assert (live["title"], gone["pubStatus"]) == (FORTRESS.title, "canceled")
    message = searched()["searches/estaleiros/newsml-g2.xml"]
    assert standards.g2().validate(etree.fromstring(message))
    assert b"<name>Farol do Sado</name>" in message
    assert b"Farol do Sado: Estaleiros" not in message


def test_withdrawn_story_of_a_search_is_told_in_its_feeds() -> None:
    assert b"deleted-entry" in searched()["searches/estaleiros/atom.xml"]
    (gone,) = json.loads(searched()["searches/estaleiros/feed.json"])["_wiredesk"]["withdrawn"]
    assert gone["note"] == KILL.note


def test_page_of_feeds_leads_to_every_feed() -> None:
    page = html.document_fromstring(searched()["feeds/index.html"].decode())
    found = {e.get("href").removeprefix("../") for e in page.cssselect("section.feeds a.form")}
    ends = ("feed.xml", "atom.xml", "feed.json", "ninjs.json", "newsml-g2.xml")
    there = {path for path in searched() if path.endswith(ends) and not path.startswith("story/")}
    assert found == there
    assert "searches/estaleiros/atom.xml" in found


@pytest.mark.parametrize("path", ["index.html", "feeds/index.html"])
def test_front_page_tells_machines_of_the_feeds_of_searches(path: str) -> None:
    page = html.document_fromstring(searched()[path].decode())
    names = {e.get("title") for e in page.cssselect("link[rel=alternate][type]")}
    assert {"Farol do Sado", "Farol do Sado: Estaleiros & navios"} <= names


@pytest.mark.parametrize("folder", ["", "../x", "A B", "a/b"])
def test_search_with_no_fit_folder_is_not_shown(folder: str) -> None:
    odd = msgspec.structs.replace(SEARCH, folder=folder)
    made = {page.path for page in pages(releases(), CHANNEL, NOW, SETTINGS, (odd,))}
    assert made == set(site())


@pytest.mark.parametrize(
    ("to", "seen_from", "wanted"),
    [
        ("index.html", "index.html", "./"),
        ("index.html", "story/a/index.html", "../../"),
        ("story/b/index.html", "story/a/index.html", "../b/"),
        ("story/a/index.html", "story/a/index.html", "./"),
        ("story/é/index.html", "story/é/index.html", "./"),
        ("assets/site.css", "index.html", "assets/site.css"),
        ("archive/2026-05-01/index.html", "archive/index.html", "2026-05-01/"),
    ],
)
def test_link_leads_from_page_to_page(to: str, seen_from: str, wanted: str) -> None:
    assert relative(to, seen_from) == wanted


@pytest.mark.parametrize(
    ("words", "wanted"),
    [
        ("João Lourenço", "joao-lourenco"),
        ("وكالة النيل", "وكالة-النيل"),
        ("../../etc", "etc"),
        ("?!", ""),
        ("ABC / D", "abc-d"),
        ("日本" * 60, "日本" * 13),
    ],
)
def test_part_of_an_address_is_letters_digits_and_hyphens(words: str, wanted: str) -> None:
    assert segment(words) == wanted


@pytest.mark.parametrize(
    "address",
    [
        "javascript:alert(1)",
        "data:text/html,x",
        "//evil.example",
        "java\nscript:alert(1)",
        " JavaScript:alert(1)",
        "https:",
        "http://[",
        "mailto:a@b.example",
        "",
        None,
    ],
)
def test_only_http_leads_outward(address: str | None) -> None:
    assert outward(address) is None


def test_story_that_was_withdrawn_before_it_went_out_leaves_nothing() -> None:
    never = release(None, "x", "2026-05-08T10:00:00Z", kind="withdraw", first_published=None)
    assert not [p for p in pages([never], CHANNEL, NOW) if p.path.startswith("story/")]


def test_public_note_of_a_kind_unknown_to_the_site_is_shown_as_it_stands() -> None:
    odd = Correction(at="2026-05-08", note="Nota.", kind="clarify")
    assert "clarify" in page_of(OWN, corrections=(odd,))
