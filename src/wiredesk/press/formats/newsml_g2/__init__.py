"""NewsML-G2 2.x (IPTC): a news item a release, a message for a feed, a package for a section.

Items keep to the standard's "core" level, where a story does not ask for more; packages cannot,
for "core" has no place for the id of a group. ``codes`` knows
what is said in codes, ``meta`` writes what is declared, ``content`` the text and its pictures,
``package`` the groups of a package.
"""

from collections.abc import Sequence
from typing import Any

from lxml import etree

from wiredesk.press.channel import Channel, house_of
from wiredesk.press.formats import Format, live, newest
from wiredesk.press.formats.newsml_g2.codes import CATALOG, G2, put, put_catalogues, put_said
from wiredesk.press.formats.newsml_g2.content import kind_of_item, put_content
from wiredesk.press.formats.newsml_g2.hops import put_hops
from wiredesk.press.formats.newsml_g2.meta import (
    Told,
    asks_for_power,
    put_block,
    put_content_meta,
    put_links,
    put_management,
    put_rights,
)
from wiredesk.press.formats.newsml_g2.package import described_whole, put_groups
from wiredesk.press.formats.outgoing import OURS, story_of
from wiredesk.press.formats.telling import rfc3339
from wiredesk.press.formats.xml import XML_LANG, kept, tag_of, written
from wiredesk.records import Declared, Link, Release, Story

NAMES: dict[Any, str] = {None: G2.strip("{}")}
ENVELOPE = ("sender", "transmitId", "priority", "origin")
ENVELOPE_MORE = ("timestamp", "destination", "channel", "signal")


def write(releases: Sequence[Release], channel: Channel) -> bytes:
    """A news message with an item for each release, tombstones as canceled or withheld."""
    sent = rfc3339(newest(releases)) or "1970-01-01T00:00:00Z"
    told = [Declared(name="sent", value=sent, where="newsMessage")]
    told.append(Declared(name="sender", value=house_of(channel), where="newsMessage"))
    return write_message([story_of(one, channel) for one in releases], told)


def write_item(release: Release, channel: Channel) -> bytes:
    """One release as a document of its own."""
    return write_story(story_of(release, channel))


def write_package(releases: Sequence[Release], channel: Channel, name: str) -> bytes:
    """A package of the live releases of a section or a front page, in the order handed in."""
    stories = [story_of(one, channel) for one in live(releases)]
    at = rfc3339(newest(releases)) or "1970-01-01T00:00:00Z"
    links = [Link(href=one.guid or one.id, rel="main", text=one.title or "") for one in stories]
    return write_story(
        Story(
            id=f"{channel.feed or channel.home}#{name}",
            guid=f"{channel.feed or channel.home}#{name}",
            text="",
            format=OURS,
            title=name,
            language=channel.language,
            provider=house_of(channel),
            updated=at,
            pub_status="usable",
            links=tuple(links),
            declared=(
                Declared(name="kind", value="package", where=OURS),
                Declared(name="itemClass", value="ninat:composite", where=OURS),
            ),
        )
    )


def write_story(story: Story) -> bytes:
    """Any story as a document: a news item, or the package that it declares to be."""
    return written(item_of(story))


def write_message(stories: Sequence[Story], envelope: Sequence[Declared] = ()) -> bytes:
    """Stories as one message; ``envelope`` says what the message says of its way."""
    root = etree.Element(f"{G2}newsMessage", nsmap=NAMES)
    header = put(root, f"{G2}header")
    told = {one.name: one.value for one in envelope}
    put_said(header, f"{G2}sent", told.get("sent"))
    put(header, f"{G2}catalogRef", href=CATALOG)
    for name in ENVELOPE:
        put_said(header, G2 + name, told.get(name))
    for name in ENVELOPE_MORE:
        for one in envelope:
            if one.name == name and name == "signal":
                put(header, G2 + name, qcode=one.value)
            elif one.name == name:
                put(header, G2 + name, one.value)
    held = put(root, f"{G2}itemSet")
    for story in stories:
        held.append(item_of(story))
    return written(root)


def item_of(story: Story) -> etree._Element:
    """A story as a news item or a package."""
    told = Told(story.declared)
    is_package = told.first("kind") == "package"
    item = etree.Element(G2 + ("packageItem" if is_package else "newsItem"), nsmap=NAMES)
    _put_identity(item, story)
    put_hops(item, story)
    put_rights(item, story, told)
    put_management(item, story, told, "ninat:composite" if is_package else kind_of_item(story))
    if is_package:
        _put_package(item, story, told)
    else:
        put_links(item, story)
        put_content_meta(item, story, told)
        put_content(item, story)
    put_catalogues(item)
    return item


def _put_package(item: etree._Element, story: Story, told: Told) -> None:
    put_content_meta(item, story, told)
    meta = item.find(f"{G2}contentMeta")
    whole = described_whole(story)
    if whole and meta is not None and meta.find(f"{G2}description") is None:
        put_block(meta, "description", whole)
    put_groups(item, story)


def _put_identity(item: etree._Element, story: Story) -> None:
    item.set("guid", kept(story.guid or story.id))
    if story.version and story.version.isascii() and story.version.isdigit() and int(story.version):
        item.set("version", story.version)
    power = asks_for_power(story.declared)
    item.set("standard", "NewsML-G2")
    item.set("standardversion", "2.35" if power else "2.24")
    item.set("conformance", "power" if power else "core")
    if story.language:
        item.set(XML_LANG, tag_of(story.language))


FORMAT = Format("newsml_g2", "application/vnd.iptc.g2.newsmessage+xml", "xml", write)
