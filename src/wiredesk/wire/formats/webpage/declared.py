"""What a page declares of itself outside its text: meta, links, times, language, microdata."""

import re
from collections.abc import Callable, Iterator
from typing import NamedTuple, cast

from lxml import etree

from wiredesk.records import Declared, Note
from wiredesk.wire.decoding import unified
from wiredesk.wire.formats.webpage.jsonld import read_jsonld

LONGEST, MOST = 2_000, 400
"""Characters of the longest value that is kept, and the number of them."""

_SKIPPED = re.compile(
    r"viewport|theme-color|msapplication|apple-|format-detection|.*verification|.*verify|"
    r"fb:app_id|fb:admins|fb:pages|og:image:(?:width|height|type|secure_url)|og:video.*|al:.*|"
    r"x-ua-compatible|handheldfriendly|mobileoptimized|referrer|csrf.*|.*token.*|next-head-count|"
    r"color-scheme|twitter:(?:app|player|widgets).*|generator|content-type|google.*|y_key|refresh",
    re.IGNORECASE,
)
_RELS = {"canonical": "canonical", "amphtml": "amphtml", "license": "license", "author": "author"}
_PROPERTIES = {
    "headline", "datepublished", "datemodified", "datecreated", "author", "creator", "publisher",
    "articlesection", "description", "copyrightholder", "credittext", "inlanguage", "isbasedon",
    "translationofwork", "license", "copyrightnotice",
}  # fmt: skip


def _xpath(path: str) -> Callable[[etree._Element], list[etree._Element]]:
    return cast(Callable[[etree._Element], list[etree._Element]], etree.XPath(path))


_SCRIPTS = _xpath("//script[contains(@type, 'ld+json') or contains(@type, 'LD+JSON')]")
_ANCHORS = _xpath("//a[contains(@rel, 'author') or contains(@rel, 'license')]")
_DATED = _xpath("//time[@datetime]")
_ITEMS = _xpath("//*[@itemprop]")
_BASE = _xpath("//base[@href]")


class Head(NamedTuple):
    """What a page declares, in order; the words of its ``articleBody``; its base; notes."""

    declared: tuple[Declared, ...]
    article_body: str
    base: str | None
    notes: tuple[Note, ...]


def read_declared(root: etree._Element) -> Head:
    """Everything that a page says of itself, each with where it stood."""
    found = list(_language(root))
    found += _metas(root)
    found += _links(root)
    scripts = [script.text for script in _SCRIPTS(root) if script.text]
    titles = {_words(h).casefold() for h in root.iter("h1")}
    titles |= {d.value.casefold() for d in found if d.name in ("og:title", "title")}
    from_json, body, notes = read_jsonld(scripts, titles)
    found += from_json
    found += _times(root)
    found += _microdata(root)
    kept = tuple(dict.fromkeys(d for d in found if d.value))[:MOST]
    base = next((b.get("href") for b in _BASE(root)), None)
    return Head(kept, body, base, tuple(notes))


def _words(element: etree._Element) -> str:
    return " ".join("".join(str(t) for t in element.itertext()).split())


def _said(name: str, value: str | None, where: str) -> Iterator[Declared]:
    words = unified(" ".join((value or "").split()))[:LONGEST]
    if words:
        yield Declared(name=name, value=words, where=where)


def _language(root: etree._Element) -> Iterator[Declared]:
    tagged = [
        ("html", root),
        *((t, e) for t in ("body", "article") if (e := root.find(f".//{t}")) is not None),
    ]
    for where, element in tagged:
        yield from _said("lang", element.get("lang") or element.get("xml:lang"), f"{where} lang")
        yield from _said("dir", element.get("dir"), f"{where} dir")


def _metas(root: etree._Element) -> Iterator[Declared]:
    for title in root.iterfind("head/title"):
        yield from _said("title", title.text, "title")
    for meta in root.iter("meta"):
        for attribute in ("property", "name", "http-equiv"):
            name = (meta.get(attribute) or "").strip()
            if name and not meta.get("itemprop") and not _SKIPPED.fullmatch(name):
                yield from _said(name.lower(), meta.get("content"), f"meta {attribute}")
                break


def _links(root: etree._Element) -> Iterator[Declared]:
    for link in root.iter("link"):
        rels = (link.get("rel") or "").lower().split()
        for rel in rels:
            if rel in _RELS:
                yield from _said(_RELS[rel], link.get("href"), "link rel")
        if "alternate" in rels and link.get("hreflang"):
            yield from _said(f"alternate {link.get('hreflang')}", link.get("href"), "link hreflang")
    for anchor in _ANCHORS(root):
        rels = (anchor.get("rel") or "").lower().split()
        if "author" in rels or "license" in rels:
            name = "author" if "author" in rels else "license"
            value = _words(anchor) if name == "author" else anchor.get("href")
            yield from _said(name, value, f"a rel={name}")


def _times(root: etree._Element) -> Iterator[Declared]:
    for time in _DATED(root):
        told = " ".join(
            filter(None, (time.get("class"), time.get("itemprop"), time.get("pubdate")))
        )
        pub = " pubdate" if time.get("pubdate") is not None else ""
        where = f"time {told}{pub}".strip()[:60]
        yield from _said("datetime", time.get("datetime"), where)


def _microdata(root: etree._Element) -> Iterator[Declared]:
    for element in _ITEMS(root):
        for name in (element.get("itemprop") or "").split():
            if name.lower() in _PROPERTIES:
                value = element.get("content") or element.get("datetime")
                yield from _said(name, value or _words(element)[:300], "itemprop")
