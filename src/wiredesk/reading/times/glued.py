"""Spans in one word: "zehntägig", "45-minütiger"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from wiredesk.packs import language
from wiredesk.packs.matcher import fold
from wiredesk.reading.copy import Copy
from wiredesk.reading.times.spelling import span_value
from wiredesk.reading.times.vocabulary import Token

AGES = range(13, 100)
"""Years that are an age in such a word: "der 24-jährige Mann", while "die fünfjährige Laufzeit"."""

NEXT_WORD = re.compile(r"\s+(\w+)")


@lru_cache(maxsize=16)
def _pattern(tag: str) -> re.Pattern[str] | None:
    units = language(tag).times.glued_units
    if not units:
        return None
    return re.compile(rf"({'|'.join(map(re.escape, units))})\w{{0,3}}(?!\w)")


def glued_spans(copy: Copy) -> Iterator[Token]:
    """A token for each word that ends in a unit of ``glued_units`` and begins with a number."""
    pattern = _pattern(copy.pack.tag)
    if pattern is None:
        return
    units = copy.pack.times.glued_units
    figures = _figures(copy.pack.tag)
    for m in pattern.finditer(copy.folded):
        start = m.start()
        while start and (copy.folded[start - 1].isalnum() or copy.folded[start - 1] == "-"):
            start -= 1
        said = copy.folded[start : m.start()].strip("-")
        count = float(said) if said.isdecimal() and len(said) < 6 else figures.get(said)
        if count is None or (units[m[1]] == "Y" and _is_age(copy, start, m.end(), count)):
            continue
        yield Token(start, m.end(), {"spanword": span_value([(count, units[m[1]])])})


def _is_age(copy: Copy, start: int, end: int, count: float) -> bool:
    following = NEXT_WORD.match(copy.folded, end)
    person = following is not None and following[1] in copy.pack.times.persons
    noun = any(part[:1].isupper() for part in copy.text[start:end].split("-"))
    return count in AGES or person or noun


@lru_cache(maxsize=16)
def _figures(tag: str) -> dict[str, float]:
    words = language(tag).quantities
    ones = dict.fromkeys((*map(fold, language(tag).times.one), *map(fold, words.ones)), 1.0)
    return ones | {fold(word): float(figure) for word, figure in words.numbers.items()}
