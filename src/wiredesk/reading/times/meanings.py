"""What a time expression means before anything is reckoned, and how it becomes a value.

Each meaning is a frozen record with ``worth(situation)``: the TIMEX3 value, what it was reckoned
from, and flags. "XXXX" stands for what cannot be known here.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from dataclasses import dataclass, replace
from datetime import date, timedelta

from wiredesk.reading.times.base import FUTURE, NOTHING, PAST, Base, Situation, nearest_year
from wiredesk.reading.times.calendar import (
    day_shifted,
    days_shifted,
    iso,
    month_shifted,
    valid_day,
    week_of,
)
from wiredesk.reading.times.spelling import span_value


@dataclass(frozen=True)
class Worth:
    """A value, what it was reckoned from, and what a reader should know of it."""

    value: str
    base: Base = NOTHING
    flags: tuple[str, ...] = ()


@dataclass(frozen=True)
class Meaning(ABC):
    """Something that becomes a value where it stands."""

    def worth(self, at: Situation) -> Worth:
        """Its value in a situation."""
        return self._worth(at)

    @abstractmethod
    def _worth(self, at: Situation) -> Worth:
        """The same, as each kind of meaning reckons it."""


RELATIVE = ("relative",)


def hanging(value: str, base: Base, *flags: str) -> Worth:
    """A value that hangs on a base: relative unless the base is a date of the text itself."""
    from_text = base.why.startswith("text") and not base.relative
    return Worth(value, base, flags if from_text else (*RELATIVE, *flags))


@dataclass(frozen=True)
class Fixed(Meaning):
    """A value that hangs on nothing: a year, a decade, a set, PRESENT_REF."""

    value: str
    flags: tuple[str, ...] = ()

    def _worth(self, at: Situation) -> Worth:
        return Worth(self.value, flags=self.flags)


UNKNOWN_OF = {
    "D": "XXXX-XX-XX",
    "BD": "XXXX-XX-XX",
    "W": "XXXX-WXX",
    "F": "XXXX-WXX",
    "WE": "XXXX-WXX-WE",
    "M": "XXXX-XX",
    "Q": "XXXX-QX",
    "H": "XXXX-HX",
    "Y": "XXXX",
    "DE": "XXX",
    "CE": "XX",
    "TH": "XXXX-XX-XXTXX:XX",
    "TM": "XXXX-XX-XXTXX:XX",
    "TS": "XXXX-XX-XXTXX:XX",
}


@dataclass(frozen=True)
class Shift(Meaning):
    """So many units from now, or from the date last spoken of ("last month", "two days later")."""

    count: int
    unit: str
    from_text: bool = False
    tense: int | None = None

    def _worth(self, at: Situation) -> Worth:
        base = at.focus if self.from_text else at.anchor
        value = self._value(base)
        if value is None:
            return Worth(UNKNOWN_OF.get(self.unit, "XXXX-XX-XX"), NOTHING, RELATIVE)
        return hanging(value, base)

    def _value(self, base: Base) -> str | None:
        if self.unit in ("Y", "DE", "CE"):
            return self._years(base)
        if self.unit in ("M", "Q", "H"):
            return self._months(base)
        if base.day is None or self.unit.startswith("T"):
            return None
        days = self.count * {"W": 7, "F": 14, "WE": 7}.get(self.unit, 1)
        day = days_shifted(base.day, days)
        if day is None:
            return None
        if self.unit in ("W", "F"):
            return week_of(day)
        return week_of(day) + "-WE" if self.unit == "WE" else iso(day)

    def _years(self, base: Base) -> str | None:
        if base.year is None:
            return None
        if self.unit == "Y":
            year = base.year + self.count
            return f"{year:04d}" if 0 < year <= 9999 else None
        if self.unit == "DE":
            return f"{base.year // 10 + self.count:03d}"
        return f"{base.year // 100 + self.count:02d}"

    def _months(self, base: Base) -> str | None:
        if base.year is None or base.month is None:
            return None
        size = {"M": 1, "Q": 3, "H": 6}[self.unit]
        first = (base.month - 1) // size * size + 1
        year, month = month_shifted(date(base.year, first, 1), self.count * size)
        if self.unit == "M":
            return f"{year:04d}-{month:02d}"
        return f"{year:04d}-{self.unit}{(month - 1) // size + 1}"


@dataclass(frozen=True)
class Exactly(Meaning):
    """A span back or on from a base, to the precision of its unit; weeks count in days."""

    count: float
    unit: str
    from_text: bool = False

    def _worth(self, at: Situation) -> Worth:
        base = at.focus if self.from_text else at.anchor
        whole = int(self.count)
        if self.from_text and not base.why.startswith("text"):
            return Worth(span_value([(abs(self.count), self.unit)]))  # from nobody knows when
        if self.unit in ("W", "F") and base.day is not None:
            day = days_shifted(base.day, whole * (7 if self.unit == "W" else 14))
            if day is not None:
                return hanging(iso(day), base)
        if self.unit == "Y" and self.count != whole and base.day is not None:
            shifted = day_shifted(base.day, int(self.count * 12))
            if shifted is not None:
                return hanging(f"{shifted.year:04d}-{shifted.month:02d}", base)
        if self.unit in ("DE", "CE"):
            years = whole * (10 if self.unit == "DE" else 100)
            return Shift(years, "Y", self.from_text).worth(at)
        if self.unit == "H":
            return Shift(whole * 6, "M", self.from_text).worth(at)
        if self.unit == "Q":
            return Shift(whole * 3, "M", self.from_text).worth(at)
        return Shift(whole, self.unit, self.from_text).worth(at)


@dataclass(frozen=True)
class Weekday(Meaning):
    """A weekday (1–7): of the base's week by tense, or the last, next, same one."""

    weekday: int
    turn: int | None = None
    """-1 last, +1 next, ``None`` as the tense says."""
    from_text: bool = False
    week: int | None = None
    """"Monday of next week": the week's distance."""
    day: int | None = None
    """"martes 21": the day of the month it must be."""

    def _worth(self, at: Situation) -> Worth:
        base = at.focus if self.from_text else at.anchor
        if base.day is None:
            return Worth(f"XXXX-WXX-{self.weekday}", NOTHING, RELATIVE)
        if self.day is not None and (told := self._that_is(base.day, self.day)):
            return hanging(iso(told), base)
        if self.week is not None:
            monday = base.day - timedelta(days=base.day.isoweekday() - 1)
            day = days_shifted(monday, 7 * self.week + self.weekday - 1)
        else:
            day = days_shifted(base.day, self._distance(base.day.isoweekday(), at.tense))
        return hanging(iso(day or base.day), base)

    def _that_is(self, now: date, day: int) -> date | None:
        """The nearest such weekday, within two months, that is that day of its month."""
        near = (days_shifted(now, off) for off in sorted(range(-60, 61), key=abs))
        return next(
            (d for d in near if d and d.day == day and d.isoweekday() == self.weekday), None
        )

    def _distance(self, today: int, tense: int) -> int:
        back = (today - self.weekday) % 7
        if self.turn == -1:
            return -(back or 7)
        if self.turn == 1:
            return 7 - back
        return -back if tense != FUTURE or not back else 7 - back


@dataclass(frozen=True)
class OfMonth(Meaning):
    """A month, or a day of one. Without a year it takes the nearest that the tense allows."""

    month: int
    day: int | None = None
    year: int | None = None
    turn: int | None = None
    years_off: int | None = None
    """"May of last year": the year's distance."""
    from_text: bool = False
    """"that November": of the year last spoken of."""
    weekday: int | None = None
    """The weekday that is said with it: the year must have it on that day."""

    def _worth(self, at: Situation) -> Worth:
        rest = f"-{self.month:02d}" + (f"-{self.day:02d}" if self.day else "")
        if self.year is not None:
            return Worth(f"{self.year:04d}{rest}")
        if self.from_text and at.focus.year is not None:
            return hanging(f"{at.focus.year:04d}{rest}", at.focus)
        if at.anchor.year is None:
            return Worth(f"XXXX{rest}", NOTHING, ("no_year",))
        told = told_year(at) if self.years_off is None else None
        if told is not None:
            return Worth(f"{told:04d}{rest}", at.sentence_day)
        year = self._year(at)
        if year is None:
            return Worth(f"XXXX{rest}", NOTHING, ("no_year",))
        return Worth(f"{year:04d}{rest}", at.anchor, ("no_year",))

    def _year_with_weekday(self, now: int) -> int | None:
        """The nearest year, within three, in which the day is that weekday."""
        for off in (0, -1, 1, -2, 2, -3, 3):
            day = valid_day(now + off, self.month, self.day or 1)
            if day is not None and day.isoweekday() == self.weekday:
                return now + off
        return None

    def _year(self, at: Situation) -> int | None:
        anchor = at.anchor
        if self.years_off is not None:
            return (anchor.year or 0) + self.years_off
        now = anchor.day or (valid_day(anchor.year, anchor.month or 6, 15) if anchor.year else None)
        if now is None:
            return None
        if self.weekday and (year := self._year_with_weekday(now.year)):
            return year
        if self.turn is not None:
            same = (now.month - self.month) if self.day is None else 0
            tense = PAST if self.turn < 0 else FUTURE
            year = nearest_year(now, self.month, self.day, tense)
            return year + self.turn if same == 0 and self.day is None else year
        lean = PAST if self.day is None else 0
        return nearest_year(now, self.month, self.day, at.tense, lean)


def told_year(at: Situation) -> int | None:
    """The year of a sentence that speaks of another one: "em 1936, no dia 5 de setembro"."""
    spoken, anchor = at.sentence_day, at.anchor
    if spoken.year is None or spoken.relative or spoken.year == anchor.year:
        return None
    return spoken.year


@dataclass(frozen=True)
class DayOnly(Meaning):
    """A day of the month alone ("no dia 28"): in the month last spoken of, else by tense."""

    day: int
    from_text: bool = False

    def _worth(self, at: Situation) -> Worth:
        if self.from_text and at.focus.year and at.focus.month:
            day = valid_day(at.focus.year, at.focus.month, self.day)
            if day:
                return hanging(iso(day), at.focus)
        anchor = at.anchor
        if anchor.day is None:
            return Worth(f"XXXX-XX-{self.day:02d}", NOTHING, ("no_year", "relative"))
        off = 0
        if self.day > anchor.day.day and at.tense != FUTURE:
            off = -1
        elif self.day < anchor.day.day and at.tense == FUTURE:
            off = 1
        year, month = month_shifted(anchor.day, off)
        day = valid_day(year, month, self.day)
        if day is None:
            return Worth(f"XXXX-XX-{self.day:02d}", NOTHING, ("no_year", "relative"))
        return hanging(iso(day), anchor, "no_year")


@dataclass(frozen=True)
class DayOf(Meaning):
    """A day of a month that is told by its distance: "o dia 5 do mês passado"."""

    day: int
    of: Shift

    def _worth(self, at: Situation) -> Worth:
        month = self.of.worth(at)
        return replace(month, value=f"{month.value}-{self.day:02d}")


@dataclass(frozen=True)
class Weekend(Meaning):
    """A weekend by tense: the last one that has begun, or the next to come."""

    def _worth(self, at: Situation) -> Worth:
        now = at.anchor.day
        if now is None:
            return Worth(UNKNOWN_OF["WE"], NOTHING, RELATIVE)
        back = 0 if at.tense == FUTURE or now.isoweekday() >= 6 else 7
        day = days_shifted(now, -back)
        return hanging(week_of(day or now) + "-WE", at.anchor)


@dataclass(frozen=True)
class PartOfDay(Meaning):
    """Morning, afternoon, evening, night: of a day told, else of the sentence's or the story's."""

    part: str
    of: Meaning | None = None

    def _worth(self, at: Situation) -> Worth:
        day = self.of.worth(at) if self.of else _day_here(at)
        if self.part.startswith("T"):
            return replace(day, value=f"{day.value}{self.part}")
        return replace(day, value=f"{day.value}T{self.part}")


@dataclass(frozen=True)
class Clock(Meaning):
    """A time of day "18:06" with its zone, on a day told, the sentence's or the story's."""

    clock: str
    zone: str = ""
    of: Meaning | None = None
    zone_told: bool = False

    def _worth(self, at: Situation) -> Worth:
        day = self.of.worth(at) if self.of else _day_here(at)
        date_part = "" if day.value.startswith("XXXX-XX-XX") else day.value.partition("T")[0]
        zone = "Z" if self.zone == "Z" else ""
        return replace(day, value=f"{date_part}T{self.clock}{zone}")


def _day_here(at: Situation) -> Worth:
    if at.sentence_day.day is not None:
        base = at.sentence_day
        return Worth(iso(at.sentence_day.day), base, RELATIVE if base.relative else ())
    if at.anchor.day is not None:
        return hanging(iso(at.anchor.day), at.anchor)
    return Worth("XXXX-XX-XX", NOTHING, RELATIVE)
