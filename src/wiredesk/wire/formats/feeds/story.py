"""From an entry to a Story: body chosen, markup cleaned, text laid out, fields filled."""

from collections.abc import Iterable, Iterator
from typing import Any

from lxml import etree

from wiredesk.records import Block, Declared, Delivery, Link, Media, Note, Span, Story
from wiredesk.wire.blocks import find_blocks
from wiredesk.wire.dates import iso_date
from wiredesk.wire.decoding import unified
from wiredesk.wire.formats.feeds.body import choose_body
from wiredesk.wire.formats.feeds.entry import Entry, Feed, Person, Text
from wiredesk.wire.formats.feeds.syntax import UNSAFE, join, plain
from wiredesk.wire.formats.plaintext import text_id
from wiredesk.wire.formats.webpage.clean import clean_html
from wiredesk.wire.formats.webpage.layout import laid_out, links_of
from wiredesk.wire.formats.webpage.shown import Page
from wiredesk.wire.formats.webpage.visible import visible
from wiredesk.wire.markup import parse_html

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
    laid = lay_out(title, body)
    address = entry.link()
    links = (*_links(entry), *laid.pop("links"))
    return Story(
        id=entry.guid or address or text_id(laid["text"]),
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
        links=links,
        media=tuple(_media(entry)),
        declared=tuple(_declared(entry, feed))[:MOST_DECLARED],
        notes=(*notes, *laid.pop("notes")),
        **laid,
    )


def lay_out(title: str, body: Text | None) -> dict[str, Any]:
    """Headline, blank line, body; with blocks, links and cleaned markup at their places."""
    if body is None or not body.value:
        return _put_together(title, "", (), (), None, ())
    if body.type == "text/plain":
        text = unified(body.value).strip()
        return _put_together(title, text, find_blocks(text), (), None, ())
    parsed = parse_html(unified(body.value))
    if parsed.root is None:
        return _put_together(title, "", (), (), None, parsed.notes)
    written = etree.tostring(parsed.root, encoding="unicode", method="xml")
    page = visible(written, lambda href: join(body.base, href))
    text, spans = laid_out(page.blocks)
    blocks = [
        Block(start=start, end=end, kind=block.kind)
        for (start, end), block in zip(spans, page.blocks, strict=True)
    ]
    html = clean_html(page.blocks, [True] * len(page.blocks), page.pictures)
    links = links_of(page.blocks, spans)
    return _put_together(title, text, blocks, links, html, parsed.notes, page)


def _put_together(
    title: str,
    text: str,
    blocks: Iterable[Block],
    links: Iterable[Link],
    html: str | None,
    notes: tuple[Note, ...],
    page: Page | None = None,
) -> dict[str, Any]:
    at = len(title) + 2 if title and text else 0
    whole = f"{title}\n\n{text}" if at else title or text
    headed = [Block(start=0, end=len(title), kind="heading")] if title else []
    moved = [Block(start=b.start + at, end=b.end + at, kind=b.kind, body=True) for b in blocks]
    span: Span | None = (0, len(title)) if title else None
    return {
        "text": whole,
        "title_span": span,
        "blocks": (*headed, *moved),
        "links": [_moved(link, at) for link in links],
        "html": html,
        "notes": notes,
    }


def _moved(link: Link, by: int) -> Link:
    if link.start is None or link.end is None:
        return link
    return Link(
        href=link.href, text=link.text, rel=link.rel, start=link.start + by, end=link.end + by
    )


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
