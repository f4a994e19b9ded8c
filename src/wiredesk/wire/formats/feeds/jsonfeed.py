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
    entries = [_item(item, head) for item in as_list(found, "items") if isinstance(item, dict)]
    return Feed(version, head, entries)


def _head(found: dict[str, Any], address: str) -> Entry:
    head = Entry(base=address, language=language(as_str(found, "language")))
    head.title = Text(as_str(found, "title"), role="title")
    if said := as_str(found, "description"):
        head.subtitle = Text(said, role="subtitle")
    for name, rel in (("home_page_url", "alternate"), ("feed_url", "self"), ("next_url", "next")):
        if href := as_str(found, name):
            head.links.append(FeedLink(join(address, href), rel))
    for hub in as_list(found, "hubs"):
        if isinstance(hub, dict) and (href := as_str(hub, "url")):
            head.links.append(FeedLink(join(address, href), "hub"))
    head.authors = _authors(found)
    return head


def _item(found: dict[str, Any], head: Entry) -> Entry:
    entry = Entry(base=head.base, language=language(as_str(found, "language")) or head.language)
    entry.guid = as_str(found, "id")
    if title := as_str(found, "title"):
        entry.title = Text(title, role="title")
    for name, role, kind in (
        ("content_html", "content", "text/html"),
        ("content_text", "content", "text/plain"),
        ("summary", "summary", "text/plain"),
    ):
        if value := as_str(found, name):
            entry.bodies.append(Text(value, kind, role, entry.language, entry.base))
    for name, rel in (("url", "alternate"), ("external_url", "related")):
        if href := as_str(found, name):
            entry.links.append(FeedLink(join(head.base, href), rel))
    if image := as_str(found, "image") or as_str(found, "banner_image"):
        entry.media.append(Picture(join(head.base, image), "image"))
    for name, said in (("published", "date_published"), ("updated", "date_modified")):
        if when := as_str(found, said):
            entry.dates[name] = when
    entry.authors = _authors(found)
    entry.categories = [Category(str(tag)) for tag in as_list(found, "tags") if tag]
    for one in as_list(found, "attachments"):
        if isinstance(one, dict) and (href := as_str(one, "url")):
            entry.links.append(
                FeedLink(join(head.base, href), "enclosure", as_str(one, "mime_type"))
            )
    return entry


def _authors(found: dict[str, Any]) -> list[Person]:
    people = as_list(found, "authors") or [found.get("author")]
    return [
        Person(name=as_str(person, "name"), url=as_str(person, "url"))
        for person in people
        if isinstance(person, dict)
    ]


def as_list(found: dict[str, Any], name: str) -> list[Any]:
    """A list that JSON says under a name; empty where it says something else."""
    value = found.get(name)
    return value if isinstance(value, list) else []


def as_str(found: dict[str, Any], name: str) -> str:
    """A text or number that JSON says under a name; empty where it says something else."""
    value = found.get(name)
    return str(value).strip() if isinstance(value, str | int | float) and value is not True else ""
