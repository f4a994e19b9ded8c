"""Sentences of the pure rooms in the reader's language.

Those rooms know no language but their own: a note of the reading or a refusal is English, with
values in it ("It has moved to https://…."). A catalogue holds their patterns under one context
("It has moved to %(a)s."); a sentence is matched against them, and its values go into the
translation. What no pattern fits is shown as it is.
"""

import re
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from babel.messages.mofile import read_mo
from django.utils.translation import get_language

CONTEXT = "sentence"
"""The catalogues' context of what the pure rooms say."""

LONGEST = 2000
"""Characters; what is longer is no sentence of ours."""

_VALUE = re.compile(r"%\((\w+)\)s")
_BETWEEN = re.compile(r"(?<=[.?!]) (?=\S)")

_LISTED = re.compile(r"(, | and )")


class Pattern(NamedTuple):
    """A sentence with values, and its translation."""

    begins: str
    holds: tuple[str, ...]
    """Its own words between values: each stands in what fits."""
    asks: re.Pattern[str]
    told: str


class Known(NamedTuple):
    """What a catalogue knows of sentences: those without values, and those with, longest first."""

    whole: Mapping[str, str]
    patterns: tuple[Pattern, ...]


def said(sentence: str) -> str:
    """A sentence, or several in a row, in the reader's language."""
    language = get_language() or "en"
    if not sentence or len(sentence) > LONGEST or language.startswith("en"):
        return sentence
    return _said(sentence, language)


@lru_cache(maxsize=4096)
def _said(sentence: str, language: str) -> str:
    known = _known(language) or _known(language.split("-")[0])
    return sentence if known is None else _translated(sentence, known)


def _translated(sentence: str, known: Known) -> str:
    if (found := _as_one(sentence, known)) is not None:
        return found
    parts = _BETWEEN.split(sentence)
    if len(parts) == 1:
        return sentence
    return " ".join(_as_one(part, known) or part for part in parts)


def _as_one(sentence: str, known: Known) -> str | None:
    if sentence in known.whole:
        return known.whole[sentence]
    for pattern in known.patterns:
        if not sentence.startswith(pattern.begins) or not all(
            words in sentence for words in pattern.holds
        ):
            continue
        if match := pattern.asks.fullmatch(sentence):
            values = {name: _value(words, known) for name, words in match.groupdict().items()}
            return pattern.told % values
    return None


def _value(words: str, known: Known) -> str:
    """A value that is a sentence of ours again ("There are more places like …: A word …"), or a
    list of our words ("the headline and byline")."""
    if words in known.whole:
        return known.whole[words]
    pieces = _LISTED.split(words)
    told = [known.whole.get(piece) or _as_one(piece, known) for piece in pieces[::2]]
    if len(pieces) == 1 or not all(told):
        return words
    marks = [known.whole.get(mark.strip(), "") for mark in pieces[1::2]]
    between = [f" {mark} " if mark else ", " for mark in marks]
    return "".join(f"{a}{b}" for a, b in zip(map(str, told), [*between, ""], strict=True))


@lru_cache
def _known(language: str) -> Known | None:
    file = Path(__file__).parent / "locale" / language / "LC_MESSAGES" / "django.mo"
    if not file.is_file():
        return None
    with file.open("rb") as source:
        catalogue = read_mo(source)
    told = {
        _text(message.id): _text(message.string)
        for message in catalogue
        if message.context and _text(message.context) == CONTEXT and message.string
    }
    whole = {id: string for id, string in told.items() if not _VALUE.search(id)}
    return Known(
        {id.replace("%%", "%"): string.replace("%%", "%") for id, string in whole.items()},
        tuple(_pattern(id, told[id]) for id in sorted(told.keys() - whole.keys(), key=_weight)),
    )


def _text(words: object) -> str:
    """What a compiled catalogue gives as bytes where there is a context."""
    return words.decode() if isinstance(words, bytes) else str(words)


def _weight(pattern: str) -> tuple[int, str]:
    """What says most itself comes first: it is the surest."""
    return -len(_VALUE.sub("", pattern)), pattern


def _pattern(message: str, told: str) -> Pattern:
    pieces = _VALUE.split(message)
    constant = [piece.replace("%%", "%") for piece in pieces[::2]]
    asks = re.escape(constant[0]) + "".join(
        f"(?P<{name}>.*?)" + re.escape(words)
        for name, words in zip(pieces[1::2], constant[1:], strict=True)
    )
    return Pattern(constant[0], tuple(constant[1:]), re.compile(asks, re.DOTALL), told)
