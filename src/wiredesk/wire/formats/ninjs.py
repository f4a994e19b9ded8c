"""ninjs 1.x to 3.1 (IPTC): news in JSON, one object a story, or a list of them.

The three major versions name the same things differently ("body_xhtml", "bodies"; "pubstatus",
"pubStatus"), so keys are read without regard to case and by either name. Items that are no story
(events) are said aloud, and their bytes stay with the delivery.
"""

import json
from collections.abc import Iterator
from typing import Any

from wiredesk.records import Declared, Delivery, Hop, Link, Media, Refusal, Story
from wiredesk.wire.addresses import UNSAFE
from wiredesk.wire.dates import iso_date
from wiredesk.wire.decoding import decode, unified
from wiredesk.wire.formats import Format, media_claims
from wiredesk.wire.formats.composed import compose
from wiredesk.wire.formats.plaintext import text_id
from wiredesk.wire.looks import NINJS, look_of

Item = dict[str, Any]

NO_STORIES = {"event": "an event", "planning": "a plan for coverage"}
MOST_NESTED = 5
"""How deep associations are followed."""


def claims(delivery: Delivery) -> bool:
    """JSON with the keys that ninjs asks for."""
    return look_of(delivery).kind == NINJS


def parse(delivery: Delivery) -> Iterator[Story | Refusal]:
    """A story for each item that is one; a refusal in words for each that is none."""
    decoded = decode(delivery.body, media_claims(delivery))
    try:
        found = json.loads(decoded.text)
    except (ValueError, RecursionError):
        why = "It looks like ninjs, but it is not valid JSON."
        yield Refusal(what="broken JSON", why=why, address=delivery.address)
        return
    for item in found if isinstance(found, list) else [found]:
        yield _read(_lowered(item), delivery)


def _lowered(found: Any) -> Any:
    """The same with keys in lower case, "_" and capitals being the versions' only difference."""
    if isinstance(found, dict):
        return {str(name).lower(): _lowered(value) for name, value in found.items()}
    return [_lowered(value) for value in found] if isinstance(found, list) else found


def _read(item: Any, delivery: Delivery) -> Story | Refusal:
    if not isinstance(item, dict):
        return Refusal(what="no story", why="An item is no object.", address=delivery.address)
    kind = _str(item, "type")
    if kind in NO_STORIES or (not kind and ("eventdetails" in item or "events" in item)):
        what = NO_STORIES.get(kind, "an event")
        why = f"“{_title(item) or _str(item, 'uri')}” is {what}, not a story. Its bytes are kept."
        return Refusal(what="no story", why=why, address=delivery.address)
    return story_of(item, delivery)


def story_of(item: Item, delivery: Delivery) -> Story:
    """The story that an item is; of a picture, its caption."""
    title = unified(" ".join(_title(item).split()))
    laid = compose(title, *_body(item))
    uri = _str(item, "uri")
    return Story(
        id=uri or text_id(laid.text),
        text=laid.text,
        format="ninjs",
        title=title or None,
        title_span=laid.title_span,
        html=laid.html,
        language=_str(item, "language") or None,
        published=_when(item, "firstcreated", "contentcreated") or _when(item, "versioncreated"),
        updated=_when(item, "versioncreated"),
        received=delivery.received,
        byline=_str(item, "by") or _str(item, "byline") or None,
        dateline=_role(item, "descriptions", "dateline") or None,
        credit=_credit(item),
        section=next(iter(_names(item, "subject")), None),
        summary=_plain_or_none(
            _role(item, "descriptions", "text", "main", "summary", "description")
        ),
        rights=_rights(item),
        embargo=_embargo(item),
        pub_status=_str(item, "pubstatus") or None,
        version=_str(item, "version") or None,
        provider=_str(item, "provider", "copyrightholder") or None,
        guid=uri or None,
        address=uri if uri.startswith(("http://", "https://")) else None,
        keywords=tuple(dict.fromkeys((*_names(item, "subject"), *_strings(item, "keywords")))),
        blocks=laid.blocks,
        links=(*laid.links, *_links(item)),
        media=tuple(_media(item)),
        hops=tuple(_hops(item)),
        declared=tuple(_declared(item)),
        notes=laid.notes,
    )


def _embargo(item: Item) -> str | None:
    """Until when; version 3 calls it "embargoedUntil"."""
    names = ("embargoed", "embargoeduntil")
    return _when(item, *names) or _str(item, *names) or None


def _title(item: Item) -> str:
    return _role(item, "headlines", "main", "") or _str(item, "headline") or _str(item, "title")


def _body(item: Item) -> tuple[str, str]:
    """The body and its media type: markup before text; a picture's caption where there is none."""
    bodies = [b for b in _list(item, "bodies") if isinstance(b, dict) and _str(b, "value")]
    for wanted in ("html", "xml", "plain", ""):
        for body in bodies:
            kind = _str(body, "contenttype") or _kind_by_role(_str(body, "role"))
            if wanted in kind:
                return _str(body, "value"), "text/plain" if "plain" in kind else "text/html"
    if markup := _first_like(item, "body_", ("xhtml", "html")):
        return markup, "text/html"
    if text := _first_like(item, "body_", ("text",)):
        return text, "text/plain"
    caption = _role(item, "descriptions", "caption", "text", "main", "")
    if caption:
        return caption, "text/plain"
    if markup := _first_like(item, "description_", ("xhtml", "html")):
        return markup, "text/html"
    return _first_like(item, "description_", ("text",)), "text/plain"


def _kind_by_role(role: str) -> str:
    return "text/html" if "html" in role.lower() else "text/plain"


def _first_like(item: Item, start: str, endings: tuple[str, ...]) -> str:
    """The first value whose key is ``start``, perhaps a name, and one of the endings."""
    for name, value in item.items():
        if name.startswith(start) and name.endswith(endings) and isinstance(value, str) and value:
            return value
    return ""


def _plain_or_none(text: str) -> str | None:
    return unified(" ".join(text.split())) or None


_NO_TEXT = ("creditline", "dateline")


def _role(item: Item, name: str, *roles: str) -> str:
    """The value of the first of several roles in a list of {role, value}; "" is any role that
    tells something of the story."""
    entries = [x for x in _list(item, name) if isinstance(x, dict)]
    for role in roles:
        for entry in entries:
            own = _str(entry, "role").lower()
            if own == role or (not role and own not in _NO_TEXT):
                return _str(entry, "value")
    return ""


def _credit(item: Item) -> str | None:
    said = _str(item, "creditline", "credit") or _role(item, "descriptions", "creditline")
    if said:
        return said
    sources = [_str(x, "name") for x in _list(item, "infosources") if isinstance(x, dict)]
    return ", ".join(x for x in sources if x) or None


def _rights(item: Item) -> str | None:
    parts = [_str(item, "copyrightnotice"), _str(item, "usageterms")]
    encoded = item.get("rightsinfo")
    if isinstance(encoded, dict):
        parts += [_str(encoded, "linkedrights"), _str(encoded, "encodedrights")]
    return "\n".join(part for part in parts if part) or _str(item, "copyrightholder") or None


def _links(item: Item) -> Iterator[Link]:
    for name, association in _associations(item):
        if href := _str(association, "uri"):
            yield Link(href=href, rel=f"association {name}".strip(), text=_title(association))


def _media(item: Item, depth: int = 0) -> Iterator[Media]:
    renditions = item.get("renditions")
    listed = renditions.values() if isinstance(renditions, dict) else _list(item, "renditions")
    for rendition in listed:
        if isinstance(rendition, dict) and (href := _str(rendition, "href")):
            if href.startswith(UNSAFE):
                continue
            yield Media(
                href=href,
                type=_str(rendition, "contenttype", "mimetype") or _str(item, "type") or None,
                caption=_plain_or_none(_body(item)[0]) if _str(item, "type") != "text" else None,
                credit=_credit(item) or _str(item, "by", "byline") or None,
                rights=_rights(item),
            )
    if depth < MOST_NESTED:
        for _, association in _associations(item):
            yield from _media(association, depth + 1)


def _associations(item: Item) -> Iterator[tuple[str, Item]]:
    found = item.get("associations")
    if isinstance(found, dict):
        yield from ((name, one) for name, one in found.items() if isinstance(one, dict))
    elif isinstance(found, list):
        yield from ((_str(one, "name"), one) for one in found if isinstance(one, dict))


def _hops(item: Item) -> Iterator[Hop]:
    """ninjs has no hop history; its information sources are the way as far as it is told."""
    for source in _list(item, "infosources"):
        if isinstance(source, dict) and _str(source, "name"):
            yield Hop(party=_str(source, "name"), action=_str(source, "role") or None)


_KEPT_AS_SAID = (
    *("slugline", "ednote", "urgency", "profile", "located", "expires", "charcount", "wordcount"),
    *("representationtype", "contentmodified", "signals", "trustindicators", "altids"),
)


def _declared(item: Item) -> Iterator[Declared]:
    for name in _KEPT_AS_SAID:
        value = item.get(name)
        if value not in (None, "", [], {}):
            said = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
            yield Declared(name=name, value=said, where="ninjs")
    for name in ("people", "person", "organisations", "organisation", "places", "place"):
        for one in _list(item, name):
            if isinstance(one, dict) and (said := _str(one, "name")):
                yield Declared(name=name, value=said, where="ninjs")


def _names(item: Item, name: str) -> list[str]:
    """The names (else codes) of a list of concepts, under its singular or its plural."""
    entries = [*_list(item, name), *_list(item, name + "s")]
    return [
        said
        for x in entries
        if isinstance(x, dict) and (said := _str(x, "name", "code", "literal"))
    ]


def _strings(item: Item, name: str) -> list[str]:
    return [x for x in _list(item, name) if isinstance(x, str)]


def _when(item: Item, *names: str) -> str | None:
    return next((at for name in names if (at := iso_date(_str(item, name)))), None)


def _str(item: Item, *names: str) -> str:
    for name in names:
        value = item.get(name)
        if (
            isinstance(value, str | int | float)
            and not isinstance(value, bool)
            and str(value).strip()
        ):
            return str(value).strip()
    return ""


def _list(item: Item, name: str) -> list[Any]:
    value = item.get(name)
    return value if isinstance(value, list) else []


FORMAT = Format(name="ninjs", claims=claims, parse=parse)
