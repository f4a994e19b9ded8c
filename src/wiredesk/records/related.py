"""What stories are to each other."""

from __future__ import annotations

from wiredesk.records.base import Record, Span, When


class Comparable(Record, frozen=True, kw_only=True):
    """A story cut down to what its relations can be told from.

    Made of a reading, or of a line ``{id, paragraphs | text, title, language, published, source}``
    of an archive; all but ``id`` and ``paragraphs`` may be unknown. ``paragraphs`` are the body's,
    in order, with neither headline nor furniture where a reading told them.
    """

    id: str
    paragraphs: tuple[str, ...]
    title: str | None = None
    language: str = "und"
    published: When | None = None
    updated: When | None = None
    received: When | None = None
    source: str | None = None
    """The outlet that carried it: host or name."""
    agency: str | None = None
    """The agency that it names, or that is its provider."""
    credit: str | None = None
    dateline: str | None = None
    provider: str | None = None
    guid: str | None = None
    version: str | None = None
    address: str | None = None
    canonical: str | None = None
    links: tuple[str, ...] = ()
    orders: tuple[str, ...] = ()
    """Kinds of its orders (``records.Order.kind``)."""
    chain: tuple[str, ...] = ()
    """Names of agencies and outlets that it says it comes through, nearest last."""
    names: tuple[str, ...] = ()
    """Persons and bodies it names, each once."""
    places: tuple[str, ...] = ()
    dates: tuple[When, ...] = ()
    """Days that it speaks of, resolved."""


class TieEvidence(Record, frozen=True, kw_only=True):
    """One thing that makes us tie two stories, or say which came from which."""

    what: str
    """"shared passages", "declared link", "credit line", "first seen", "anchor", …"""
    value: str
    """In words, with the words or numbers it rests on."""
    speaks_for: str | None = None
    """A direction, or the tie's kind; ``None``: for none alone."""
    weight: float | None = None
    """Log-odds that it adds, where it was weighed."""


class Tie(Record, frozen=True, kw_only=True):
    """That story ``a`` has to do with story ``b``, and how we know.

    ``kind``: copy | part | version | translation | follows. ``direction``: a_from_b | b_from_a |
    common_source | undecided. ``share`` is how much of ``a`` stands in ``b`` (0 to 1);
    ``confidence`` (0 to 1) is of the tie, not of the direction.
    """

    a: str
    b: str
    kind: str
    direction: str = "undecided"
    edge: str | None = None
    """wire | press_release | outlet | translation | common_source | incidental, where told."""
    share: float | None = None
    share_back: float | None = None
    """How much of ``b`` stands in ``a``."""
    confidence: float = 1.0
    evidence: tuple[TieEvidence, ...] = ()


class Threaded(Record, frozen=True, kw_only=True):
    """Where a story belongs: its event (days) and its thread (the longer story, months).

    Both go by the id of the story that they began with; a story that belongs to nothing yet
    has its own id for both.
    """

    story: str
    event: str
    thread: str
    evidence: tuple[TieEvidence, ...] = ()
    """Why it joined, the event first; empty for what begins both."""
    merged: tuple[tuple[str, str], ...] = ()
    """Events and threads that its coming showed to be one: the id given up, and the one kept."""


class Change(Record, frozen=True, kw_only=True):
    """Words of one story that stand otherwise in the other: "15,000" became "10,000".

    ``kind``: number | date | name | negation | attribution | quotation | word; spans are code
    points into the paragraph named, half-open.
    """

    kind: str
    before: str
    after: str
    paragraph_before: int | None = None
    paragraph_after: int | None = None
    span_before: Span | None = None
    span_after: Span | None = None


class Aligned(Record, frozen=True, kw_only=True):
    """What became of paragraphs.

    ``kind``: verbatim | edited | merged | split | moved | new | cut; ``before`` and ``after`` are
    indices of paragraphs in the two stories.
    """

    kind: str
    before: tuple[int, ...] = ()
    after: tuple[int, ...] = ()
    share: float = 1.0
    """How many of the words stand in both; across languages how alike what survives is."""
    changes: tuple[Change, ...] = ()
    evidence: tuple[TieEvidence, ...] = ()
    """Across languages: the anchors that stand in both."""


class ParagraphOrigin(Record, frozen=True, kw_only=True):
    """Where a paragraph stood before: in which story, in which of its paragraphs."""

    paragraph: int
    story: str | None = None
    """``None`` where it stood in none of those asked about."""
    there: tuple[int, ...] = ()
    kind: str = "new"
    """verbatim | edited | merged | split | moved | new"""
    share: float = 0.0
    """How many of its words stood there."""


class Derivation(Record, frozen=True, kw_only=True):
    """What a story is made of: whether it is derived from others, and each paragraph's origin."""

    story: str
    derived: str
    """wholly | partly | not"""
    share: float
    """How many of its words stood in others."""
    paragraphs: tuple[ParagraphOrigin, ...] = ()


class Comparison(Record, frozen=True, kw_only=True):
    """Two stories side by side: paragraphs aligned, and what a reader must see first."""

    before: str
    after: str
    derived: str
    """wholly | partly | not"""
    share: float
    """How many words of ``after`` stand in ``before``."""
    paragraphs: tuple[Aligned, ...] = ()
    changes: tuple[Change, ...] = ()
    """Changed numbers, names, negations, attributions and quotations, the gravest first."""


class Edge(Record, frozen=True, kw_only=True):
    """An arrow of a chain: a story, and where it came from."""

    story: str
    source: str
    """Id of a story, or of an inferred source."""
    kind: str
    """wire | press_release | outlet | translation | common_source | incidental | version |
    undecided (a tie without an arrow)"""
    share: float | None = None
    evidence: tuple[TieEvidence, ...] = ()


class Inferred(Record, frozen=True, kw_only=True):
    """A story that nobody sent us, from which several others must have come."""

    id: str
    name: str | None
    """The agency that they credit, where they do."""
    stories: tuple[str, ...]


class Chain(Record, frozen=True, kw_only=True):
    """How stories that belong together came from one another, back to the source."""

    stories: tuple[str, ...]
    edges: tuple[Edge, ...] = ()
    inferred: tuple[Inferred, ...] = ()
    outlets: int = 0
    """Different houses that carry it."""
    sources: int = 0
    """Independent sources behind them: stories and inferred ones that came from none. Copies
    count once as evidence."""
