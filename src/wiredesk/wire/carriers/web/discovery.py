"""The feeds of a page: what it declares, else what stands at the usual addresses."""

from typing import NamedTuple
from urllib.parse import urljoin

from lxml import etree

from wiredesk.wire.carriers.web.door import Door, Fetched, Login, Trouble, why_not_an_address
from wiredesk.wire.carriers.web.once import delivery_of
from wiredesk.wire.carriers.web.robots import may_fetch, rules_for
from wiredesk.wire.detect import claimant

FEED_TYPES = (
    *("application/rss+xml", "application/atom+xml", "application/rdf+xml"),
    *("application/feed+json", "application/xml", "text/xml"),
)
USUAL = ("/feed", "/rss", "/rss.xml", "/feed.xml", "/atom.xml", "/index.xml")
"""Where publishing systems put the feed of a site that declares none (they are asked in turn)."""

MOST = 10
"""Declared feeds that are tried; a page may declare hundreds."""


class FoundFeed(NamedTuple):
    """Where a source is to be asked, and how we know."""

    address: str
    how: str
    """it is one | declared | usual place | none found (then the address is the page's own)."""
    title: str = ""
    others: tuple[str, ...] = ()
    """Further feeds that the page declares."""


def declared_feeds(body: bytes, address: str) -> list[tuple[str, str]]:
    """Address and title of each feed that a page links to as its own, feeds of comments last."""
    parser = etree.HTMLParser(no_network=True, recover=True)
    root = etree.fromstring(body, parser) if body.strip() else None
    if root is None:
        return []
    base = next((b.get("href") for b in root.iter("base") if b.get("href")), "")
    found: dict[str, str] = {}
    for link in root.iter("link"):
        rels = (link.get("rel") or "").lower().split()
        kind = (link.get("type") or "").partition(";")[0].strip().lower()
        where = (link.get("href") or "").strip()
        if where and (("alternate" in rels and kind in FEED_TYPES) or "feed" in rels):
            led_to = urljoin(urljoin(address, base), where)
            if why_not_an_address(led_to) is None:
                found.setdefault(led_to, (link.get("title") or "").strip())
    return sorted(found.items(), key=_of_comments)


def _of_comments(feed: tuple[str, str]) -> bool:
    return "comment" in " ".join(feed).lower()


async def find_feed(address: str, door: Door, login: Login | None = None) -> FoundFeed | Trouble:
    """Where the feed of an address is: there, or where its page says, or at a usual place."""
    page = await door.fetch(address, login=login)
    if isinstance(page, Trouble) or page.status != 200 or not _is(page, "webpage"):
        return page if isinstance(page, Trouble) else FoundFeed(address, "it is one")
    declared = declared_feeds(page.body, page.address)
    for where, title in declared[:MOST]:
        if await _is_feed(where, door):
            others = tuple(other for other, _ in declared if other != where)
            return FoundFeed(where, "declared", title, others)
    if not declared:
        rules = await rules_for(page.address, door)
        for path in USUAL:
            where = urljoin(page.address, path)
            if may_fetch(rules, where) and await _is_feed(where, door):
                return FoundFeed(where, "usual place")
    return FoundFeed(address, "none found")


async def _is_feed(address: str, door: Door) -> bool:
    found = await door.fetch(address)
    return isinstance(found, Fetched) and found.status == 200 and _is(found, "feed")


def _is(found: Fetched, form: str) -> bool:
    return claimant(delivery_of(found)).name == form
