"""Where a text has the words that a query looks for: pieces of it, marked or not.

The pieces are the text itself, cut; whoever shows them escapes them.
"""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from wiredesk.desk.search.folding import UNSPACED, fold, words_of
from wiredesk.desk.search.query import Query, Term

LOOKED_AT, AT_ONCE = 40_000, 1_200
"""Characters of a text that are looked through, and of one stretch of it."""

WORDS = 10
"""Words of a phrase that are looked for; the rest of a longer one is not marked."""

BEFORE, AROUND = 70, 240
"""Characters before the first match, and of the whole extract."""

NAMED = frozenset({"person", "org", "place", "speaker", "agency"})
"""Fields whose values stand in the text as words."""


class Piece(NamedTuple):
    """Some of a text."""

    words: str
    marked: bool


Wanted = re.Pattern[str] | None


def looked_for(query: Query) -> Wanted:
    """What to mark for a query, in folded text; ``None`` where there is nothing."""
    terms = [term for group in query.groups for term in group if not term.without]
    found = dict.fromkeys(p for term in terms for p in _patterns(term) if p)
    return re.compile("|".join(found)) if found else None


def _patterns(term: Term) -> Iterator[str]:
    if term.field is None or term.field == "title":
        yield _pattern(fold(term.text), term.prefix)
    elif term.field in NAMED:
        # "Joana Prates" is asked for; the copy says "Prates". Small words ("de") tell nothing.
        yield from (_pattern(word, False) for word in words_of(term.text) if len(word) > 2)


_EDGE = rf"(?<![^\W_{UNSPACED}])", rf"(?![^\W_{UNSPACED}])"


def _pattern(folded: str, prefix: bool) -> str:
    """The pattern of words side by side, whatever stands between them."""
    runs = re.findall(rf"[{UNSPACED}]+|[^\W_{UNSPACED}]+", folded)[:WORDS]
    if not runs:
        return ""
    said = re.escape(runs[0])
    for last, run in pairwise(runs):
        apart = "*" if _unspaced(last) or _unspaced(run) else "+"
        said += rf"[\W_]{apart}{re.escape(run)}"
    first = "" if _unspaced(runs[0]) else _EDGE[0]
    if _unspaced(runs[-1]):
        return first + said
    return first + said + (r"[^\W_]*" if prefix else _EDGE[1])


def _unspaced(run: str) -> bool:
    return re.match(f"[{UNSPACED}]", run) is not None


def marked(text: str, wanted: Wanted) -> list[Piece]:
    """The whole of a short text in pieces."""
    return list(_pieces(text[:LOOKED_AT], wanted))


def extract(text: str, wanted: Wanted) -> list[Piece]:
    """Some of a long text about the first place that matches; nothing where none does."""
    if wanted is None:
        return []
    for start in _stretches(text):
        found = wanted.search(fold(text[start : start + AT_ONCE]))
        if found is not None and (at := _place(text, start, found.start(), wanted)) is not None:
            return _cut(text, at, wanted)
    return []


def _place(text: str, start: int, near: int, wanted: re.Pattern[str]) -> int | None:
    """Where in the text the match of a folded stretch stands: near there, or else anywhere in it.

    Folding leaves most texts as long as they were.
    """
    guess = max(start + near - 40, start)
    for low, high in ((guess, guess + 240), (start, start + AT_ONCE)):
        first = next(_matches(text[low:high], wanted), None)
        if first is not None:
            return low + first[0]
    return None


def _stretches(text: str) -> Iterator[int]:
    """Where stretches begin; they overlap, so that no match is cut in two."""
    return iter(range(0, min(len(text), LOOKED_AT), AT_ONCE - 200))


def _cut(text: str, at: int, wanted: Wanted) -> list[Piece]:
    start = max(at - BEFORE, 0)
    end = min(start + AROUND, len(text))
    # Whole words, where there are words.
    if start and (space := text.find(" ", start, at)) >= 0:
        start = space + 1
    if end < len(text) and (space := text.rfind(" ", at + 1, end)) > at + BEFORE:
        end = space
    pieces = list(_pieces(text[start:end], wanted))
    ahead = [Piece("… ", False)] if start else []
    behind = [Piece(" …", False)] if end < len(text) else []
    return [*ahead, *pieces, *behind]


def _pieces(text: str, wanted: Wanted) -> Iterator[Piece]:
    done = 0
    for start, end in _matches(text, wanted) if wanted else ():
        if start > done:
            yield Piece(text[done:start], False)
        yield Piece(text[start:end], True)
        done = end
    if done < len(text):
        yield Piece(text[done:], False)


def _matches(text: str, wanted: re.Pattern[str]) -> Iterator[tuple[int, int]]:
    """Spans of the text itself: its folded letters are matched, each known by where it stood."""
    bare, origins = _folded(text)
    done = 0
    for match in wanted.finditer(bare):
        start, after = origins[match.start()], match.end()
        while after < len(bare) and origins[after] == origins[after - 1]:
            after += 1  # no part of a letter: ß is "ss"
        end = origins[after]
        while end < len(text) and unicodedata.category(text[end]) in {"Mc", "Mn"}:
            end += 1  # a vowel sign belongs to its letter
        if end > start >= done:
            yield start, end
            done = end


def _folded(text: str) -> tuple[str, Sequence[int]]:
    """The text folded, and where in it each of the letters stood; at last, where it ends."""
    if _even().fullmatch(text):
        return fold(text), range(len(text) + 1)
    bare, origins = [], [0]
    for start, letter in _letters(text):
        said = _bare(letter)
        bare.append(said)
        origins[-1:] = [start] * len(said)
        origins.append(start + len(letter))
    return "".join(bare), origins


@lru_cache(maxsize=1)
def _even() -> re.Pattern[str]:
    """A text whose letters, most scripts', each fold to one; ß, ﬁ, … and loose accents do not."""
    found = [chr(c) for c in (*range(0x0600), *range(0x2010, 0x2040)) if len(fold(chr(c))) == 1]
    return re.compile(f"[{re.escape(''.join(found))}\u3041-\u3093\u30a1-\u30f6\u4e00-\u9fff]*")


@lru_cache(maxsize=8192)
def _bare(letter: str) -> str:
    return fold(letter)


def _letters(text: str) -> Iterator[tuple[int, str]]:
    """Each letter with the marks that stand on it, and where it begins."""
    start = 0
    for at in range(1, len(text) + 1):
        if at == len(text) or not unicodedata.combining(text[at]):
            yield start, text[start:at]
            start = at
