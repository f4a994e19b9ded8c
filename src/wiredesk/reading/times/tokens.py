"""The line of tokens that the grammar reads: finds and numbers, and the small words around them."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from wiredesk.reading.copy import Copy
from wiredesk.reading.numerals import Numeral
from wiredesk.reading.times.digits import find_digit_forms
from wiredesk.reading.times.glued import glued_spans
from wiredesk.reading.times.vocabulary import (
    CONTENT,
    MARKS,
    WORD,
    Token,
    Vocabulary,
    number_kinds,
    vocabulary,
)

NEAR = 44
"""Code points on each side of a find within which small words are looked at."""

ROMAN = re.compile(r"[IVX]{1,6}(?=(?:e|ème|er)?\b)")


class Line(NamedTuple):
    """Tokens and, one letter each, their kinds."""

    letters: str
    tokens: list[Token]


BREAK: dict[str, str | float] = {"break": ""}
GAP: dict[str, str | float] = {"gap": ""}


def read_line(copy: Copy) -> Line:
    """The whole text as a line of tokens: finds, and what stands right before and after them."""
    words = vocabulary(copy.pack.tag)
    tokens: list[Token] = []
    at = 0
    for find in [*_finds(copy, words), Token(len(copy.text), len(copy.text), BREAK)]:
        _between(copy, words, at, find.start, tokens)
        tokens.append(find)
        at = find.end
    letters = words.letters
    missing = words.letter(frozenset({"break"}))
    line = "".join([letters.get(frozenset(t.values), missing) for t in tokens])
    return Line(line, tokens)


def _finds(copy: Copy, words: Vocabulary) -> list[Token]:
    """Hits, numbers and figures of dates, in order, the longest where they overlap."""
    found = _hidden(copy) + _content(copy, words)
    found += [Token(f.start, f.end, f.values) for f in find_digit_forms(copy)]
    found += list(glued_spans(copy))
    found += [_number(n) for n in copy.numerals]
    found.sort(key=lambda token: (token.start, -token.end, "break" not in token.values))
    kept: list[Token] = []
    for token in found:
        if kept and token.start < kept[-1].end:
            continue
        kept.append(token)
    return kept


def _hidden(copy: Copy) -> list[Token]:
    """Phrases that hide the words in them; one that is written with capitals must stand so."""
    return [
        Token(h.start, h.end, BREAK)
        for h in copy.hits.get("times.not_times", ())
        if h.phrase.islower() or copy.text[h.start : h.end] in (h.phrase, h.phrase.upper())
    ]


def _content(copy: Copy, words: Vocabulary) -> list[Token]:
    spans = {(hit.start, hit.end) for name in CONTENT for hit in copy.hits.get(name, ())}
    found = []
    for start, end in spans:
        word = copy.folded[start:end]
        for phrase, before in words.around.get(word, ()):
            first = start - before
            if first >= 0 and copy.folded.startswith(phrase, first):
                found.append(Token(first, first + len(phrase), dict(words.small[phrase])))
        upper = copy.text[start].isupper()
        kinds = words.standing(word, upper, upper and opens_sentence(copy.text, start))
        if kinds:
            found.append(Token(start, end, dict(kinds)))
    return found


def opens_sentence(text: str, start: int) -> bool:
    """Whether a word opens a sentence, a line or a quotation."""
    before = text[max(0, start - 3) : start].rstrip(" ")
    return not before or before[-1] in '\n.!?:;…"“„»«(–—-/'


def _number(n: Numeral) -> Token:
    kinds = number_kinds(n.value, n.plain, n.end - n.start if n.plain else 0)
    return Token(n.start, n.end, dict.fromkeys(kinds, n.value))


def _between(copy: Copy, words: Vocabulary, start: int, end: int, tokens: list[Token]) -> None:
    """Tokens for ``[start, end)``: small words from each side up to the first that is none."""
    if end - start <= 2 * NEAR:
        head = list(WORD.finditer(copy.folded, start, end))
        tail = head
    else:
        head = list(WORD.finditer(copy.folded, start, start + NEAR))[:-1]
        tail = list(WORD.finditer(copy.folded, end - NEAR, end))[1:]
    at = 0
    while at < len(head):
        token, following = _small(copy, words, head, at)
        if token.values is BREAK:
            break
        tokens.append(token)
        at = following
    back = len(tail)
    least = at if head is tail else 0
    while back > least and tail[back - 1][0] in words.members:
        back -= 1
    if head is tail and back <= at:
        back = at
    else:
        one_word = head is tail and back == at + 1
        tokens.append(Token(tokens[-1].end if tokens else 0, end, BREAK if one_word else GAP))
    while back < len(tail):
        token, back = _small(copy, words, tail, back)
        tokens.append(token)


def _small(copy: Copy, words: Vocabulary, found: list[re.Match[str]], at: int) -> tuple[Token, int]:
    """The longest small phrase that begins at ``found[at]``, a mark, or a break."""
    first = found[at]
    most = words.longest.get(first[0], 0)
    if not most and first[0] not in MARKS and first[0][0] not in "ivx":
        return Token(first.start(), first.end(), BREAK), at + 1
    for count in range(min(most, len(found) - at), 0, -1):
        phrase = " ".join(m[0] for m in found[at : at + count])
        kinds = words.small.get(phrase)
        if kinds is None:
            continue
        start, end = first.start(), found[at + count - 1].end()
        if "zone" in kinds and end - start < 5 and not copy.text[start:end].isupper():
            kinds = {kind: value for kind, value in kinds.items() if kind != "zone"}
            if not kinds:
                continue
        return Token(start, end, dict(kinds)), at + count
    if first[0] in MARKS:
        return Token(first.start(), first.end(), {MARKS[first[0]]: first[0]}), at + 1
    if first[0][0] in "ivx" and (roman := ROMAN.match(copy.text, first.start())):
        return Token(first.start(), first.end(), {"roman": float(_roman(roman[0]))}), at + 1
    return Token(first.start(), first.end(), BREAK), at + 1


@lru_cache(maxsize=256)
def _roman(figure: str) -> int:
    figures = {"I": 1, "V": 5, "X": 10}
    total = 0
    for one, following in zip(figure, [*figure[1:], ""], strict=True):
        value = figures[one]
        total += -value if following and figures[following] > value else value
    return total
