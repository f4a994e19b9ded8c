"""What browsers and machines read of a site: valid HTML, links that lead on, no injection."""

import json
import posixpath
from functools import cache
from typing import Any
from urllib.parse import unquote, urlsplit

import html5lib
import msgspec
import pytest
from lxml import html
from pyld import jsonld

from tests.site_samples import (
    CHANNEL,
    ENGLISH,
    FORTRESS,
    NOW,
    SEARCHES,
    SETTINGS,
    release,
    releases,
)
from wiredesk.press.site import pages
from wiredesk.press.site.printable import json_in_html
from wiredesk.records import ChainLink, Correction, Link, Media, Mend, OnWhoseWord, Release

EVIL = '"><script>alert(1)</script><img src=x onerror=alert(1)>{{ 7*7 }}\x00\x0b\x85\ufffe\u202e'
SCHEME = "javascript:alert(1)//https://x.example/"


def hostile() -> list[Release]:
    """A story each of whose words and addresses tries to become markup, on its own and in lists."""
    bad = {
        "title": EVIL,
        "summary": EVIL,
        "paragraphs": (EVIL, EVIL),
        "section": EVIL,
        "section_name": EVIL,
        "keywords": (EVIL,),
        "byline": EVIL,
        "dateline": EVIL,
        "credit": EVIL,
        "agency": EVIL,
        "rights": EVIL,
        "usage": SCHEME,
        "source_name": EVIL,
        "source_address": SCHEME,
        "translation_of": SCHEME,
        "original_published": EVIL,
        "original_language": EVIL,
        "language": EVIL,
        "people": (EVIL,),
        "places": (EVIL,),
        "reviewers": (EVIL,),
        "chain": (ChainLink(rule="", role="agency", name=EVIL, country=EVIL),),
        "sources": (OnWhoseWord(speaker=EVIL, kind=EVIL, claims=("1",)),),
        "mends": (Mend(before=EVIL, after=EVIL, kind=EVIL),),
        "copies": (Link(href=SCHEME, text=EVIL),),
        "media": (Media(href=SCHEME, caption=EVIL), Media(href="https://x.example/", caption=EVIL)),
    }
    article = msgspec.structs.replace(FORTRESS, **bad)
    note = Correction(at="2026-05-08", note=EVIL, kind=EVIL)
    return [
        release(article, story, "2026-05-08T10:00:00Z", note=EVIL, corrections=(note,))
        for story in ("x", "y")
    ]


@cache
def site(which: str) -> dict[str, bytes]:
    given = {
        "pt": (releases(), CHANNEL),
        "en": (releases(), ENGLISH),
        "hostile": (
            hostile(),
            msgspec.structs.replace(CHANNEL, name=EVIL, description=EVIL, rights=EVIL),
        ),
        "empty": ([], CHANNEL),
    }[which]
    searches = tuple(msgspec.structs.replace(one, name=EVIL) for one in SEARCHES)
    shown = searches if which == "hostile" else SEARCHES
    return {page.path: page.body for page in pages(*given, NOW, SETTINGS, shown)}


SITES = ("pt", "en", "hostile", "empty")


def pages_of(which: str) -> dict[str, str]:
    return {p: b.decode() for p, b in site(which).items() if p.endswith(".html")}


def errors_of(body: str) -> list[str]:
    parser = html5lib.HTMLParser(strict=False)
    parser.parse(body)
    return [f"{code} at {place} {told}" for place, code, told in parser.errors]


@pytest.mark.parametrize("which", SITES)
def test_every_page_parses_without_an_error(which: str) -> None:
    wrong = {path: found for path, body in pages_of(which).items() if (found := errors_of(body))}
    assert wrong == {}


@pytest.mark.parametrize("which", SITES)
def test_every_link_within_the_site_leads_to_a_file_of_it(which: str) -> None:
    made = site(which)
    lost = [
        (path, href)
        for path, body in pages_of(which).items()
        for href in links_of(body)
        if target_of(path, href) not in made
    ]
    assert lost == []


def links_of(body: str) -> list[str]:
    found = html.document_fromstring(body).xpath("//@href | //@src | //@action")
    return [
        str(one) for one in found if not urlsplit(str(one)).scheme and not str(one).startswith("#")
    ]


def target_of(path: str, href: str) -> str:
    if href.startswith("/"):
        joined = href.removeprefix("/jornal/")
    else:
        joined = posixpath.normpath(posixpath.join(posixpath.dirname(path), href))
        joined = "" if joined == "." else joined + ("/" if href.endswith("/") else "")
    whole = unquote(joined)
    return f"{whole}index.html" if whole.endswith("/") or not whole else whole


@pytest.mark.parametrize("which", SITES)
def test_no_page_asks_another_host_or_runs_inline(which: str) -> None:
    for_css = "link[rel=stylesheet], link[rel=icon], img, script[src], iframe, object, embed"
    bad = []
    for path, body in pages_of(which).items():
        document = html.document_fromstring(body)
        bad += [
            (path, e.tag)
            for e in document.cssselect(for_css)
            if urlsplit(e.get("href") or e.get("src") or "").netloc
        ]
        bad += [
            (path, e.tag)
            for e in document.cssselect(
                "style, [style], script:not([src]):not([type='application/ld+json'])"
            )
        ]
        bad += [(path, name) for e in document.iter() for name in e.attrib if name.startswith("on")]
    assert bad == []


def test_hostile_words_become_no_markup_and_no_link() -> None:
    for_text = set()
    addresses = set()
    for body in pages_of("hostile").values():
        document = html.document_fromstring(body)
        for_text |= {e.tag for e in document.iter() if isinstance(e.tag, str)}
        addresses |= {urlsplit(str(a)).scheme for a in document.xpath("//@href | //@src")}
    assert not for_text & {"img", "iframe", "object"}
    assert addresses <= {"", "http", "https", "mailto"}


def test_hostile_words_are_printed_as_they_stand() -> None:
    page = next(b for p, b in pages_of("hostile").items() if p.startswith("story/x"))
    title = html.document_fromstring(page).cssselect("h1")[0].text_content()
    assert title.startswith('"><script>alert(1)</script><img src=x onerror=alert(1)>{{ 7*7 }}')


def test_json_in_a_page_cannot_end_its_element() -> None:
    told = {"a": "</script><!--\u2028&"}
    printed = str(json_in_html(told))
    assert not set(printed) & set("<>&\u2028")
    assert json.loads(printed) == told


CONTEXT = {"@context": {"@vocab": "https://schema.org/", "url": {"@type": "@id"}}}


def offline(address: str, _options: Any) -> dict[str, Any]:
    assert address.rstrip("/") == "https://schema.org"
    return {"contextUrl": None, "documentUrl": address, "document": CONTEXT}


def expanded(path: str, which: str = "en") -> dict[str, Any]:
    """The one JSON-LD object of a page, as a JSON-LD processor reads it."""
    (script,) = html.document_fromstring(pages_of(which)[path]).cssselect("script[type$='ld+json']")
    (node,) = jsonld.expand(json.loads(script.text), {"documentLoader": offline})
    return dict(node)


def value_of(node: dict[str, Any], *names: str) -> Any:
    for name in names:
        (node,) = node[f"https://schema.org/{name}"]
    return node.get("@value", node.get("@id"))


ASKED = {
    "headline", "inLanguage", "isBasedOn", "translationOfWork", "translator", "creditText",
    "copyrightHolder", "copyrightNotice", "usageInfo", "citation", "correction", "author",
    "digitalSourceType", "publisher", "datePublished", "dateModified", "articleSection",
    "sourceOrganization", "mainEntityOfPage", "version", "dateline", "editor", "mentions",
}  # fmt: skip


def test_json_ld_has_all_that_a_processor_is_to_find_of_a_translation() -> None:
    by = ChainLink(rule="t", role="translator", name="Tradutora")
    told = msgspec.structs.replace(FORTRESS, chain=(*FORTRESS.chain, by))
    note = Correction(at="2026-05-08T16:20:00Z", note="Três docas.")
    last = release(
        told, "a1", "2026-05-08T16:20:00Z", number=2, kind="correct", corrections=(note,)
    )
    made = {page.path: page.body.decode() for page in pages([last], CHANNEL, NOW, SETTINGS)}
    path = next(one for one in made if one.startswith("story/") and one.endswith(".html"))
    (script,) = html.document_fromstring(made[path]).cssselect("script[type$='ld+json']")
    (node,) = jsonld.expand(json.loads(script.text), {"documentLoader": offline})
    found = {name.removeprefix("https://schema.org/") for name in node}
    assert found >= ASKED


def test_json_ld_of_a_story_says_what_the_page_says() -> None:
    node = expanded("story/a1-coreia-do-norte-mostra-estaleiro/index.html")
    assert node["@type"] == ["https://schema.org/NewsArticle"]
    assert value_of(node, "headline") == FORTRESS.title
    assert value_of(node, "creditText") == FORTRESS.credit
    assert value_of(node, "isBasedOn", "url") == FORTRESS.source_address
    assert value_of(node, "correction", "text").startswith("Uma versão anterior")
    assert value_of(node, "publisher", "name") == ENGLISH.name


@pytest.mark.parametrize("which", SITES)
def test_all_json_ld_is_read_by_a_processor(which: str) -> None:
    described = [path for path, body in pages_of(which).items() if "ld+json" in body]
    assert described
    assert all(expanded(path, which)["@type"] for path in described)
