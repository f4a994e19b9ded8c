"""Editors' notes and orders in the copy: kills, embargoes, corrections."""

from wiredesk.reading.copy import Copy
from wiredesk.records import Order


def find_orders(copy: Copy) -> tuple[Order, ...]:
    """Find notes from desk to desk that were never meant for readers."""
    return ()
