"""JSON Feed 1.0 and 1.1 (jsonfeed.org): the same entries, written in JSON."""

from typing import Any

from wiredesk.wire.addresses import join
from wiredesk.wire.formats.feeds.entry import (
    Category,
    Entry,
    Feed,
    FeedLink,
    Person,
    Picture,
    Text,
)
from wiredesk.wire.formats.feeds.syntax import language

MARK = "https://jsonfeed.org/version/"


def read_json(found: Any, address: str) -> Feed | None:
    """The feed in a JSON document; ``None`` where it is none. Odd values are passed over."""
    if not isinstance(found, dict) or not str(found.get("version", "")).startswith(MARK):
        return None
    version = "json" + str(found["version"]).removeprefix(MARK).replace(".", "")
    head = _head(found, address)
    entries = [_item(item, head) for item in _list(found, "items") if isinstance(item, dict)]
    return Feed(version, head, entries)


def _head(found: dict[str, Any], address: str) -> Entry:
    head = Entry(base=address, language=language(_str(found, "language")))
    head.title = Text(_str(found, "title"), role="title")
    if said := _str(found, "description"):
        head.subtitle = Text(said, role="subtitle")
    for name, rel in (("home_page_url", "alternate"), ("feed_url", "self"), ("next_url", "next")):
        if href := _str(found, name):
            head.links.append(FeedLink(join(address, href), rel))
    for hub in _list(found, "hubs"):
        if isinstance(hub, dict) and (href := _str(hub, "url")):
            head.links.append(FeedLink(join(address, href), "hub"))
    head.authors = _authors(found)
    return head


def _item(found: dict[str, Any], head: Entry) -> Entry:
    entry = Entry(base=head.base, language=language(_str(found, "language")) or head.language)
    entry.guid = _str(found, "id")
    if title := _str(found, "title"):
        entry.title = Text(title, role="title")
    for name, role, kind in (
        ("content_html", "content", "text/html"),
        ("content_text", "content", "text/plain"),
        ("summary", "summary", "text/plain"),
    ):
        if value := _str(found, name):
            entry.bodies.append(Text(value, kind, role, entry.language, entry.base))
    for name, rel in (("url", "alternate"), ("external_url", "related")):
        if href := _str(found, name):
            entry.links.append(FeedLink(join(head.base, href), rel))
    if image := _str(found, "image") or _str(found, "banner_image"):
        entry.media.append(Picture(join(head.base, image), "image"))
    for name, said in (("published", "date_published"), ("updated", "date_modified")):
        if when := _str(found, said):
            entry.dates[name] = when
    entry.authors = _authors(found)
    entry.categories = [Category(str(tag)) for tag in _list(found, "tags") if tag]
    for one in _list(found, "attachments"):
        if isinstance(one, dict) and (href := _str(one, "url")):
            entry.links.append(FeedLink(join(head.base, href), "enclosure", _str(one, "mime_type")))
    return entry


def _authors(found: dict[str, Any]) -> list[Person]:
    people = _list(found, "authors") or [found.get("author")]
    return [
        Person(name=_str(person, "name"), url=_str(person, "url"))
        for person in people
        if isinstance(person, dict)
    ]


def _list(found: dict[str, Any], name: str) -> list[Any]:
    value = found.get(name)
    return value if isinstance(value, list) else []


def _str(found: dict[str, Any], name: str) -> str:
    value = found.get(name)
    return str(value).strip() if isinstance(value, str | int | float) and value is not True else ""
