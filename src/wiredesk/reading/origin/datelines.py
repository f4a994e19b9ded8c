"""The dateline: where and when a story says it was written, and the agency credited in it.

    MOSCOW, May 3 (AP) — · Lisboa, 3 mai 2026 (Mirante) – · (ANSA) - ROMA, 3 MAG - ·
    МОСКВА, 3 мая. /ТАСС/. · 新华社北京5月3日电 · SETÚBAL —

A date is as precise as it says: without a year it is written as TIMEX3 writes it, "XXXX-05-03",
unless the story's own day of publication tells the year.
"""

from wiredesk.reading.copy import Copy
from wiredesk.reading.origin.bare_datelines import bare_dateline, is_interview, place_line
from wiredesk.reading.origin.credited_datelines import OPENER, credited_dateline
from wiredesk.reading.origin.signs import Dateline
from wiredesk.reading.origin.zones import Zones, holds_order

LINES = 3
"""Paragraphs of the story that are looked at where no line above them has a dateline."""


def find_dateline(copy: Copy, zones: Zones) -> Dateline | None:
    """The story's dateline. Of several the first: some agencies repeat it in a second take."""
    lines = [*zones.head, *zones.body[:LINES]] or [*copy.lines[:1]]
    for start, end in lines:
        if not _is_other(copy, start, end) and (found := credited_dateline(copy, start, end)):
            return found
    for start, end in [] if is_interview(copy, lines) else lines:
        if not _is_other(copy, start, end) and (found := bare_dateline(copy, start, end)):
            return found
    for start, end in zones.head:
        if not _is_other(copy, start, end) and (found := place_line(copy, start, end)):
            return found
    return None


def _is_other(copy: Copy, start: int, end: int) -> bool:
    """Whether a line is an order, or a byline ("Por Ana Lopes, Estadão Conteúdo")."""
    if holds_order(copy, (start, start + 1)):
        return True
    return end - start < OPENER and any(
        hit.start == start for hit in copy.hits_in("origin.by", start, min(end, start + 40))
    )
