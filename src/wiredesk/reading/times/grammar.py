"""The grammar of times: rules over lines of tokens, the same for every language.

The rules stand in ``rules``; here they become one regular expression for a pack's words, and its
matches on a line.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from wiredesk.packs import LanguagePack, language
from wiredesk.reading.times.rules import UNIONS, patterns
from wiredesk.reading.times.tokens import Line, Token
from wiredesk.reading.times.vocabulary import Vocabulary, vocabulary


@dataclass(frozen=True)
class Match:
    """What a rule matched: tokens by the name the pattern gives them, and all of them."""

    rule: str
    line: Line
    pack: LanguagePack
    start: int
    end: int
    places: dict[str, int]
    """Name → index of its token."""

    def token(self, name: str) -> Token | None:
        """The token of that name, if the pattern met it."""
        at = self.places.get(name)
        return None if at is None else self.line.tokens[at]

    def __getitem__(self, name: str) -> Token:
        """The token of a name that the pattern always meets. Raises KeyError."""
        return self.line.tokens[self.places[name]]

    def before(self) -> dict[str, str | float]:
        """What the token before the match stands for."""
        return self.line.tokens[self.start - 1].values if self.start else {}

    def after(self) -> dict[str, str | float]:
        """What the token after the match stands for."""
        return self.line.tokens[self.end].values if self.end < len(self.line.tokens) else {}

    def has(self, name: str) -> bool:
        """Whether the pattern met a token of that name."""
        return name in self.places

    def text(self, name: str, kind: str) -> str:
        """What the token of that name stands for as a kind; empty where there is none."""
        token = self.token(name)
        return "" if token is None else str(token.values[kind])

    def number(self, name: str, kind: str = "num") -> float | None:
        """Its figure."""
        token = self.token(name)
        return None if token is None else float(token.values[kind])

    def tokens(self) -> Iterator[tuple[int, Token]]:
        """Every token of the match with its index."""
        for at in range(self.start, self.end):
            yield at, self.line.tokens[at]


ATOM = re.compile(r"(!)?(?:(\w+)=)?([a-z_]+)")


class Grammar(NamedTuple):
    """The rules compiled for one pack: one expression, and each rule's groups by their names."""

    expression: re.Pattern[str]
    groups: dict[str, list[tuple[str, int]]]


@lru_cache(maxsize=16)
def _compiled(tag: str) -> Grammar:
    words = vocabulary(tag)
    month_first = language(tag).times.month_first
    rules = []
    for name, pattern in patterns().items():
        if pattern.startswith("month_first"):
            if not month_first:
                continue
            pattern = pattern.removeprefix("month_first")
        rules.append(f"(?P<R{name}>{_expression(name, pattern, words)})")
    expression = re.compile("|".join(rules))
    groups: dict[str, list[tuple[str, int]]] = {}
    for group, index in expression.groupindex.items():
        rule, _, name = group.rpartition("__")[0].rpartition("__")
        groups.setdefault(rule, []).append((name, index))
    return Grammar(expression, groups)


def _expression(rule: str, pattern: str, words: Vocabulary) -> str:
    """A pattern as a regular expression over letters; a name met twice gets a number."""
    met: dict[str, int] = {}

    def atom(m: re.Match[str]) -> str:
        negative, name, kind = m.groups()
        letters = "".join(words.letters_of(k) for k in UNIONS.get(kind, (kind,)))
        one = f"[{letters}]" if letters else "(?!)"
        if negative:
            return f"(?!{one})" if letters else ""
        if name is None:
            return one
        met[name] = met.get(name, 0) + 1
        return f"(?P<{rule}__{name}__{met[name]}>{one})"

    return ATOM.sub(atom, pattern.replace("(", "(?:")).replace(" ", "")


def matches(line: Line, tag: str) -> Iterator[Match]:
    """Every place where a rule matches, left to right, none within another."""
    grammar = _compiled(tag)
    for m in grammar.expression.finditer(line.letters):
        rule = (m.lastgroup or "")[1:]
        places = {n: at for n, index in grammar.groups.get(rule, ()) if (at := m.start(index)) >= 0}
        yield Match(rule, line, language(tag), m.start(), m.end(), places)
