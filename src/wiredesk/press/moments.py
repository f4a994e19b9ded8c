"""When a date that is known to the day, or without a zone, has come for certain.

"2026-05-03" is a day somewhere and no midnight: it begins at UTC+14 and ends at UTC-12. What must
not happen before a date waits until the date has ended everywhere; what must have ended by a date
ends where the date begins first.
"""

from datetime import UTC, datetime, timedelta, timezone

from wiredesk.records import When, is_when

FIRST_ZONE, LAST_ZONE = timezone(timedelta(hours=14)), timezone(timedelta(hours=-12))
"""Where a day begins first (Kiritimati) and ends last (Baker Island)."""


def surely_over(when: When) -> datetime | None:
    """The instant from which a date is over wherever its sender was; ``None`` for what is no date.

    A time that names its zone is that instant; one without is that time on the last clock; a day,
    a month or a year has to end on the last clock.
    """
    if not is_when(when):
        return None
    if "T" in when:
        return _at(when, LAST_ZONE)
    try:
        return _following(when).replace(tzinfo=LAST_ZONE)
    except (OverflowError, ValueError):
        return datetime.max.replace(tzinfo=UTC)


def _following(when: When) -> datetime:
    """Where the year, month or day after this one begins."""
    begun = datetime.fromisoformat(when + {4: "-01-01", 7: "-01"}.get(len(when), ""))
    if len(when) == 4:
        return begun.replace(year=begun.year + 1)
    if len(when) == 7:
        return (begun + timedelta(days=31)).replace(day=1)
    return begun + timedelta(days=1)


def maybe_begun(when: When) -> datetime | None:
    """The instant from which a date may have come somewhere; ``None`` for what is no date."""
    if not is_when(when):
        return None
    return _at(when + {4: "-01-01", 7: "-01"}.get(len(when), ""), FIRST_ZONE)


def _at(when: When, zone: timezone) -> datetime:
    found = datetime.fromisoformat(when)
    return found if found.tzinfo else found.replace(tzinfo=zone)


def stamp(now: datetime) -> When:
    """An instant as records hold it, in UTC. Raises ValueError for one that names no zone."""
    if now.tzinfo is None:
        raise ValueError("a time of the ledger needs its zone")
    return now.astimezone(UTC).isoformat().replace("+00:00", "Z")


def in_words(instant: datetime) -> str:
    """An instant as a sentence says it: "3 May 2026, 12:00 UTC"."""
    at = instant.astimezone(UTC)
    return f"{at.day} {at:%B} {at.year:04}, {at:%H:%M} UTC"
