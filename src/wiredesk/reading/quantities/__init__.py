"""Numbers with what they count: "quase 15 mil soldados", "3,5 %", "between 3 and 5 million euros".

Numerals (``reading.numerals``) are looked at one by one: what is a time, a name, a score or a code
counts nothing; the rest takes its modifier from before it (``bounds``) and its unit from after it
(``units``).
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field
from fractions import Fraction

from wiredesk.packs import Hit
from wiredesk.packs.matcher import fold
from wiredesk.reading.copy import Copy
from wiredesk.reading.numerals import Numeral
from wiredesk.reading.quantities.bounds import (
    bounds,
    modifier_after,
    modifier_before,
    opener_before,
)
from wiredesk.reading.quantities.codes import chain, is_code
from wiredesk.reading.quantities.units import SIGN_BEFORE, Unit, Units
from wiredesk.records import Quantity, Span, Time

NEXT_LETTER = re.compile(r"[^\W\d_]")
DASH = re.compile(r"\s?[-–]\s?")


def find_quantities(copy: Copy) -> tuple[Quantity, ...]:
    """Values or bounds with unit and modifier, in text order; dates, names and scores are none."""
    return tuple(sorted(_Finder(copy).find(), key=lambda q: (q.start, q.end)))


@dataclass
class _Finder:
    """One walk over the numerals of a copy."""

    copy: Copy
    units: Units = field(init=False)
    taken: list[Span] = field(init=False)
    """Times and phrases that count nothing, by start."""

    def __post_init__(self) -> None:
        copy = self.copy
        self.units = Units(copy)
        hidden = [
            (h.start, h.end)
            for listed in ("quantities.not_quantities", "quantities.fractions")
            for h in copy.hits.get(listed, ())
        ]
        self.taken = sorted([(t.start, t.end) for t in copy.times] + hidden)
        self.starts = [start for start, _ in self.taken]
        self.vague = {fold(phrase) for phrase in copy.pack.quantities.vague}
        self.found: list[Span] = []
        self.done = 0
        """Where the last quantity ends: none begins before it."""

    def find(self) -> Iterator[Quantity]:
        """Each quantity once."""
        numerals = self.copy.numerals
        at = 0
        while at < len(numerals):
            found, at = self._one(numerals, at)
            if found is not None:
                self.done = found.end
                self.found.append((found.start, found.end))
                yield found
        yield from self._ordinal_words()
        yield from self._without_figure()

    def _one(self, numerals: tuple[Numeral, ...], at: int) -> tuple[Quantity | None, int]:
        """The quantity at ``numerals[at]``, if it is one, and the next numeral to look at."""
        first = numerals[at]
        if first.start < self.done or self._is_taken(first.start, first.end):
            return None, at + 1
        if first.words and self.copy.folded[first.start : first.end] in self.vague:
            return None, at + 1
        figures = chain(self.copy, numerals, at)
        if figures > 2:
            return None, at + figures
        if is_code(self.copy, self.units, first):
            return None, at + 1
        if self._is_ordinal(first):
            return self._ordinal(first), at + 1
        if at + 1 < len(numerals):
            joined, start = self._joined(first, numerals[at + 1])
            if joined == "score":
                return None, at + 2
            if joined == "range":
                return self._range(first, numerals[at + 1], start), at + 2
        return self._single(first), at + 1

    # ── what is no quantity ─────────────────────────────────────────────────────────────────

    def _is_taken(self, start: int, end: int) -> bool:
        i = bisect_right(self.starts, start)
        return any(a < end and start < b for a, b in self.taken[max(0, i - 2) : i + 1])

    def _is_told(self, hit: Hit) -> bool:
        """Whether a phrase stands in a quantity that has a figure, or in a time."""
        i = bisect_right(self.found, (hit.start, len(self.copy.text)))
        if i and hit.start < self.found[i - 1][1]:
            return True
        return any(t.start < hit.end and hit.start < t.end for t in self._times_near(hit.start))

    def _times_near(self, at: int) -> tuple[Time, ...]:
        i = bisect_right(self.copy.times, at, key=lambda t: t.start)
        return self.copy.times[max(0, i - 2) : i + 2]

    # ── what is one ─────────────────────────────────────────────────────────────────────────

    def _is_ordinal(self, n: Numeral) -> bool:
        if n.words or not n.plain:
            return False
        words, after = self.copy.pack.quantities, self.copy.folded[n.end : n.end + 4]
        for mark in words.ordinal_marks:
            if after.startswith(mark) and not after[len(mark) : len(mark) + 1].isalnum():
                return True
        return (
            words.ordinal_dot
            and after.startswith(". ")
            and self.copy.text[n.end + 2 : n.end + 3].isalpha()
            and n.value < 1000
            and not self._ends_sentence(n)
        )

    def _ends_sentence(self, n: Numeral) -> bool:
        """Whether the dot after a figure ends its sentence."""
        return any(s.end == n.end + 1 for s in self.copy.sentences)

    def _ordinal(self, n: Numeral) -> Quantity | None:
        text = self.copy.text
        end = n.end
        while end < len(text) and not text[end].isspace() and text[end] not in ",;:!?)":
            end += 1
        unit = self.units.after(end, True, False)
        following = text[end + 1 : end + 2]
        if following.isupper() and not self.copy.pack.letters.nouns_capital:
            return None  # "36th Street"
        return self._quantity("ordinal", n.start, end, (n.value, n.value), unit.unit, None)

    def _joined(self, first: Numeral, second: Numeral) -> tuple[str, int]:
        """ "range", "score" or "" for two numerals, and where a range begins."""
        tag, folded = self.copy.pack.tag, self.copy.folded
        if self._is_taken(second.start, second.end) or second.start - first.end > 12:
            return "", first.start
        gap = folded[first.end : second.start]
        if sign := SIGN_BEFORE.search(self.copy.text[first.end : second.start]):
            gap = gap[: sign.start()]
        words = self.copy.pack.quantities
        bare = gap.strip().removeprefix("%").strip()
        opener = opener_before(folded, tag, self._sign(first.start)[1])
        if opener is not None and bare in words.range_and:
            return "range", opener
        if bare in words.range_to and self._rises(first, second):
            return "range", first.start if opener is None else opener
        if DASH.fullmatch(gap):
            unit = self.units.after(second.end, False, second.words)
            counted = unit.unit or unit.type != "cardinal" or self._sign(first.start)[0]
            if self._rises(first, second) and counted:
                return "range", first.start
            return "score", first.start
        return "", first.start

    def _rises(self, first: Numeral, second: Numeral) -> bool:
        return self._low(first, second) < second.value

    def _low(self, first: Numeral, second: Numeral) -> float:
        """The lower bound: in "10 a 15 milhões" it shares the scale."""
        if first.scale == 1 and second.scale > 1 and first.value < second.value / second.scale:
            return first.value * second.scale
        return first.value

    def _range(self, first: Numeral, second: Numeral, start: int) -> Quantity | None:
        low, high = self._low(first, second), second.value
        sign, begin = self._sign(first.start)
        unit = self.units.after(second.end, False, second.words)
        if sign:
            unit = Unit("money", sign, second.end)
            start = min(start, begin)
        return self._quantity(unit.type, start, unit.end, (low, high), unit.unit, "range")

    def _sign(self, start: int) -> tuple[str | None, int]:
        """A sign of money before a number, and where it begins."""
        m = SIGN_BEFORE.search(self.copy.text, max(0, start - 6), start)
        if m is None:
            return None, start
        return (m[2] or self.units.sign(m[1])), m.start()

    def _single(self, n: Numeral) -> Quantity | None:
        tag, folded = self.copy.pack.tag, self.copy.folded
        sign, begin = self._sign(n.start)
        value, end = n.value, n.end
        if sign and not n.words:
            value, end = self._suffixed(value, end)
        unit = self.units.after(end, value == 1, n.words)
        modifier, start = modifier_before(folded, tag, begin)
        if sign:
            unit = Unit("money", sign, max(end, unit.end if unit.type == "money" else end))
        if modifier is None:
            modifier, unit_end = modifier_after(folded, tag, end)
            if modifier:
                unit = Unit(unit.type, unit.unit, max(unit.end, unit_end))
        if unit.unit is None and modifier is None and self._is_idle(n):
            return None
        return self._quantity(
            unit.type, start, unit.end, bounds(value, modifier), unit.unit, modifier
        )

    def _is_idle(self, n: Numeral) -> bool:
        """A bare number that says nothing here: "os dois", an age ("Rui, 43,"), "28-jährig"."""
        text = self.copy.text
        if not text[n.start].isdigit() or n.value < 2 or " " in text[n.start : n.end]:
            return True
        after = text[n.end : n.end + 2]
        if after[:1] == "-" and after[1:].isalpha():
            return True
        return (
            text[max(0, n.start - 2) : n.start] == ", " and after[:1] in ",.(;)" and n.value < 110
        )

    def _suffixed(self, value: float, end: int) -> tuple[float, int]:
        """ "$5m" is five million."""
        for suffix, scale in self.copy.pack.quantities.suffixes.items():
            stop = end + len(suffix)
            if self.copy.folded.startswith(suffix, end) and not (
                self.copy.folded[stop : stop + 1].isalnum()
            ):
                return value * scale, stop
        return value, end

    def _ordinal_words(self) -> Iterator[Quantity]:
        """ "a segunda fase": an ordinal word after an article and before a noun."""
        words = self.copy.pack.quantities
        folded = self.copy.folded
        for hit in self.copy.hits.get("quantities.ordinals", ()):
            before = re.search(r"([^\W\d_]+'?)[ ']?$", folded[max(0, hit.start - 12) : hit.start])
            if before is None or before[1] not in words.ordinals_after:
                continue
            if self._is_taken(hit.start, hit.end):
                continue
            unit = self.units.after(hit.end, True, False)
            if unit.unit is None or unit.type != "cardinal":
                continue
            value = float(hit.value)
            yield self._quantity("ordinal", hit.start, hit.end, (value, value), unit.unit, None)

    def _without_figure(self) -> Iterator[Quantity]:
        """ "milhares de soldados", "two thirds of the voters", "large quantities of arms"."""
        tag, folded = self.copy.pack.tag, self.copy.folded
        end = 0
        for hit in self._vague_hits():
            if hit.start < end or self._is_told(hit):
                continue
            unit = self.units.counted(hit.end)
            if unit is None:
                continue
            end = unit.end
            if "/" in hit.value:
                share = float(Fraction(hit.value))
                modifier, start = modifier_before(folded, tag, hit.start)
                low, high = bounds(share, modifier)
                yield self._quantity("fraction", start, end, (low, high), unit.unit, modifier)
            else:
                least = float(hit.value) if hit.value else None
                yield self._quantity(unit.type, hit.start, end, (least, None), unit.unit, "vague")

    def _vague_hits(self) -> list[Hit]:
        listed = [
            *self.copy.hits.get("quantities.vague", ()),
            *self.copy.hits.get("quantities.fractions", ()),
        ]
        return sorted(listed, key=lambda hit: (hit.start, -hit.end))

    def _quantity(
        self,
        type: str,
        start: int,
        end: int,
        low_high: tuple[float | None, float | None],
        unit: str | None,
        modifier: str | None,
    ) -> Quantity:
        return Quantity(
            start=start,
            end=end,
            type=type,
            min=low_high[0],
            max=low_high[1],
            unit=unit,
            modifier=modifier,
            rule=f"quantities.{type}:{self.copy.pack.tag}",
        )
