"""JSON-LD that a page carries: the article in it, and what it says of itself.

Broken JSON is mended where the slip is a common one (control characters, a trailing comma, an
HTML comment around it) and noted where it is not.
"""

import json
import re
from collections.abc import Iterator
from html import unescape
from typing import Any

from wiredesk.records import Declared, Note
from wiredesk.wire.decoding import unified

LARGEST = 1_000_000
"""Characters of the largest block that is read."""

_ARTICLES = {
    "newsarticle", "article", "reportagenewsarticle", "analysisnewsarticle", "asknewsarticle",
    "backgroundnewsarticle", "opinionnewsarticle", "reviewnewsarticle", "satiricalarticle",
    "advertisercontentarticle", "liveblogposting", "blogposting", "report", "techarticle",
    "scholarlyarticle", "socialmediaposting", "discussionforumposting",
}  # fmt: skip
_PAGES = {"webpage", "itempage"}

_TEXTS = [
    "headline", "alternativeHeadline", "alternateName", "description", "articleSection",
    "dateline", "genre", "datePublished", "dateModified", "dateCreated", "inLanguage",
    "creditText", "copyrightNotice", "copyrightYear", "license", "usageInfo",
    "acquireLicensePage", "isAccessibleForFree", "identifier", "url", "backstory", "correction",
    "printEdition", "version", "expires",
]  # fmt: skip
_PEOPLE = [
    "author", "creator", "editor", "contributor", "publisher", "provider", "sourceOrganization",
    "copyrightHolder", "translator", "accountablePerson", "maintainer",
]  # fmt: skip
_WORKS = [
    "isBasedOn", "isBasedOnUrl", "translationOfWork", "mainEntityOfPage", "citation",
    "isPartOf",
]  # fmt: skip
_COMMA = re.compile(r",(\s*[}\]])")
_WRAPPED = re.compile(
    r"^\s*(?:<!--|//\s*<!\[CDATA\[|/\*\s*<!\[CDATA\[\s*\*/|<!\[CDATA\[)|(?:-->|//\s*\]\]>|/\*\s*\]\]>\s*\*/|\]\]>)\s*;?\s*$"
)

_BROKEN = object()

Node = dict[str, Any]


def read_jsonld(scripts: list[str], headlines: set[str]) -> tuple[list[Declared], str, list[Note]]:
    """What the article in a page's JSON-LD declares, its ``articleBody``, and notes.

    Of several articles the one counts whose headline is one of ``headlines`` (folded), else the
    first: a list of related stories is no story.
    """
    nodes: list[Node] = []
    notes = []
    for script in scripts:
        found = _loaded(script)
        if found is _BROKEN:
            notes.append(
                Note(kind="json-ld", text="A block of JSON-LD is broken; it was left out.")
            )
        else:
            nodes += _nodes(found)
    articles = [node for node in nodes if _types(node) & _ARTICLES]
    article = next(
        (node for node in articles if _text(node.get("headline")).casefold() in headlines),
        articles[0] if articles else None,
    )
    declared = list(_declared(article, "json-ld")) if article else []
    for node in nodes:
        if _types(node) & _PAGES:
            declared += _declared(node, "json-ld WebPage")
        elif "breadcrumblist" in _types(node):
            declared += _trail(node)
    body = _text(article.get("articleBody")) if article else ""
    return declared, body, notes


def _loaded(script: str) -> Any:
    if len(script) > LARGEST:
        return _BROKEN
    for mended in (lambda s: s, lambda s: _COMMA.sub(r"\1", _WRAPPED.sub("", _WRAPPED.sub("", s)))):
        try:
            return json.loads(mended(script), strict=False)
        except (ValueError, RecursionError):
            continue
    return _BROKEN


def _nodes(found: Any, depth: int = 0) -> Iterator[Node]:
    """The nodes of a block: itself, the members of a list, of ``@graph`` and of a page."""
    if depth > 6:
        return
    if isinstance(found, list):
        for member in found:
            yield from _nodes(member, depth + 1)
    elif isinstance(found, dict):
        yield found
        for inside in ("@graph", "mainEntity", "mainEntityOfPage"):
            yield from _nodes(found.get(inside), depth + 1)


def _types(node: Node) -> set[str]:
    kinds = node.get("@type")
    kinds = kinds if isinstance(kinds, list) else [kinds]
    return {k.rpartition("/")[2].rpartition(":")[2].lower() for k in kinds if isinstance(k, str)}


def _declared(node: Node, where: str) -> Iterator[Declared]:
    for name in _TEXTS:
        for value in _texts(node.get(name)):
            yield Declared(name=name, value=value, where=where)
    for name in _PEOPLE:
        for value in _texts(node.get(name), ("name", "legalName", "url", "@id")):
            yield Declared(name=name, value=value, where=where)
    for name in _WORKS:
        for value in _texts(node.get(name), ("url", "@id", "name", "headline")):
            yield Declared(name=name, value=value, where=where)
    for value in _texts(node.get("keywords"), ("name",)):
        yield Declared(name="keywords", value=value, where=where)


def _trail(node: Node) -> Iterator[Declared]:
    items = node.get("itemListElement")
    names = [
        _text(item.get("name")) or _text(item.get("item"), ("name",))
        for item in (items if isinstance(items, list) else [])
        if isinstance(item, dict)
    ]
    if any(names):
        yield Declared(
            name="breadcrumb",
            value=" > ".join(n for n in names if n),
            where="json-ld BreadcrumbList",
        )


def _texts(value: Any, of_node: tuple[str, ...] = ("name", "url", "@id", "value")) -> Iterator[str]:
    for one in value if isinstance(value, list) else [value]:
        if text := _text(one, of_node):
            yield text


def _text(value: Any, of_node: tuple[str, ...] = ("name", "@value", "url", "@id")) -> str:
    """A value in words. Entities are read: templates write them into JSON where none belong."""
    if isinstance(value, dict):
        return next((text for name in of_node if (text := _text(value.get(name), ()))), "")
    if isinstance(value, list):
        return ", ".join(
            text for one in value[:20] if isinstance(one, str) and (text := _text(one))
        )
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int | float):
        return f"{value:.15g}"
    if not isinstance(value, str):
        return ""
    text = value.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return unified(unescape(" ".join(text.split())))
