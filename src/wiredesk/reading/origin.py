"""Where a story says it comes from: agency, credit, dateline, byline, sign-off, rights, chain."""

from wiredesk.reading.copy import Copy
from wiredesk.records import Origin


def find_origin(copy: Copy) -> Origin:
    """Gather every sign of origin, each with the words or the declared field it rests on."""
    return Origin()
