"""What a story page says, made ready for the templates: nothing here is markup."""

from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple
from urllib.parse import unquote

from wiredesk.packs.agency_pack import agencies
from wiredesk.press.extract import shortened
from wiredesk.press.site.printable import outward, segment
from wiredesk.press.site.stock import Stock
from wiredesk.press.site.words import Words
from wiredesk.records import Article, ChainLink, Media, Mend, OnWhoseWord, Release, When


class Dated(NamedTuple):
    """One date of a story: what it is the date of, in words, and as it is known."""

    label: str
    value: When
    shown: str
    """The value in words; machines get ``value``."""


class Station(NamedTuple):
    """One station of the way to us."""

    name: str
    what: str
    address: str | None
    path: str | None
    """The page of the agency on this site, where it has one."""


class Mended(NamedTuple):
    """One thing that the desk changed, and what kind of mend it is, in words."""

    before: str
    after: str
    kind: str | None


class Version(NamedTuple):
    """One release: its number, what was done, when, and the public note."""

    number: int
    what: str
    at: Dated
    note: str


class Piece(NamedTuple):
    """A piece of a paragraph, and whether it is quoted."""

    text: str
    said: bool


def dates(release: Release, article: Article, words: Words) -> Iterator[Dated]:
    """Yield the dates that are known, each under its own name; none stands in for another."""
    updated = release.at if release.at != release.first_published and release.number > 1 else None
    for key, value in (
        ("published", release.first_published),
        ("updated", updated),
        ("received", article.received),
        ("original_published", article.original_published),
        ("original_updated", article.original_updated),
    ):
        if value:
            yield Dated(words.say(key), value, words.when(value))


def translation_note(article: Article, words: Words) -> str | None:
    """How the text came into its language; ``None`` where it is no translation."""
    if article.translation is None:
        return None
    told = article.original_language
    language = words.language(told) if told else ""
    if article.translation == "machine" and not article.translation_reviewed:
        from_what = " " + words.say("translated_from", language=language) if told else ""
        return words.say("machine_unreviewed") + from_what
    key = {"machine": "machine_reviewed", "human": "human_translation"}.get(
        article.translation, "some_translation"
    )
    return words.say(key, language=language) if told else words.say(key + "_unknown")


def unreviewed(article: Article) -> bool:
    """Whether a machine translated the text and no person has reviewed it."""
    return article.translation == "machine" and not article.translation_reviewed


def pieces(article: Article) -> Iterator[tuple[Piece, ...]]:
    """Yield each paragraph in pieces, quoted words apart. Marks that overlap are let go."""
    marks: dict[int, list[tuple[int, int]]] = {}
    for paragraph, start, end in article.quotes:
        marks.setdefault(paragraph, []).append((start, end))
    for number, text in enumerate(article.paragraphs):
        yield tuple(_cut(text, sorted(marks.get(number, ()))))


def _cut(text: str, marks: list[tuple[int, int]]) -> Iterator[Piece]:
    done = 0
    for start, end in marks:
        if not done <= start < end <= len(text):
            continue
        if start > done:
            yield Piece(text[done:start], said=False)
        yield Piece(text[start:end], said=True)
        done = end
    if done < len(text):
        yield Piece(text[done:], said=False)


def way(article: Article, stock: Stock) -> Iterator[Station]:
    """Yield the stations between the source and us; the last before us links to the original."""
    names = [link.name for link in article.chain]
    at_original = article.source_name or article.provider
    links = list(article.chain)
    if article.agency and article.agency not in names:
        links.insert(0, ChainLink(rule="", role="agency", name=article.agency))
    if at_original and at_original not in [link.name for link in links]:
        links.append(ChainLink(rule="", role="outlet", name=at_original))
    for number, link in enumerate(links):
        here = link.name == at_original or (not at_original and number == len(links) - 1)
        shelf = stock.agencies.get(segment(link.name)) if link.role == "agency" else None
        yield Station(
            link.name,
            role(link, stock.words),
            outward(article.source_address) if here else None,
            shelf.path if shelf else None,
        )


def role(link: ChainLink, words: Words) -> str:
    """What a station is, in words: "state agency of North Korea"."""
    key = "role_state_agency" if link.role == "agency" and link.state_run else f"role_{link.role}"
    what = words.say(key) if words.has(key) else link.role
    return (
        words.say("of_country", what=what, country=words.country(link.country))
        if link.country
        else what
    )


def rests_on(article: Article, words: Words) -> Iterator[str]:
    """Yield what the claims rest on, a sentence a source, the one with most claims first."""
    known = {segment(n): link for link in article.chain for n in (link.name, link.agency or "")}
    for source in sorted(article.sources, key=lambda s: -len(s.claims)):
        if source.claims:
            yield words.count("claims", len(source.claims), source=_source(source, known, words))
    if article.own_voice:
        yield words.count("own_voice", article.own_voice)


def _source(source: OnWhoseWord, known: dict[str, ChainLink], words: Words) -> str:
    name = source.speaker or words.say("unnamed")
    link = known.get(segment(name)) if name else None
    if link is None and source.kind in AGENCY_KINDS:
        link = _agencies().get(segment(name))
    key = f"kind_{source.kind}"
    if link is not None and link.role == "agency":
        what = role(link, words)
    elif words.has(key):
        what = words.say(key)
    else:
        return name
    return words.say("named_kind", name=name, what=what)


AGENCY_KINDS = ("state_media", "agency")
"""Kinds of source that may be an agency, though the story did not come by it."""


@lru_cache(maxsize=1)
def _agencies() -> dict[str, ChainLink]:
    """Agencies that we know of, by every name of theirs that is nothing else's."""
    return {
        segment(name): ChainLink(
            rule="",
            role="agency",
            name=one.name,
            agency=one.id,
            country=one.country,
            state_run=one.state_run,
        )
        for one in agencies().values()
        for name in (*one.names, one.full, one.name)
        if segment(name)
    }


def mended(mends: tuple[Mend, ...], words: Words) -> Iterator[Mended]:
    """Yield what the desk changed; a kind that the site has no word for is not named."""
    for mend in mends:
        family, _, kind = mend.kind.partition(".")
        keys = (f"mend_{kind}", f"mend_{family}")
        named = next((words.say(key) for key in keys if words.has(key)), None)
        yield Mended(mend.before, mend.after, named)


def versions(history: tuple[Release, ...], words: Words) -> Iterator[Version]:
    """Yield the releases of a story, the first one first."""
    for release in history:
        key = f"release_{release.kind}"
        what = words.say(key) if words.has(key) else release.kind
        at = Dated(what, release.at, words.when(release.at))
        yield Version(release.number, what, at, release.note)


class Pictured(NamedTuple):
    """A picture or film: ours to show (its path on the site), or only to lead to."""

    href: str
    path: str | None
    label: str
    caption: str | None
    credit: str | None


def media(items: tuple[Media, ...], home: str, words: Words) -> Iterator[Pictured]:
    """Yield what belongs to the story. What lies on another host is linked, never embedded."""
    for item in items:
        href = outward(item.href)
        if href is None:
            continue
        film = (item.type or "").startswith(("video", "audio"))
        below = home.rstrip("/") + "/"
        path = unquote(href.removeprefix(below)) if href.startswith(below) and not film else None
        label = words.say("film" if film else "picture")
        yield Pictured(href, path, label, item.caption, item.credit)


EXTRACT = 220
"""Characters under a headline; an excerpt's own text is shorter already."""


def extract(article: Article) -> str:
    """The short words under a headline: the summary, else how the text begins."""
    return shortened(article.summary or next(iter(article.paragraphs), ""), EXTRACT)


def opening(release: Release, article: Article, length: int = 650) -> tuple[str, ...]:
    """The first paragraphs, after a summary that stands for itself; none of an excerpt."""
    if release.excerpt or not article.summary:
        return ()
    taken: list[str] = []
    for paragraph in article.paragraphs:
        left = length - sum(map(len, taken))
        if taken and len(paragraph) > left:
            break
        taken.append(shortened(paragraph, left))
    return tuple(taken)


def syndicated(article: Article) -> bool:
    """Whether the text is another's."""
    return bool(article.agency or article.source_name or article.provider or article.source_address)


def indexed(article: Article) -> bool:
    """Whether search engines may index our page."""
    return article.index or not syndicated(article)
