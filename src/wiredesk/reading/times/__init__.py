"""Dates, times, durations and sets, TIMEX3 style.

Tokens (``tokens``) are read by a grammar that all languages share (``grammar``), what it matches
becomes meanings (``builders``, ``meanings``), and these become values where they stand, reckoned
from the story's date or from the date last spoken of (``base``, ``tense``).
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field, replace
from functools import lru_cache

from wiredesk.packs import language
from wiredesk.packs.matcher import fold
from wiredesk.reading.copy import Copy
from wiredesk.reading.times.base import (
    FUTURE,
    NOTHING,
    PAST,
    UNTOLD,
    Base,
    Situation,
    base_of,
    find_anchor,
    is_southern,
)
from wiredesk.reading.times.builders import Draft, build
from wiredesk.reading.times.calendar import extent
from wiredesk.reading.times.doubts import is_time
from wiredesk.reading.times.grammar import matches
from wiredesk.reading.times.meanings import (
    Clock,
    Exactly,
    OfMonth,
    PartOfDay,
    Shift,
    Weekday,
    Worth,
)
from wiredesk.reading.times.periods import Nth
from wiredesk.reading.times.tense import all_past, tense_at
from wiredesk.reading.times.tokens import Line, read_line
from wiredesk.records import Span, Time

DAY_BEFORE, DAY_AFTER = 150, 40
"""Code points within which a clock time takes the day that stands before or after it."""

NEAR_YEAR = 12
"""Code points within which "em 1936, no dia 5 de setembro" shares its year."""


def find_times(copy: Copy) -> tuple[Time, ...]:
    """Times with their values; relative ones resolve only where an anchor is known.

    A value is as precise as the words and no more; what cannot be known is "XXXX". ``begin`` and
    ``end_date`` say how far it reaches ("since September" reaches to the anchor). Flags:
    ``relative`` (a reader cannot tell it from the copy alone), ``no_year``, ``season`` (its months
    hang on the hemisphere), ``vague``.
    """
    line = read_line(copy)
    drafts = [
        _widened(line, draft)
        for match in matches(line, copy.pack.tag)
        for draft in build(match)
        if is_time(copy, line, draft)
    ]
    return tuple(_Reckoner(copy, line).reckon(drafts))


def _widened(line: Line, draft: Draft) -> Draft:
    """A draft with the words before it that belong to it: "nearly", "the end of", "early"."""
    start, mod = draft.start, draft.mod
    if draft.end - start > 1 and "dot" in line.tokens[draft.end - 1].values:
        draft = replace(draft, end=draft.end - 1)
    edges = {"start": "START", "middle": "MID", "end": "END"}
    nears = {"about": "APPROX", "more": "MORE_THAN", "less": "LESS_THAN"}
    at = start - 1
    while at >= 0 and line.tokens[at].values.keys() & {"the", "of"}:
        at -= 1
    for kind, said in edges.items():
        if at >= 0 and kind in line.tokens[at].values and draft.type in ("DATE", "TIME"):
            return replace(draft, start=at, mod=said)
    at = start - 1
    for kind, said in nears.items():
        if at >= 0 and kind in line.tokens[at].values and draft.type == "DURATION":
            return replace(draft, start=at, mod=said)
    return replace(draft, start=start, mod=mod)


@dataclass
class _Spoken:
    """A time already reckoned, and where it stands."""

    span: Span
    sentence: int
    base: Base


@dataclass
class _Reckoner:
    """Turns drafts into times, in text order, keeping the dates already spoken of."""

    copy: Copy
    line: Line
    anchor: Base = field(init=False)
    southern: bool = field(init=False)
    spoken: list[_Spoken] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.anchor = find_anchor(self.copy)
        self.southern = is_southern(self.copy)
        self._starts = [s.start for s in self.copy.sentences]

    def reckon(self, drafts: list[Draft]) -> list[Time]:
        """The times, by start. Clock times come last: they take the day of their sentence."""
        later = [d for d in drafts if _needs_day(d)]
        found = [self._time(d) for d in drafts if not _needs_day(d)]
        self.spoken.sort(key=lambda s: s.span)
        found += [self._time(d) for d in later]
        return sorted(found, key=lambda t: (t.start, t.end))

    def _time(self, draft: Draft) -> Time:
        tokens = self.line.tokens
        start, end = tokens[draft.start].start, tokens[draft.end - 1].end
        sentence = self._sentence(start)
        worth = draft.meaning.worth(self._situation(draft, start, end, sentence))
        self._remember(draft, worth, (start, end), sentence)
        begin, end_date, granularity = extent(worth.value, self.southern)
        begin, end_date = self._reach(draft, worth, begin, end_date)
        return Time(
            start=start,
            end=end,
            type=draft.type,
            value=worth.value,
            begin=begin,
            end_date=end_date,
            granularity=granularity,
            anchor=worth.base.why or None,
            mod=draft.mod,
            flags=tuple(f for f in dict.fromkeys(worth.flags) if f in SHOWN),
            rule=f"times.{draft.rule}:{self.copy.pack.tag}",
        )

    def _situation(self, draft: Draft, start: int, end: int, sentence: int) -> Situation:
        tense = self._tense(draft, start, end, sentence)
        near = (
            self._near_year(start, sentence)
            if isinstance(draft.meaning, OfMonth | Nth)
            else NOTHING
        )
        return Situation(
            anchor=self.anchor,
            focus=self._focus(draft, start),
            sentence_day=self._sentence_day(start, sentence) if _needs_day(draft) else near,
            tense=tense,
            southern=self.southern,
        )

    def _tense(self, draft: Draft, start: int, end: int, sentence: int) -> int:
        """By the words around it; "until Friday" lies ahead.

        A month may lie behind as well: "cresceu até setembro" beside "adiou até março".
        """
        if not _hangs_on_tense(draft):
            return UNTOLD
        before = self._before(draft)
        bounds = self._bounds(sentence, start)
        told = tense_at(self.copy.folded, self.copy.pack.tag, start, end, bounds)
        # "até ao final de março", where the word is a part of the time
        within = self.copy.folded.startswith(_until(self.copy.pack.tag), start)
        if within or "until" in before:
            opens = self.line.tokens[max(0, draft.start - 1)].start
            text, tag = self.copy.folded, self.copy.pack.tag
            if self._just_over(draft) and all_past(text[bounds[0] : opens], tag):
                return PAST
            return FUTURE if within or "conj" not in before else told
        return told

    def _just_over(self, draft: Draft) -> bool:
        """Whether it is a month that ended shortly before the story."""
        month, now = getattr(draft.meaning, "month", None), self.anchor.month
        if month is None or now is None or getattr(draft.meaning, "day", None) is not None:
            return False
        return bool(1 <= (now - month) % 12 <= JUST_OVER)

    def _before(self, draft: Draft) -> dict[str, str | float]:
        """The word before a draft, without its article."""
        at = draft.start - 1
        while at >= 0 and "the" in self.line.tokens[at].values:
            at -= 1
        return self.line.tokens[at].values if at >= 0 else {}

    def _sentence(self, start: int) -> int:
        return bisect_right(self._starts, start) - 1

    def _bounds(self, sentence: int, start: int) -> Span:
        if 0 <= sentence < len(self.copy.sentences):
            s = self.copy.sentences[sentence]
            return s.start, s.end
        return max(0, start - 100), start + 100

    def _focus(self, draft: Draft, start: int) -> Base:
        """The date last spoken of that is as precise as the draft needs; else the anchor."""
        unit = "Y" if isinstance(draft.meaning, OfMonth) else getattr(draft.meaning, "unit", "D")
        for spoken in reversed(self.spoken[-8:]):
            base = spoken.base
            if spoken.span[0] >= start:
                continue
            if unit in ("Y", "DE", "CE") and base.year:
                return base
            if unit in ("M", "Q", "H") and base.month:
                return base
            if base.day:
                return base
        return self.anchor

    def _near_year(self, start: int, sentence: int) -> Base:
        if self.spoken and self.spoken[-1].sentence == sentence:
            last = self.spoken[-1]
            if 0 <= start - last.span[1] <= NEAR_YEAR and not last.base.relative:
                return last.base
        return NOTHING

    def _sentence_day(self, start: int, sentence: int) -> Base:
        """The day last spoken of nearby, here or one sentence before, else the next one here."""
        at = bisect_right(self.spoken, start, key=lambda s: s.span[0])
        for spoken in reversed(self.spoken[max(0, at - 8) : at]):
            if start - spoken.span[1] > DAY_BEFORE or sentence - spoken.sentence > 1:
                break
            if spoken.base.day:
                return spoken.base
        for spoken in self.spoken[at : at + 4]:
            if (
                spoken.base.day
                and spoken.sentence == sentence
                and spoken.span[0] - start < DAY_AFTER
            ):
                return spoken.base
        return NOTHING

    def _remember(self, draft: Draft, worth: Worth, span: Span, sentence: int) -> None:
        if draft.type not in ("DATE", "TIME") or _needs_day(draft):
            return
        base = base_of(worth.value, "text", "relative" in worth.flags)
        if base is not NOTHING:
            self.spoken.append(_Spoken(span, sentence, base))

    def _reach(
        self, draft: Draft, worth: Worth, begin: str | None, end: str | None
    ) -> tuple[str | None, str | None]:
        """How far a time reaches, by its value and the word before it."""
        now = self.anchor.day.isoformat() if self.anchor.day else None
        if "to_now" in worth.flags:
            return None, now
        if "from_now" in worth.flags:
            return now, None
        before = self._before(draft)
        if "since" in before and draft.type == "DURATION":
            return None, now
        if "since" in before and draft.type == "DATE":
            return begin, now if begin and now and begin <= now else None
        if "until" in before and draft.type == "DATE":
            return None, end
        return begin, end


@lru_cache(maxsize=16)
def _until(tag: str) -> tuple[str, ...]:
    """What opens a time that lies ahead, folded, with the space behind it."""
    return tuple(fold(word) + " " for word in language(tag).times.until)


JUST_OVER = 3
"""Months back up to which "until September" tells what has been, not what is to come."""

SHOWN = ("relative", "no_year", "season", "vague", "ambiguous")


def _needs_day(draft: Draft) -> bool:
    meaning = draft.meaning
    return isinstance(meaning, Clock | PartOfDay) and meaning.of is None


def _hangs_on_tense(draft: Draft) -> bool:
    return not isinstance(draft.meaning, Shift | Exactly) and (
        isinstance(draft.meaning, Weekday) or not hasattr(draft.meaning, "flags")
    )
