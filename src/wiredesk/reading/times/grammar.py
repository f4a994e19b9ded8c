"""The grammar of times: rules over lines of tokens, the same for every language.

The rules stand in ``rules``; here they become one regular expression for a pack's words, and its
matches on a line.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache

from wiredesk.packs import LanguagePack, language
from wiredesk.reading.times.rules import UNIONS, opening, patterns
from wiredesk.reading.times.tokens import Line
from wiredesk.reading.times.vocabulary import Token, Vocabulary, vocabulary


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

    def first(self) -> dict[str, str | float]:
        """What the first token of the match stands for."""
        return self.line.tokens[self.start].values

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


@dataclass
class Grammar:
    """The rules compiled for one pack."""

    words: Vocabulary
    rules: dict[str, str]
    """Name → expression, in order."""
    opens: dict[str, set[str]]
    """Name → letters that a match can begin with."""
    by_letter: dict[str, Rules | None] = field(default_factory=dict)
    by_names: dict[tuple[str, ...], Rules] = field(default_factory=dict)

    def at(self, letter: str) -> Rules | None:
        """The rules that can begin with a letter, as one expression; compiled when first met."""
        if letter not in self.by_letter:
            names = tuple(n for n, letters in self.opens.items() if letter in letters)
            if names and names not in self.by_names:
                self.by_names[names] = Rules([(n, self.rules[n]) for n in names])
            self.by_letter[letter] = self.by_names.get(names)
        return self.by_letter[letter]


class Rules:
    """Some rules as one expression, and each one's groups by their names."""

    def __init__(self, rules: list[tuple[str, str]]):
        """``rules`` are (name, expression), the surest first."""
        self.expression = re.compile("|".join(f"(?P<R{name}>{rule})" for name, rule in rules))
        self.groups: dict[str, list[tuple[str, int]]] = {}
        for group, index in self.expression.groupindex.items():
            rule, _, name = group.rpartition("__")[0].rpartition("__")
            self.groups.setdefault(rule, []).append((name, index))

    def match(self, line: Line, at: int, pack: LanguagePack) -> Match | None:
        """What the first rule that fits makes of the line from a token on."""
        m = self.expression.match(line.letters, at)
        if m is None:
            return None
        rule = (m.lastgroup or "")[1:]
        places = {n: to for n, index in self.groups.get(rule, ()) if (to := m.start(index)) >= 0}
        return Match(rule, line, pack, at, m.end(), places)


@lru_cache(maxsize=16)
def grammar(tag: str) -> Grammar:
    """The rules for a language."""
    words = vocabulary(tag)
    month_first = language(tag).times.month_first
    found = Grammar(words, {}, {})
    for name, pattern in patterns().items():
        if pattern.startswith("month_first"):
            if not month_first:
                continue
            pattern = pattern.removeprefix("month_first")
        found.rules[name] = _expression(name, pattern, words)
        found.opens[name] = {x for kind in opening(pattern) for x in _letters(kind, words)}
    return found


def _letters(kind: str, words: Vocabulary) -> str:
    return "".join(words.letters_of(k) for k in UNIONS.get(kind, (kind,)))


def _expression(rule: str, pattern: str, words: Vocabulary) -> str:
    """A pattern as a regular expression over letters; a name met twice gets a number."""
    met: dict[str, int] = {}

    def atom(m: re.Match[str]) -> str:
        negative, name, kind = m.groups()
        letters = _letters(kind, words)
        one = f"[{letters}]" if letters else "(?!)"
        if negative:
            return f"(?!{one})" if letters else ""
        if name is None:
            return one
        met[name] = met.get(name, 0) + 1
        return f"(?P<{rule}__{name}__{met[name]}>{one})"

    expression = ATOM.sub(atom, pattern.replace("(", "(?:"))
    return expression.replace(" ", "").replace("+", "{1,16}").replace("*", "{0,3}")


def matches(line: Line, tag: str) -> Iterator[Match]:
    """Every place where a rule matches, left to right, none within another."""
    rules, pack = grammar(tag), language(tag)
    at, letters = 0, line.letters
    while at < len(letters):
        found = rules.at(letters[at])
        match = found.match(line, at, pack) if found else None
        if match is None:
            at += 1
            continue
        yield match
        at = max(match.end, at + 1)
