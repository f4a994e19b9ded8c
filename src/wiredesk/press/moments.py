"""When a date that is known to the day, or without a zone, has come for certain.

"2026-05-03" is a day somewhere and no midnight: it begins first at UTC+14 and last at UTC-12. What
must not happen before a date waits until the date has begun everywhere; what must have ended by a
date ends where it begins first.
"""

from datetime import UTC, datetime, timedelta, timezone

from wiredesk.records import When, is_when

FIRST_ZONE, LAST_ZONE = timezone(timedelta(hours=14)), timezone(timedelta(hours=-12))
"""Where a day begins first (Kiritimati) and last (Baker Island)."""


def surely_come(when: When) -> datetime | None:
    """The instant from which a date has come wherever its sender was; ``None`` for what is no date.

    A time that names its zone is that instant; one without is that time on the last clock; a day,
    a month or a year has come where it begins last.
    """
    return _at(when, LAST_ZONE) if is_when(when) else None


def maybe_begun(when: When) -> datetime | None:
    """The instant from which a date may have come somewhere; ``None`` for what is no date."""
    return _at(when, FIRST_ZONE) if is_when(when) else None


def _at(when: When, zone: timezone) -> datetime:
    found = datetime.fromisoformat(when + {4: "-01-01", 7: "-01"}.get(len(when), ""))
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
