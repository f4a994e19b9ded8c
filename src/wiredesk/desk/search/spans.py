"""A range of days as the fewest whole years, months and days."""

from calendar import monthrange
from collections.abc import Iterator

EARLIEST, LATEST = 1800, 2199
"""Years that an open range runs from and to."""


def span(first: str, last: str) -> list[str]:
    """Whole years, months and days from ``first`` to ``last``, each as precise as said; "" is open.

    "2026-11", "2026-12-02" → 2026-11, 2026-12-01, 2026-12-02. A range that runs backwards is
    turned round; years outside 1800–2199 are cut off.
    """
    begin, end = _first_day(first), _last_day(last)
    if begin > end:
        begin, end = _first_day(last), _last_day(first)
    return list(_years(begin, end))


Day = tuple[int, int, int]


def _first_day(said: str) -> Day:
    if not said:
        return EARLIEST, 1, 1
    year, month, day = (*map(int, said.split("-")), 1, 1)[:3]
    return _within(year, month, day)


def _last_day(said: str) -> Day:
    if not said:
        return LATEST, 12, 31
    year, month, day = (*map(int, said.split("-")), *((12, 31)[said.count("-") :]))[:3]
    return _within(year, month, day)


def _within(year: int, month: int, day: int) -> Day:
    if year < EARLIEST:
        return EARLIEST, 1, 1
    if year > LATEST:
        return LATEST, 12, 31
    return year, month, min(day, monthrange(year, month)[1])


def _years(begin: Day, end: Day) -> Iterator[str]:
    for year in range(begin[0], end[0] + 1):
        low = begin if year == begin[0] else (year, 1, 1)
        high = end if year == end[0] else (year, 12, 31)
        if low[1:] == (1, 1) and high[1:] == (12, 31):
            yield f"{year:04}"
        else:
            yield from _months(year, low, high)


def _months(year: int, low: Day, high: Day) -> Iterator[str]:
    for month in range(low[1], high[1] + 1):
        length = monthrange(year, month)[1]
        start = low[2] if month == low[1] else 1
        stop = high[2] if month == high[1] else length
        if (start, stop) == (1, length):
            yield f"{year:04}-{month:02}"
        else:
            yield from (f"{year:04}-{month:02}-{day:02}" for day in range(start, stop + 1))
