"""Numbers of any script as one value: "15 mil", "15,000", "1.5万", "१५,०००", "fifteen thousand".

A translation keeps them more surely than any word. What they count is not asked here.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import NamedTuple

from wiredesk.packs.anchors import anchor_words
from wiredesk.packs.matcher import Hit


class Figure(NamedTuple):
    """A number at ``text[start:end]``; ``key`` is the same in every way of writing it."""

    start: int
    end: int
    key: str


# "15,000", "15.000", "15 000", "15'000", "١٥٬٠٠٠"; a plain space parts groups of three only.
_RUN = re.compile(r"\d+(?:[.,'’٫٬\u00a0\u202f\u2009]\d+| \d{3}(?!\d))*")
_HAN = re.compile("[〇零一二兩两三四五六七八九十百千万萬亿億]{2,}")
_LONGEST = 18
MANY = 12
"""Numbers in words count above this; "one" and "two" are articles and pronouns somewhere."""
_JOINERS = frozenset(("", " ", "-", " and ", " e ", " y ", " et ", "und", " i ", " et-"))


def find_figures(text: str, folded: str, words: Iterable[Hit]) -> Iterator[Figure]:
    """Yield every number of a text: in figures, clock times, in Han signs, in words.

    ``folded`` is the text in lower case; ``words`` are its number words. No order is promised.
    """
    for run in _RUN.finditer(folded):
        yield from _in_figures(folded, run)
    for run in _HAN.finditer(text):
        if (value := _in_han(run[0])) is not None:
            yield Figure(run.start(), run.end(), _key(value))
    yield from _in_words(folded, words)


def _key(value: float) -> str:
    return f"{value:.6g}"


def _digits(run: str) -> str:
    if run.isascii():
        return run
    return "".join(str(unicodedata.decimal(c)) if c.isdecimal() else c for c in run)


def _in_figures(folded: str, run: re.Match[str]) -> Iterator[Figure]:
    """A run of figures with its scale, or as a time of day, or as its parts ("4-3-2019")."""
    start, end = run.span()
    digits = _digits(run[0])
    parts = re.split(r"\D", digits)
    if (clock := _clock(folded, start, end, parts)) is not None:
        yield clock
    value = _value(parts, digits)
    if value is None:
        for part in parts:
            if len(part) <= _LONGEST:
                yield Figure(start, end, _key(float(part)))
        return
    scale = _scale_pattern().match(folded, end)
    if scale is not None:
        end = scale.end()
        value *= _scales()[scale["word"]]
    yield Figure(start, end, _key(value))


def _value(parts: list[str], digits: str) -> float | None:
    """What figures with their marks mean; ``None`` for dates and the like ("12.10.2018")."""
    if any(len(part) > _LONGEST for part in parts):
        return None
    if len(parts) == 1:
        return float(parts[0])
    grouped = all(len(part) == 3 for part in parts[1:]) and len(parts[0]) <= 3 and parts[0] != "0"
    if grouped:
        return float("".join(parts))
    if all(len(part) == 3 for part in parts[1:-1]) and (len(parts) == 2 or len(parts[-1]) < 3):
        return float(f"{''.join(parts[:-1])}.{parts[-1]}")
    return None


def _clock(folded: str, start: int, end: int, parts: list[str]) -> Figure | None:
    """A time of day as "t7:55": hours of twelve, since "7.30pm" is "19:30"."""
    if len(parts) == 1:
        after = _clock_pattern().match(folded, end)
        if after is None:
            return None
        parts, end = [parts[0], _digits(after[1])], after.end()
    if len(parts) != 2 or len(parts[1]) != 2 or len(parts[0]) > 2:
        return None
    hours, minutes = int(parts[0]), int(parts[1])
    if hours > 24 or minutes > 59:
        return None
    return Figure(start, end, f"t{hours % 12}:{minutes:02}")


@lru_cache(maxsize=1)
def _clock_pattern() -> re.Pattern[str]:
    marks = anchor_words().clock.marks
    listed = "|".join(re.escape(mark) for mark in sorted(marks, key=len, reverse=True))
    return re.compile(rf"(?:{listed})(\d\d)(?!\d)")


@lru_cache(maxsize=1)
def _scales() -> dict[str, float]:
    words = anchor_words()
    return {w.rstrip("*"): v for w, v in (words.magnitudes | words.scale_signs).items()}


@lru_cache(maxsize=1)
def _scale_pattern() -> re.Pattern[str]:
    words = anchor_words()
    either = [
        (w.rstrip("*"), re.escape(w.rstrip("*")), "" if w.endswith("*") else r"(?!\w)")
        for w in words.magnitudes
    ]
    either += [(w, re.escape(w), "") for w in words.scale_signs]
    either.sort(key=lambda one: -len(one[0]))
    return re.compile(rf"[ \u00a0\u202f-]?(?P<word>{'|'.join(p + tail for _, p, tail in either)})")


def _in_han(run: str) -> float | None:
    """ "三十二" is 32, "一万五千" 15,000, "二〇一八" 2018."""
    values = [2.0 if c in "两兩" else unicodedata.numeric(c, -1.0) for c in run]
    if max(values) < 10:
        return float("".join(str(int(v)) for v in values)) if len(values) <= _LONGEST else None
    return _summed(values)


def _summed(values: Iterable[float]) -> float:
    """Numerals one after another: a greater one multiplies what stands before it."""
    total = current = 0.0
    for value in values:
        if value >= 1000:
            total, current = total + max(current, 1.0) * value, 0.0
        elif value in (10.0, 100.0) and 0 < current < value:
            current *= value
        else:
            current += value
    return total + current


def _in_words(folded: str, words: Iterable[Hit]) -> Iterator[Figure]:
    """ "vinte e um", "two hundred"; none up to twelve, which translations write as they like, and
    no scale word alone ("mil" after figures is theirs).
    """
    group: list[Hit] = []
    for hit in words:
        if group and hit.start < group[-1].end:
            continue
        if group and folded[group[-1].end : hit.start] in _JOINERS:
            group.append(hit)
            continue
        yield from _of_words(folded, group)
        group = [hit]
    yield from _of_words(folded, group)


def _of_words(folded: str, group: list[Hit]) -> Iterator[Figure]:
    if not group:
        return
    start, end = group[0].start, group[-1].end
    value = _summed(float(hit.value) for hit in group)
    after_figures = folded[max(0, start - 2) : start].strip()[-1:].isdecimal()
    if not after_figures and value > MANY and not (len(group) == 1 and value >= 1000):
        yield Figure(start, end, _key(value))
