"""Articles that do not fit their noun: ``accuracy.article``.

Only what the ending of a noun, or its first letter, makes certain: "o reunião" stays unseen, "o
população" does not, for no masculine noun but "coração" ends so.
"""

from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from wiredesk.packs import language
from wiredesk.reading.defects.proof import Proof
from wiredesk.reading.defects.raised import raised
from wiredesk.records import Defect


class Nouns(NamedTuple):
    """What the endings of nouns tell of them in one language."""

    articles: dict[str, str]
    endings: dict[str, str]
    ends: tuple[str, ...]
    starts: dict[str, tuple[str, ...]]
    exceptions: tuple[str, ...]


@lru_cache(maxsize=64)
def _nouns(tag: str) -> Nouns:
    lists = language(tag).defects
    endings = dict(sorted(lists.noun_endings.items(), key=lambda item: -len(item[0])))
    starts = {article: tuple(letters) for article, letters in lists.article_starts.items()}
    return Nouns(lists.articles, endings, tuple(endings), starts, tuple(lists.noun_exceptions))


def check_articles(proof: Proof) -> Iterator[Defect]:
    """Yield an article and a noun whose gender or number deny each other, "as população", and an
    English "a" or "an" before the wrong letter."""
    nouns = _nouns(proof.pack.tag)
    if not nouns.articles and not nouns.starts:
        return
    said = proof.said
    telling = nouns.articles.keys() | nouns.starts.keys()
    for index in [i for i, word in enumerate(said[:-1]) if word in telling]:
        article = said[index]
        allowed, starts = nouns.articles.get(article), nouns.starts.get(article)
        noun = said[index + 1]
        clash = starts is not None and noun.startswith(starts)
        if allowed is not None and noun.endswith(nouns.ends) and len(noun) > SHORT:
            clash = _kind(nouns, noun) not in allowed.split()
        if clash and not noun.startswith(nouns.exceptions) and _stand_together(proof, index):
            where = (proof.words[index][0], proof.words[index + 1][1])
            if not proof.skipped.touches(*where):
                note = "The article does not fit the word behind it."
                yield raised("accuracy.article", where, note, pack=proof.pack.tag)


SHORT = 5
"""Letters up to which an ending tells nothing."""


def _kind(nouns: Nouns, noun: str) -> str:
    """Gender and number that the longest ending tells: "fs", "mp"."""
    return next(kind for ending, kind in nouns.endings.items() if noun.endswith(ending))


def _stand_together(proof: Proof, index: int) -> bool:
    """Whether one space stands between two words, and the second is written as a common noun."""
    text, words = proof.text, proof.words
    (start, end), (noun, noun_end) = words[index], words[index + 1]
    if text[end:noun] != " " or text[start - 1 : start] in ("-", "'", "’", "."):
        return False
    if text[start].isupper() and proof.sentence_at(start)[0] != start:
        return False  # a grade A in maths
    if text[noun_end : noun_end + 1] in ("-", ".") and text[noun_end + 1 : noun_end + 2].isalpha():
        return False
    return proof.pack.letters.nouns_capital or text[noun].islower()
