"""RSS 2.0, with what it lacks from Dublin Core, Media RSS, content:encoded and Atom.

RSS knows no deletion: a withdrawn story leaves the list, and an Atom tombstone says so to those
who read it.
"""

from collections.abc import Sequence
from html import escape

from lxml import etree

from wiredesk.press.channel import Channel, house_of, story_address, story_id
from wiredesk.press.formats import Format, live, newest, taken_back
from wiredesk.press.formats.jsonld import MEDIA_TOPIC, is_picture
from wiredesk.press.formats.telling import (
    body_html,
    kind_of,
    makers,
    rfc2822,
    rfc3339,
    rights_of,
    summary_of,
)
from wiredesk.press.formats.tombstones import AT, put_tombstone
from wiredesk.press.formats.xml import put, put_said, tag_of, written
from wiredesk.records import Article, Release
from wiredesk.version import VERSION

ATOM = "http://www.w3.org/2005/Atom"
DC = "http://purl.org/dc/elements/1.1/"
CONTENT = "http://purl.org/rss/1.0/modules/content/"
MEDIA = "http://search.yahoo.com/mrss/"
NAMES = {"atom": ATOM, "dc": DC, "content": CONTENT, "media": MEDIA, "at": AT}


def write(releases: Sequence[Release], channel: Channel) -> bytes:
    """The feed, items in the order in which they are handed in."""
    root = etree.Element("rss", nsmap=NAMES, version="2.0")
    top = put(root, "channel")
    put(top, "title", channel.name)
    put(top, "link", channel.home)
    put(top, "description", channel.description or channel.name)
    if (tag := tag_of(channel.language)) != "und":
        put(top, "language", tag)
    put_said(top, "copyright", channel.rights)
    if channel.contact:
        put(top, "managingEditor", f"{channel.contact} ({house_of(channel)})")
    put_said(top, "lastBuildDate", rfc2822(newest(releases)))
    put(top, "generator", f"wiredesk {VERSION}")
    if channel.logo:
        image = put(top, "image")
        put(image, "url", channel.logo)
        put(image, "title", channel.name)
        put(image, "link", channel.home)
    if channel.feed:
        put(top, f"{{{ATOM}}}link", rel="self", href=channel.feed, type="application/rss+xml")
    if channel.hub:
        put(top, f"{{{ATOM}}}link", rel="hub", href=channel.hub)
    for release in taken_back(releases):
        put_tombstone(top, release, channel)
    for release in live(releases):
        _put_item(top, release, channel)
    return written(root)


def _put_item(top: etree._Element, release: Release, channel: Channel) -> None:
    article = release.article
    if article is None:
        return
    item = put(top, "item")
    put(item, "title", article.title)
    put(item, "link", story_address(release, channel))
    put(item, "guid", story_id(release, channel), isPermaLink="false")
    put_said(item, "pubDate", rfc2822(release.first_published))
    put(item, f"{{{ATOM}}}updated", rfc3339(release.at))
    # Readers take a description for markup.
    put(item, "description", escape(summary_of(article), quote=False))
    put(item, f"{{{CONTENT}}}encoded", body_html(release))
    _put_credit(item, article)
    if article.section:
        put(item, "category", article.section_name or article.section, domain=MEDIA_TOPIC)
    for word in article.keywords:
        put_said(item, "category", word)
    for media in article.media:
        medium = "image" if is_picture(media) else None
        kind = kind_of(media)
        told = put(item, f"{{{MEDIA}}}content", url=media.href, type_=kind, medium=medium)
        put_said(told, f"{{{MEDIA}}}description", media.caption, type_="plain")
        put_said(told, f"{{{MEDIA}}}credit", media.credit)
        put_said(told, f"{{{MEDIA}}}copyright", media.rights)


def _put_credit(item: etree._Element, article: Article) -> None:
    first, *others = makers(article) or [""]
    put_said(item, f"{{{DC}}}creator", first)
    for one in others:
        put(item, f"{{{DC}}}contributor", one)
    put_said(item, f"{{{DC}}}publisher", article.agency)
    put_said(item, f"{{{DC}}}source", article.source_address)
    put_said(item, f"{{{DC}}}rights", rights_of(article))
    put(item, f"{{{DC}}}language", tag_of(article.language))


FORMAT = Format("rss", "application/rss+xml", "xml", write)
