"""Numbers as they are written: digits with their marks, words, and both together.

Times and quantities stand on these. "2,5 milhões" and "vinte e um" are one numeral each.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from wiredesk.packs import Hit, LanguagePack
from wiredesk.packs.matcher import Hits

SPACES = "\u00a0\u202f\u2009"
"""Spaces that never break a line: between groups of digits in French, in ISO 31 everywhere."""


class Numeral(NamedTuple):
    """A number at ``text[start:end]``.

    ``plain`` holds for bare digits (no group, no decimals, no words), as years and days are
    written; ``words`` where a word has part in it ("15 mil").
    """

    start: int
    end: int
    value: float
    plain: bool
    words: bool
    scale: float = 1.0
    """What its last words multiply it by: a million in "15 milhões"; 10 in "10 a 15 milhões" shares
    it."""


RUN = re.compile(r"\d+")


@lru_cache(maxsize=64)
def _digits(decimal: str, group: str, spaced: bool) -> re.Pattern[str]:
    marks = re.escape(group) + SPACES + (" " if spaced else "")
    return re.compile(
        rf"(\d{{1,3}}(?:[{marks}]\d{{3}})+(?!\d)|\d+)"
        rf"(?:{re.escape(decimal)}(\d+)|[.,](\d{{1,2}})(?!\d|[.,]\d))?"
    )


def _glues(letter: str) -> bool:
    """Whether a letter before a figure makes it part of a name; not where words have no spaces."""
    return letter.isdigit() or letter.lower() != letter.upper()


def digit_runs(text: str) -> Iterator[int]:
    """Where figures begin that are no part of a name ("A320") nor of a longer figure ("1.5")."""
    for run in RUN.finditer(text):
        at = run.start()
        before = text[at - 1] if at else " "
        if _glues(before) or (before in ".," and at > 1 and text[at - 2].isdigit()):
            continue
        yield at


def find_numerals(folded: str, hits: Hits, pack: LanguagePack) -> tuple[Numeral, ...]:
    """Every numeral in a folded text, in text order, none within another.

    A digit glued to letters before it ("A320", "G20") is part of a name and no numeral.
    """
    single = _in_digits(folded, pack) + _in_words(hits.get("quantities.numbers", ()))
    single.sort()
    joined: list[Numeral] = []
    at = 0
    while at < len(single):
        numeral, at = _compose(folded, single, at, pack)
        joined.append(numeral)
    return tuple(joined)


def _in_digits(folded: str, pack: LanguagePack) -> list[Numeral]:
    figure = _digits(pack.letters.decimal, pack.letters.group, pack.quantities.space_groups)
    found: list[Numeral] = []
    for at in digit_runs(folded):
        m = figure.match(folded, at)
        if m is None or (found and at < found[-1].end):
            continue
        whole, fraction = m[1], m[2] or m[3]
        bare = whole if whole.isdigit() else re.sub(r"\D", "", whole)
        if len(bare) > 15:
            continue
        value = float(f"{int(bare)}.{int(fraction):0{len(fraction)}d}") if fraction else int(bare)
        plain = bare is whole and not fraction
        found.append(Numeral(m.start(), m.end(), value, plain, False))
    return found


def _in_words(hits: list[Hit] | tuple[()]) -> list[Numeral]:
    found: list[Numeral] = []
    for hit in hits:
        if found and hit.start < found[-1].end:
            continue  # "quatre-vingt" within "quatre-vingt-dix": the longest stands first
        found.append(Numeral(hit.start, hit.end, float(hit.value), False, True))
    return found


def _compose(
    folded: str, single: list[Numeral], at: int, pack: LanguagePack
) -> tuple[Numeral, int]:
    """The numeral that begins at ``single[at]`` and where the next one begins.

    "vinte e um" adds, "15 mil" and "two hundred" multiply; what does neither ends the numeral.
    """
    first = single[at]
    total, current, end = 0.0, first.value, first.end
    words, last = first.words, first.value
    joiners = pack.quantities.number_joiners
    scale = 1.0
    at += 1
    while at < len(single):
        following = single[at]
        gap = folded[end : following.start]
        if following.start < end:
            at += 1
            continue
        if not following.words or len(gap) > 6:
            break
        step = _join(total, current, last, following.value, words)
        if step is None or not _joins(gap, () if step.scales else joiners):
            break
        total, current, value = step.total, step.current, following.value
        scale = scale * value if step.scales else 1.0
        last, end, words = value, following.end, True
        at += 1
    value, end = _with_one(folded, total + current, end, words, pack)
    plain = first.plain and end == first.end
    return Numeral(first.start, end, value, plain, words, scale), at


def _joins(gap: str, joiners: tuple[str, ...] | list[str]) -> bool:
    return gap in (" ", "-", "\n") or gap.strip(" -") in joiners


class Step(NamedTuple):
    """A numeral so far: what is complete, what a scale may still multiply."""

    total: float
    current: float
    scales: bool


def _join(total: float, current: float, last: float, value: float, words: bool) -> Step | None:
    """A numeral with one more word; ``None`` where the word begins another number."""
    if value == 100 and 0 < current < 100:
        return Step(total, current * value, True)
    if value >= 1000 and 0 < current < (value if words else 1_000_000):
        return Step(total + current * value, 0.0, True)
    if value >= 1000 and current == 0 and 0 < total < value:
        return Step(total * value, 0.0, True)
    if words and _adds(last, value):
        return Step(total, current + value, False)
    return None


def _adds(last: float, value: float) -> bool:
    """Whether a number word adds to the one before it: "vinte e um", "mil e duzentos"."""
    if last >= 100:
        return value < last
    if last in (60, 80):  # soixante-dix, quatre-vingt-dix-sept
        return value < 20
    return last >= 20 and value < 10


def _with_one(
    folded: str, value: float, end: int, words: bool, pack: LanguagePack
) -> tuple[float, int]:
    """A compound's last "one", which alone is an article: "vinte e um", "treinta y una"."""
    ones = pack.quantities.ones
    if not words or not ones or value % 10 or value % 100 < 20:
        return value, end
    joiners = pack.quantities.number_joiners
    for between in ("-", *(f" {j} " for j in joiners), *(f"-{j}-" for j in joiners)):
        for one in ones:
            stop = end + len(between) + len(one)
            if folded.startswith(between + one, end) and not folded[stop : stop + 1].isalnum():
                return value + 1, stop
    return value, end
