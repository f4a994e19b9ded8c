"""Figures that name, number or score and count nothing."""

from __future__ import annotations

import re

from wiredesk.packs.matcher import fold
from wiredesk.reading.copy import Copy
from wiredesk.reading.numerals import Numeral
from wiredesk.reading.quantities.bounds import modifier_before, opener_before
from wiredesk.reading.quantities.units import SIGN_BEFORE, Units

GLUED_BEFORE = re.compile(r"[\w#@][-–./:,_]?$|[/:]$")
"""What before figures makes them part of a name or code: "Covid-19", "53-B/2006"."""

GLUED_AFTER = re.compile(r"[:/]\d|[.,]\d|-\d[\d-]*-\d|_|@")

LINE_ALONE = re.compile(r"[\s\d.,()•-]*(?:\n|$)")


def chain(copy: Copy, numerals: tuple[Numeral, ...], at: int) -> int:
    """How many figures follow each other with nothing but marks: a telephone number, a code."""
    count = 1
    while at + count < len(numerals) and count < 20:
        a, b = numerals[at + count - 1], numerals[at + count]
        gap = copy.text[a.end : b.start]
        if a.words or b.words or len(gap) > 2 or gap.strip(" -/.()+"):
            break
        count += 1
    return count


def is_code(copy: Copy, units: Units, n: Numeral) -> bool:
    """Whether a figure is part of a name, a code or a list's numbering."""
    text = copy.text
    if n.words and not n.plain and not text[n.start].isdigit():
        return False
    if GLUED_BEFORE.search(text, max(0, n.start - 2), n.start):
        return True
    if GLUED_AFTER.match(text, n.end) or (n.plain and n.value > 9_999_999):
        return True
    return _is_numbering(copy, n) or _is_named(copy, units, n)


def _is_numbering(copy: Copy, n: Numeral) -> bool:
    """A figure alone on its line, or one that numbers it ("3. Apply")."""
    text = copy.text
    opens = not text[max(0, n.start - 3) : n.start].strip(" \t") or text[n.start - 1] == "\n"
    opens = opens and (n.start == 0 or "\n" in text[max(0, n.start - 3) : n.start])
    if not opens:
        return False
    after = text[n.end : n.end + 2]
    return bool(LINE_ALONE.match(text, n.end)) or (n.plain and after in (". ", ") "))


def _is_named(copy: Copy, units: Units, n: Numeral) -> bool:
    """ "Boeing 737", "nº 5", "Artikel 5": a number that names and counts nothing."""
    text, words = copy.text, copy.pack.quantities
    before = re.search(r"([\w.ºª°'’]+)\s$", text[max(0, n.start - 24) : n.start])
    if before is None:
        return False
    word = before[1]
    if fold(word) in words.number_signs:
        return True
    figure = n.plain or (not n.words and n.value < 100)
    if not word[0].isupper() or not figure or fold(word) in copy.pack.letters.common:
        return False
    folded, tag = copy.folded, copy.pack.tag
    if modifier_before(folded, tag, n.start)[0] or opener_before(folded, tag, n.start) is not None:
        return False
    if SIGN_BEFORE.search(text, max(0, n.start - 6), n.start):
        return False
    unit = units.after(n.end, n.value == 1, n.words)
    opens = _opens_sentence(copy, n.start - 1 - len(word))
    if copy.pack.letters.nouns_capital:
        return unit.unit is None
    return unit.type == "cardinal" and (not opens or unit.unit is None)


def _opens_sentence(copy: Copy, at: int) -> bool:
    before = copy.text[max(0, at - 3) : at].rstrip()
    return not before or before[-1] in '.!?:;“"«\n'
