"""Days and clock times in the formal lines of copy: a dateline's date, an embargo's hour.

Only short pieces that stand in such a place are read here; times in the story are ``times``.
Month names come from the language's pack, from CLDR for a language without one, and from the
other packs (a German page may carry "PARIS, 3 mai (AFP)"). Nothing is guessed: without a year
there is none, and "03/05" in English stays unread, for it is March or May.
"""

import re
from datetime import date, timedelta
from functools import lru_cache
from typing import NamedTuple

from babel.core import Locale, UnknownLocaleError

from wiredesk import packs
from wiredesk.packs.matcher import fold


class Day(NamedTuple):
    """A calendar day as far as it is said; ``weekday`` runs from 1 (Monday) to 7."""

    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None


class Clock(NamedTuple):
    """A time of day; ``zone`` is an offset ("+02:00", "Z") or ``None`` where none is said."""

    hour: int
    minute: int
    zone: str | None


_TOKEN = re.compile(r"\d+|[^\W\d_]+|[^\w\s]")
_ISO = re.compile(r"(?<!\d)(\d{4})-(\d\d)-(\d\d)(?!\d)")
_NUMERIC = re.compile(r"(?<!\d)(\d{1,2})([./-])\s?(\d{1,2})(?:\2\s?(\d{4}|\d\d))?(?![\d:])")
# 2026年5月3日, 5月3日, 3日 · 2026년 5월 3일
_EASTERN = re.compile(r"(?:(\d{4})\s?[年년]\s?)?(?:(\d{1,2})\s?[月월]\s?)?(\d{1,2})\s?[日일]")
_CLOCK = re.compile(
    r"(?<![\d.,])(?P<h>\d{1,2})"
    r"(?:[:.](?P<m>\d\d)(?::\d\d)?|\s?[hH](?P<m2>\d\d)?(?![^\W\d_])|(?P<m4>\d\d)(?=\s?[A-Z]))?"
    r"(?![\d/])\s?(?P<mark>[ap]\.?\s?m\b\.?|Uhr\b|horas?\b|heures?\b|hours?\b|時)?"
)
_ZONE = re.compile(
    r"\s*\(?(?:(?:UTC|GMT)\s?(?P<sign>[+-])(?P<off>\d{1,2})(?!\d)"
    r"|(?P<iso>[+-]\d\d:?\d\d)|(?P<name>[A-ZÀ-Þ]{1,5})\b)"
)
_MARKS = set(".,/-º°'")
_FILLER = 3
"""Letters of the longest word that may stand inside a date unexplained: "de", "st", "del"."""


@lru_cache(maxsize=64)
def calendar(tag: str) -> dict[str, tuple[str, int]]:
    """Each folded word for a month or weekday as ("month", 5) or ("weekday", 7)."""
    words: dict[str, tuple[str, int]] = {}
    for one in [tag, *packs.languages()]:
        said = packs.language(one).calendar
        for kind, names in (("month", said.months), ("weekday", said.weekdays)):
            for word, number in names.items():
                words.setdefault(fold(word), (kind, int(number)))
        if one == tag:
            for word, meaning in _from_cldr(tag):
                words.setdefault(word, meaning)
    return words


def _from_cldr(tag: str) -> list[tuple[str, tuple[str, int]]]:
    try:
        locale = Locale.parse(tag.replace("-", "_"))
    except (UnknownLocaleError, ValueError):
        return []
    found = []
    for form in ("format", "stand-alone"):
        for width in ("wide", "abbreviated"):
            for number, word in locale.months.get(form, {}).get(width, {}).items():
                found.append((fold(word).strip("."), ("month", int(number))))
            for number, word in locale.days.get(form, {}).get(width, {}).items():
                found.append((fold(word).strip("."), ("weekday", int(number) + 1)))
    return found


@lru_cache(maxsize=1)
def zones() -> dict[str, str]:
    """Names of time zones that mean one offset, from every pack."""
    return {k: v for tag in packs.languages() for k, v in packs.language(tag).orders.zones.items()}


def read_day(piece: str, tag: str) -> Day | None:
    """The day that a piece of text is, and nothing but; ``None`` where it says anything else."""
    for shape in (_ISO, _EASTERN, _NUMERIC):
        if (found := shape.search(piece)) and not _left(piece, found, tag):
            return _of_shape(shape, found, tag)
    said = _Words(tag)
    for token in _TOKEN.findall(piece):
        if not said.take(token):
            return None
    return said.day() if said.number and said.month else None


def find_day(piece: str, tag: str) -> tuple[Day, int, int] | None:
    """The first day in a piece of text, with where it stands; a weekday alone is one too."""
    for shape in (_ISO, _EASTERN, _NUMERIC):
        for found in shape.finditer(piece):
            dotted = shape is _NUMERIC and not found[4]
            if not dotted and (day := _of_shape(shape, found, tag)):
                return day, *found.span()
    words = calendar(tag)
    tokens = list(_TOKEN.finditer(fold(piece)))
    known = [(k, *words[t[0]]) for k, t in enumerate(tokens) if t[0] in words]
    for index, kind, number in known:
        if kind == "month" and (around := _around(piece, tokens, index, number)):
            return around
    for index, kind, number in known:
        if kind == "weekday":
            return Day(weekday=number), *tokens[index].span()
    return None


def find_clock(piece: str) -> tuple[Clock, int, int] | None:
    """The first time of day in a piece of text (days cut out of it), with its zone if one is said.

    A bare number is none: "12 Uhr", "6 a.m.", "06h", "00:01" and "0001 GMT" are.
    """
    for found in _CLOCK.finditer(piece):
        minute = found["m"] or found["m2"] or found["m4"]
        letter = "h" in found[0].lower()
        if minute is None and not found["mark"] and not letter:
            continue
        hour = _hour(int(found["h"]), found["mark"])
        if hour > 24 or int(minute or 0) > 59:
            continue
        zone, end = _zone(piece, found.end())
        if found["m4"] and zone is None and not found["mark"]:
            continue
        return Clock(hour % 24, int(minute or 0), zone), found.start(), end
    return None


def iso_day(day: Day, anchor: str | None) -> str | None:
    """The day as ISO 8601, or as TIMEX3 writes it without a year ("XXXX-05-03").

    A missing year is the one that comes nearest to ``anchor`` (an ISO date), where there is one.
    """
    if day.day is None:
        return None
    near = day_of(anchor)
    if day.month is None:
        return _nearest_month(day.day, near) if near else f"XXXX-XX-{day.day:02}"
    if day.year is not None:
        return _iso(day.year, day.month, day.day)
    if near is None:
        return f"XXXX-{day.month:02}-{day.day:02}" if _iso(2000, day.month, day.day) else None
    years = (near.year - 1, near.year, near.year + 1)
    told = [iso for year in years if (iso := _iso(year, day.month, day.day))]
    return min(told, key=lambda iso: abs(date.fromisoformat(iso) - near), default=None)


def next_weekday(weekday: int, anchor: str | None) -> str | None:
    """The first such weekday on or after ``anchor``, as an ISO date."""
    near = day_of(anchor)
    if near is None:
        return None
    return (near + timedelta(days=(weekday - near.isoweekday()) % 7)).isoformat()


def day_of(when: str | None) -> date | None:
    """The day of an ISO date or time; ``None`` for less than a day."""
    try:
        return date.fromisoformat((when or "")[:10])
    except ValueError:
        return None


class _Words:
    """A date gathered word by word."""

    def __init__(self, tag: str):
        self.known = calendar(tag)
        self.number: int | None = None
        self.month: int | None = None
        self.year: int | None = None
        self.weekday: int | None = None

    def take(self, token: str) -> bool:
        """Whether the token belongs to a date."""
        if token.isdecimal():
            return self._number(token)
        kind, number = self.known.get(fold(token), ("", 0))
        if kind == "month" and self.month is None:
            self.month = number
        elif kind == "weekday" and self.weekday is None:
            self.weekday = number
        elif token.isalpha():
            return len(token) <= _FILLER and token.islower()
        return kind != "" or token in _MARKS

    def _number(self, token: str) -> bool:
        if len(token) == 4 and self.year is None:
            self.year = int(token)
            return 1800 <= self.year <= 2200
        if len(token) > 2 or self.number is not None:
            return False
        self.number = int(token)
        return 1 <= self.number <= 31

    def day(self) -> Day:
        return Day(self.year, self.month, self.number, self.weekday)


def _left(piece: str, found: re.Match[str], tag: str) -> bool:
    """Whether anything but marks and a weekday stands beside a date."""
    words = calendar(tag)
    rest = _TOKEN.findall(piece[: found.start()] + " " + piece[found.end() :])
    return any(t.isalnum() and words.get(fold(t), ("",))[0] != "weekday" for t in rest)


def _of_shape(shape: re.Pattern[str], found: re.Match[str], tag: str) -> Day | None:
    if shape is _ISO:
        return Day(int(found[1]), int(found[2]), int(found[3]))
    if shape is _EASTERN:
        year, month = found[1], found[2]
        return Day(int(year) if year else None, int(month) if month else None, int(found[3]))
    first, second, year = int(found[1]), int(found[3]), found[4]
    full = None if year is None else int(year) if len(year) == 4 else 2000 + int(year)
    if first > 12 >= second or first == second:
        return Day(full, second, first)
    if second > 12 >= first:
        return Day(full, first, second)
    if first > 12 or not (found[2] == "." or packs.language(tag).origin.day_first):
        return None
    return Day(full, second, first)


def _around(
    piece: str, tokens: list[re.Match[str]], index: int, month: int
) -> tuple[Day, int, int] | None:
    """The date around a month's name: "3 de maio de 2026", "May 3, 2026", "3. Mai"."""
    first = last = index
    before, after = range(index - 1, max(-1, index - 4), -1), range(index + 1, index + 5)
    if (at := _day_number(piece, tokens, before)) is not None:
        first = at
    elif (at := _day_number(piece, tokens, after)) is not None:
        last = at
    else:
        return None
    number = int(tokens[at][0])
    year = None
    for k in range(last + 1, min(len(tokens), last + 4)):
        if re.fullmatch(r"(?:18|19|20|21)\d\d", tokens[k][0]):
            year, last = int(tokens[k][0]), k
            break
    return Day(year, month, number), tokens[first].start(), tokens[last].end()


def _day_number(piece: str, tokens: list[re.Match[str]], where: range) -> int | None:
    """The nearest token that is a number, if it can be a day of a month."""
    for k in where:
        if k < len(tokens) and tokens[k][0].isdecimal():
            said = tokens[k][0]
            good = len(said) <= 2 and 1 <= int(said) <= 31 and not _clocked(piece, tokens[k])
            return k if good else None
    return None


def _clocked(piece: str, token: re.Match[str]) -> bool:
    """Whether a number is an hour or a minute: "12:30", "14h"."""
    beside = piece[max(0, token.start() - 1) : token.start()] + piece[token.end() : token.end() + 1]
    return ":" in beside or "h" in beside.lower()


def _hour(hour: int, mark: str | None) -> int:
    half = (mark or "").lower()[:1]
    if half == "p" and hour < 12:
        return hour + 12
    return 0 if half == "a" and hour == 12 else hour


def _zone(piece: str, at: int) -> tuple[str | None, int]:
    found = _ZONE.match(piece, at)
    if not found:
        return None, at
    if found["sign"]:
        return f"{found['sign']}{int(found['off']):02}:00", found.end()
    if found["iso"]:
        offset = found["iso"].replace(":", "")
        return f"{offset[:3]}:{offset[3:]}", found.end()
    zone = zones().get(found["name"])
    return (zone, found.end()) if zone else (None, at)


def _iso(year: int, month: int, day: int) -> str | None:
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return None


def _nearest_month(day: int, near: date) -> str | None:
    """台北3日電: the third of the month that comes nearest to the anchor."""
    months = [
        (near.year + (near.month - 1 + k) // 12, (near.month - 1 + k) % 12 + 1) for k in (-1, 0, 1)
    ]
    told = [iso for year, month in months if (iso := _iso(year, month, day))]
    return min(told, key=lambda iso: abs(date.fromisoformat(iso) - near), default=None)
