"""ninjs 3.1 (IPTC): a story as a JSON object; a feed is a list of them.

The standard takes full dates only and no keys of others, so what is less precise or has no key is
left out here and stands in the other formats. Pictures are associations, each with its own
credit and rights; the chain stands in ``infoSources``, for ninjs has no hop history.
"""

import json
from collections.abc import Sequence
from typing import Any

from wiredesk.press.channel import Channel
from wiredesk.press.formats import Format
from wiredesk.press.formats.addresses import as_uri
from wiredesk.press.formats.jsonfeed import as_json
from wiredesk.press.formats.jsonld import MEDIA_TOPIC
from wiredesk.press.formats.markup import body_html, plain_body
from wiredesk.press.formats.outgoing import story_of
from wiredesk.press.formats.telling import full
from wiredesk.records import Declared, Link, Media, Release, Story

Node = dict[str, Any]

STANDARD = {
    "name": "ninjs",
    "version": "3.1",
    "schema": "http://www.iptc.org/std/ninjs/ninjs-schema_3.1.json",
}
STATUSES = ("usable", "withheld", "canceled")
TYPES = ("text", "audio", "video", "picture", "graphic", "composite", "component")


def write(releases: Sequence[Release], channel: Channel) -> bytes:
    """A list of objects, one a release; tombstones are canceled or withheld."""
    return as_json([object_of(story_of(one, channel)) for one in releases])


def write_item(release: Release, channel: Channel) -> bytes:
    """One release as an object of its own."""
    return write_story(story_of(release, channel))


def write_story(story: Story) -> bytes:
    """Any story as an object."""
    return as_json(object_of(story))


def object_of(story: Story) -> Node:
    """A story as an object for ``json.dumps``."""
    kind = _kind_of(story)
    told: dict[str, list[Declared]] = {}
    for one in story.declared:
        told.setdefault(_KEYS.get(one.name, one.name), []).append(one)
    node: Node = {
        "uri": as_uri(story.guid or story.id),
        "standard": STANDARD,
        "type": kind,
        "version": story.version,
        "language": story.language,
        "firstCreated": full(story.published),
        "versionCreated": full(story.updated),
        "embargoedUntil": full(story.embargo),
        "pubStatus": story.pub_status if story.pub_status in STATUSES else None,
        "copyrightHolder": story.provider,
        "title": story.title,
        "headlines": [{"role": "main", "value": story.title}] if story.title else [],
        "by": story.byline,
        "descriptions": _descriptions(story),
        "bodies": _bodies(story, kind),
        "subjects": _subjects(story, told),
        "infoSources": _sources(story, told),
        **_rights(story),
        **_associated(story, kind),
    }
    for name, declared in told.items():
        if name in _WRITTEN:
            node[name] = _WRITTEN[name](declared)
    pages = [one.href for one in story.links if one.rel == "alternate" and one.start is None]
    node["altIds"] = [
        *node.get("altIds", ()),
        *({"role": "webpage", "value": one} for one in pages),
    ]
    holders = told.get("copyrightHolder")
    if holders:
        node["copyrightHolder"] = holders[0].value
    return {name: value for name, value in node.items() if value not in (None, "", [], {})}


def _kind_of(story: Story) -> str:
    """What a story is: text, unless its picture, film or sound is the item itself."""
    told = next((one.value for one in story.declared if one.name == "itemClass"), "")
    named = told.rpartition(":")[2].rpartition("/")[2]
    if named:
        return named if named in TYPES else "text"
    own = [one for one in story.media if one.caption and one.caption == _caption_of(story)]
    if not own or len(own) != len(story.media):
        return "text"
    kinds = {(one.type or "").partition("/")[0] for one in story.media}
    return next((one for one in ("video", "audio", "graphic") if one in kinds), "picture")


def _caption_of(story: Story) -> str:
    return " ".join(plain_body(story).split())


def _descriptions(story: Story) -> list[Node]:
    told = (("summary", story.summary), ("creditline", story.credit), ("dateline", story.dateline))
    return [{"role": role, "value": value} for role, value in told if value]


def _bodies(story: Story, kind: str) -> list[Node]:
    markup = body_html(story)
    if markup:
        empty = (one.href for one in story.links if one.start is None and _is_inner(one))
        markup += "".join(f'<a href="{_attribute(href)}"></a>' for href in empty)
        return [{"role": "main", "contentType": "text/html", "value": markup}]
    plain = plain_body(story)
    return [{"role": "main", "contentType": "text/plain", "value": plain}] if plain else []


def _attribute(value: str) -> str:
    return value.replace("&", "&amp;").replace('"', "&quot;").replace("<", "&lt;")


def _is_inner(link: Link) -> bool:
    """Whether a link stood in the text, without words of its own."""
    return not link.rel and not link.text


def _subjects(story: Story, told: dict[str, list[Declared]]) -> list[Node]:
    """What it is about; the section first, with its Media Topic where it has one."""
    code = next((one.value for one in told.get("section", ())), "")
    found: list[Node] = []
    for word in story.keywords:
        node: Node = {"name": word}
        if word == story.section and code:
            node["uri"] = MEDIA_TOPIC + code.rpartition(":")[2]
        found.append(node)
    return found


def _sources(story: Story, told: dict[str, list[Declared]]) -> list[Node]:
    """The way of the story, station by station, then what else the chain names."""
    found: list[Node] = []
    for hop in story.hops:
        found.append({"name": hop.party, **({"role": hop.action} if hop.action else {})})
    named = {one.party for one in story.hops}
    chain = told.get("infoSource", ())
    return [*found, *({"name": one.value} for one in chain if one.value not in named)]


def _rights(story: Story) -> Node:
    """Notice and terms: as they are declared, else the first line and the others.

    A last line that is an address is the address of the rights.
    """
    declared = {one.name: one.value for one in story.declared if one.where == "press"}
    if {"copyrightNotice", "usageTerms"} & set(declared):
        names = ("copyrightNotice", "usageTerms")
        return {name: declared[name] for name in names if name in declared}
    lines = (story.rights or "").split("\n")
    node: Node = {"copyrightNotice": lines[0]}
    if len(lines) > 1 and lines[-1].startswith(("http://", "https://")):
        node["rightsInfo"] = {"linkedRights": lines.pop()}
    node["usageTerms"] = "\n".join(lines[1:])
    return node


def _associated(story: Story, kind: str) -> Node:
    """Pictures and what else hangs on the story; a picture item's own files are renditions."""
    if kind not in ("text", "composite"):
        named = [_rendition(one, n) for n, one in enumerate(story.media, 1)]
        return {"renditions": named, "associations": _associations(story, ())}
    return {"associations": _associations(story, story.media)}


def _associations(story: Story, media: Sequence[Media]) -> list[Node]:
    """What the story links to as a part of it, then its media, those alike together."""
    groups: list[list[Media]] = []
    for one in media:
        if groups and _alike(groups[-1][0], one):
            groups[-1].append(one)
        else:
            groups.append([one])
    links = [one for one in story.links if _is_association(one)]
    found = []
    for link in links:
        node: Node = {
            "name": (link.rel or "").removeprefix("association").strip() or "related",
            "uri": as_uri(link.href),
        }
        if link.text:
            node["headlines"] = [{"role": "main", "value": link.text}]
        if groups and (link.rel or "").startswith("association"):
            node |= _pictured(groups.pop(0))
        found.append(node)
    for number, group in enumerate(groups, len(found) + 1):
        uri = as_uri(group[0].href)
        found.append({"name": f"media-{number}", "uri": uri, **_pictured(group)})
    return found


def _is_association(link: Link) -> bool:
    return link.start is None and bool(link.rel) and link.rel != "alternate"


def _alike(one: Media, other: Media) -> bool:
    """Whether two media may be renditions of one: they say the same of themselves."""
    return _told_of(one) == _told_of(other)


def _told_of(media: Media) -> tuple[str | None, ...]:
    kind = (media.type or "").partition("/")[0]
    return (kind, media.caption or None, media.credit or None, media.rights or None)


def _pictured(group: Sequence[Media]) -> Node:
    first = group[0]
    kind = (first.type or "").partition("/")[0]
    told = (("caption", first.caption), ("creditline", first.credit))
    node: Node = {
        "type": kind if kind in TYPES else "picture",
        "descriptions": [{"role": role, "value": value} for role, value in told if value],
        "copyrightNotice": first.rights,
        "renditions": [_rendition(one, number) for number, one in enumerate(group, 1)],
    }
    return {name: value for name, value in node.items() if value}


def _rendition(media: Media, number: int) -> Node:
    node = {"name": f"rendition-{number}", "href": media.href}
    if media.type and "/" in media.type:
        node["contentType"] = media.type
    return node


def _named(declared: Sequence[Declared]) -> list[Node]:
    return [{"name": one.value} for one in declared]


def _one(declared: Sequence[Declared]) -> str:
    return declared[0].value


def _joined(declared: Sequence[Declared]) -> str:
    return "\n".join(one.value for one in declared)


def _number(declared: Sequence[Declared]) -> int | None:
    value = declared[0].value
    return int(value) if value.lstrip("-").isdigit() else None


def _parsed(declared: Sequence[Declared]) -> Any:
    """A list as it was before it was kept as a string; older versions wrote names and values."""
    try:
        found = json.loads(declared[0].value)
    except ValueError:
        return None
    if isinstance(found, dict):
        return [{"role": name, "value": str(value)} for name, value in found.items()]
    return found if isinstance(found, list) else None


def _source_type(declared: Sequence[Declared]) -> Node:
    return {"uri": declared[0].value}


_KEYS = {
    **dict.fromkeys(("person", "people"), "people"),
    **dict.fromkeys(("organisation", "organisations"), "organisations"),
    **dict.fromkeys(("place", "places"), "places"),
    **dict.fromkeys(("ednote", "edNote"), "edNote"),
    "representationtype": "representationType",
    "trustindicators": "trustIndicators",
    "altids": "altIds",
}
"""What a story declares → the key that ninjs 3.1 has for it."""

_WRITTEN: dict[str, Any] = {
    **dict.fromkeys(("people", "organisations", "places"), _named),
    **dict.fromkeys(("slugline", "profile", "located", "representationType"), _one),
    "edNote": _joined,
    "urgency": _number,
    "expires": lambda declared: full(declared[0].value),
    **dict.fromkeys(("trustIndicators", "altIds"), _parsed),
    "digitalSourceType": _source_type,
}

FORMAT = Format("ninjs", "application/json", "json", write)
