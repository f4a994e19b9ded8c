"""What is no story in any format that this version reads: said in words, never read as prose."""

from collections.abc import Iterator

from wiredesk.records import Delivery, Refusal, Story
from wiredesk.wire.formats import Format
from wiredesk.wire.looks import look_of
from wiredesk.wire.refusals import is_binary, refuse_binary

NAMES = {
    "opml": ("a list of feeds (OPML)", "such lists are"),
    "svg": ("a drawing (SVG)", "drawings are"),
    "xml": ("an XML document", "XML of this kind is"),
    "json": ("JSON data", "JSON is"),
}
"""What each look is called, and how its refusal goes on. A format that is added claims it first."""


def claims_binary(delivery: Delivery) -> bool:
    """Files that hold no text, by their first bytes."""
    return is_binary(delivery.body) is not None


def parse_binary(delivery: Delivery) -> Iterator[Story | Refusal]:
    """One refusal that says what the file is."""
    yield refuse_binary(is_binary(delivery.body) or "no text", delivery.address)


def claims(delivery: Delivery) -> bool:
    """Feeds, agency formats, data and mail that no format before this one has claimed."""
    return not claims_binary(delivery) and look_of(delivery).kind in NAMES


def parse(delivery: Delivery) -> Iterator[Story | Refusal]:
    """One refusal that says what it looks like."""
    what, are = NAMES[look_of(delivery).kind]
    yield Refusal(
        what="format not read",
        why=f"It looks like {what}; {are} not read by this version.",
        address=delivery.address,
    )


BINARY = Format(name="binary", claims=claims_binary, parse=parse_binary)
FORMAT = Format(name="unread", claims=claims, parse=parse)
