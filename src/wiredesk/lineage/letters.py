"""What each code point is to a word, as tables that a whole text is looked up in at once."""

import unicodedata
from functools import lru_cache
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

APART, WORD, ALONE, MARK, MARK_ALONE, UNSEEN = range(6)
"""Separator · letter or digit of a word · character of a script without spaces, a unit by itself ·
mark on a letter · mark on such a character · drawn nowhere or left out at will."""

KNOWN = 0x20000
"""Code points from here on are Han, each a unit by itself; the tables end here."""

_WITHOUT_SPACES = (
    *((0x0E00, 0x0EFF), (0x1000, 0x109F), (0x1780, 0x17FF), (0x19E0, 0x19FF), (0x1A20, 0x1AAF)),
    *((0x2E80, 0x2FDF), (0x3005, 0x3007), (0x3040, 0x30FF), (0x31F0, 0x31FF), (0x3400, 0x4DBF)),
    *((0x4E00, 0x9FFF), (0xA9E0, 0xA9FF), (0xAA60, 0xAA7F), (0xF900, 0xFAFF), (0xFF66, 0xFF9F)),
)
"""Thai, Lao, Myanmar, Khmer, Tai Tham, radicals, kana, Han."""

_LEFT_OUT = (
    (0x0591, 0x05C7),
    (0x0610, 0x061A),
    (0x0640, 0x0640),
    (0x064B, 0x065F),
    (0x0670, 0x0670),
)
"""Hebrew points, Arabic vowel signs and the stretching stroke: one desk writes them, not all."""

_THEMSELVES = ((0x3400, 0x4DBF), (0x4E00, 0x9FFF), (0xAC00, 0xD7A3), (0xD800, 0xF8FF))
"""Ranges that need no looking at: Han, Hangul, surrogates and private use."""


class Letters(NamedTuple):
    """For each code point below ``KNOWN``: its class, and what it is folded to."""

    kind: npt.NDArray[np.uint8]
    folded: npt.NDArray[np.uint32]


@lru_cache(maxsize=1)
def letters() -> Letters:
    """The tables, made once from the Unicode data that Python carries.

    Folded: lower case, compatibility forms (full-width letters, Arabic presentation forms) and
    the digits of every script, wherever that is one code point, so that offsets stay.
    """
    kind = np.zeros(KNOWN + 1, np.uint8)
    folded = np.arange(KNOWN + 1, dtype=np.uint32)
    themselves = {code for first, last in _THEMSELVES for code in range(first, last + 1)}
    for code in range(KNOWN):
        if code not in themselves:
            char = chr(code)
            category = unicodedata.category(char)
            if category != "Cn":
                kind[code] = _kind(category)
                if category[0] in "LNM":
                    folded[code] = _folded(char)
    kind[0xAC00:0xD7A4] = WORD
    for first, last in _WITHOUT_SPACES:
        part = kind[first : last + 1]
        part[part == MARK] = MARK_ALONE
        part[part == WORD] = ALONE
    kind[0x3400:0x4DC0] = kind[0x4E00:0xA000] = kind[KNOWN] = ALONE
    for first, last in _LEFT_OUT:
        kind[first : last + 1] = UNSEEN
    return Letters(kind, folded)


def _kind(category: str) -> int:
    if category[0] == "M":
        return MARK
    if category == "Cf":
        return UNSEEN
    return WORD if category[0] == "L" or category in {"Nd", "Nl", "No"} else APART


def _folded(char: str) -> int:
    digit = unicodedata.decimal(char, None)
    if digit is not None:
        return ord(str(digit))
    for form in (unicodedata.normalize("NFKC", char).casefold(), char.casefold(), char.lower()):
        if len(form) == 1:
            return ord(form)
    return ord(char)
