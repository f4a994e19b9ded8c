"""Titles of works between quotation marks: "The Tunnel of Love", « Les Misérables »."""

from __future__ import annotations

import re

from wiredesk.reading.names.lexicon import Lexicon
from wiredesk.reading.names.tokens import Words

_QUOTED = re.compile(
    r"[\"“«„] ?(?=[^\W_])([^\"“”«»„\n]{2,70}?[^\s\"“”«»„\n])[.,!?]? ?[\"”»“](?![^\W_])"
)
_WORD = re.compile(r"[^\W_]+(?:['’.-][^\W_]+)*")
MOST_WORDS = 9


def find_works(words: Words, lexicon: Lexicon) -> list[tuple[int, int]]:
    """The spans of titles between quotation marks, in order.

    A title has two words or more and every word but the small ones has a capital; that is no
    sentence, which has verbs in small letters.
    """
    found = []
    for quoted in _QUOTED.finditer(words.text):
        inside = [m[0] for m in _WORD.finditer(quoted[1])]
        if 2 <= len(inside) <= MOST_WORDS and _is_title(inside, lexicon):
            found.append(quoted.span(1))
    return found


def _is_title(inside: list[str], lexicon: Lexicon) -> bool:
    if not (inside[0][0].isupper() and (inside[-1][0].isupper() or inside[-1].isdigit())):
        return False
    capital = sum(word[0].isupper() or word[0].isdigit() for word in inside)
    small = [w for w in inside if not (w[0].isupper() or w[0].isdigit())]
    return capital >= 2 and all(w.lower() in lexicon.openers or len(w) < 4 for w in small)
