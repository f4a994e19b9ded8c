"""The pages that lead to stories: front page, sections, days, people, agencies, corrections."""

from collections.abc import Iterator
from typing import Any, NamedTuple

from wiredesk.press.site.feeds import FOR_ALL, FORMATS, SPOKEN, Feed
from wiredesk.press.site.paths import INDEX
from wiredesk.press.site.printable import segment
from wiredesk.press.site.stock import Shelf, Shown, Stock, Told
from wiredesk.press.site.story import extract, opening, role
from wiredesk.press.site.words import base_of
from wiredesk.records import Article

FRONT = INDEX
ARCHIVE = f"archive/{INDEX}"
PEOPLE = f"people/{INDEX}"
AGENCIES = f"agencies/{INDEX}"
SEARCH = f"search/{INDEX}"
CORRECTIONS = f"corrections/{INDEX}"
FEEDS = f"feeds/{INDEX}"
ABOUT = f"about/{INDEX}"
LOST = "404.html"

ON_FRONT = 13
"""Stories at the head of the front page: one large, the others beside and below it."""
OF_SECTION = 4
"""Headlines of each section further down."""
LATEST = 40
"""Stories on the page of a shelf; what is older stands by the month."""
NOTES = 60
"""Public notes on the page of corrections; what is older stands by the year."""


class Card(NamedTuple):
    """A story in a list: all that is printed of it there."""

    path: str
    title: str
    language: str
    words: str
    section: str | None
    published: str
    day: str
    source: str | None
    corrected: bool
    unreviewed: bool


class Listed(NamedTuple):
    """A page that leads to stories: its template, what the template is told, what that rests on."""

    path: str
    template: str
    title: str
    told: dict[str, Any]
    made_of: object


class Menu(NamedTuple):
    """What every page leads to: (name, path) of sections and of other pages."""

    sections: tuple[tuple[str, str], ...]
    pages: tuple[tuple[str, str], ...]


def menu(stock: Stock) -> Menu:
    """The menu of a site: its sections, and the pages that it has."""
    say = stock.words.say
    pages = [(say("archive"), ARCHIVE)]
    if stock.people:
        pages.append((say("people"), PEOPLE))
    if stock.agencies:
        pages.append((say("agencies"), AGENCIES))
    pages += [(say("corrections"), CORRECTIONS), (say("about"), ABOUT), (say("search"), SEARCH)]
    pages.append((say("feeds"), FEEDS))
    sections = sorted((shelf.name, shelf.path) for shelf in stock.sections.values())
    return Menu(tuple(sections), tuple(pages))


def named(article: Article) -> list[tuple[str, str]]:
    """The people of a story, and the name of the folder that each would have."""
    return [(name, segment(name)) for name in dict.fromkeys(article.people)]


class Cards:
    """Cards of stories, each made once."""

    def __init__(self, stock: Stock) -> None:
        """Make none yet."""
        self._stock = stock
        self._made: dict[str, Card] = {}

    def __call__(self, stories: tuple[Shown, ...] | list[Shown]) -> list[Card]:
        """The cards of stories, in their order."""
        return [self._made.get(s.path) or self._make(s) for s in stories]

    def _make(self, story: Shown) -> Card:
        article, words = story.article, self._stock.words
        section = self._stock.section_of(article)
        card = Card(
            path=story.path,
            title=article.title,
            language=article.language,
            words=extract(article),
            section=section[1] if section else None,
            published=story.release.first_published or story.history[0].at,
            day=words.day(story.day),
            source=article.credit or article.agency or article.source_name,
            corrected=any(c.kind in {"correct", "agency"} for c in story.release.corrections),
            unreviewed=article.translation == "machine" and not article.translation_reviewed,
        )
        self._made[story.path] = card
        return card


def pages(stock: Stock, feeds: list[Feed]) -> Iterator[Listed]:
    """Yield all lists of a site, the front page last: what it leads to stands before it."""
    cards = Cards(stock)
    yield from _days(stock, cards)
    for shelf in stock.sections.values():
        yield from _shelf(stock, cards, shelf, stock.words.say("section_text"))
    for shelf in stock.people.values():
        yield from _shelf(stock, cards, shelf, "")
    for key, shelf in stock.agencies.items():
        fact = stock.facts.get(key)
        yield from _shelf(stock, cards, shelf, role(fact, stock.words) if fact else "")
    for shelf in stock.searches.values():
        yield from _shelf(stock, cards, shelf, stock.words.say("search_text"))
    yield from _indexes(stock)
    yield _feeds(stock, feeds)
    yield from _corrections(stock)
    yield _plain(ABOUT, "about.html", stock.words.say("about_title", name=stock.channel.name))
    yield _plain(
        SEARCH, "search.html", stock.words.say("search"), sorted({s.day[:4] for s in stock.shown})
    )
    yield _plain(LOST, "lost.html", stock.words.say("lost_title"))
    yield _front(stock, cards)


class Followed(NamedTuple):
    """A list that can be followed: its name, its page where it has one, its feeds by format."""

    title: str
    path: str | None
    feeds: list[tuple[str, str, str]]
    """(name of the format, path, media type)"""
    more: list[tuple[str, str, str]]
    """The same, for newsrooms."""


def _feeds(stock: Stock, feeds: list[Feed]) -> Listed:
    groups: dict[str, list[Followed]] = {}
    for feed in feeds:
        here = [
            (form.name in FOR_ALL, (SPOKEN[form.name], feed.folder + file, form.media_type))
            for file, form in FORMATS
        ]
        path = None if feed.kind == "languages" else f"{feed.folder}{INDEX}"
        for_all, more = [t for a, t in here if a], [t for a, t in here if not a]
        groups.setdefault(feed.kind, []).append(Followed(feed.title, path, for_all, more))
    told = {"groups": [(stock.words.say(f"feeds_{kind}"), g) for kind, g in groups.items()]}
    return Listed(FEEDS, "feeds.html", stock.words.say("feeds_title"), told, told["groups"])


def _plain(path: str, template: str, title: str, years: list[str] | None = None) -> Listed:
    return Listed(path, template, title, {"years": years or []}, years)


def _front(stock: Stock, cards: Cards) -> Listed:
    stories = _for_front(stock)
    first = cards(stories)
    lead = opening(stories[0].release, stories[0].article) if stories else ()
    seen = {one.path for s in stories for one in (s, *stock.alternates.get(s.path, ()))}
    blocks = []
    for shelf in stock.sections.values():
        older = [s for s in shelf.stories[: OF_SECTION + ON_FRONT] if s.path not in seen]
        if older:
            blocks.append((shelf.name, shelf.path, cards(older[:OF_SECTION])))
    notes = [_noted(stock, told) for told in stock.notes[:3]]
    told = {"cards": first, "lead": lead, "blocks": blocks, "notes": notes}
    return Listed(FRONT, "front.html", stock.channel.name, told, tuple(told.values()))


def _for_front(stock: Stock) -> list[Shown]:
    """The latest stories; of several languages of one story the site's own; one of its language
    first, for it stands largest."""
    ours = stock.words.locale.language
    found = []
    for story in stock.shown:
        versions = stock.alternates.get(story.path, [story])
        if _speaks(story, ours) or not any(_speaks(one, ours) for one in versions):
            found.append(story)
        if len(found) == ON_FRONT:
            break
    return sorted(found, key=lambda s: s is not next((o for o in found if _speaks(o, ours)), None))


def _speaks(story: Shown, language: str) -> bool:
    return base_of(story.article.language) == language


def _shelf(stock: Stock, cards: Cards, shelf: Shelf, words: str) -> Iterator[Listed]:
    """The latest of a shelf; by the month, all of it, where it has more."""
    folder = shelf.path.removesuffix(INDEX)
    months: dict[str, list[Shown]] = {}
    if len(shelf.stories) > LATEST:
        for story in shelf.stories:
            months.setdefault(story.day[:7], []).append(story)
    latest = cards(shelf.stories[:LATEST])
    links = [
        (stock.words.day(m), f"{folder}{m}/{INDEX}", len(found)) for m, found in months.items()
    ]
    told = {"words_under": words, "cards": latest, "months": links, "total": len(shelf.stories)}
    yield Listed(shelf.path, "shelf.html", shelf.name, told, tuple(told.values()))
    for (name, path, _), found in zip(links, months.values(), strict=True):
        told = {"words_under": name, "cards": cards(found), "months": [], "total": len(found)}
        yield Listed(path, "shelf.html", shelf.name, told, tuple(told.values()))


def _days(stock: Stock, cards: Cards) -> Iterator[Listed]:
    days = list(stock.days)
    months: dict[str, list[tuple[str, str, int]]] = {}
    for place, day in enumerate(days):
        path = f"archive/{day}/{INDEX}"
        name = stock.words.day(day)
        found = stock.days[day]
        months.setdefault(day[:7], []).append((day[8:].lstrip("0") or day, path, len(found)))
        beside = [(stock.words.day(d), f"archive/{d}/{INDEX}") for d in _beside(days, place)]
        told = {"cards": cards(found), "beside": beside, "day": day}
        yield Listed(path, "day.html", name, told, tuple(told.values()))
    told = {"months": [(m, stock.words.day(m), found) for m, found in months.items()]}
    yield Listed(ARCHIVE, "archive.html", stock.words.say("archive"), told, told["months"])


def _beside(days: list[str], place: int) -> list[str]:
    """The days with stories before and after one; the latest stands first in ``days``."""
    return [*days[place + 1 : place + 2], *(days[place - 1 : place] if place else [])]


def _indexes(stock: Stock) -> Iterator[Listed]:
    for path, key, shelves in (
        (PEOPLE, "people", stock.people.values()),
        (AGENCIES, "agencies", stock.agencies.values()),
    ):
        entries = [(s.name, s.path, len(s.stories), _what(stock, s)) for s in shelves]
        if entries:
            told = {"entries": entries, "words_under": stock.words.say(key + "_text")}
            yield Listed(path, "names.html", stock.words.say(key), told, entries)


def _what(stock: Stock, shelf: Shelf) -> str | None:
    fact = stock.facts.get(segment(shelf.name)) if shelf.path.startswith("agencies/") else None
    return role(fact, stock.words) if fact else None


class Noted(NamedTuple):
    """A public note in a list."""

    path: str
    title: str
    language: str | None
    kind: str
    at: str
    shown: str
    note: str


def _noted(stock: Stock, told: Told) -> Noted:
    words, story, one = stock.words, told.story, told.correction
    if isinstance(story, Shown):
        title, language = story.article.title, story.article.language
    else:
        title, language = words.say("withdrawn_entry" if story.for_good else "held_entry"), None
    key = f"note_{one.kind}"
    kind = words.say(key) if words.has(key) else one.kind
    return Noted(story.path, title, language, kind, one.at, words.when(one.at), one.note)


def _corrections(stock: Stock) -> Iterator[Listed]:
    notes = [_noted(stock, told) for told in stock.notes]
    years: dict[str, list[Noted]] = {}
    if len(notes) > NOTES:
        for note in notes:
            years.setdefault(note.at[:4], []).append(note)
    links = [(year, f"corrections/{year}/{INDEX}") for year in years]
    title = stock.words.say("corrections_title")
    told = {"notes": notes[:NOTES], "years": links}
    yield Listed(CORRECTIONS, "corrections.html", title, told, tuple(told.values()))
    for (_, path), found in zip(links, years.values(), strict=True):
        told = {"notes": found, "years": []}
        yield Listed(path, "corrections.html", title, told, tuple(told.values()))
