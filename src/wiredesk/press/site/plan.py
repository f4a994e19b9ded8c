"""Each page of a site, by path, with what it is made of and how: made only where it is wanted.

The order is the order of writing: tombstones first, for what was withdrawn must be gone; then
looks and stories; then the lists that lead to them.
"""

from collections.abc import Callable, Iterable, Iterator
from datetime import datetime
from functools import partial
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple

import msgspec
from markupsafe import Markup

from wiredesk.press.channel import Channel, story_address
from wiredesk.press.formats.jsonld import news_article, publisher
from wiredesk.press.site import feeds, lists, machines, maps
from wiredesk.press.site import story as stories
from wiredesk.press.site.paths import INDEX, address_of, relative
from wiredesk.press.site.printable import outward
from wiredesk.press.site.settings import SiteSettings
from wiredesk.press.site.stock import Buried, Search, Shown, Stock, topic_code
from wiredesk.press.site.theme import Theme, plain_theme
from wiredesk.press.site.words import Words
from wiredesk.records import Release

KEY = 16
"""Bytes of a digest that are kept; enough that no two pages ever share one."""


class Planned(NamedTuple):
    """A page to be: where it stands, a digest of all it is made of, and what makes it."""

    path: str
    key: bytes
    make: Callable[[], bytes]


class Plan:
    """The pages of a channel's site, as of ``now``. Iterate over it for them all."""

    def __init__(
        self,
        releases: Iterable[Release],
        channel: Channel,
        now: datetime,
        settings: SiteSettings | None = None,
        searches: Iterable[Search] = (),
    ) -> None:
        """Sort what there is to show. Raises OSError or TOMLDecodeError for a bad theme folder."""
        self.channel, self.settings = channel, settings or SiteSettings()
        overlay = Path(self.settings.theme) if self.settings.theme else None
        self.theme = Theme(overlay) if overlay else plain_theme()
        self.words = Words(channel.language, self.settings.timezone, overlay)
        self.stock = Stock(releases, channel, self.words, now, searches)
        self.menu = lists.menu(self.stock)
        self._feeds = list(feeds.feeds(self.stock))
        self._now = now
        self._framed: dict[str, tuple[Markup, Markup]] = {}
        self._house = publisher(channel)
        self._encode = msgspec.msgpack.Encoder(order="deterministic").encode
        self._code = self.theme.digest
        self._base = self._digest(self._code, channel, self.settings, self.menu)

    def __iter__(self) -> Iterator[Planned]:
        """Yield each page once, in the order of writing."""
        for buried in self.stock.buried:
            yield from self._tombstone(buried)
        for path, body in self.theme.assets.items():
            yield Planned(path, self._digest(body), partial(bytes, body))
        for shown in self.stock.shown:
            yield self._story(shown)
        for page in lists.pages(self.stock, self._feeds):
            told = {**page.told, "title": page.title}
            beside = feeds.links_of(page.path, self.channel, self._feeds)
            yield self._page(page.path, page.template, told, (page.made_of, beside))
        for file in (
            *feeds.document_files(self.stock, self._now),
            *feeds.feed_files(self.stock, self._feeds),
            *maps.map_files(self.stock, self._now),
        ):
            key = self._digest(self._code, self.channel, file.made_of)
            yield Planned(file.path, key, file.make)
        for path, body in machines.files(self.stock, self.settings):
            yield Planned(path, self._digest(body), partial(bytes, body))

    def _story(self, shown: Shown) -> Planned:
        alternates = self.stock.alternates.get(shown.path, [])
        people = [
            (name, shelf.path)
            for name, shelf in (
                (name, self.stock.people.get(key)) for name, key in lists.named(shown.article)
            )
            if shelf
        ]
        made_of = (
            [(r.number, r.kind, r.at, r.note) for r in shown.history],
            shown.release,
            [(a.path, a.article.language) for a in alternates],
            people,
            feeds.is_fresh(shown.release, self._now),
        )
        make = partial(self._make_story, shown, alternates, people)
        return Planned(shown.path, self._digest(self._base, made_of), make)

    def _make_story(
        self, shown: Shown, alternates: list[Shown], people: list[tuple[str, str]]
    ) -> bytes:
        article, release, words = shown.article, shown.release, self.words
        return self._print(
            shown.path,
            "story.html",
            story=shown,
            article=article,
            release=release,
            title=article.title,
            section=self._section(shown),
            dates=list(stories.dates(release, article, words)),
            translation_note=stories.translation_note(article, words),
            unreviewed=stories.unreviewed(article),
            paragraphs=list(stories.pieces(article)),
            media=list(stories.media(article.media, self.channel.home, words)),
            way=list(stories.way(article, self.stock)),
            rests_on=list(stories.rests_on(article, words)),
            mends=list(stories.mended(article.mends, words)),
            versions=list(stories.versions(shown.history, words)),
            people=people,
            alternates=alternates,
            description=stories.extract(article),
            address=story_address(release, self.channel),
            canonical=self._canonical(shown),
            indexed=stories.indexed(article),
            json_ld=news_article(release, self.channel),
            documents=self._documents(shown),
        )

    def _documents(self, shown: Shown) -> list[feeds.LinkOut]:
        """The story itself for machines, as long as it stands beside its page."""
        folder, fresh = shown.path.removesuffix(INDEX), feeds.is_fresh(shown.release, self._now)
        return [
            feeds.LinkOut(one.media_type, folder + one.ending, feeds.SPOKEN[one.name])
            for one in (feeds.DOCUMENTS if fresh else ())
        ]

    def _section(self, shown: Shown) -> tuple[str, str] | None:
        """The story's own topic in words, or its section's name, and the section's page."""
        told = self.stock.section_of(shown.article)
        if told is None:
            return None
        name = self.words.topic(topic_code(shown.article)) or told[1]
        return name, self.stock.sections[told[0]].path

    def _canonical(self, shown: Shown) -> str:
        article = shown.article
        original = outward(article.source_address)
        whole = article.translation is None and not shown.release.excerpt
        if self.settings.canonical_to_original and original and whole and not article.index:
            return original
        return story_address(shown.release, self.channel)

    def _tombstone(self, buried: Buried) -> Iterator[Planned]:
        release = buried.release
        told = {
            "title": self.words.say("withdrawn_title" if buried.for_good else "held_title"),
            "release": release,
            "buried": buried,
            "versions": list(stories.versions(buried.history, self.words)),
            "json_ld": news_article(release, self.channel),
        }
        made_of = [(r.number, r.kind, r.at, r.note) for r in buried.history]
        yield self._page(buried.path, "tombstone.html", told, (made_of, release))
        if buried.for_good:
            body = machines.gone_folder(buried, self.channel)
            yield Planned(
                buried.path.removesuffix(INDEX) + ".htaccess",
                self._digest(body),
                partial(bytes, body),
            )

    def _page(self, path: str, template: str, told: dict[str, object], made_of: object) -> Planned:
        make = partial(self._print, path, template, **told)
        return Planned(path, self._digest(self._base, path, template, made_of), make)

    def _print(self, path: str, template: str, **told: object) -> bytes:
        around = self._around(path)
        masthead, foot = self._masthead_and_foot(path)
        return self.theme.page(template, masthead=masthead, foot=foot, **around, **told)

    def _masthead_and_foot(self, path: str) -> tuple[Markup, Markup]:
        """The same for all stories: none of them is in the menu, and all lie equally deep."""
        like = "story" if path.startswith("story/") else path
        if like not in self._framed:
            around = self._around(path)
            made = (
                self.theme.part("masthead.html", **around),
                self.theme.part("foot.html", **around),
            )
            self._framed[like] = made
        return self._framed[like]

    def _around(self, path: str) -> dict[str, object]:
        """What every template is told."""
        link = partial(relative, seen_from=path)
        if path == lists.LOST:  # it is shown at any address
            link = partial(_from_root, machines.base_path(self.channel))
        return {
            "path": path,
            "link": link,
            "asset": self.theme.asset,
            "channel": self.channel,
            "house": self._house,
            "settings": self.settings,
            "words": self.words,
            "say": self.words.say,
            "menu": self.menu,
            "stock": self.stock,
            "here": machines.absolute(self.channel, path),
            "absolute": partial(machines.absolute, self.channel),
            "feeds": feeds.links_of(path, self.channel, self._feeds),
        }

    def _digest(self, *parts: object) -> bytes:
        return sha256(self._encode(parts)).digest()[:KEY]


def _from_root(root: str, path: str) -> str:
    return root + address_of(path)
