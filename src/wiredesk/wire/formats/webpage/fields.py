"""From what a page declares to the fields of a story, by a stated order, best first.

A published date is never taken from a modified one, a byline never from an address, and what
nothing declares stays ``None``. Everything declared stays in ``Story.declared`` all the same.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from typing import Any, NamedTuple

from wiredesk.records import Declared
from wiredesk.wire.dates import iso_date


class Place(NamedTuple):
    """A declared name, and the beginning of where it must stand (any place where empty)."""

    name: str
    where: str = ""


_JSON = "json-ld"
PUBLISHED = (
    Place("datePublished", _JSON), Place("article:published_time"),
    Place("datePublished", "itemprop"), Place("og:article:published_time"),
    Place("article:published"), Place("parsely-pub-date"), Place("sailthru.date"),
    Place("dc.date.issued"), Place("dcterms.issued"), Place("dc.date.created"),
    Place("dcterms.created"), Place("publish-date"), Place("publish_date"),
    Place("publishdate"), Place("pubdate"), Place("publication_date"),
    Place("citation_publication_date"), Place("cxenseparse:recs:publishtime"),
    Place("originalpublicationdate"), Place("article_date_original"), Place("date"),
    Place("dc.date"), Place("dcterms.date"),
)  # fmt: skip
UPDATED = (
    Place("dateModified", _JSON), Place("article:modified_time"),
    Place("dateModified", "itemprop"), Place("og:updated_time"), Place("dc.date.modified"),
    Place("dcterms.modified"), Place("last-modified"), Place("revised"), Place("lastmod"),
)  # fmt: skip
TITLES = (
    Place("headline", _JSON), Place("headline", "itemprop"), Place("og:title"),
    Place("twitter:title"), Place("dc.title"), Place("title", "title"),
)  # fmt: skip
BYLINE = (
    Place("author", _JSON), Place("author", "meta"), Place("article:author"),
    Place("dc.creator"), Place("dcterms.creator"), Place("parsely-author"),
    Place("sailthru.author"), Place("byl"), Place("author", "itemprop"),
    Place("creator", _JSON), Place("author", "a rel"),
)  # fmt: skip
PROVIDER = (
    Place("publisher", _JSON), Place("og:site_name"), Place("dc.publisher"),
    Place("publisher", "itemprop"), Place("publisher", "meta"), Place("application-name"),
)  # fmt: skip
SOURCE = (Place("sourceOrganization", _JSON), Place("provider", _JSON), Place("dc.source"))
SECTION = (
    Place("articleSection", _JSON), Place("article:section"),
    Place("articleSection", "itemprop"), Place("section"), Place("parsely-section"),
    Place("category"),
)  # fmt: skip
SUMMARY = (
    Place("description", _JSON + "\0"), Place("og:description"), Place("description"),
    Place("dc.description"), Place("twitter:description"),
)  # fmt: skip
CREDIT = (Place("creditText", _JSON), Place("creditText", "itemprop"))
RIGHTS = (
    Place("copyrightNotice", _JSON), Place("copyright"), Place("rights"), Place("dc.rights"),
    Place("dcterms.rights"), Place("license", _JSON), Place("license"),
    Place("copyrightHolder"),
)  # fmt: skip
CANONICAL = (
    Place("canonical"), Place("og:url"), Place("mainEntityOfPage", _JSON), Place("url", _JSON),
)  # fmt: skip
LANGUAGE = (
    Place("inLanguage", _JSON), Place("lang", "article"), Place("lang", "html"),
    Place("lang", "body"), Place("content-language"), Place("dc.language"), Place("og:locale"),
)  # fmt: skip
KEYWORDS = (
    Place("keywords", _JSON), Place("news_keywords"), Place("article:tag"), Place("keywords"),
)  # fmt: skip

_TAG = re.compile(r"[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{2,8})*")
_ADDRESS = re.compile(r"https?://\S+", re.IGNORECASE)


def fields(declared: Sequence[Declared], absolute: Callable[[str], str]) -> dict[str, Any]:
    """The fields of a Story that a page declares; what it does not declare is left out."""
    found = {
        "published": _first(declared, PUBLISHED, iso_date) or _published_time(declared),
        "updated": _first(declared, UPDATED, iso_date),
        "byline": _byline(declared),
        "provider": _first(declared, PROVIDER, _name),
        "source": _first(declared, SOURCE, _name),
        "section": _first(declared, SECTION, _name) or _from_trail(declared),
        "summary": _first(declared, SUMMARY),
        "credit": _first(declared, CREDIT),
        "rights": _first(declared, RIGHTS),
        "dateline": _first(declared, (Place("dateline", _JSON),)),
        "guid": _first(declared, (Place("identifier", _JSON),)),
        "canonical": _first(declared, CANONICAL, lambda v: _address(absolute(v))),
        "language": _first(declared, LANGUAGE, language_tag),
        "keywords": _keywords(declared),
    }
    return {name: value for name, value in found.items() if value}


def titles(declared: Sequence[Declared]) -> list[str]:
    """Every headline that a page declares, best first."""
    return list(dict.fromkeys(d.value for place in TITLES for d in _at(declared, place)))


def language_tag(said: str) -> str | None:
    """A BCP 47 tag with its usual capitals ("pt-BR"); ``None`` where it is none."""
    if not _TAG.fullmatch(said.strip()):
        return None
    first, *rest = said.strip().replace("_", "-").split("-")
    parts = [p.upper() if len(p) == 2 else p.title() if len(p) == 4 else p.lower() for p in rest]
    return "-".join([first.lower(), *parts])


def _at(declared: Sequence[Declared], place: Place) -> Iterator[Declared]:
    for d in declared:
        if d.name == place.name and (d.where + "\0").startswith(place.where):
            yield d


def _first(
    declared: Sequence[Declared],
    places: Sequence[Place],
    read: Callable[[str], str | None] = lambda value: value,
) -> str | None:
    return next(
        (value for place in places for d in _at(declared, place) if (value := read(d.value))), None
    )


def _published_time(declared: Sequence[Declared]) -> str | None:
    """The ``<time>`` of publication: one that says so, or the only one there is."""
    times = [d for d in declared if d.name == "datetime"]
    said = [
        d for d in times if re.search(r"publi|pubdate|entry-date|posted|created", d.where, re.I)
    ]
    said = [d for d in said if not re.search(r"updat|modif", d.where, re.I)]
    alone = times if len({d.value for d in times}) == 1 else []
    alone = [d for d in alone if not re.search(r"updat|modif", d.where, re.I)]
    return next((value for d in said + alone if (value := iso_date(d.value))), None)


def _byline(declared: Sequence[Declared]) -> str | None:
    for place in BYLINE:
        names = [name for d in _at(declared, place) if (name := _name(d.value))]
        if names:
            return ", ".join(dict.fromkeys(names))[:300]
    return None


def _name(value: str) -> str | None:
    """A name; an address or a handle is none."""
    return None if _ADDRESS.match(value) or value.startswith(("@", "/", "#")) else value


def _address(value: str) -> str | None:
    return value if _ADDRESS.fullmatch(value) else None


def _from_trail(declared: Sequence[Declared]) -> str | None:
    """The last step of the breadcrumb trail above the story itself ("Home > News > Story")."""
    heads = {t.casefold() for t in titles(declared)}
    for d in declared:
        if d.name == "breadcrumb":
            steps = [s for s in d.value.split(" > ")[1:] if s.casefold() not in heads]
            return steps[-1] if steps else None
    return None


def _keywords(declared: Sequence[Declared]) -> tuple[str, ...]:
    for place in KEYWORDS:
        words = [w.strip() for d in _at(declared, place) for w in re.split(r"[,;、，]", d.value)]
        if kept := tuple(dict.fromkeys(w for w in words if w)):
            return kept[:60]
    return ()
