"""The site's feeds and maps: the formats of the press, each of the stories that it is about.

Feeds stand beside the list that they follow: of the whole site, of a section, of a language.
Maps are cut by the month, so that one more story makes one small map anew.
"""

from collections import defaultdict
from collections.abc import Callable, Iterator
from datetime import datetime
from functools import partial
from typing import NamedTuple

from lxml import etree
from msgspec import structs

from wiredesk.press.channel import Channel
from wiredesk.press.formats import atom, jsonfeed, rss, sitemaps
from wiredesk.press.formats.xml import put, written
from wiredesk.press.site.paths import INDEX
from wiredesk.press.site.stock import Buried, Shown, Stock, instant
from wiredesk.press.site.story import indexed
from wiredesk.press.site.words import base_of
from wiredesk.records import Release

LONG = 50
"""Stories in a feed, tombstones among them: more than a day of a busy desk, small to fetch."""

FORMATS = (
    ("feed.xml", rss.FORMAT),
    ("atom.xml", atom.FORMAT),
    ("feed.json", jsonfeed.FORMAT),
)
"""The file of each feed in its folder, and what writes it."""

MAP = "sitemap.xml"
NEWS_MAP = "sitemap-news.xml"


class Machine(NamedTuple):
    """A file that only machines read: where it stands, what it is made of, what makes it."""

    path: str
    made_of: object
    make: Callable[[], bytes]


class Feed(NamedTuple):
    """One list of stories that can be followed: its folder ("" or "section/x/"), its name."""

    folder: str
    name: str
    language: str
    stories: tuple[Release, ...]


def feeds(stock: Stock) -> Iterator[Feed]:
    """Yield the feeds of a site: all of it, each section, each language where there are several."""
    stories: list[Shown | Buried] = [*stock.shown, *stock.buried]
    stories.sort(key=lambda s: (-instant(s.release.at), s.path))
    home = stock.channel.name
    yield Feed("", home, stock.channel.language, tuple(story.release for story in stories[:LONG]))
    of_section: defaultdict[str, list[Release]] = defaultdict(list)
    of_language: defaultdict[str, list[Release]] = defaultdict(list)
    for story in stories:
        section, language = _stood_in(stock, story)
        of_section[section].append(story.release)
        of_language[language].append(story.release)
    for key, shelf in stock.sections.items():
        folder = shelf.path.removesuffix(INDEX)
        found = tuple(of_section[key][:LONG])
        yield Feed(folder, f"{home}: {shelf.name}", stock.channel.language, found)
    spoken = sorted(tag for tag in of_language if tag)
    for tag in spoken if len(spoken) > 1 else ():
        name = f"{home}: {stock.words.language(tag)}"
        yield Feed(f"language/{tag}/", name, tag, tuple(of_language[tag][:LONG]))


def _stood_in(stock: Stock, story: Shown | Buried) -> tuple[str, str]:
    """The section and the language that a story is in, or was before it was withdrawn."""
    for release in reversed(story.history):
        if release.article is not None:
            told = stock.section_of(release.article)
            return told[0] if told else "", base_of(release.article.language)
    return "", ""


def feed_files(stock: Stock) -> Iterator[Machine]:
    """Yield the file of each feed in each format."""
    home = stock.channel.home.rstrip("/")
    for feed in feeds(stock):
        for name, form in FORMATS:
            path = feed.folder + name
            told = structs.replace(
                stock.channel, name=feed.name, language=feed.language, feed=f"{home}/{path}"
            )
            make = partial(form.write, feed.stories, told)
            yield Machine(path, (told, feed.stories), make)


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


def links_of(path: str, sections: frozenset[str]) -> list[tuple[str, str]]:
    """The feeds that a page tells of: (media type, path). A page without its own tells of all."""
    folder = path.removesuffix(INDEX) if path in sections else ""
    return [(form.media_type, folder + name) for name, form in FORMATS]
