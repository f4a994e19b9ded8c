"""Feeds, from bytes to declared fields and to stories, beside feedparser, fastfeedparser and lxml.

The real feeds are data from elsewhere and are left out where they are not here; the made ones
have 20, 200 and 2,000 items of the sample wire's prose.
"""

from collections.abc import Callable, Iterator
from functools import partial
from html import escape

import fastfeedparser
import feedparser
from lxml import etree

from measure.bench import Timed
from measure.sets import Absent, shared
from measure.speed.growth import WIRE
from wiredesk.records import Delivery
from wiredesk.wire import detect
from wiredesk.wire.formats.feeds.reading import read_feed

TITLE = "Feeds, well-formed: milliseconds an item"
ROUNDS = 3


def made(items: int) -> bytes:
    """An RSS feed of so many items, each with HTML of a few paragraphs."""
    prose = [file.read_text("utf-8").split("\n\n") for file in sorted(WIRE.rglob("*.txt"))]
    pieces = []
    for n in range(items):
        blocks = prose[n % len(prose)]
        html = "".join(f"<p>{escape(block)} <a href='/s/{n}'>more</a></p>" for block in blocks)
        pieces.append(
            f"<item><title>{escape(blocks[0])} {n}</title><guid>https://a.test/{n}</guid>"
            f"<link>https://a.test/{n}</link><pubDate>Sat, 09 May 2026 10:00:00 GMT</pubDate>"
            f"<dc:creator>Ana Costa</dc:creator><category>news</category>"
            f"<description>{escape(html)}</description></item>"
        )
    head = (
        '<rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>A</title>'
    )
    return f"<?xml version='1.0' encoding='utf-8'?>{head}{''.join(pieces)}</channel></rss>".encode()


def real() -> list[bytes]:
    """The real feeds that are well-formed; none where they are not here."""
    try:
        folder = shared("cases/feeds/real")
    except Absent:
        return []
    bodies = [file.read_bytes() for file in sorted(folder.iterdir())]
    return [body for body in bodies if _is_well_formed(body)]


def _is_well_formed(body: bytes) -> bool:
    try:
        etree.fromstring(body)
    except etree.XMLSyntaxError:
        return False
    return True


def _each(work: Callable[[bytes], object], bodies: list[bytes]) -> None:
    for body in bodies:
        work(body)


def _stories(body: bytes) -> None:
    for _ in detect.parse(Delivery(body=body, address="https://a.test/feed")):
        pass


def _fast(body: bytes) -> None:
    try:
        fastfeedparser.parse(body)
    except ValueError:  # it knows fewer kinds of feed
        return


WAYS: tuple[tuple[str, Callable[[bytes], object]], ...] = (
    ("declared fields", lambda body: read_feed(Delivery(body=body, address="https://a.test/feed"))),
    ("stories, cleaned and laid out", _stories),
    ("peer: feedparser", feedparser.parse),
    ("peer: fastfeedparser", _fast),
    ("peer: lxml, the tree alone", etree.fromstring),
)


def timed() -> Iterator[Timed]:
    """Each way on each pile of feeds."""
    piles = {f"{items} items": [made(items)] for items in (20, 200, 2000)}
    if bodies := real():
        piles[f"{len(bodies)} real feeds"] = bodies
    for pile, bodies in piles.items():
        items = sum(len(feedparser.parse(body).entries) for body in bodies)
        for name, work in WAYS:
            yield Timed(f"{pile}: {name}", "items", items, partial(_each, work, bodies))
