"""The site's feeds: each format of the press, each of the stories that it is about.

Feeds stand beside the list that they follow: of the whole site, of a section, of a language, of a
saved search. For a week each story stands beside its page too, as agencies' software reads it.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from datetime import datetime, timedelta
from functools import partial
from typing import NamedTuple

from msgspec import structs

from wiredesk.press.channel import Channel
from wiredesk.press.formats import Format, One, atom, jsonfeed, newsml_g2, ninjs, rss
from wiredesk.press.site.paths import INDEX
from wiredesk.press.site.stock import Buried, Shown, Stock, instant
from wiredesk.press.site.words import base_of
from wiredesk.records import Article, Release

LONG = 50
"""Stories in a feed, tombstones among them: more than a day of a busy desk, small to fetch."""

FORMATS: tuple[tuple[str, Format], ...] = (
    ("feed.xml", rss.FORMAT),
    ("atom.xml", atom.FORMAT),
    ("feed.json", jsonfeed.FORMAT),
    ("ninjs.json", ninjs.FORMAT),
    ("newsml-g2.xml", newsml_g2.FORMAT),
)
"""The file of each feed in its folder, and what writes it."""

SPOKEN = {
    "rss": "RSS 2.0",
    "atom": "Atom",
    "jsonfeed": "JSON Feed 1.1",
    "ninjs": "ninjs 3.1",
    "newsml_g2": "NewsML-G2",
}
"""Names of the formats, the same in every language."""

FOR_ALL = frozenset(("rss", "atom", "jsonfeed"))
"""Formats that readers' programs know; the others are for newsrooms."""

DOCUMENTS = (
    One("ninjs", "application/json", "ninjs.json", ninjs.write_item),
    One("newsml_g2", "application/vnd.iptc.g2.newsitem+xml", "newsml-g2.xml", newsml_g2.write_item),
)
"""What stands beside a story's page, under these names."""
FRESH = timedelta(days=7)
"""How long it does, from the last release: whoever follows has fetched it by then."""


class Machine(NamedTuple):
    """A file that only machines read: where it stands, what it is made of, what makes it."""

    path: str
    made_of: object
    make: Callable[[], bytes]


class Feed(NamedTuple):
    """One list of stories that can be followed: its folder ("" or "section/x/"), its name."""

    kind: str
    """all | sections | languages | searches"""
    folder: str
    title: str
    """What it follows ("Sport"); ``name`` begins with the site's."""
    name: str
    language: str
    stories: tuple[Release, ...]


def feeds(stock: Stock) -> Iterator[Feed]:
    """Yield the feeds of a site: all of it, each section, each language where there are several,
    each search that is shown."""
    stories: list[Shown | Buried] = [*stock.shown, *stock.buried]
    stories.sort(key=lambda s: (-instant(s.release.at), s.path))
    home, ours = stock.channel.name, stock.channel.language
    latest = tuple(story.release for story in stories[:LONG])
    yield Feed("all", "", home, home, ours, latest)
    of_section: defaultdict[str, list[Release]] = defaultdict(list)
    of_language: defaultdict[str, list[Release]] = defaultdict(list)
    for story in stories:
        section, language = _stood_in(stock, story)
        of_section[section].append(story.release)
        of_language[language].append(story.release)
    for key, shelf in stock.sections.items():
        folder, found = shelf.path.removesuffix(INDEX), tuple(of_section[key][:LONG])
        yield Feed("sections", folder, shelf.name, f"{home}: {shelf.name}", ours, found)
    spoken = sorted(tag for tag in of_language if tag)
    for tag in spoken if len(spoken) > 1 else ():
        name, found = stock.words.language(tag), tuple(of_language[tag][:LONG])
        yield Feed("languages", f"language/{tag}/", name, f"{home}: {name}", tag, found)
    for one in stock.asked:
        found = tuple(s.release for s in stories if s.release.story in one.stories)[:LONG]
        name = f"{home}: {one.name}"
        yield Feed("searches", f"searches/{one.folder}/", one.name, name, ours, found)


def _stood_in(stock: Stock, story: Shown | Buried) -> tuple[str, str]:
    """The section and the language that a story is in, or was before it was withdrawn."""
    for release in reversed(story.history):
        if release.article is not None:
            told = stock.section_of(release.article)
            return told[0] if told else "", base_of(release.article.language)
    return "", ""


def folders_of(article: Article | None, stock: Stock) -> Iterator[str]:
    """Yield the folders of the feeds that an article stands in: all, its section, its language."""
    yield ""
    if article is not None:
        if section := stock.section_of(article):
            yield f"section/{section[0]}/"
        if language := base_of(article.language):
            yield f"language/{language}/"


def feed_files(stock: Stock, listed: Iterable[Feed]) -> Iterator[Machine]:
    """Yield the file of each feed in each format."""
    home, house = stock.channel.home.rstrip("/"), stock.channel.name
    for feed in listed:
        for name, form in FORMATS:
            path = feed.folder + name
            told = structs.replace(
                stock.channel,
                name=feed.name,
                house=house,
                language=feed.language,
                feed=f"{home}/{path}",
            )
            make = partial(form.write, feed.stories, told)
            yield Machine(path, (told, feed.stories), make)


def is_fresh(release: Release, now: datetime) -> bool:
    """Whether a story stands beside its page for machines."""
    return now.timestamp() - instant(release.at) <= FRESH.total_seconds()


def document_files(stock: Stock, now: datetime) -> Iterator[Machine]:
    """Yield what stands beside the pages of fresh stories, and of those withdrawn of late."""
    stories: list[Shown | Buried] = [*stock.shown, *stock.buried]
    for story in stories:
        if is_fresh(story.release, now):
            folder = story.path.removesuffix(INDEX)
            for form in DOCUMENTS:
                make = partial(form.write, story.release, stock.channel)
                yield Machine(folder + form.ending, story.release, make)


class LinkOut(NamedTuple):
    """A feed or document that a page tells machines of."""

    type: str
    path: str
    title: str


def links_of(path: str, channel: Channel, listed: Iterable[Feed]) -> list[LinkOut]:
    """The feeds that a page tells of: its own, else those of the whole site; the front page and
    the page of feeds tell of all that readers' programs know."""
    by_folder = {feed.folder: feed for feed in listed}
    folder = path.removesuffix(INDEX)
    own = by_folder.get(folder) or by_folder.get("")
    name, folder = (own.name, own.folder) if own else (channel.name, "")
    found = [LinkOut(form.media_type, folder + file, name) for file, form in FORMATS]
    if path in (INDEX, f"feeds/{INDEX}"):
        found += [
            LinkOut(form.media_type, feed.folder + file, feed.name)
            for feed in by_folder.values()
            for file, form in FORMATS
            if feed.folder and form.name in FOR_ALL
        ]
    return found


def media_type_of(path: str) -> str | None:
    """What a feed or document of the site is, by its path; ``None`` for other files."""
    file = path.rpartition("/")[2]
    beside = DOCUMENTS if path.startswith("story/") else ()
    documents = {one.ending: one.media_type for one in beside}
    return documents.get(file) or {name: form.media_type for name, form in FORMATS}.get(file)
