"""What there is to show: the last release of each story, sorted as a reader looks for it."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta
from functools import cached_property
from typing import NamedTuple

from msgspec import structs

from wiredesk.packs.topics import media_topics
from wiredesk.press.channel import Channel, story_address
from wiredesk.press.formats.xml import tag_of
from wiredesk.press.moments import surely_come
from wiredesk.press.site.paths import INDEX, story_folder
from wiredesk.press.site.printable import segment
from wiredesk.press.site.words import Words
from wiredesk.records import Article, ChainLink, Correction, Record, Release, When

ENOUGH_FOR_A_PAGE = 2
"""Stories that name a person before the person has a page: who is named once, a victim or a
passer-by, gets none that shows up under their name."""


class Shown(NamedTuple):
    """A story that readers see: its last release, its article, where it stands, its day."""

    release: Release
    article: Article
    path: str
    day: When
    order: float
    history: tuple[Release, ...]


class Buried(NamedTuple):
    """A story that was withdrawn or is held: nothing of its text is left."""

    release: Release
    path: str
    history: tuple[Release, ...]

    @property
    def for_good(self) -> bool:
        """Whether it is withdrawn, and not only held."""
        return self.release.kind == "withdraw"


class Shelf(NamedTuple):
    """Stories under one heading (a section, a person, an agency), the latest first."""

    path: str
    name: str
    stories: tuple[Shown, ...]


class Search(Record, frozen=True, kw_only=True):
    """A search that the newsroom shows to all: where its page and its feeds stand, and its stories.

    The desk asks the question and says what it finds; a story that it found and that was withdrawn
    since is named too, so that its feeds say so.
    """

    folder: str
    """Its folder's name below ``searches/``, for ever."""
    name: str
    stories: frozenset[str]


class Told(NamedTuple):
    """One public note, with the story it is on."""

    correction: Correction
    story: Shown | Buried


class Stock:
    """All releases of a site, in any order, as of ``now``. What is not due yet is not there."""

    def __init__(
        self,
        releases: Iterable[Release],
        channel: Channel,
        words: Words,
        now: datetime,
        searches: Iterable[Search] = (),
    ) -> None:
        """Take from each story's releases what is out by ``now``."""
        self.channel, self.words = channel, words
        named = {one.folder: one for one in searches if one.folder == segment(one.folder) != ""}
        self.asked = sorted(named.values(), key=lambda one: (one.name, one.folder))
        """The searches that are shown, by their names."""
        self._sections: dict[tuple[str | None, str | None], tuple[str, str] | None] = {}
        self.shown: list[Shown] = []
        self.buried: list[Buried] = []
        for history in _histories(releases, now):
            self._shelve(history)
        self.shown.sort(key=lambda s: (-s.order, s.path))
        self.buried.sort(key=lambda b: b.path)

    def _shelve(self, history: tuple[Release, ...]) -> None:
        last = history[-1]
        path = f"{story_folder(last)}/{INDEX}".replace("//", "/")
        if last.article is None:
            self.buried.append(Buried(last, path, history))
            return
        first = last.first_published or history[0].at
        day = self.words.local_day(first)
        article = last.article
        if (tag := tag_of(article.language)) != article.language:
            article = structs.replace(article, language=tag)
        self.shown.append(Shown(last, article, path, day, instant(first), history))

    @cached_property
    def days(self) -> dict[When, list[Shown]]:
        """Stories by the day of their publication, the latest day first."""
        found: dict[When, list[Shown]] = {}
        for story in self.shown:
            found.setdefault(story.day, []).append(story)
        return dict(sorted(found.items(), reverse=True))

    @cached_property
    def sections(self) -> dict[str, Shelf]:
        """Shelves of the topics at the top level, by their folder's name, fullest first."""
        found: defaultdict[str, list[Shown]] = defaultdict(list)
        names: dict[str, str] = {}
        for story in self.shown:
            told = self.section_of(story.article)
            if told:
                names.setdefault(told[0], told[1])
                found[told[0]].append(story)
        fullest = sorted(found, key=lambda key: (-len(found[key]), key))
        return {k: Shelf(f"section/{k}/{INDEX}", names[k], tuple(found[k])) for k in fullest}

    def section_of(self, article: Article) -> tuple[str, str] | None:
        """A section's folder and name: the top-level topic above what the story is about."""
        told = (article.section, article.section_name)
        if told not in self._sections:
            self._sections[told] = self._find_section(article)
        return self._sections[told]

    def _find_section(self, article: Article) -> tuple[str, str] | None:
        topics, code = media_topics(), topic_code(article)
        while code in topics and topics[code].parent:
            code = str(topics[code].parent)
        known = topics[code].name if code in topics else article.section_name
        name = self.words.section(code) or self.words.topic(code) or known
        folder = segment(name or "")
        return (folder, name) if name and folder else None

    @cached_property
    def people(self) -> dict[str, Shelf]:
        """Shelves of the people named in several stories, in the order of their names."""
        found: defaultdict[str, list[Shown]] = defaultdict(list)
        spelt: defaultdict[str, Counter[str]] = defaultdict(Counter)
        for story in self.shown:
            for folder, name in {segment(n): n for n in story.article.people}.items():
                found[folder].append(story)
                spelt[folder][name] += 1
        kept = sorted(k for k, v in found.items() if k and len(v) >= ENOUGH_FOR_A_PAGE)
        return {
            k: Shelf(f"people/{k}/{INDEX}", spelt[k].most_common(1)[0][0], tuple(found[k]))
            for k in kept
        }

    @cached_property
    def agencies(self) -> dict[str, Shelf]:
        """Shelves of the agencies that stories came through, in the order of their names."""
        found: defaultdict[str, list[Shown]] = defaultdict(list)
        names: dict[str, str] = {}
        for story in self.shown:
            for folder, name in {segment(n): n for n in agencies_of(story.article)}.items():
                found[folder].append(story)
                names.setdefault(folder, name)
        return {
            k: Shelf(f"agencies/{k}/{INDEX}", names[k], tuple(found[k])) for k in sorted(found) if k
        }

    @cached_property
    def searches(self) -> dict[str, Shelf]:
        """Shelves of what saved searches find, by their folder's name."""
        return {
            one.folder: Shelf(
                f"searches/{one.folder}/{INDEX}",
                one.name,
                tuple(story for story in self.shown if story.release.story in one.stories),
            )
            for one in self.asked
        }

    @cached_property
    def facts(self) -> dict[str, ChainLink]:
        """What the stories' chains say of an agency, by its folder's name."""
        return {
            segment(link.name): link
            for story in reversed(self.shown)
            for link in story.article.chain
            if link.role == "agency"
        }

    @cached_property
    def notes(self) -> list[Told]:
        """All public notes, the latest first."""
        stories: list[Shown | Buried] = [*self.shown, *self.buried]
        told = [Told(one, story) for story in stories for one in story.release.corrections]
        return sorted(told, key=lambda t: (-instant(t.correction.at), t.story.path))

    @cached_property
    def alternates(self) -> dict[str, list[Shown]]:
        """Stories in other languages that are versions of one original, by each one's path."""
        groups: defaultdict[str, list[Shown]] = defaultdict(list)
        parent: dict[str, str] = {}

        def top(key: str) -> str:
            while parent.setdefault(key, key) != key:
                parent[key] = parent[parent[key]]
                key = parent[key]
            return key

        for story in self.shown:
            first, *others = _known_by(story, self.channel)
            for key in others:
                parent[top(key)] = top(first)
        for story in self.shown:
            groups[top(_known_by(story, self.channel)[0])].append(story)
        return {
            story.path: one_each
            for group in groups.values()
            if len(group) > 1 and len(one_each := _one_a_language(group)) > 1
            for story in one_each
        }


def topic_code(article: Article) -> str:
    """The code of a story's Media Topic without its scheme; empty where it has none."""
    return (article.section or "").rpartition(":")[2]


def agencies_of(article: Article) -> Iterator[str]:
    """Names of the agencies of a story, each once."""
    names = [link.name for link in article.chain if link.role == "agency"]
    yield from dict.fromkeys(filter(None, [article.agency, *names]))


def instant(value: When) -> float:
    """Something to sort dates of any precision by; a date alone is as its day begins."""
    whole = value + {4: "-01-01", 7: "-01"}.get(len(value), "")
    try:
        told = datetime.fromisoformat(whole)
    except ValueError:
        return 0.0
    plain = told.replace(tzinfo=None) - (told.utcoffset() or timedelta())
    return (plain - datetime(1970, 1, 1)).total_seconds()


def _histories(releases: Iterable[Release], now: datetime) -> Iterator[tuple[Release, ...]]:
    """The releases of each story that are out by ``now``, by number."""
    stories: defaultdict[str, dict[int, Release]] = defaultdict(dict)
    for release in releases:
        if is_out(release, now):
            stories[release.story][release.number] = release
    for numbered in stories.values():
        history = tuple(numbered[n] for n in sorted(numbered))
        if history[-1].first_published:
            yield history


def is_out(release: Release, now: datetime) -> bool:
    """Whether a release is due and no embargo of its article stands; for certain, both."""
    held = (release.due, release.article.embargo if release.article else None)
    ends = [surely_come(value) for value in held if value]
    return all(end is not None and end <= now for end in ends)


def _known_by(story: Shown, channel: Channel) -> list[str]:
    """Addresses that tell which original a story is a version of."""
    article = story.article
    others = (article.translation_of, article.source_address if not article.translation else None)
    return [story_address(story.release, channel), *filter(None, others)]


def _one_a_language(group: list[Shown]) -> list[Shown]:
    """The latest story in each language, in the order of the languages."""
    latest: dict[str, Shown] = {}
    for story in group:
        latest.setdefault(story.article.language, story)
    return [latest[tag] for tag in sorted(latest)]
