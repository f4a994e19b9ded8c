"""What a builder makes: a stretch of tokens and what it means."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from wiredesk.reading.times.grammar import Match
from wiredesk.reading.times.meanings import Meaning
from wiredesk.reading.times.vocabulary import Token


@dataclass(frozen=True)
class Draft:
    """Tokens ``[start, end)`` of the line, and what they mean."""

    start: int
    end: int
    type: str
    meaning: Meaning
    rule: str
    mod: str | None = None
    flags: tuple[str, ...] = ()
    judge: int | None = None
    """Token by which a list of years is judged: its last."""


Drafts = Iterator[Draft]


def one(m: Match, type: str, meaning: Meaning, *flags: str, mod: str | None = None) -> Drafts:
    """One draft for the whole match."""
    yield Draft(m.start, m.end, type, meaning, m.rule, mod, flags)


TURNS = {"this": 0, "last": -1, "next": 1, "that": 0, "prior": -1, "after": 1}


FROM_TEXT = ("that", "prior", "after")


def turn_of(token: Token) -> tuple[int, bool]:
    """Where a word of last, next, this … turns, and whether from the date last spoken of."""
    for kind, turn in TURNS.items():
        if kind in token.values:
            return turn, kind in FROM_TEXT
    return 0, False


def month_of(m: Match) -> int:
    """The match's month, 1 to 12."""
    token = m["m"]
    kinds = ("month", "loose_month", "short_month")
    return int(next(token.values[kind] for kind in kinds if kind in token.values))


def weekday_of(m: Match) -> int:
    """The match's weekday, 1 (Monday) to 7."""
    token = m["wd"]
    return int(token.values.get("weekday") or token.values["loose_day"])


def day_number(token: Token) -> int:
    """The day of the month that a figure or ordinal says; 0 for none."""
    return int(float(token.values.get("day") or token.values.get("ord") or 0))


def year_of(m: Match) -> int | None:
    """The match's year, if it has one."""
    token = m.token("y")
    if token is None:
        return None
    return int(float(token.values.get("year") or token.values.get("yearword") or 0)) or None


def unit_of(token: Token) -> str:
    """The code of a unit, singular or plural."""
    return str(token.values.get("unit") or token.values.get("units"))


BOUND = {
    "at",
    "since",
    "until",
    "between",
    "conj",
    "this",
    "last",
    "next",
    "start",
    "middle",
    "end",
}
"""Kinds of words that make a month or season of the word after them."""


def is_bound(m: Match) -> bool:
    """Whether a word before says that a time follows: "in May", not "May said"."""
    at = m.start - 1
    while at >= 0 and "the" in m.line.tokens[at].values and not _is_bound(m, at):
        at -= 1
    return at >= 0 and _is_bound(m, at)


def _is_bound(m: Match, at: int) -> bool:
    return bool(BOUND & m.line.tokens[at].values.keys())
