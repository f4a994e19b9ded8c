"""From an entry to a Story: body chosen, markup cleaned, text laid out, fields filled."""

from collections.abc import Iterable, Iterator

from wiredesk.records import Declared, Delivery, Link, Media, Note, Story
from wiredesk.wire.addresses import UNSAFE
from wiredesk.wire.dates import iso_date
from wiredesk.wire.decoding import unified
from wiredesk.wire.formats.composed import Composed, compose
from wiredesk.wire.formats.feeds.body import choose_body
from wiredesk.wire.formats.feeds.entry import Entry, Feed, Person, Text
from wiredesk.wire.formats.feeds.syntax import plain
from wiredesk.wire.formats.plaintext import text_id

MOST_DECLARED = 60
ADDRESSES = ("http://", "https://", "mailto:")


def stories_of(feed: Feed, delivery: Delivery, notes: tuple[Note, ...]) -> Iterator[Story]:
    """A Story for each entry, in the feed's order."""
    for entry in feed.entries:
        yield story_of(entry, feed, delivery, notes)


def story_of(entry: Entry, feed: Feed, delivery: Delivery, notes: tuple[Note, ...]) -> Story:
    """The story that an entry is. The feed's head speaks where the entry is silent."""
    title = unified(plain(entry.title)) if entry.title else ""
    body, summary = choose_body(entry.bodies)
    if body is None:
        body, _ = choose_body(entry.about_media)
    laid = _composed(title, body)
    address = entry.link()
    return Story(
        id=entry.guid or address or text_id(laid.text),
        format=feed.version,
        title=title or None,
        language=(body.language if body else None) or entry.language or feed.head.language,
        published=_when(entry, "published") or _when(entry, "dc:date"),
        updated=_when(entry, "updated"),
        received=delivery.received,
        byline=_names(entry.authors) or _names(feed.head.authors),
        credit=_names([entry.publisher]) if entry.publisher else None,
        section=_section(entry),
        summary=unified(plain(summary)) if summary else None,
        rights=_rights(entry) or _rights(feed.head),
        provider=plain(entry.source.title) if entry.source and entry.source.title else None,
        guid=entry.guid or None,
        address=address if address.startswith(ADDRESSES) else None,
        source=plain(feed.head.title) if feed.head.title else None,
        keywords=tuple(dict.fromkeys(c.label or c.term for c in entry.categories)),
        media=tuple(_media(entry)),
        declared=tuple(_declared(entry, feed))[:MOST_DECLARED],
        notes=(*notes, *laid.notes),
        links=(*_links(entry), *laid.links),
        text=laid.text,
        title_span=laid.title_span,
        blocks=laid.blocks,
        html=laid.html,
    )


def _composed(title: str, body: Text | None) -> Composed:
    if body is None:
        return compose(title, "", "text/plain")
    return compose(title, body.value, body.type, body.base)


def _when(entry: Entry, name: str) -> str | None:
    return iso_date(entry.dates.get(name, ""))


def _names(people: Iterable[Person]) -> str | None:
    return ", ".join(dict.fromkeys(p.name or p.email for p in people if p.name or p.email)) or None


def _section(entry: Entry) -> str | None:
    return entry.categories[0].label or entry.categories[0].term if entry.categories else None


def _rights(entry: Entry) -> str | None:
    said = plain(entry.rights) if entry.rights else ""
    return said or entry.licence or None


def _links(entry: Entry) -> Iterator[Link]:
    for link in entry.links:
        if link.href.startswith(ADDRESSES):
            yield Link(href=link.href, rel=link.rel, text=link.title)


def _media(entry: Entry) -> Iterator[Media]:
    for link in entry.links:
        if link.rel == "enclosure" and not link.href.startswith(UNSAFE):
            yield Media(href=link.href, type=link.type or None)
    for picture in entry.media:
        yield Media(
            href=picture.href,
            type=picture.type or None,
            caption=picture.caption or None,
            credit=picture.credit or None,
            rights=picture.rights or None,
        )


def _declared(entry: Entry, feed: Feed) -> Iterator[Declared]:
    """What the feed says beside the fields of a Story, each with the element it stood in."""
    for name, value in entry.dates.items():
        yield Declared(name=name, value=value, where=feed.version)
    for text in entry.bodies:
        yield Declared(name=f"body:{text.role}", value=text.value, where=feed.version)
    for name, value in entry.other.items():
        yield Declared(name=name, value=value, where=feed.version)
    if entry.source_address:
        yield Declared(name="source", value=entry.source_address, where=feed.version)
    for person in entry.contributors:
        yield Declared(name="contributor", value=person.name or person.email, where=feed.version)
    if entry.comments:
        yield Declared(name="comments", value=entry.comments, where=feed.version)
    if feed.head.subtitle:
        yield Declared(name="feed:subtitle", value=plain(feed.head.subtitle), where=feed.version)
    yield from (
        Declared(name="feed:link", value=link.href, where=feed.version)
        for link in feed.head.links[:5]
    )
