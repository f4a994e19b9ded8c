"""What arrives: bytes, and the story that their sender declared."""

from __future__ import annotations

from wiredesk.records.base import Record, Span, When


class Delivery(Record, frozen=True, kw_only=True):
    """Raw bytes as they came off a carrier. Everything else can be derived from them again."""

    body: bytes
    address: str | None = None
    """Where the bytes were found: a path or an address. Never what the document says of itself."""
    media_type: str | None = None
    """The declared type, as ``text/html; charset=utf-8``."""
    headers: tuple[tuple[str, str], ...] = ()
    received: When | None = None
    carrier: str = "memory"


class Given(Record, frozen=True, kw_only=True):
    """What the user knows better than the copy. It anchors values; it mends nothing by itself."""

    published: When | None = None
    source: str | None = None
    language: str | None = None


class Block(Record, frozen=True, kw_only=True):
    """One block of ``Story.text`` (a paragraph, a heading, a list item), in order."""

    start: int
    end: int
    kind: str = "paragraph"
    """paragraph | heading | item | quote | caption | cell | preformatted"""
    body: bool | None = None
    """Whether an extractor took it for body text; ``None`` where nothing tells blocks apart."""


class Link(Record, frozen=True, kw_only=True):
    """A link in the delivered copy; ``start``/``end`` where its words stand in ``text``."""

    href: str
    text: str = ""
    rel: str | None = None
    start: int | None = None
    end: int | None = None


class Media(Record, frozen=True, kw_only=True):
    """A picture, film or sound that belongs to the story."""

    href: str
    type: str | None = None
    caption: str | None = None
    credit: str | None = None
    rights: str | None = None


class Hop(Record, frozen=True, kw_only=True):
    """One station of a story's way, as a sender declares it (NewsML-G2 ``hopHistory``)."""

    party: str
    action: str | None = None
    at: When | None = None


class Declared(Record, frozen=True, kw_only=True):
    """One thing that the delivery says of itself, and where it stood ("json-ld", "og:title")."""

    name: str
    value: str
    where: str


class Note(Record, frozen=True, kw_only=True):
    """Something a person should know about how the copy could be read: charset, cut, time limit."""

    kind: str
    text: str


class Story(Record, frozen=True, kw_only=True):
    """What the sender declared, frozen. Nothing of ours stands here and nothing is cut.

    ``text`` is the delivered text in Unicode NFC with LF line ends. Where a format carries the
    headline apart from the body it is headline, blank line, body; ``title_span`` says where the
    headline stands. ``published``, ``updated`` and ``received`` never stand in for each other.
    """

    id: str
    text: str
    format: str
    title: str | None = None
    title_span: Span | None = None
    html: str | None = None
    language: str | None = None
    published: When | None = None
    updated: When | None = None
    received: When | None = None
    byline: str | None = None
    dateline: str | None = None
    credit: str | None = None
    section: str | None = None
    summary: str | None = None
    rights: str | None = None
    embargo: str | None = None
    pub_status: str | None = None
    version: str | None = None
    provider: str | None = None
    guid: str | None = None
    address: str | None = None
    canonical: str | None = None
    source: str | None = None
    keywords: tuple[str, ...] = ()
    blocks: tuple[Block, ...] = ()
    links: tuple[Link, ...] = ()
    media: tuple[Media, ...] = ()
    hops: tuple[Hop, ...] = ()
    declared: tuple[Declared, ...] = ()
    notes: tuple[Note, ...] = ()
