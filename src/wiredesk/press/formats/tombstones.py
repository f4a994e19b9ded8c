"""Tombstones in XML feeds (RFC 6721, "The Atom deleted-entry Element")."""

from lxml import etree

from wiredesk.press.channel import Channel, house_of, story_id
from wiredesk.press.formats.telling import rfc3339
from wiredesk.press.formats.xml import put, put_said
from wiredesk.records import Release

AT = "http://purl.org/atompub/tombstones/1.0"


def put_tombstone(parent: etree._Element, release: Release, channel: Channel) -> None:
    """Say that an entry is gone, since when, by whom, and the public note."""
    when = rfc3339(release.at)
    stone = put(parent, f"{{{AT}}}deleted-entry", ref=story_id(release, channel), when=when)
    by = put(stone, f"{{{AT}}}by")
    put(by, "{http://www.w3.org/2005/Atom}name", house_of(channel))
    put_said(stone, f"{{{AT}}}comment", release.note)
