"""What stands before a number, and what that makes of it: "quase 15 mil" is at most 15,000."""

from __future__ import annotations

import re
from functools import lru_cache

from wiredesk.packs import language
from wiredesk.packs.matcher import fold

NEAR = 36
"""Code points before a number within which a modifier stands."""

Bounds = tuple[float | None, float | None]


@lru_cache(maxsize=16)
def _before(tag: str) -> tuple[re.Pattern[str], dict[str, str]]:
    words = {fold(w): kind for w, kind in language(tag).quantities.modifiers.items()}
    return _ending(tuple(words)), words


@lru_cache(maxsize=16)
def _following(tag: str) -> tuple[re.Pattern[str], dict[str, str]]:
    words = {fold(w): kind for w, kind in language(tag).quantities.modifiers_after.items()}
    phrases = "|".join(map(re.escape, sorted(words, key=len, reverse=True)))
    return re.compile(rf"\s({phrases or '(?!)'})(?!\w)"), words


@lru_cache(maxsize=64)
def _ending(phrases: tuple[str, ...]) -> re.Pattern[str]:
    listed = "|".join(map(re.escape, sorted(phrases, key=len, reverse=True)))
    return re.compile(rf"(?<!\w)({listed or '(?!)'})(?:\s|(?<='))$")


def modifier_before(folded: str, tag: str, start: int) -> tuple[str | None, int]:
    """The modifier right before ``start`` and where it begins; (None, start) if there is none."""
    pattern, words = _before(tag)
    m = pattern.search(folded, max(0, start - NEAR), start)
    if m is None or _is_moved(folded, tag, m):
        return None, start
    return words[m[1]], m.start()


def _is_moved(folded: str, tag: str, m: re.Match[str]) -> bool:
    """Whether a verb before makes "up to" no bound: "the rate edged up to 4.4%"."""
    words = language(tag).quantities
    before = folded[max(0, m.start() - NEAR) : m.start()].rstrip().rpartition(" ")[2]
    return m[1] in words.moving_modifiers and before in words.moving


def modifier_after(folded: str, tag: str, end: int) -> tuple[str | None, int]:
    """The modifier right after ``end`` and where it ends: "15 ou mais"."""
    pattern, words = _following(tag)
    m = pattern.match(folded, end)
    return (words[m[1]], m.end()) if m else (None, end)


def opener_before(folded: str, tag: str, start: int) -> int | None:
    """Where a word that opens a range begins, if one stands right before ``start``."""
    pattern = _ending(tuple(fold(w) for w in language(tag).quantities.between))
    m = pattern.search(folded, max(0, start - NEAR), start)
    return m.start() if m else None


def bounds(value: float, modifier: str | None) -> Bounds:
    """(Least, most) that a number with a modifier says."""
    if modifier in ("more than", "at least"):
        return value, None
    if modifier in ("almost", "less than", "at most"):
        return None, value
    return value, value
