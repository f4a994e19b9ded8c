"""The words of a paragraph as an editor counts them, for comparing two paragraphs word by word.

Other than ``words.units`` they keep a figure in one ("15,000"), and an elision ("don't").
"""

import re
import unicodedata
from bisect import bisect_right
from typing import NamedTuple

from wiredesk.lineage.words import units

_INNER = frozenset("'’ʼ-‐\u2011")
_SPACES = frozenset(" \u00a0\u202f")
_GROUPING = frozenset(".,'’٫٬")
_PARTS = re.compile(r"[.,'’٫٬ \u00a0\u202f]")
_SPACED = re.compile(r"\d{1,3}(?:[ \u00a0\u202f]\d{3})*")
_THREE = re.compile(r"\d{3}")
_OPENING, _CLOSING = '"“«„「『»', '"”»“」』«'
_MARKS = re.compile('["“«„「『”»」』]')


class Token(NamedTuple):
    """A word: where it stands in its paragraph, and what it is compared by."""

    start: int
    end: int
    key: str
    """Folded; of a figure its value in plain digits."""
    figure: bool
    quoted: bool
    opens: bool
    """Whether a sentence begins with it."""


def tokens(paragraph: str) -> list[Token]:
    """The words of a paragraph in order; offsets are code points into it, half-open."""
    found = units(paragraph)
    spans = _joined(paragraph, list(zip(found.starts.tolist(), found.ends.tolist(), strict=True)))
    quoted = _quoted(paragraph)
    made: list[Token] = []
    before = 0
    for start, end in spans:
        written = paragraph[start:end]
        figure = written[0].isdecimal()
        made.append(
            Token(
                start,
                end,
                value_of(written) if figure else _folded(written),
                figure,
                _within(quoted, start),
                _opens(paragraph[before:start], not made),
            )
        )
        before = end
    return made


def _joined(text: str, spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Spans of units with figures ("15", "000") and elisions ("don", "t") put together."""
    kept: list[tuple[int, int]] = []
    for start, end in spans:
        if kept and kept[-1][1] + 1 == start and _joins(text, kept[-1], start, end):
            kept[-1] = (kept[-1][0], end)
        else:
            kept.append((start, end))
    return kept


def _joins(text: str, before: tuple[int, int], start: int, end: int) -> bool:
    mark = text[start - 1]
    if text[start].isdecimal() and text[before[0]].isdecimal():
        if mark in _SPACES:
            groups = _SPACED.fullmatch(text, *before) and _THREE.fullmatch(text, start, end)
            return groups is not None
        return mark in _GROUPING
    return mark in _INNER and text[start].isalpha() and text[before[1] - 1].isalpha()


def value_of(written: str) -> str:
    """A figure in plain digits, however it is grouped: "15.000", "15,000", "١٥٠٠٠" are "15000"."""
    digits = (unicodedata.decimal(char, None) for char in written)
    plain = "".join(c if d is None else str(d) for c, d in zip(written, digits, strict=True))
    parts = _PARTS.split(plain)
    if len(parts) == 1:
        return plain
    decimals = "" if len(parts[-1]) == 3 and parts[-1].isdigit() else parts.pop()
    return "".join(parts) + (f".{decimals}" if decimals else "")


def _folded(written: str) -> str:
    folded = written.casefold()
    if not folded.isascii():
        folded = unicodedata.normalize("NFKC", folded).replace("’", "'").replace("ʼ", "'")
    return folded


def _opens(gap: str, first: bool) -> bool:
    """Whether what stands before a word ends a sentence, or opens a quotation."""
    return first or any(c in '.!?…:“«„"。！？' for c in gap)


def _within(spans: list[tuple[int, int]], place: int) -> bool:
    at = bisect_right(spans, (place, len(spans) and spans[-1][1])) - 1
    return at >= 0 and spans[at][0] <= place < spans[at][1]


def _quoted(text: str) -> list[tuple[int, int]]:
    """What stands between quotation marks, in whichever pair of marks; in order."""
    found: list[tuple[int, int]] = []
    opened = None
    for mark in _MARKS.finditer(text):
        if opened is None and mark[0] in _OPENING:
            opened = mark
        elif opened is not None and (mark[0] == '"') == (opened[0] == '"') and mark[0] in _CLOSING:
            found.append((opened.start(), mark.end()))
            opened = None
    return found
