"""Until when an embargo holds: the latest time that its words may mean."""

from datetime import UTC, datetime, timedelta

from wiredesk.records import Order, is_when

LAST_ZONE = timedelta(hours=12)
"""A day has begun everywhere when it begins at UTC-12: a date without a zone may mean that."""


def due_of(when: str) -> datetime | None:
    """The moment from which a stated date or time has surely come; ``None`` for other words.

    "2026-05-03" is no midnight of ours: it has begun everywhere at noon UTC. A time without a
    zone may be of any.
    """
    if not is_when(when):
        return None
    stated = datetime.fromisoformat(when + {4: "-01-01", 7: "-01"}.get(len(when), ""))
    if stated.tzinfo is None:
        return stated.replace(tzinfo=UTC) + LAST_ZONE
    return stated.astimezone(UTC)


def standing(orders: tuple[Order, ...]) -> tuple[datetime | None, str]:
    """Until when the orders forbid publishing, and the words of an embargo without a known time.

    The latest of several counts.
    """
    until, words = None, ""
    for order in orders:
        if order.kind != "embargo" or not order.loud:
            continue
        due = due_of(order.until or "")
        if due is None:
            words = words or (order.until or order.text)[:200]
        elif until is None or due > until:
            until = due
    return until, words
