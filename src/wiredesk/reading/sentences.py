"""Sentences, right across abbreviations, initials, quotations and datelines.

A block is first cut at the edges of headline and furniture, so that furniture never swallows a
sentence of the body; each piece is then cut at the marks that end a sentence. A line break inside
a block (copy wrapped by hand) is a space like any other. Scripts without capitals or spaces need
no rules of their own: a letter that is not lower case may open a sentence anywhere.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from functools import lru_cache
from itertools import accumulate
from typing import NamedTuple

from wiredesk.packs import LanguagePack, language
from wiredesk.reading.copy import Copy
from wiredesk.records import Block, Sentence, Span

CLOSERS = "”“\"»«’'›‹)]」』）】》〉"
CLOSES_ONLY = "”’)]」』）】》〉"
GOES_ON = "とってなのをが、，,说道"
OPENERS = "“„\"«»‘‚'‹›([「『（【《〈—–-¿¡ \n\t\u00a0\u202f"

_CLOSING = rf"[{re.escape(CLOSERS)}]|[ \u00a0\u202f][»›](?=\s|$)"
"""French puts a space before the mark; a German "»" behind a space opens, and a word follows."""

ONE_BREATH = 80
"""Code points of a quotation that is one sentence with its cue: “Enough! Go!”, she said."""

_BRACKETED = re.compile(r"[(\[（][^()\[\]（）\n]{1,120}[)\]）]")

_DATELINE = re.compile(r"[^\W\d_].{0,60}[)\]]")
"""Up to the bracket of "LISBON (Mirante). The port …"."""

_AFTER_QUOTE = re.compile(r"[\s,，、]*[—–-]?\s*(\S)")

_LAST_WORD = re.compile(r"[^\s“„«\"‘'’(\[—–/,;:]+$")

_LETTERS_DOTTED = re.compile(r"(?:[^\W\d_]\.)*[^\W\d_]")
"""Initials, as in "J. K. Rowling" or "U.S."."""


_ROMAN = re.compile(r"[IVXL]+")
"""Kings and popes: "Johannes XXIII. kam"."""


class _Rules(NamedTuple):
    ends: re.Pattern[str]
    quoted: re.Pattern[str]
    anywhere: str
    abbreviations: frozenset[str]
    may_end: frozenset[str]
    before_number: frozenset[str]
    common: frozenset[str]
    ordinal_dot: bool
    cue: re.Pattern[str] | None


@lru_cache(maxsize=64)
def _rules(tag: str) -> _Rules:
    pack: LanguagePack = language(tag)
    words = pack.sentences
    marks = re.escape(words.ends + words.ends_anywhere)
    return _Rules(
        ends=re.compile(rf"([{marks}]+)(?:{_CLOSING})*(?:\[\d{{1,3}}\])*"),
        quoted=re.compile("|".join(map(_between, pack.letters.quotes))),
        anywhere=words.ends_anywhere,
        abbreviations=frozenset(words.abbreviations),
        may_end=frozenset(words.may_end),
        before_number=frozenset(words.before_number),
        common=frozenset(pack.letters.common),
        ordinal_dot=words.ordinal_dot,
        cue=_cue(words.cues),
    )


def _cue(verbs: list[str]) -> re.Pattern[str] | None:
    """A name and a verb behind a quotation: “Why now?” Anna Costa asked. “太好了！”王芳说。"""
    if not verbs:
        return None
    name = r"(?:[^\W\d_a-z][\w.'’-]*\s+){1,4}|[^\W\da-zA-Z_]{1,8}?"
    return re.compile(rf"(?:{name})(?:{'|'.join(verbs)})[.,;:。，：]")


def _between(marks: tuple[str, str]) -> str:
    opening, closing = map(re.escape, marks)
    return f"{opening}[^{opening}{closing}]*{closing}"


def find_sentences(copy: Copy) -> tuple[Sentence, ...]:
    """Cut each block into sentences; headline and furniture are known here, claims later.

    A headline is one sentence. Nothing is told of a block without letters ("39", "***").
    """
    rules = _rules(copy.pack.tag)
    edges = _Edges(copy)
    found = []
    for index, block in enumerate(copy.blocks):
        for start, end, kind in edges.pieces(block):
            whole = kind == "headline"
            for a, b in [(start, end)] if whole else cut(copy.text, start, end, rules):
                says = str.isalpha if kind == "own_voice" else str.isalnum
                if any(map(says, copy.text[a:b])):
                    found.append(
                        Sentence(start=a, end=b, rule="sentences.marks", kind=kind, paragraph=index)
                    )
    return tuple(found)


class _Edges:
    """Where headline and furniture begin and end."""

    def __init__(self, copy: Copy):
        marked = [(f.start, f.end, "furniture") for f in copy.furniture if f.start < f.end]
        if copy.story.title_span:
            marked.append((*copy.story.title_span, "headline"))
        self._marked = sorted(marked)
        self._starts = [start for start, _, _ in self._marked]
        self._reached = list(accumulate((end for _, end, _ in self._marked), max))

    def pieces(self, block: Block) -> Iterator[tuple[int, int, str]]:
        """Split a block into (start, end, kind)."""
        at = block.start
        first = bisect_right(self._reached, block.start)
        for start, end, kind in self._marked[first : bisect_right(self._starts, block.end)]:
            start, end = max(start, at), min(end, block.end)
            if start >= end:
                continue
            yield at, start, "own_voice"
            yield start, end, kind
            at = end
        yield at, block.end, "own_voice"


def cut(text: str, start: int, end: int, rules: _Rules) -> Iterator[Span]:
    """Each sentence of ``text[start:end]``, without the spaces around it."""
    kept = _kept_whole(text, start, end, rules)
    at = _skip_space(text, start, end)
    for mark in rules.ends.finditer(text, at, end):
        if mark[1][-1] in rules.anywhere:
            stop = _closed(text, at, mark.end(1), end)
            ends = stop < end and not _goes_on(text, mark.end(1), stop, rules)
        else:
            stop = mark.end()
            ends = stop < end and _ends(text, at, mark, end, rules)
        if ends and not _inside(mark.start(), stop, kept):
            yield at, stop
            at = _skip_space(text, stop, end)
    while end > at and text[end - 1].isspace():
        end -= 1
    if at < end:
        yield at, end


def _closed(text: str, start: int, at: int, end: int) -> int:
    """Where the marks end that close a quotation behind a mark at ``at``."""
    while at < end and (text[at] in CLOSES_ONLY or _closes_straight(text, start, at, end)):
        at += 1
    return at


def _closes_straight(text: str, start: int, at: int, end: int) -> bool:
    """Whether there is a straight mark that closes: before a space, or second of its sentence."""
    if text[at] != '"':
        return False
    spaced = at + 1 == end or text[at + 1].isspace()
    return spaced or text.count('"', max(start, at - 400), at) % 2 == 1


def _goes_on(text: str, at: int, stop: int, rules: _Rules) -> bool:
    """Whether a particle, a comma or a speaker follows a closed quotation: 「…。」と述べた。"""
    if stop == at:
        return False
    return text[stop] in GOES_ON or bool(rules.cue and rules.cue.match(text, stop))


def _skip_space(text: str, at: int, end: int) -> int:
    while at < end and text[at].isspace():
        at += 1
    return at


def _kept_whole(text: str, start: int, end: int, rules: _Rules) -> list[Span]:
    """Short brackets, and short quotations with a lower-case cue behind: “Basta! Já!”, disse."""
    kept = [m.span() for m in _BRACKETED.finditer(text, start, end)]
    for quoted in rules.quoted.finditer(text, start, end):
        if quoted.end() - quoted.start() > ONE_BREATH:
            continue
        follows = _AFTER_QUOTE.match(text, quoted.end(), end)
        if follows and follows[1].islower():
            kept.append(quoted.span())
    return _merged(kept)


def _merged(spans: list[Span]) -> list[Span]:
    """Spans that overlap made one, in order."""
    merged: list[Span] = []
    for start, end in sorted(spans):
        if merged and start < merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged


def _inside(start: int, end: int, kept: list[Span]) -> bool:
    which = bisect_left(kept, (start, 0)) - 1
    return which >= 0 and end < kept[which][1]


def _ends(text: str, start: int, mark: re.Match[str], end: int, rules: _Rules) -> bool:
    """Whether a sentence that began at ``start`` ends with this mark."""
    behind = mark.end()
    if not text[behind].isspace():
        return False
    opening = behind
    while opening < end and text[opening] in OPENERS:
        opening += 1
    if opening == end:
        return False
    first = text[opening]
    if first.islower() and not text[opening + 1 : opening + 2].isupper():
        return False  # "… iPhone" is a name, "… disse" goes on
    if mark[0] != ".":
        return not (_is_dateline(text, start, mark.start()) or _cued(text, mark, opening, rules))
    return _dot_ends(text, start, mark.start(), opening, end, rules)


def _cued(text: str, mark: re.Match[str], opening: int, rules: _Rules) -> bool:
    """Whether the mark closes a quotation whose speaker and verb follow."""
    if rules.cue is None or mark[1][-1] == "." or mark[0][-1] not in CLOSERS:
        return False
    return rules.cue.match(text, opening) is not None


def _dot_ends(text: str, start: int, dot: int, opening: int, end: int, rules: _Rules) -> bool:
    """Whether a single dot at ``dot`` ends the sentence, from the words on its two sides."""
    before = _LAST_WORD.search(text, max(start, dot - 40), dot)
    word = before[0] if before else ""
    low = word.lower()
    first = text[opening]
    if low in rules.abbreviations or _is_dateline(text, start, dot):
        return False
    if low in rules.before_number:
        return not first.isdecimal()
    if word.isdecimal():
        if before and before.start() == start:
            return False  # "1. Open the door."
        return not (rules.ordinal_dot and len(word) <= 2) or _opens(text, opening, end, rules)
    if rules.ordinal_dot and _ROMAN.fullmatch(word):
        return _opens(text, opening, end, rules)
    if low in rules.may_end or (
        _LETTERS_DOTTED.fullmatch(word) and word[-1].isupper() and word != "I"
    ):
        return _opens(text, opening, end, rules)
    return True


def _opens(text: str, opening: int, end: int, rules: _Rules) -> bool:
    """Whether the word at ``opening`` is a common one with a capital, which opens a sentence."""
    stop = opening
    while stop < end and (text[stop].isalpha() or text[stop] in "'’"):
        stop += 1
    return text[opening].isupper() and text[opening:stop].lower() in rules.common


def _is_dateline(text: str, start: int, at: int) -> bool:
    """Whether ``text[start:at]`` is a dateline: "LISBON, May 3 (Mirante)"."""
    if at - start > 62 or not _DATELINE.fullmatch(text, start, at):
        return False
    place = text[start:at].partition("(")[0].strip()
    return place.split(",")[0].isupper() or (
        "," in place and any(map(str.isdecimal, place)) and len(place.split()) <= 6
    )
