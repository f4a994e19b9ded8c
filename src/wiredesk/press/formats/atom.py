"""Atom (RFC 4287), with a tombstone for each story that was held or withdrawn (RFC 6721)."""

from collections.abc import Sequence
from typing import Any

from lxml import etree

from wiredesk.press.channel import Channel, house_of, story_address, story_id
from wiredesk.press.formats import Format, live, newest, taken_back
from wiredesk.press.formats.addresses import as_reference
from wiredesk.press.formats.jsonld import MEDIA_TOPIC
from wiredesk.press.formats.telling import (
    body_html,
    kind_of,
    makers,
    rfc3339,
    rights_of,
    summary_of,
)
from wiredesk.press.formats.tombstones import AT, put_tombstone
from wiredesk.press.formats.xml import XML_LANG, put, put_said, tag_of, written
from wiredesk.records import Release
from wiredesk.version import VERSION

ATOM = "http://www.w3.org/2005/Atom"
NAMES: dict[Any, str] = {None: ATOM, "at": AT}
NOTHING_YET = "1970-01-01T00:00:00Z"
"""Atom asks every feed for a date; a feed that never said anything has none."""


def write(releases: Sequence[Release], channel: Channel) -> bytes:
    """The feed, entries in the order in which they are handed in."""
    root = etree.Element(f"{{{ATOM}}}feed", nsmap=NAMES)
    root.set(XML_LANG, tag_of(channel.language))
    _put(root, "id", channel.feed or channel.home)
    _put(root, "title", channel.name)
    if channel.description:
        _put(root, "subtitle", channel.description)
    _put(root, "updated", rfc3339(newest(releases)) or NOTHING_YET)
    author = _put(root, "author")
    _put(author, "name", house_of(channel))
    _put(author, "uri", channel.home)
    if channel.contact:
        _put(author, "email", channel.contact)
    _put(root, "link", rel="alternate", href=channel.home, type_="text/html")
    if channel.feed:
        _put(root, "link", rel="self", href=channel.feed, type_="application/atom+xml")
    if channel.hub:
        _put(root, "link", rel="hub", href=channel.hub)
    put_said(root, f"{{{ATOM}}}logo", channel.logo)
    put_said(root, f"{{{ATOM}}}rights", channel.rights)
    _put(root, "generator", "wiredesk", version=VERSION)
    for release in taken_back(releases):
        put_tombstone(root, release, channel)
    for release in live(releases):
        _put_entry(root, release, channel)
    return written(root)


def _put(
    parent: etree._Element, tag: str, text: str | None = None, /, **attributes: str | None
) -> etree._Element:
    return put(parent, f"{{{ATOM}}}{tag}", text, **attributes)


def _put_entry(root: etree._Element, release: Release, channel: Channel) -> None:
    article = release.article
    if article is None:
        return
    entry = _put(root, "entry")
    entry.set(XML_LANG, tag_of(article.language))
    _put(entry, "id", story_id(release, channel))
    _put(entry, "title", article.title)
    _put(entry, "updated", rfc3339(release.at))
    put_said(entry, f"{{{ATOM}}}published", rfc3339(release.first_published))
    first, *others = makers(article) or [house_of(channel)]
    _put(_put(entry, "author"), "name", first)
    for one in others:
        _put(_put(entry, "contributor"), "name", one)
    _put(entry, "link", rel="alternate", href=story_address(release, channel), type_="text/html")
    if article.source_address:
        _put(
            entry,
            "link",
            rel="via",
            href=as_reference(article.source_address),
            title=article.source_name,
        )
    for copy in article.copies:
        _put(entry, "link", rel="related", href=as_reference(copy.href), title=copy.text or None)
    for media in article.media:
        kind = kind_of(media)
        href = as_reference(media.href)
        _put(entry, "link", rel="enclosure", href=href, type_=kind, title=media.credit)
    if article.section:
        term, name = article.section.rpartition(":")[2], article.section_name
        _put(entry, "category", term=term, scheme=MEDIA_TOPIC, label=name)
    for word in article.keywords:
        _put(entry, "category", term=word)
    put_said(entry, f"{{{ATOM}}}rights", rights_of(article))
    _put(entry, "summary", summary_of(article))
    _put(entry, "content", body_html(release), type_="html")


FORMAT = Format("atom", "application/atom+xml", "xml", write)
