"""What a story is about, as terms that stories of one event share, in whatever language.

Words by how they begin, so that no ending and no stemmer matters and cognates meet (explosion,
explosão, Explosion); names as they are spelled and as they sound; figures; countries and bodies
by their meaning; and what a reading found: entities and days.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from msgspec.structs import replace

from wiredesk.lineage.anchors import FINE, NAME, NUMBER, ROUGH, find_places
from wiredesk.lineage.houses import folded_words
from wiredesk.lineage.skeletons import romanised
from wiredesk.records import Comparable

KINDS = ("word", "name", "sound", "number", "known", "entity", "day")
"""In this order everywhere. A term is the number of its kind, then its key: "0explo"."""
WORD, SPELLED, SOUND, FIGURE, KNOWN, ENTITY, DAY = range(len(KINDS))

BEGINS = 5
"""Letters by which a word is known: "vacun" is vacuna, vacunación, vacunados."""
SHORTEST = 3
"""Letters of a word or a name that is looked at, and consonants of a sound."""
LONGEST = 12_000
"""Characters of a story that are looked at: who, what and where stand in its first screen."""
SEEN = 400
"""Characters that a story's script is told from."""
HEAD = 2
"""How often a headline counts."""
_WORD = re.compile(r"[^\W\d_]+")
_UNSPACED = re.compile("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff]{2,}")


class Terms(NamedTuple):
    """A story's terms with how often each stands, and how each is written there."""

    counts: dict[str, int]
    written: dict[str, str]
    latin: bool
    """Whether it is in Latin letters."""


def find_terms(story: Comparable) -> Terms:
    """The terms of a story, headline and body; deterministic, no exception for any text."""
    counts: Counter[str] = Counter()
    written: dict[str, str] = {}
    passages = _passages(story)
    for number, passage in enumerate(passages):
        times = HEAD if number == 0 and story.title else 1
        for term, word in _words(passage):
            counts[term] += times
            written.setdefault(term, word)
    for term, word in _named(replace(story, paragraphs=passages, title=None)):
        counts[term] += 1
        written.setdefault(term, word)
    for term, word in _found(story):
        counts[term] += 1
        written.setdefault(term, word)
    return Terms(dict(counts), written, _latin("".join(passages)))


def _latin(text: str) -> bool:
    """Whether half of its letters or more are: those before U+0250."""
    letters = [char for char in text[:SEEN] if char.isalpha()]
    return 2 * sum(char < "\u0250" for char in letters) >= len(letters)


def _passages(story: Comparable) -> tuple[str, ...]:
    passages, left = [], LONGEST
    for text in (*filter(None, [story.title]), *story.paragraphs):
        if left <= 0:
            break
        passages.append(text[:left])
        left -= len(text)
    return tuple(passages)


def _words(text: str) -> Iterator[tuple[str, str]]:
    """Every word by how it begins; of scripts without spaces every two characters."""
    for match in _WORD.finditer(text):
        word = match[0]
        if runs := _UNSPACED.findall(word):
            for run in runs:
                for at in range(len(run) - 1):
                    yield f"{WORD}{run[at : at + 2]}", run[at : at + 2]
            continue
        roman = romanised(word).lower()
        if len(roman) >= SHORTEST:
            yield f"{WORD}{roman[:BEGINS]}", word


def _named(story: Comparable) -> Iterator[tuple[str, str]]:
    """Names as they are spelled and as they sound, figures, and names known in every language."""
    for place in find_places(story):
        word = story.paragraphs[place.paragraph][place.start : place.end]
        if place.kind == NUMBER:
            yield f"{FIGURE}{place.key}", word
        elif place.kind == NAME:
            yield f"{KNOWN}{place.key}", word
        elif place.kind == FINE and len(word) >= SHORTEST:
            yield f"{SPELLED}{romanised(word).lower()}", word
        elif place.kind == ROUGH and len(place.key) >= SHORTEST:
            yield f"{SOUND}{place.key}", word


def _found(story: Comparable) -> Iterator[tuple[str, str]]:
    """What a reading found: persons, bodies, places, days."""
    for name in dict.fromkeys((*story.names, *story.places)):
        if key := romanised(folded_words(name)):
            yield f"{ENTITY}{key}", name
    for day in dict.fromkeys(when[:10] for when in story.dates if len(when) >= 10):
        yield f"{DAY}{day}", day


def find_written(term: str) -> str:
    """A term as it may be shown where nobody remembers how it was written."""
    return term[1:]
