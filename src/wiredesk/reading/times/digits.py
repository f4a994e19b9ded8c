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


class Forms(NamedTuple):
    """How a language writes times in figures."""

    dates: tuple[re.Pattern[str], ...]
    """One for each order, the first that makes a date counts."""
    others: re.Pattern[str]
    doubtful: bool
    """Whether varieties of the language differ in the order and this text tells of none."""


@lru_cache(maxsize=64)
def _forms(tag: str, variety: str | None) -> Forms:
    words = language(tag).times
    orders = words.numeric_of.get(variety or "", words.numeric)
    parts = [ISO, CLOCK]
    if words.decade_suffixes:
        endings = "|".join(map(re.escape, words.decade_suffixes))
        parts.append(rf"(?P<decade>\d{{4}}|\d{{2}})(?:{endings})(?!\w)")
    marks = language(tag).quantities.ordinal_marks
    if marks:
        endings = "|".join(map(re.escape, sorted(marks, key=len, reverse=True)))
        parts.append(rf"(?P<ord>\d{{1,3}})(?:{endings})(?!\w)")
    doubtful = bool(words.numeric_of) and variety not in words.numeric_of
    dates = tuple(re.compile(_shape(order)) for order in orders)
    return Forms(dates, re.compile("|".join(parts)), doubtful)


def _shape(order: str) -> str:
    """A date's order ("D/M/Y") as an expression; a space may follow a dot."""
    figures = {"D": r"(?P<D>\d{1,2})", "M": r"(?P<M>\d{1,2})", "Y": r"(?P<Y>\d{4})"}
    figures |= {"y": r"(?P<Y>\d{2})", ".": r"\. ?"}
    return "".join(figures.get(sign) or re.escape(sign) for sign in order) + r"(?![\d/]|[.,]\d)"


def find_digit_forms(copy: Copy) -> Iterator[DigitForm]:
    """Every form of figures that says a time by itself; impossible dates are none."""
    told = copy.language.variety if copy.language else None
    forms = _forms(copy.pack.tag, told.tag if told else None)
    end = 0
    for at in digit_runs(copy.folded):
        if at < end or copy.folded[max(0, at - 1) : at] in (":", "/", "_"):
            continue
        form = _date_at(forms, copy.folded, at) or _other_at(forms, copy, at)
        if form is not None:
            end = form.end
            yield form


def _date_at(forms: Forms, folded: str, at: int) -> DigitForm | None:
    for shape in forms.dates:
        m = shape.match(folded, at)
        if m is None or folded[m.end() : m.end() + 1] in ("t", "T"):
            continue
        values = _date(m.groupdict(), forms.doubtful)
        if values:
            return DigitForm(at, m.end(), values)
    return None


def _other_at(forms: Forms, copy: Copy, at: int) -> DigitForm | None:
    m = forms.others.match(copy.folded, at)
    values = _values(m, copy.pack.times.dot_clock) if m else {}
    return DigitForm(at, m.end(), values) if m and values else None


def _values(m: re.Match[str], dots: bool) -> dict[str, str | float]:
    groups = m.groupdict()
    if groups["iso"]:
        return _iso(groups)
    if groups["h"]:
        return _clock(groups, m[0], dots)
    if groups.get("decade"):
        return {"decade": groups["decade"]}
    value = float(groups["ord"])
    return dict.fromkeys(("ord", "num", "day") if 1 <= value <= 31 else ("ord", "num"), value)


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


def _date(groups: dict[str, str], doubtful: bool) -> dict[str, str | float]:
    """The date; nothing if it is impossible. "Doubtful" where day and month may be exchanged."""
    day, month, year = groups.get("D"), groups["M"], groups["Y"]
    if not 1 <= int(month) <= 12:
        return {}
    if len(year) == 2:
        year = f"{'19' if int(year) > 60 else '20'}{int(year):02d}"
    if day is None:
        return {"date": f"{int(year):04d}-{int(month):02d}"}
    if not 1 <= int(day) <= 31:
        return {}
    value = f"{int(year):04d}-{int(month):02d}-{int(day):02d}"
    if doubtful and int(day) <= 12 and int(day) != int(month):
        return {"date": value, "doubtful": value}
    return {"date": value}
