"""The site's maps for search engines, cut by the month: one more story makes one small map anew."""

from collections.abc import Iterator
from datetime import datetime
from functools import partial

from lxml import etree
from msgspec import structs

from wiredesk.press.channel import Channel
from wiredesk.press.formats import sitemaps
from wiredesk.press.formats.xml import put, written
from wiredesk.press.site.feeds import Machine
from wiredesk.press.site.stock import Stock
from wiredesk.press.site.story import indexed
from wiredesk.records import Release

MAP = "sitemap.xml"
NEWS_MAP = "sitemap-news.xml"


def map_files(stock: Stock, now: datetime) -> Iterator[Machine]:
    """Yield the maps of each month, the list of them, and the map of what is news."""
    months: dict[str, list[Release]] = {}
    may: list[Release] = []
    for story in stock.shown:
        if not indexed(story.article):
            continue
        release = structs.replace(story.release, article=structs.replace(story.article, index=True))
        may.append(release)
        months.setdefault(story.day[:7], []).append(release)
    for month, releases in months.items():
        told = [(r.story, r.slug, r.at) for r in releases]
        make = partial(sitemaps.write, releases, stock.channel)
        yield Machine(f"sitemap/{month}.xml", told, make)
    names = [f"sitemap/{month}.xml" for month in months]
    yield Machine(MAP, names, partial(_index, names, stock.channel))
    news = sitemaps.recent(may, now)
    yield Machine(NEWS_MAP, news, partial(sitemaps.write_news, news, stock.channel))


def _index(names: list[str], channel: Channel) -> bytes:
    """A sitemap of sitemaps."""
    root = etree.Element(f"{{{sitemaps.SITEMAP}}}sitemapindex", nsmap=sitemaps.NAMES)
    for name in names:
        one = put(root, f"{{{sitemaps.SITEMAP}}}sitemap")
        put(one, f"{{{sitemaps.SITEMAP}}}loc", f"{channel.home.rstrip('/')}/{name}")
    return written(root)
