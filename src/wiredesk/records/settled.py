"""What a newsroom settles for a source, and what could not be done."""

from __future__ import annotations

from wiredesk.records.base import Record


class Refusal(Record, frozen=True, kw_only=True):
    """Why something could not be done, in a sentence an editor understands."""

    what: str
    why: str
    address: str | None = None


class SourceSettings(Record, frozen=True, kw_only=True):
    """What a newsroom decides about one source. Empty means: as usual."""

    identity: tuple[str, ...] = ()
    """Which signs tell its stories apart, strongest first (see ``wire.identity.KINDS``)."""
    language: str | None = None
    country: str | None = None
    credit: str | None = None
    """The credit line its licence asks for."""
    licence: str | None = None
    """full | excerpt | none; ``None`` is unknown, and unknown is never full text."""
    rights: str | None = None
    index: bool = False
    """Whether copies of its stories may be indexed by search engines."""
    priority: int = 0
    section_map: dict[str, str] = {}
    """The source's section → a Media Topic code."""
    fetch_pages: bool = False
    """Whether its licence allows the linked page to be fetched when the feed carries an excerpt."""
    fetch_pictures: bool = False
    push: bool = True
    """Whether its hub, where it has one, may push what is new (WebSub)."""
    shortest_interval: int = 120
    longest_interval: int = 86_400
    """Seconds between polls; the rhythm of the feed decides between the two."""
    keep_days: int | None = None
    """How long delivered bytes and text are kept; ``None`` is for ever."""
