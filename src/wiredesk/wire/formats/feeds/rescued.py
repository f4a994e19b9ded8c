"""A feed that a forgiving reader found in broken markup, made into the same feed as any other.

The reader is handed in (``Rescue``): it is an engine with a process of its own, and a format
starts none. It is given the text of the feed with its small slips mended, and answers with
feedparser's result as JSON.
"""

from collections.abc import Iterator
from typing import Any, Protocol

from wiredesk.wire.addresses import join
from wiredesk.wire.formats.feeds.entry import Category, Entry, Feed, FeedLink, Person, Picture, Text
from wiredesk.wire.formats.feeds.jsonfeed import as_list, as_str
from wiredesk.wire.formats.feeds.syntax import language, looks_like_html


class Rescue(Protocol):
    """Reads the markup of a broken feed: what it found, or why it found nothing, in words."""

    def __call__(self, markup: str, /) -> dict[str, Any] | str:
        """Feedparser's result as JSON, or the reason in words."""


def rescued_feed(found: dict[str, Any], address: str) -> Feed | None:
    """The feed in a forgiving reader's answer; ``None`` where it has no entries."""
    entries = [
        _entry(told, address) for told in as_list(found, "entries") if isinstance(told, dict)
    ]
    head = found.get("feed")
    if not entries:
        return None
    version = as_str(found, "version") or "rss"
    return Feed(version, _entry(head if isinstance(head, dict) else {}, address), entries)


def _entry(told: dict[str, Any], address: str) -> Entry:
    entry = Entry(base=address, language=language(as_str(told, "language")))
    entry.title = _text(told.get("title_detail"), "title", entry)
    entry.subtitle = _text(told.get("subtitle_detail"), "subtitle", entry)
    entry.rights = _text(told.get("rights_detail"), "rights", entry)
    entry.bodies = list(_bodies(told, entry))
    entry.guid = as_str(told, "id")
    entry.guid_is_link = bool(told.get("guidislink")) and "://" in entry.guid
    entry.links = [
        FeedLink(
            join(address, as_str(x, "href")), as_str(x, "rel") or "alternate", as_str(x, "type")
        )
        for x in _dicts(told, "links")
        if as_str(x, "href")
    ]
    entry.authors = [
        Person(as_str(x, "name"), as_str(x, "email"), as_str(x, "href"))
        for x in _dicts(told, "authors")
        if x
    ]
    entry.categories = [
        Category(as_str(x, "term"), as_str(x, "scheme"), as_str(x, "label"))
        for x in _dicts(told, "tags")
        if as_str(x, "term")
    ]
    entry.media = [
        Picture(join(address, as_str(x, "url")), as_str(x, "type") or as_str(x, "medium"))
        for x in _dicts(told, "media_content")
        if as_str(x, "url")
    ]
    for name in ("published", "updated", "created", "expired"):
        if when := as_str(told, name):
            entry.dates[name] = when
    return entry


def _bodies(told: dict[str, Any], entry: Entry) -> Iterator[Text]:
    for content in _dicts(told, "content"):
        if text := _text(content, "content", entry):
            yield text
    summary = _text(told.get("summary_detail"), "summary", entry)
    if summary:
        yield summary


def _text(detail: object, role: str, entry: Entry) -> Text | None:
    if not isinstance(detail, dict):
        return None
    value = as_str(detail, "value")
    if not value:
        return None
    # What the feed did not declare feedparser guesses; the text itself tells better.
    kind = "text/html" if looks_like_html(value) else "text/plain"
    said = language(as_str(detail, "language"))
    return Text(value, kind, role, said or entry.language, entry.base)


def _dicts(told: dict[str, Any], name: str) -> list[dict[str, Any]]:
    return [one for one in as_list(told, name) if isinstance(one, dict)]
