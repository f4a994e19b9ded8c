"""The text as words and marks, each in its place."""

from bisect import bisect_left, bisect_right
from functools import lru_cache
from re import Pattern, compile, escape

from wiredesk.records import Span

_NUMBER = r"\d+(?:[.,:]\d+)*"
_LETTER = r"[^\W\d_]"


@lru_cache(maxsize=64)
def word_pattern(elides: bool, clitics: tuple[str, ...]) -> Pattern[str]:
    """What is one word: "Trump's", "qu'" before "il", "disse" before "-nos"; else one mark."""
    tail = ""
    own = ""
    if clitics:
        any_of = "|".join(escape(c) for c in sorted(clitics, key=len, reverse=True))
        tail = rf"(?!(?:{any_of})\b)"
        own = rf"|-(?:{any_of})\b"
    inner = rf"(?:-{tail}\w+|'{_LETTER}+)*" if not elides else rf"(?:-{tail}\w+)*'?"
    return compile(rf"(?:{_LETTER}\.){{2,}}|{_NUMBER}|\w+{inner}{own}|''|``|[^\w\s]")


class Words:
    """Each word and mark of a folded text: ``low`` the word, ``start`` and ``end`` its place."""

    __slots__ = ("end", "low", "start", "text")

    def __init__(self, text: str, folded: str, pattern: Pattern[str]):
        """Cut a text; ``folded`` is the same text with every code point in its place."""
        self.text = text
        self.low: list[str] = []
        self.start: list[int] = []
        self.end: list[int] = []
        for found in pattern.finditer(folded):
            self.low.append(found.group())
            a, b = found.span()
            self.start.append(a)
            self.end.append(b)

    def __len__(self) -> int:
        """How many words and marks there are."""
        return len(self.low)

    def at(self, offset: int) -> int:
        """The first word that starts at or after an offset."""
        return bisect_left(self.start, offset)

    def before(self, offset: int) -> int:
        """One past the last word that ends at or before an offset."""
        return bisect_right(self.end, offset)

    def capital(self, i: int) -> bool:
        """Whether the word is written with a capital; False past the ends."""
        return 0 <= i < len(self.low) and self.text[self.start[i]].isupper()

    def is_word(self, i: int) -> bool:
        """Whether it is a word or number and no mark; False past the ends."""
        return 0 <= i < len(self.low) and self.low[i][0].isalnum()

    def span(self, first: int, last: int) -> Span:
        """The place of words ``first`` up to and without ``last``."""
        return self.start[first], self.end[last - 1]
