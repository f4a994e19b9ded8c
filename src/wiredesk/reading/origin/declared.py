"""What the delivery declares of the story's origin, and the links that lead back to it."""

import re
from collections.abc import Iterator

from wiredesk import packs
from wiredesk.packs.agency_pack import agency_sites
from wiredesk.packs.matcher import fold
from wiredesk.reading.copy import Copy
from wiredesk.reading.origin.agency_names import is_agency_by_form
from wiredesk.reading.origin.place_and_date import split
from wiredesk.reading.origin.signs import Sign
from wiredesk.records import Link

_ADDRESS = re.compile(r"https?://[^\s<>\"'“”«»()\[\]]+")
_HOST = re.compile(r"^(?:https?:)?//(?:[^/@\s]*@)?([^/:?#\s]+)", re.I)
_SOFT = re.compile(r"^(?:www\d?|m|mobile|amp|edition)\.")

_PARTS = re.compile(r"[/,;|&+()©]|\s[-–—]\s|\svia\s|\sand\s")

STATIONS = {
    "isbasedon": "source",
    "sourceorganization": "source",
    "source": "source",
    "dc.source": "source",
    "credittext": "credit",
    "credit": "credit",
    "copyrightholder": "outlet",
    "provider": "outlet",
    "publisher": "outlet",
    "dc.publisher": "outlet",
    "og:site_name": "outlet",
    "site_name": "outlet",
    "application-name": "outlet",
    "syndication-source": "source",
    "original-source": "source",
    "article:publisher": "outlet",
    "translator": "translator",
}
"""Declared names (their last part, folded) that tell a station of the story's way."""


def find_declared(copy: Copy) -> Iterator[Sign]:
    """Signs in the fields that the sender declared, each with the field it stands in."""
    story = copy.story
    for what, field in (("credit", "credit"), ("byline", "byline"), ("rights", "rights")):
        if value := getattr(story, field):
            yield Sign(what, value, None, None, "origin.declared", 1.0, field)
    if story.dateline:
        yield from _dateline(copy, story.dateline)
    if story.credit:
        yield from _credited(copy, story.credit, "credit")
    for field in ("provider", "source", "rights", "byline"):
        if value := getattr(story, field):
            yield from _agencies(value, field)
    for field, what in (("provider", "outlet"), ("source", "outlet")):
        value = getattr(story, field)
        if value and not agencies_named(value):
            yield Sign(what, _site(value), None, None, "origin.declared", 0.9, field)
    for hop in story.hops:
        yield from _agencies(hop.party, "hops")
        if not agencies_named(hop.party):
            yield Sign("outlet", hop.party, None, None, "origin.declared", 1.0, "hops")
    yield from _of_declarations(copy)
    yield from _of_hosts(copy)


def _dateline(copy: Copy, dateline: str) -> Iterator[Sign]:
    """A declared dateline and its parts: "LISBOA, 3 mai (Mirante)"."""
    yield Sign("dateline", dateline, None, None, "origin.declared", 1.0, "dateline")
    bare = re.sub(r"\s*[(/\[][^()/\[\]]*[)/\]].*$|[\s–—-]+$", "", dateline)
    span, date = split(bare, copy.tag, copy.given.published or copy.story.published)
    if span:
        yield Sign("place", bare[slice(*span)], None, None, "origin.declared", 1.0, "dateline")
    if date:
        yield Sign("date", date, None, None, "origin.declared", 1.0, "dateline")


def _of_declarations(copy: Copy) -> Iterator[Sign]:
    for one in copy.story.declared:
        name = fold(one.name)
        what = STATIONS.get(name) or STATIONS.get(re.split(r"[./]", name)[-1])
        if what is None or not one.value.strip():
            continue
        if host := _host(one.value):
            if what == "source":
                yield Sign("source_link", one.value, None, None, "origin.declared", 0.95, one.where)
            yield _of_host("source" if what == "source" else what, host, one.where)
            continue
        if what == "credit":
            yield from _credited(copy, one.value, one.where)
        elif agencies_named(one.value):
            yield from _agencies(one.value, one.where)
        else:
            yield Sign(what, one.value.strip(), None, None, "origin.declared", 0.8, one.where)
        if what == "credit" and not copy.story.credit:
            yield Sign("credit", one.value.strip(), None, None, "origin.declared", 0.9, one.where)


def _of_hosts(copy: Copy) -> Iterator[Sign]:
    """A canonical address on another host than the page's own tells where the story first stood."""
    own, canonical = _host(copy.story.address or ""), _host(copy.story.canonical or "")
    if own and canonical and not _same_site(own, canonical):
        address = copy.story.canonical or ""
        yield Sign("source_link", address, None, None, "origin.canonical", 0.9, "canonical")
        yield _of_host("source", canonical, "canonical")
    if own:
        yield _of_host("page", own, "address")


def find_source_link(copy: Copy) -> Iterator[Sign]:
    """The link back to the source: "Source link" with an address, "Fonte: https://…"."""
    for link in copy.story.links:
        if _is_source_link(copy, link):
            yield Sign("source_link", link.href, link.start, link.end, "origin.link", 0.9)
            if (host := _host(link.href)) and host in agency_sites():
                yield _of_host("source", host, "links")
            return
    for hit in copy.hits.get("origin.source_link", ()):
        before = copy.text[max(0, hit.start - 5) : hit.start]
        if before.rpartition("\n")[2].strip(" (*[>-–—") or (hit.start > 5 and "\n" not in before):
            continue
        between = re.compile(r"[\s:：\-–—(\[]{0,6}").match(copy.text, hit.end)
        found = _ADDRESS.match(copy.text, between.end() if between else hit.end)
        if found:
            address = found[0].rstrip(".,;")
            span = (found.start(), found.start() + len(address))
            yield Sign("source_link", address, *span, "origin.source_link", 0.95)
            if host := _host(address):
                yield _of_host("source", host, "text")._replace(start=span[0], end=span[1])
            return


def _is_source_link(copy: Copy, link: Link) -> bool:
    if not _HOST.match(link.href):
        return False
    own, host = _host(copy.story.address or ""), _host(link.href)
    if own and host and _same_site(own, host):
        return False
    words = fold(link.text).strip(" .:>»→")
    return words in _link_words() or (link.rel or "") in ("canonical", "original")


def _link_words() -> frozenset[str]:
    return frozenset(
        fold(word) for tag in packs.languages() for word in packs.language(tag).origin.source_link
    )


def agencies_named(value: str) -> list[tuple[str, str]]:
    """Agencies in a declared value as (id, words): its whole, or parts between marks and "via"."""
    words = _agency_words()
    if found := words.get(value.strip()) or words.get(fold(value.strip())):
        return [(found, value.strip())]
    parts = [p.strip() for p in _PARTS.split(value)]
    found_parts = [(words.get(p) or words.get(fold(p)), p) for p in parts if p]
    named = [(agency, p) for agency, p in found_parts if agency]
    for name, agency in words.items():
        if (
            not named
            and len(name) > 5
            and re.search(rf"(?<!\w){re.escape(name)}(?!\w)", fold(value))
        ):
            named.append((agency, name))
    host = _host(value) or (value.strip().lower() if "." in value else "")
    if not named and host in agency_sites():
        named.append((agency_sites()[host], value.strip()))
    return named


def _agency_words() -> dict[str, str]:
    """Names folded, acronyms in their own letters."""
    lists = packs.agency_pack.agency_words()
    return {fold(k): v for k, v in lists["agencies.name"].items()} | lists["agencies.acronym"]


def _agencies(value: str, where: str) -> Iterator[Sign]:
    for agency, said in agencies_named(value):
        yield Sign("agency", said, None, None, "origin.declared", 0.95, where, agency)


def _credited(copy: Copy, value: str, where: str) -> Iterator[Sign]:
    """The agencies of a declared credit: "Northwire / PA" names one we know and one new to us."""
    for part in filter(None, (p.strip() for p in _PARTS.split(value))):
        if named := agencies_named(part):
            for agency, said in named:
                yield Sign("agency", said, None, None, "origin.declared", 0.95, where, agency)
        elif is_agency_by_form(part) and part not in (copy.story.provider, copy.story.byline):
            yield Sign("agency", part, None, None, "origin.declared", 0.95, where)


def _of_host(what: str, host: str, where: str) -> Sign:
    """A station known by its domain; an agency's domain is the agency."""
    site = _SOFT.sub("", host)
    if agency := agency_sites().get(site):
        return Sign("agency", site, None, None, "origin.domain", 0.9, where, agency)
    return Sign(what, site, None, None, "origin.domain", 0.8, where)


def _host(address: str) -> str | None:
    found = _HOST.match(address.strip())
    return found[1].lower() if found else None


def _site(value: str) -> str:
    host = _host(value)
    return _SOFT.sub("", host) if host else value.strip()


def _same_site(one: str, other: str) -> bool:
    a, b = _SOFT.sub("", one), _SOFT.sub("", other)
    return a == b or a.endswith("." + b) or b.endswith("." + a)
