"""An entry of a feed, and the feed's own head, as declared: nothing cleaned, nothing chosen yet."""

from dataclasses import dataclass, field


@dataclass(slots=True)
class Text:
    """A text construct: its value as delivered, and what the value is."""

    value: str
    type: str = "text/plain"
    """text/plain | text/html | application/xhtml+xml, or the media type that was declared."""
    role: str = ""
    """Which element it stood in: content, encoded, description, summary, …"""
    language: str | None = None
    base: str = ""
    src: str = ""
    """Where the content stands instead, if it is not here (Atom ``content/@src``)."""


@dataclass(slots=True)
class Person:
    """Someone as a feed names them; an empty field was not said."""

    name: str = ""
    email: str = ""
    url: str = ""


@dataclass(slots=True)
class FeedLink:
    """A link with its relation."""

    href: str
    rel: str = "alternate"
    type: str = ""
    title: str = ""
    length: str = ""


@dataclass(slots=True)
class Category:
    """A category, tag or subject."""

    term: str
    scheme: str = ""
    label: str = ""


@dataclass(slots=True)
class Picture:
    """A picture, film or sound of an entry (Media RSS, enclosures, itunes:image)."""

    href: str
    type: str = ""
    caption: str = ""
    credit: str = ""
    rights: str = ""


@dataclass(slots=True)
class Entry:
    """An entry, or a feed's head, which has the same parts."""

    base: str = ""
    language: str | None = None
    title: Text | None = None
    subtitle: Text | None = None
    info: Text | None = None
    bodies: list[Text] = field(default_factory=list)
    about_media: list[Text] = field(default_factory=list)
    """What stands about its pictures and films: its text only where it has no other."""
    links: list[FeedLink] = field(default_factory=list)
    guid: str = ""
    guid_is_link: bool = False
    authors: list[Person] = field(default_factory=list)
    contributors: list[Person] = field(default_factory=list)
    publisher: Person | None = None
    dates: dict[str, str] = field(default_factory=dict)
    """published, updated, created, expired: as written."""
    rights: Text | None = None
    licence: str = ""
    categories: list[Category] = field(default_factory=list)
    media: list[Picture] = field(default_factory=list)
    comments: str = ""
    source: "Entry | None" = None
    source_address: str = ""
    other: dict[str, str] = field(default_factory=dict)
    """Everything else that was said, by its element's name: ``itunes:duration``, ``thr:ref``."""

    def link(self) -> str:
        """The address of the entry itself: the first alternate link, else a guid that is a link."""
        for link in self.links:
            if link.rel == "alternate" and (not link.type or "html" in link.type):
                return link.href
        for link in self.links:
            if link.rel == "alternate":
                return link.href
        return self.guid if self.guid_is_link else ""


@dataclass(slots=True)
class Feed:
    """A feed: its head and its entries, with the name of its format ("rss20", "atom10")."""

    version: str
    head: Entry
    entries: list[Entry]
