"""Reckoning with TIMEX3 values: days, weeks, months, and how far a value reaches."""

from __future__ import annotations

import calendar
import re
from datetime import date, timedelta

SEASON_MONTHS = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}
"""First month of each meteorological season north of the equator."""

SOUTHERN = frozenset(
    """
    AO AR AU BO BR BW BI CL CK FJ LS MG MW MU MZ NA NR NZ PG PE PY RW SB SC SZ TL TO TV TZ UY VU WS
    ZA ZM ZW
    """.split()  # noqa: SIM905 - a list of 36 quoted codes reads worse
)
"""Countries (ISO 3166-1) most of whose people live south of the equator."""


def day_of(value: str | None) -> date | None:
    """The day that an ISO date or time falls on; ``None`` where it is no whole day."""
    try:
        return date.fromisoformat((value or "")[:10])
    except ValueError:
        return None


def iso(day: date) -> str:
    """A day as "2025-10-28"."""
    return day.isoformat()


def week_of(day: date) -> str:
    """The ISO week of a day, as "2025-W43"."""
    year, week, _ = day.isocalendar()
    return f"{year:04d}-W{week:02d}"


def month_shifted(day: date, months: int) -> tuple[int, int]:
    """The year and month so many months away."""
    count = day.year * 12 + day.month - 1 + months
    return count // 12, count % 12 + 1


def day_shifted(day: date, months: int) -> date | None:
    """The day so many months away, the month's last where it is too short."""
    year, month = month_shifted(day, months)
    if not 1 <= year <= 9999:
        return None
    return date(year, month, min(day.day, calendar.monthrange(year, month)[1]))


def days_shifted(day: date, days: int) -> date | None:
    """The day so many days away, ``None`` outside of the calendar."""
    try:
        return day + timedelta(days=days)
    except OverflowError:
        return None


def valid_day(year: int, month: int, day: int) -> date | None:
    """The date, where there is one."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def easter(year: int) -> date:
    """Easter Sunday in the Gregorian calendar (Butcher's algorithm, Nature, 1876)."""
    a, b, c = year % 19, year // 100, year % 100
    d, e = divmod(b, 4)
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    m = (32 + 2 * e + 2 * i - h - k) % 7
    n = (a + 11 * h + 22 * m) // 451
    month, day = divmod(h + m - 7 * n + 114, 31)
    return date(year, month, day + 1)


# ── how far a value reaches ─────────────────────────────────────────────────────────────────

DAY = re.compile(r"(\d{4})-(\d\d)-(\d\d)")
MONTH = re.compile(r"(\d{4})-(\d\d)$")
YEAR = re.compile(r"(\d{4})$")
WEEK = re.compile(r"(\d{4})-W(\d\d)(-WE)?$")
PART = re.compile(r"(\d{4})-([QH])(\d)$")
SEASON = re.compile(r"(\d{4})-(SP|SU|FA|WI)$")
FISCAL = re.compile(r"FY\d{4}$")


def extent(value: str, southern: bool = False) -> tuple[str | None, str | None, str | None]:
    """(begin, end, granularity) of a value, in days where it is exact and no finer than it is."""
    if m := DAY.match(value):
        if "T" in value:
            clock = re.search(r"T\d\d:\d\d\S*$", value)
            when = value if clock else m[0]
            return when, when, "minute" if clock else "part of day"
        return m[0], m[0], "day"
    if m := MONTH.match(value):
        last = calendar.monthrange(int(m[1]), int(m[2]))[1]
        return f"{value}-01", f"{value}-{last:02d}", "month"
    if YEAR.match(value):
        return f"{value}-01-01", f"{value}-12-31", "year"
    if m := WEEK.match(value):
        return _week(int(m[1]), int(m[2]), bool(m[3]))
    if m := PART.match(value):
        return _part_of_year(int(m[1]), m[2], int(m[3]))
    if m := SEASON.match(value):
        return _season(int(m[1]), m[2], southern)
    if re.fullmatch(r"\d{3}", value):
        return f"{value}0-01-01", f"{value}9-12-31", "decade"
    if re.fullmatch(r"\d{2}", value):
        return f"{value}00-01-01", f"{value}99-12-31", "century"
    return None, None, _granularity(value)


def _week(year: int, week: int, weekend: bool) -> tuple[str | None, str | None, str]:
    try:
        first = date.fromisocalendar(year, week, 6 if weekend else 1)
    except ValueError:
        return None, None, "week"
    last = first + timedelta(days=1 if weekend else 6)
    return iso(first), iso(last), "weekend" if weekend else "week"


def _part_of_year(year: int, kind: str, which: int) -> tuple[str, str, str]:
    months = 3 if kind == "Q" else 6
    first = (which - 1) * months + 1
    last = first + months - 1
    end = f"{year:04d}-{last:02d}-{calendar.monthrange(year, last)[1]:02d}"
    return f"{year:04d}-{first:02d}-01", end, "quarter" if kind == "Q" else "half year"


def _season(year: int, season: str, southern: bool) -> tuple[str, str, str]:
    """Whole months; a northern winter is named after the year it ends in, as a southern summer."""
    first = (SEASON_MONTHS[season] + (6 if southern else 0) - 1) % 12 + 1
    begin = year - 1 if first == 12 else year
    end_month = (first + 1) % 12 + 1
    return f"{begin:04d}-{first:02d}", f"{year:04d}-{end_month:02d}", "season"


def _granularity(value: str) -> str | None:
    shapes = {
        r"XXXX-WXX-\d": "day",
        r"XXXX-\d\d-\d\d.*|XXXX-XX-XX.*|XXXX-\d\d-XX": "day",
        r"XXXX-(\d\d|XX)": "month",
        r"XXXX-WXX-WE": "weekend",
        r"XXXX-WXX": "week",
        r"XXXX-[QH].": "quarter",
        r"XXXX-(SP|SU|FA|WI)": "season",
        r"XXXX": "year",
        r"T\d\d:\d\d.*": "minute",
        r"FY.*": "fiscal year",
        r"BC\d+": "year",
    }
    for shape, name in shapes.items():
        if re.fullmatch(shape, value):
            return name
    return None
