"""Feedparser's own cases (data from elsewhere): what a feed declares, held against their wants.

A want is a path into feedparser's result; ``as_feedparser`` gives our feed the same shape. Values
with markup are compared by what a reader gets: text, addresses of links and pictures. The cases
of feedparser's sanitiser count as right where nothing active is left in our cleaned markup.
"""

import re
from collections import Counter
from collections.abc import Iterator
from datetime import UTC, datetime
from html import unescape
from typing import Any

import nh3

from measure.sets import documents, shared
from wiredesk.records import Delivery
from wiredesk.wire.addresses import join
from wiredesk.wire.dates import iso_date
from wiredesk.wire.formats.feeds.entry import Entry, Feed, Person, Text
from wiredesk.wire.formats.feeds.reading import read_feed
from wiredesk.wire.formats.webpage.clean import nh3_clean

SET = "feeds/feedparser"

FETCHED = "http://127.0.0.1:8097/feed"
LEFT_OUT = {
    "encoding": "the charset's name is a note of ours, not a part of a story",
    "itunes_block": "podcast directories' listing flag",
    "itunes_explicit": "podcast directories' rating",
    "cloud": "RSS 2.0's cloud, a protocol that nobody serves",
    "textinput": "a search box of 1999",
    "image'": "the feed's own logo",
    "logo": "the feed's own logo",
    "icon": "the feed's own logo",
    "generator": "the software that wrote the feed",
    "docs": "a link to the RSS specification",
    "ttl": "kept by the rhythm, not the story",
    "validity": "validity of the feed, no story's",
    "newlocation": "a redirect written into a feed: identity is the address fetched",
    "wfw_": "addresses of comment feeds",
}
"""Parts of feedparser's result that no Story keeps, each with the reason."""


class Shape(dict[str, Any]):
    """A dict whose keys are attributes too, as feedparser's results have them."""

    __getattr__ = dict.__getitem__


def delivery_of(body: bytes) -> Delivery:
    """The delivery that a case describes: its ``Header:`` lines fake the HTTP answer."""
    said = dict(
        re.findall(r"^Header:\s+([\w-]+):\s*(.*?)\s*$", body[:4000].decode("latin-1"), re.M)
    )
    said = {name.lower(): value for name, value in said.items()}
    return Delivery(
        body=body,
        address=join(FETCHED, said.get("content-location", "")) or FETCHED,
        media_type=said.get("content-type"),
        headers=tuple(said.items()),
        carrier="http",
    )


def whole(markup: str, base: str) -> str:
    """Markup with its addresses made whole, as they are when a story is made of it."""
    return _ADDRESS.sub(lambda m: m[0].replace(m[1], join(base, m[1])), markup)


def _text(shape: Shape, name: str, text: Text | None) -> None:
    if text is None:
        return
    value = whole(text.value, text.base)
    detail = Shape(value=value, type=text.type, language=text.language, base=text.base)
    shape[name], shape[name + "_detail"] = value, detail


def _people(shape: Shape, name: str, people: list[Person]) -> None:
    if not people:
        return
    one = people[0]
    shape[name + "_detail"] = Shape(name=one.name, email=one.email, url=one.url, href=one.url)
    shape[name] = f"{one.name} ({one.email})" if one.name and one.email else one.name or one.email
    shape[name + "s"] = [Shape(name=p.name, email=p.email, url=p.url) for p in people]


def _dates(shape: Shape, dates: dict[str, str]) -> None:
    for name, written in dates.items():
        name = {"dc:date": "updated"}.get(name, name)
        shape.setdefault(name, written)
        parsed = iso_date(written)
        if parsed and "T" in parsed:
            at = datetime.fromisoformat(parsed)
            at = at.astimezone(UTC) if at.tzinfo else at
            shape.setdefault(name + "_parsed", list(at.utctimetuple()))


def as_feedparser(entry: Entry) -> Shape:
    """An entry (or a head) in the shape of feedparser's."""
    shape = Shape(language=entry.language)
    _text(shape, "title", entry.title)
    for name in ("subtitle", "tagline"):
        _text(shape, name, entry.subtitle)
    _text(shape, "rights", entry.rights)
    _text(shape, "copyright", entry.rights)
    content = [t for t in entry.bodies if t.role in {"content", "encoded", "xhtml"}]
    summary = [t for t in entry.bodies if t.role in {"summary", "description"}] or content
    shape["content"] = [
        Shape(value=whole(t.value, t.base), type=t.type, language=t.language, base=t.base)
        for t in content
    ]
    for name in ("summary", "description"):
        _text(shape, name, summary[0] if summary else entry.subtitle)
    if "subtitle" not in shape and summary:
        for name in ("subtitle", "tagline"):
            _text(shape, name, summary[0])
    _people(shape, "author", entry.authors or ([entry.publisher] if entry.publisher else []))
    _people(shape, "contributor", entry.contributors)
    _people(shape, "publisher", [entry.publisher] if entry.publisher else [])
    _dates(shape, entry.dates)
    shape["link"], shape["id"], shape["guid"] = entry.link(), entry.guid, entry.guid
    shape["links"] = [
        Shape(href=x.href, rel=x.rel, type=x.type, title=x.title, length=x.length)
        for x in entry.links
    ]
    shape["enclosures"] = [x for x in shape["links"] if x.rel == "enclosure"]
    shape["tags"] = [Shape(term=c.term, scheme=c.scheme, label=c.label) for c in entry.categories]
    if entry.categories:
        shape["category"] = entry.categories[0].term
    shape["comments"], shape["license"] = entry.comments, entry.licence
    _text(shape, "info", entry.info)
    if entry.source:
        shape["source"] = as_feedparser(entry.source)
    if entry.media:
        shape["image"] = Shape(href=entry.media[0].href)
    if "media:player" in entry.other:
        shape["media_player"] = Shape(url=entry.other["media:player"])
    shape["itunes_duration"] = entry.other.get("itunes:duration")
    return shape


_TAG = re.compile(r"<[^>]*>")
_ADDRESS = re.compile(r"""(?:href|src)\s*=\s*["']?([^"'\s>]+)""")
_ACTIVE = re.compile(
    r"<(?:script|style|iframe|object|embed|svg|math|applet|form|input|base|meta|link)\b|"
    r"\son\w+\s*=|(?:javascript|vbscript|data):|\sstyle\s*=|expression\(",
    re.I,
)


def seen(value: Any) -> Any:
    """What a reader gets of a value: words and addresses."""
    if not isinstance(value, str):
        return value
    text = unescape(unescape(_TAG.sub("", nh3.clean(value) if "<" in value else value)))
    return " ".join(text.split()), tuple(unescape(a) for a in _ADDRESS.findall(value))


def agree(wanted: Any, got: Any) -> bool:
    """Whether two values say the same to a reader."""
    if isinstance(wanted, dict) and isinstance(got, dict):
        return all(got.get(name) == value for name, value in wanted.items())
    if isinstance(wanted, str) and isinstance(got, str):
        return wanted == got or seen(wanted) == seen(got)
    return bool(wanted == got)


def steps(path: str) -> list[str | int]:
    """A path's steps: "entries[0]['title']" is entries, 0, title."""
    return [
        int(number) if number else name
        for number, name in re.findall(r"\[(\d+)\]|([A-Za-z_]\w*)", path)
    ]


def reached(path: str, feed: Feed) -> Any:
    """The value that a path leads to; ``None`` where it leads nowhere."""
    found: Any = {
        "feed": as_feedparser(feed.head),
        "entries": [as_feedparser(entry) for entry in feed.entries],
        "version": feed.version,
    }
    try:
        for step in steps(path):
            found = found[step]
    except (KeyError, IndexError, TypeError):
        return None
    return found


def verdicts() -> Iterator[tuple[dict[str, Any], str, Any]]:
    """(row, verdict, what we got): right, wrong, or why it is left out."""
    folder = shared("cases/feeds/feedparser/expectations.jsonl").parent
    for row in documents(folder / "expectations.jsonl"):
        out = next((why for part, why in LEFT_OUT.items() if part in row["path"]), None)
        if out:
            yield row, out, None
            continue
        feed, _ = read_feed(delivery_of((folder / row["case"]).read_bytes()))
        got = reached(row["path"], feed) if feed else None
        if "/sanitize/" in row["case"]:
            good = got is None or not _ACTIVE.search(nh3_clean(str(got)))
        else:
            good = agree(row["want"], got)
        yield row, "right" if good else "wrong", got


def measure() -> Iterator[tuple[str, float]]:
    """The share of wants met, among those that touch what a Story keeps."""
    told = Counter(verdict for _, verdict, _ in verdicts())
    yield "share of wants met", told["right"] / (told["right"] + told["wrong"])
    yield "wants that touch a story", told["right"] + told["wrong"]


if __name__ == "__main__":
    for row, verdict, got in verdicts():
        if verdict == "wrong":
            print(f"{row['case']} | {row['path']} | want {row['want']!r} | got {got!r}")
