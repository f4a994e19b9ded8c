"""Sitemaps (sitemaps.org 0.9) and news sitemaps, of what search engines may index.

A copy whose source's index policy does not say otherwise is in neither; a withdrawn story is gone
from both.
"""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any

from lxml import etree

from wiredesk.press.channel import Channel, story_address
from wiredesk.press.formats import Format
from wiredesk.press.formats.telling import instant, rfc3339
from wiredesk.press.formats.xml import put, tag_of, written
from wiredesk.records import Release

SITEMAP = "http://www.sitemaps.org/schemas/sitemap/0.9"
NEWS = "http://www.google.com/schemas/sitemap-news/0.9"

NAMES: dict[Any, str] = {None: SITEMAP}
NEWS_NAMES: dict[Any, str] = {None: SITEMAP, "news": NEWS}

LARGEST = 50_000
"""Addresses in one sitemap (the protocol's limit)."""
LARGEST_NEWS = 1_000
NEWS_DAYS = timedelta(days=2)
"""How long a story is news for a news sitemap; both as the search engines ask."""


def write(releases: Sequence[Release], channel: Channel) -> bytes:
    """The address of each story and when it last changed."""
    root = etree.Element(f"{{{SITEMAP}}}urlset", nsmap=NAMES)
    for release in _indexed(releases)[:LARGEST]:
        _put_address(root, release, channel)
    return written(root)


def write_news(releases: Sequence[Release], channel: Channel) -> bytes:
    """The same for news: name of the paper, language, date, title. See ``recent``."""
    root = etree.Element(f"{{{SITEMAP}}}urlset", nsmap=NEWS_NAMES)
    for release in _indexed(releases)[:LARGEST_NEWS]:
        if release.article is None:
            continue
        news = put(_put_address(root, release, channel), f"{{{NEWS}}}news")
        paper = put(news, f"{{{NEWS}}}publication")
        put(paper, f"{{{NEWS}}}name", channel.name)
        put(paper, f"{{{NEWS}}}language", _short(release.article.language))
        put(news, f"{{{NEWS}}}publication_date", rfc3339(release.first_published))
        put(news, f"{{{NEWS}}}title", release.article.title)
    return written(root)


def recent(releases: Sequence[Release], now: datetime) -> list[Release]:
    """The releases of stories that are news: first published in the last two days."""
    return [
        one for one in releases if (at := instant(one.first_published)) and now - at <= NEWS_DAYS
    ]


def _indexed(releases: Sequence[Release]) -> list[Release]:
    return [one for one in releases if one.article is not None and one.article.index]


def _put_address(root: etree._Element, release: Release, channel: Channel) -> etree._Element:
    url = put(root, f"{{{SITEMAP}}}url")
    put(url, f"{{{SITEMAP}}}loc", story_address(release, channel))
    put(url, f"{{{SITEMAP}}}lastmod", rfc3339(release.at))
    return url


def _short(tag: str) -> str:
    """ISO 639, but for Chinese, whose two scripts the format tells apart."""
    low = tag_of(tag).lower()
    if low.startswith("zh"):
        return "zh-tw" if any(one in low for one in ("hant", "-tw", "-hk")) else "zh-cn"
    base = low.partition("-")[0]
    return base if len(base) in (2, 3) else "und"


SITEMAP_FORMAT = Format("sitemap", "application/xml", "xml", write)
NEWS_FORMAT = Format("news_sitemap", "application/xml", "xml", write_news)
