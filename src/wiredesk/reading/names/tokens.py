"""The words of a copy, and what the writing tells of each: capital, sentence start, shouting."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass, field

from wiredesk.packs.matcher import fold
from wiredesk.reading.copy import Copy
from wiredesk.reading.names.lexicon import Lexicon

_WORD = re.compile(
    r"[^\W\d_](?:\.[^\W\d_])+\.?(?![^\W_])"  # U.S., F.C
    r"|[^\W_]+(?:(?:['’ʼ&+]|[-‐‑]|\.(?=[a-z]{2,3}\b)|(?<=\d)[.,](?=\d))[^\W_]+)*"
)
_APOSTROPHE = re.compile("['’ʼ]")
_PREFIX = re.compile(r"[^\W\d_]{2,9}-(?=[^\W\d_a-zß-öø-ÿ])")  # ex-União Soviética, anti-Trump
MONEY = ("$", "€", "£")
"""After letters these make a currency: "US$ 5 milhões"."""

_ENDS = frozenset(".!?…:;•|·\n")
_SKIPPED = frozenset(" \t\u00a0\"'“”„«»‘’‚()[]—–-*#>")


@dataclass(slots=True)
class Words:
    """The words of a text as parallel lists; ``[starts[i], ends[i])`` is word ``i``."""

    text: str
    starts: list[int] = field(default_factory=list)
    ends: list[int] = field(default_factory=list)
    words: list[str] = field(default_factory=list)
    folded: list[str] = field(default_factory=list)
    capital: list[bool] = field(default_factory=list)
    """Whether the word has a capital that may be a name's."""
    first: list[bool] = field(default_factory=list)
    """Whether the word opens a sentence, so that its capital says little."""
    shouted: list[bool] = field(default_factory=list)
    """Whether it stands in a line whose capitals say nothing."""
    small: set[str] = field(default_factory=set)
    """The words that stand somewhere in small letters, folded."""

    def gap(self, i: int) -> str:
        """What stands between word ``i`` and the next."""
        return self.text[self.ends[i] : self.starts[i + 1]]

    def before(self, i: int) -> str:
        """The folded word before word ``i``, if only a space parts them; else ""."""
        return self.folded[i - 1] if i > 0 and self.gap(i - 1) == " " else ""

    def after(self, i: int) -> str:
        """The folded word after word ``i``, if only a space parts them; else ""."""
        return self.folded[i + 1] if i + 1 < len(self.words) and self.gap(i) == " " else ""


def cut_words(copy: Copy, lexicon: Lexicon) -> Words:
    """Cut a copy into words. Elided articles ("l'") and possessive endings are no part of one.

    Furniture is left out: menus and bylines would be taken for people of the story.
    """
    text, folded = copy.text, copy.folded
    found = Words(text)
    furniture, near = copy.furniture, 0
    for match in _WORD.finditer(text):
        start, end = match.span()
        while near < len(furniture) and furniture[near].end <= start:
            near += 1
        if near < len(furniture) and furniture[near].start < end:
            continue
        word, low = text[start:end], folded[start:end]
        if "'" in low or "-" in low:
            for a, b in _bare(text, start, end, lexicon):
                _add(found, a, b, text[a:b], folded[a:b], lexicon)
        else:
            _add(found, start, end, word, low, lexicon)
    _hear_shouting(copy, found, lexicon.nouns_capital)
    return found


def _bare(text: str, start: int, end: int, lexicon: Lexicon) -> list[tuple[int, int]]:
    """The word without its possessive ending; in two where a prefix or elided article opens it."""
    if text[start].islower() and (prefix := _PREFIX.match(text, start, end)):
        return [(start, prefix.end() - 1), (prefix.end(), end)]
    mark = _APOSTROPHE.search(text, start, end)
    if mark is None:
        return [(start, end)]
    for ending in lexicon.possessive:
        cut = end - len(ending)
        if cut > start and fold(text[cut:end]) == ending:
            return [(start, cut)]
    if mark.end() < end and fold(text[start : mark.start()]) in lexicon.elided:
        return [(start, mark.start()), (mark.end(), end)]
    return [(start, end)]


def _add(found: Words, start: int, end: int, word: str, low: str, lexicon: Lexicon) -> None:
    capital = word[0] != low[0] and found.text[end : end + 1] not in MONEY
    found.starts.append(start)
    found.ends.append(end)
    found.words.append(word)
    found.folded.append(low)
    found.capital.append(capital)
    found.first.append(capital and _opens(found, lexicon))
    found.shouted.append(False)
    if not capital:
        found.small.add(low)


def _opens(found: Words, lexicon: Lexicon) -> bool:
    """Whether the last word added opens a sentence, a quotation or a line."""
    text, at = found.text, found.starts[-1] - 1
    if at < 0:
        return True
    if text[at] == " " and at and (text[at - 1].isalnum() or text[at - 1] == ","):
        return False
    quoted = False
    while at >= 0 and text[at] in _SKIPPED:
        quoted = quoted or text[at] in '"“„«‘‚'
        at -= 1
    if at < 0 or quoted:
        return True
    if text[at] == "." and len(found.words) > 1:
        last = found.folded[-2]
        return not (last in lexicon.abbreviations or (len(last) == 1 and found.capital[-2]))
    return text[at] in _ENDS


def _hear_shouting(copy: Copy, found: Words, nouns_capital: bool) -> None:
    """Mark the words of lines in capitals, or in title case, where capitals say nothing."""
    at = 0
    for start, end in copy.lines:
        at = bisect_left(found.starts, start, lo=at)
        begin = at
        at = bisect_left(found.starts, end, lo=at)
        if _shouts(found.words[begin:at], nouns_capital):
            found.shouted[begin:at] = [True] * (at - begin)


def _shouts(words: list[str], nouns_capital: bool) -> bool:
    long = [word for word in words if len(word) > 3 and word[0].isalpha()]
    if len(words) < 3 or len(long) < 2:
        return len(words) > 0 and all(len(w) > 1 and w.isupper() for w in words) and bool(long)
    if sum(word.isupper() for word in long) * 10 >= len(long) * 8:
        return True
    return (
        not nouns_capital
        and len(words) > 4
        and sum(word[0].isupper() for word in long) * 10 >= len(long) * 9
    )
