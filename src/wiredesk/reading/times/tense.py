"""Whether the words around a time speak of the past or of the future."""

from __future__ import annotations

import re
from functools import lru_cache

from wiredesk.packs import language
from wiredesk.packs.matcher import fold
from wiredesk.reading.times.base import FUTURE, PAST, UNTOLD

BEFORE, AFTER = 90, 60
"""Code points looked at on each side, within the sentence."""

STOP = re.compile(r"[;:\n]")
WORD = re.compile(r"[^\W\d_]+")


@lru_cache(maxsize=16)
def _words(tag: str) -> tuple[dict[str, int], tuple[str, ...], tuple[str, ...]]:
    words = language(tag).times
    told = {fold(w): PAST for w in words.past} | {fold(w): FUTURE for w in words.future}
    return told, tuple(words.future_endings), tuple(words.past_endings)


def tense_at(folded: str, tag: str, start: int, end: int, sentence: tuple[int, int]) -> int:
    """PAST, FUTURE or UNTOLD, by the verb or word of time nearest to ``[start, end)``.

    Words before count as nearer: "said on Friday that it will" is said in the past.
    """
    before = folded[max(sentence[0], start - BEFORE) : start]
    after = folded[end : min(sentence[1], end + AFTER)]
    marks = list(STOP.finditer(before))
    if marks:
        before = before[marks[-1].end() :]
    stop = STOP.search(after)
    if stop:
        after = after[: stop.start()]
    far, told = 1000, UNTOLD
    for distance, tense in (_nearest(before, tag, True), _nearest(after, tag, False)):
        if tense != UNTOLD and distance < far:
            far, told = distance, tense
    return told


def all_past(folded: str, tag: str) -> bool:
    """Whether the words speak of the past and none of them of the future."""
    tenses = {_tense_of(m[0], tag) for m in WORD.finditer(folded)}
    return PAST in tenses and FUTURE not in tenses


def _nearest(words: str, tag: str, before: bool) -> tuple[int, int]:
    """The word of tense nearest to the time, and its distance; words after it count double.

    A past form right behind a word of the future is part of it: "to be held", "será aberta".
    """
    best, last, end = (1000, UNTOLD), UNTOLD, 0
    for m in WORD.finditer(words):
        tense = _tense_of(m[0], tag)
        if tense == PAST and last == FUTURE and m.start() == end + 1 and words[end] == " ":
            tense = FUTURE
        last, end = tense, m.end()
        distance = len(words) - m.end() if before else 2 * m.start() + 4
        if tense != UNTOLD and distance < best[0]:
            best = (distance, tense)
    return best


def _tense_of(word: str, tag: str) -> int:
    told, future, past = _words(tag)
    if word in told:
        return told[word]
    if len(word) < 4:
        return UNTOLD
    if word.endswith(future):
        return FUTURE
    return PAST if word.endswith(past) else UNTOLD
