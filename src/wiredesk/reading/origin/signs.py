"""A sign of origin: what some words, or a declared field, say of where the story comes from."""

from typing import NamedTuple

from wiredesk.reading.origin.agency_names import Named
from wiredesk.records import Span

TEXT = "text"
"""Where a sign stands that was read from the text; others name the declared field."""


class Sign(NamedTuple):
    """One thing that the copy says of its origin, and where it stands.

    ``what`` is a field of ``Origin`` (credit, dateline, place, date, byline, sign_off,
    republisher, source_link, rights, disclaimer, claimed_section, unnamed_agency), or agency,
    source, outlet: a station of the story's way.
    """

    what: str
    value: str
    start: int | None
    end: int | None
    rule: str
    confidence: float
    where: str = TEXT
    agency: str | None = None
    """Id of the agency's pack, of a station that is an agency we know."""


class Dateline(NamedTuple):
    """A dateline; spans of its place and credit are ``None`` where it has none."""

    start: int
    end: int
    place: Span | None
    date: str | None
    credit: Span | None
    agencies: tuple[Named, ...]
    byline: Span | None
    rule: str
    confidence: float
