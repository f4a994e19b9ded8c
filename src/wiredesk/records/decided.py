"""What people decide, and what goes out."""

from __future__ import annotations

from wiredesk.records.arriving import Hop, Link, Media
from wiredesk.records.base import Record, When
from wiredesk.records.found import ChainLink, OnWhoseWord


class Ruling(Record, frozen=True, kw_only=True):
    """What a person decided about a story, and why. It outlives the story's re-arrival.

    ``verb``: take | mend | dismiss | approve | hold | reject | reopen | same | not_same |
    follow | publish | correct | withdraw | …; ``about`` says what it decided on (a defect's kind
    and words, another story's id), empty where it is the story itself.
    """

    story: str
    verb: str
    by: str
    at: When
    why: str = ""
    about: str = ""
    version: int | None = None


class Mend(Record, frozen=True, kw_only=True):
    """One thing that the desk changed in the delivered copy, as readers may see it."""

    before: str
    after: str
    kind: str = ""
    """The defect that it mends ("spelling.variety"); empty for an edit of another kind."""


class Correction(Record, frozen=True, kw_only=True):
    """A public note on what changed after publication, and why."""

    at: When
    note: str
    kind: str = "correct"
    """correct | withdraw | hold | agency"""


class Article(Record, frozen=True, kw_only=True):
    """A story as approved, whole: all that any destination may print of it.

    Made by the desk of a story, its reading, its rulings and its ties. Credit, rights and chain
    come from the delivery and are carried unchanged.
    """

    id: str
    """Of ours, for ever; every release of the story has the same."""
    slug: str
    title: str
    paragraphs: tuple[str, ...]
    """Plain text. A destination escapes it; none gets markup."""
    language: str
    summary: str | None = None
    section: str | None = None
    """IPTC Media Topic code, by what the story is about."""
    section_name: str | None = None
    keywords: tuple[str, ...] = ()
    byline: str | None = None
    dateline: str | None = None
    credit: str | None = None
    agency: str | None = None
    rights: str | None = None
    usage: str | None = None
    licence: str | None = None
    """full | excerpt | none of the source; ``None`` is unknown, and never full text."""
    embargo: When | None = None
    source_name: str | None = None
    source_address: str | None = None
    """Where the original stands."""
    guid: str | None = None
    provider: str | None = None
    version: str | None = None
    original_language: str | None = None
    translation: str | None = None
    """None (no translation) | human | machine | unknown"""
    translation_of: str | None = None
    """Address of what it translates, where known."""
    translation_reviewed: bool = False
    expires: When | None = None
    """Until when its rights allow it to go out."""
    original_published: When | None = None
    original_updated: When | None = None
    received: When | None = None
    chain: tuple[ChainLink, ...] = ()
    hops: tuple[Hop, ...] = ()
    media: tuple[Media, ...] = ()
    quotes: tuple[tuple[int, int, int], ...] = ()
    """Quoted words: paragraph, start, end (code points into the paragraph, half-open)."""
    sources: tuple[OnWhoseWord, ...] = ()
    """What the claims rest on."""
    own_voice: int = 0
    people: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    mends: tuple[Mend, ...] = ()
    reviewers: tuple[str, ...] = ()
    copies: tuple[Link, ...] = ()
    """Where else the story stands."""
    index: bool = False
    """Whether search engines may index our copy."""


class Release(Record, frozen=True, kw_only=True):
    """One entry of the ledger: what was published, as which version, and what became of it.

    ``kind``: publish | refile | correct | hold | resume | withdraw. Numbers of a story run from 1;
    each release replaces the one before it everywhere it went.
    """

    story: str
    number: int
    kind: str
    at: When
    by: str
    article: Article | None
    """``None`` once withdrawn or held: nothing of the text goes out any more."""
    note: str = ""
    """The public note of a correction or withdrawal."""
    first_published: When | None = None
    corrections: tuple[Correction, ...] = ()
    """All public notes so far, the oldest first."""
    due: When | None = None
    """For a scheduled release: not before."""
    excerpt: bool = False
    """Headline, short extract and link only: the licence allows no more, and ``article`` has it
    cut already."""
    slug: str = ""
    """The slug of the story's first release: its addresses never change."""
