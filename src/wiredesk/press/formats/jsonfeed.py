"""JSON Feed 1.1. Credit, rights, chain and public notes stand in an extension of ours."""

import json
from collections.abc import Sequence
from typing import Any

import msgspec

from wiredesk.press.channel import Channel, house_of, story_address, story_id
from wiredesk.press.formats import Format, live, taken_back
from wiredesk.press.formats.jsonld import is_picture
from wiredesk.press.formats.telling import (
    body_html,
    credit_of,
    kind_of,
    makers,
    rfc3339,
    rights_of,
    summary_of,
)
from wiredesk.press.formats.xml import tag_of
from wiredesk.records import Media, Release

Node = dict[str, Any]


def write(releases: Sequence[Release], channel: Channel) -> bytes:
    """The feed, items in the order in which they are handed in."""
    feed = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": channel.name,
        "home_page_url": channel.home,
        "feed_url": channel.feed,
        "description": channel.description,
        "icon": channel.logo,
        "language": tag_of(channel.language),
        "authors": [{"name": house_of(channel), "url": channel.home}],
        "hubs": [{"type": "WebSub", "url": channel.hub}] if channel.hub else None,
        "items": [_item(one, channel) for one in live(releases)],
        "_wiredesk": _filled(
            {
                "rights": channel.rights,
                "withdrawn": [_tombstone(one, channel) for one in taken_back(releases)],
            }
        ),
    }
    return as_json({**_filled(feed), "items": feed["items"]})


def as_json(node: Any) -> bytes:
    """Any object as UTF-8 that a person can read; lone surrogates become question marks."""
    try:
        return msgspec.json.format(msgspec.json.encode(node), indent=1) + b"\n"
    except UnicodeEncodeError:
        text = json.dumps(node, ensure_ascii=False).encode("utf-8", "replace")
        return msgspec.json.format(text, indent=1) + b"\n"


def _item(release: Release, channel: Channel) -> Node:
    article = release.article
    if article is None:
        return {}
    pictures = [one.href for one in article.media if is_picture(one)]
    return _filled(
        {
            "id": story_id(release, channel),
            "url": story_address(release, channel),
            "external_url": article.source_address,
            "title": article.title,
            "content_html": body_html(release),
            "summary": summary_of(article),
            "image": next(iter(pictures), None),
            "date_published": rfc3339(release.first_published),
            "date_modified": rfc3339(release.at),
            "authors": [{"name": one} for one in makers(article)],
            "tags": list(dict.fromkeys(filter(None, (article.section_name, *article.keywords)))),
            "language": tag_of(article.language),
            "attachments": [one for media in article.media if (one := _attachment(media))],
            "_wiredesk": _filled(
                {
                    "credit": credit_of(article),
                    "agency": article.agency,
                    "rights": rights_of(article),
                    "chain": [{"role": one.role, "name": one.name} for one in article.chain],
                    "translation": article.translation,
                    "original_language": article.original_language,
                    "excerpt": release.excerpt or None,
                    "version": release.number,
                    "corrections": [
                        {"date": rfc3339(one.at), "note": one.note} for one in release.corrections
                    ],
                }
            ),
        }
    )


def _attachment(media: Media) -> Node | None:
    """A medium; one of no known type is none, for the format asks for it."""
    kind = kind_of(media)
    title = " ".join(filter(None, (media.caption, media.credit, media.rights)))
    return _filled({"url": media.href, "mime_type": kind, "title": title}) if kind else None


def _tombstone(release: Release, channel: Channel) -> Node:
    gone = {"id": story_id(release, channel), "date": rfc3339(release.at), "note": release.note}
    return _filled(gone)


def _filled(node: Node) -> Node:
    return {name: value for name, value in node.items() if value not in (None, "", [], {})}


FORMAT = Format("jsonfeed", "application/feed+json", "json", write)
