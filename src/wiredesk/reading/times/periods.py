"""Meanings that are longer than a month, and feasts."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from wiredesk.reading.times.base import FUTURE, NOTHING, PAST, Situation
from wiredesk.reading.times.calendar import SEASON_MONTHS, days_shifted, easter, iso, valid_day
from wiredesk.reading.times.meanings import Meaning, Worth, hanging, told_year


@dataclass(frozen=True)
class Season(Meaning):
    """A season, of a year or by tense. Its months hang on the hemisphere: always flagged."""

    season: str
    year: int | None = None
    turn: int | None = None
    years_off: int | None = None

    def _worth(self, at: Situation) -> Worth:
        if self.year is not None:
            return Worth(f"{self.year:04d}-{self.season}", flags=("season",))
        anchor = at.anchor
        if anchor.day is None:
            if anchor.year is not None and self.turn == 0:
                return hanging(f"{anchor.year:04d}-{self.season}", anchor, "season")
            return Worth(f"XXXX-{self.season}", NOTHING, ("relative", "season"))
        if self.years_off is not None:
            return hanging(
                f"{anchor.day.year + self.years_off:04d}-{self.season}", anchor, "season"
            )
        year = self._year(anchor.day, at.tense, at.southern)
        return hanging(f"{year:04d}-{self.season}", anchor, "season")

    def _year(self, now: date, tense: int, southern: bool) -> int:
        """The year whose season the words mean; a winter over New Year has its second year."""
        first = (SEASON_MONTHS[self.season] + (6 if southern else 0) - 1) % 12 + 1
        month = now.year * 12 + now.month - 1
        begins = {
            y: (y - (first == 12)) * 12 + first - 1 for y in range(now.year - 1, now.year + 3)
        }
        if self.turn == -1:
            return max(y for y, b in begins.items() if b + 3 <= month)
        if self.turn == 1:
            return min(y for y, b in begins.items() if b > month)
        if self.turn == 0:
            return min(begins, key=lambda y: (abs(2 * (month - begins[y]) - 2), y))
        if tense == FUTURE:
            return min(y for y, b in begins.items() if b + 2 >= month)
        return max(y for y, b in begins.items() if b <= month)


@dataclass(frozen=True)
class Nth(Meaning):
    """The nth quarter or half of a year."""

    which: int
    unit: str
    year: int | None = None
    years_off: int | None = None
    turn: int | None = None

    def _worth(self, at: Situation) -> Worth:
        code = f"{self.unit}{self.which}"
        if self.year is not None:
            return Worth(f"{self.year:04d}-{code}")
        anchor = at.anchor
        told = told_year(at)
        if told is not None:
            return Worth(f"{told:04d}-{code}", at.sentence_day)
        if anchor.year is None:
            return Worth(f"XXXX-{code}", NOTHING, ("no_year",))
        year = anchor.year + (self.years_off or 0)
        if self.years_off is None and anchor.month:
            size = 3 if self.unit == "Q" else 6
            now = (anchor.month - 1) // size + 1
            if at.tense != FUTURE and self.which > now:
                year -= 1
            elif at.tense == FUTURE and self.which < now:
                year += 1
        return Worth(f"{year:04d}-{code}", anchor, ("no_year",))


@dataclass(frozen=True)
class Holiday(Meaning):
    """A feast: "12-25", from Easter "E-2", or the nth weekday of a month "11-4-4"."""

    rule: str
    year: int | None = None
    turn: int | None = None

    def _worth(self, at: Situation) -> Worth:
        if self.year is not None:
            day = self._in(self.year)
            return Worth(iso(day) if day else f"{self.year:04d}")
        now = at.anchor.day
        if now is None:
            fixed = "E" not in self.rule and self.rule.count("-") == 1
            return Worth(f"XXXX-{self.rule}" if fixed else "XXXX-XX-XX", NOTHING, ("no_year",))
        days = [d for y in (now.year - 1, now.year, now.year + 1) if (d := self._in(y))]
        past, coming = [d for d in days if d <= now], [d for d in days if d >= now]
        tense = self.turn or at.tense
        if tense == PAST and past:
            day = past[-1]
        elif tense == FUTURE and coming:
            day = coming[0]
        else:
            day = min(days, key=lambda d: abs((d - now).days))
        return Worth(iso(day), at.anchor, ("no_year",))

    def _in(self, year: int) -> date | None:
        if not 1 <= year <= 9999:
            return None
        if self.rule.startswith("E"):
            return days_shifted(easter(year), int(self.rule[1:] or 0))
        parts = [int(p) for p in self.rule.split("-")]
        if len(parts) == 2:
            return valid_day(year, parts[0], parts[1])
        month, nth, weekday = parts
        first = date(year, month, 1)
        return days_shifted(first, (weekday - first.isoweekday()) % 7 + 7 * (nth - 1))
