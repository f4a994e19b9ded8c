"""Dates as senders write them, in ISO 8601: exactly as precise as what was written, or nothing."""

import re
from email.utils import parsedate_to_datetime

from wiredesk.records import When, is_when

_ISO = re.compile(
    r"(\d{4})-?(\d\d)?(?:-?(\d\d))?"
    r"(?:[T\s]+(\d\d):?(\d\d)(?::?(\d\d)(?:[.,]\d+)?)?\s*(Z|UTC|GMT|[+-]\d\d(?::?\d\d)?)?)?",
    re.IGNORECASE,
)

_MONTHS = {
    name: f"{number:02}"
    for number, name in enumerate(
        ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"], 1
    )
}
_RFC2822 = re.compile(
    rf"(?:[A-Z][a-z]{{2}}, )?(\d{{1,2}}) ({'|'.join(_MONTHS)}) (\d{{4}}) (\d\d:\d\d)(:\d\d)? "
    r"(GMT|UTC|\+0000|[+-](?:0[1-9]|1[0-4])[0-5]\d)",
    re.ASCII,
)
"""As feeds write it nearly always; other spellings are left to the standard library."""

_NO_YEAR = "0001"
""".NET writes a date that was never set as the first of January of the year 1."""


def iso_date(written: str) -> When | None:
    """The date or time in ISO 8601 that a machine-readable string says; ``None`` where it is none.

    Reads ISO 8601 in its several spellings and RFC 2822 ("Sun, 03 May 2026 10:45:00 +0100"). A day
    stays a day; seconds' fractions are left out. "03/04/2026" is not guessed at.
    """
    written = written.strip()
    if found := _ISO.fullmatch(written):
        year, month, day, hour, minute, second, zone = found.groups()
        date = "-".join(part for part in (year, month, day) if part)
        if hour:
            date += f"T{hour}:{minute}" + (f":{second}" if second else "") + _zone(zone)
        return date if is_when(date) and year > _NO_YEAR else None
    if found := _RFC2822.fullmatch(written):
        return _from_rfc2822(*found.groups())
    if not re.match(r"(?:[A-Za-z]{3},?\s+)?\d{1,2}\s+[A-Za-z]{3}\s+\d{4}\s", written):
        return None
    try:
        date = parsedate_to_datetime(written).isoformat()
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
    date = date.removesuffix("+00:00") + ("Z" if date.endswith("+00:00") else "")
    return date if is_when(date) else None


def _from_rfc2822(
    day: str, month: str, year: str, clock: str, second: str | None, zone: str
) -> When | None:
    zone = "Z" if zone[0] not in "+-" or zone == "+0000" else f"{zone[:3]}:{zone[3:]}"
    date = f"{year}-{_MONTHS[month]}-{day.zfill(2)}T{clock}{second or ':00'}{zone}"
    return date if is_when(date) and year > _NO_YEAR else None


def _zone(zone: str | None) -> str:
    if not zone:
        return ""
    if zone[0] not in "+-":
        return "Z"
    digits = zone[1:].replace(":", "").ljust(4, "0")
    return f"{zone[0]}{digits[:2]}:{digits[2:]}"
