"""Dates and clock times in figures: "28/10/2025", "2025-10-28", "18h06", "1990s", "21st"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from wiredesk.packs import language
from wiredesk.reading.copy import Copy
from wiredesk.reading.numerals import digit_runs


class DigitForm(NamedTuple):
    """Figures at ``text[start:end]`` and what they may be, by kind."""

    start: int
    end: int
    values: dict[str, str | float]


ISO = (
    r"(?P<iso>\d{4}-\d{2}-\d{2})(?:[Tt ](?P<isoclock>\d{2}:\d{2})(?::\d{2}(?:\.\d+)?)?"
    r"(?P<isozone>[Zz]|[+-]\d{2}:?\d{2})?)?(?!\d)"
)
CLOCK = (
    r"(?P<h>[01]?\d|2[0-4])(?::(?P<m>[0-5]\d)(?![\d:]|[.,]\d)"
    r"|\s?h(?:\s?(?P<hm>[0-5]\d)(?:\s?min)?)?(?!\w)|\.(?P<dm>[0-5]\d)(?!\d|\.\d))"
)


@lru_cache(maxsize=64)
def _forms(tag: str, variety: str | None) -> tuple[re.Pattern[str], tuple[str, ...]]:
    """One expression for all figures of a pack, and the orders of its dates by group."""
    words = language(tag).times
    orders = tuple(words.numeric_of.get(variety or "", words.numeric))
    dates = [f"(?P<date{i}>{_shape(order, i)})" for i, order in enumerate(orders)]
    parts = [ISO, *dates, CLOCK]
    if words.decade_suffixes:
        endings = "|".join(map(re.escape, words.decade_suffixes))
        parts.append(rf"(?P<decade>\d{{4}}|\d{{2}})(?:{endings})(?!\w)")
    marks = language(tag).quantities.ordinal_marks
    if marks:
        endings = "|".join(map(re.escape, sorted(marks, key=len, reverse=True)))
        parts.append(rf"(?P<ord>\d{{1,3}})(?:{endings})(?!\w)")
    return re.compile("|".join(parts)), orders


def _shape(order: str, which: int) -> str:
    """A date's order ("D/M/Y") as an expression; a space may follow a dot."""
    shape = []
    for sign in order:
        if sign in "DM":
            shape.append(rf"(?P<{sign}{which}>\d{{1,2}})")
        elif sign in "Yy":
            shape.append(rf"(?P<Y{which}>\d{{{4 if sign == 'Y' else 2}}})")
        else:
            shape.append(re.escape(sign) + (r"\ ?" if sign == "." else ""))
    return "".join(shape) + r"(?![\d/]|[.,]\d)"


def find_digit_forms(copy: Copy) -> Iterator[DigitForm]:
    """Every form of figures that says a time by itself; impossible dates are none."""
    told = copy.language.variety if copy.language else None
    forms, orders = _forms(copy.pack.tag, told.tag if told else None)
    end = 0
    for at in digit_runs(copy.folded):
        m = forms.match(copy.folded, at)
        if m is None or at < end or copy.folded[at - 1 : at] in (":", "/", "_"):
            continue
        values = _values(m, orders, copy.pack.times.dot_clock)
        if values:
            end = m.end()
            yield DigitForm(at, end, values)


def _values(m: re.Match[str], orders: tuple[str, ...], dots: bool) -> dict[str, str | float]:
    groups = m.groupdict()
    if groups["iso"]:
        return _iso(groups)
    if groups["h"]:
        return _clock(groups, m[0], dots)
    if groups.get("decade"):
        return {"decade": groups["decade"]}
    if groups.get("ord"):
        value = float(groups["ord"])
        return dict.fromkeys(("ord", "num", "day") if 1 <= value <= 31 else ("ord", "num"), value)
    for which in range(len(orders)):
        if groups[f"date{which}"]:
            return _date(groups, which, orders[which])
    return {}


def _iso(groups: dict[str, str]) -> dict[str, str | float]:
    day = groups["iso"]
    if not ("01" <= day[5:7] <= "12" and "01" <= day[8:10] <= "31"):
        return {}
    if groups["isoclock"]:
        return {"date": f"{day}T{groups['isoclock']}{(groups['isozone'] or '').upper()}"}
    return {"date": day}


def _clock(groups: dict[str, str], said: str, dots: bool) -> dict[str, str | float]:
    minute = groups["m"] or groups["hm"] or groups["dm"] or "00"
    clock = f"{int(groups['h']):02d}:{minute}"
    if groups["dm"]:
        return {"hm_dot" if dots else "hm_loose": clock, "num": float(said)}
    if groups["hm"] or (groups["m"] and len(groups["h"]) == 2):
        return {"hm": clock}
    return {"hm_one" if groups["m"] else "h_only": clock}


def _date(groups: dict[str, str], which: int, order: str) -> dict[str, str | float]:
    """The date, ``day_or_month`` where another order would be one too; nothing if impossible."""
    day, month, year = (groups.get(f"{sign}{which}") for sign in "DMY")
    if month is None or year is None or not 1 <= int(month) <= 12:
        return {}
    if len(year) == 2:
        year = f"{'19' if int(year) > 60 else '20'}{int(year):02d}"
    if day is None:
        return {"date": f"{int(year):04d}-{int(month):02d}"}
    if not 1 <= int(day) <= 31:
        return {}
    return {"date": f"{int(year):04d}-{int(month):02d}-{int(day):02d}"}
