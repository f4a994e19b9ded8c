"""News sitemaps: headlines that a site tells search engines, and nothing of their texts.

Each address with a <news:news> is a story of its headline alone, and says so. Of other sitemaps
and of indexes we say how many addresses they list: none of them is a story.
"""

from collections.abc import Iterator

from lxml import etree

from wiredesk.records import Declared, Delivery, Media, Note, Refusal, Story
from wiredesk.wire.addresses import UNSAFE
from wiredesk.wire.dates import iso_date
from wiredesk.wire.formats import Format
from wiredesk.wire.formats.making import Body, make_story
from wiredesk.wire.looks import SITEMAP, look_of
from wiredesk.wire.xml_document import parse_document
from wiredesk.wire.xml_tree import child, children, name_of, words

FORM = "sitemap"


def claims(delivery: Delivery) -> bool:
    """XML whose root is <urlset> or <sitemapindex>."""
    return look_of(delivery).kind == SITEMAP


def parse(delivery: Delivery) -> Iterator[Story | Refusal]:
    """A story for each address that is news; one refusal where none is."""
    document = parse_document(delivery)
    root = document.root
    if root is None:
        why = "It looks like a sitemap, but its markup is broken beyond mending."
        yield Refusal(what="broken XML", why=why, address=delivery.address)
        return
    news = [url for url in children(root, "url") if child(url, "news") is not None]
    for url in news:
        yield _story(url, delivery, document.notes)
    if not news:
        yield _refusal(root, delivery)


def _refusal(root: etree._Element, delivery: Delivery) -> Refusal:
    if name_of(root) == "sitemapindex":
        why = f"It is an index of {len(children(root, 'sitemap'))} sitemaps. Give one of them."
    else:
        count = len(children(root, "url"))
        why = f"It is a sitemap of {count} addresses, none of which is marked as news."
    return Refusal(what="no story", why=why, address=delivery.address)


def _story(url: etree._Element, delivery: Delivery, notes: tuple[Note, ...]) -> Story:
    news = child(url, "news")
    address = words(child(url, "loc"))
    keywords = (word.strip() for word in words(child(news, "keywords")).split(","))
    fields = {
        "guid": address,
        "address": address,
        "published": iso_date(words(child(news, "publication_date"))),
        "updated": iso_date(words(child(url, "lastmod"))),
        "language": words(child(news, "publication", "language")),
        "source": words(child(news, "publication", "name")),
        "keywords": tuple(dict.fromkeys(word for word in keywords if word)),
        "media": tuple(_pictures(url)),
        "declared": tuple(_declared(news)),
        "notes": notes,
    }
    return make_story(FORM, delivery, words(child(news, "title")), Body(), fields)


def _pictures(url: etree._Element) -> Iterator[Media]:
    for picture in children(url, "image"):
        href = words(child(picture, "loc"))
        if href and not href.lower().startswith(UNSAFE):
            caption = words(child(picture, "caption")) or words(child(picture, "title"))
            yield Media(href=href, type="image", caption=caption or None)


def _declared(news: etree._Element | None) -> Iterator[Declared]:
    for one in children(news, "access", "genres", "geo_locations", "stock_tickers"):
        if value := words(one):
            yield Declared(name=name_of(one), value=value, where=FORM)


FORMAT = Format(name=FORM, claims=claims, parse=parse)
