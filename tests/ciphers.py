"""Stories in two languages that share hardly an anchor: English-like words and a cipher of them."""

import random
from functools import lru_cache

from wiredesk.records import Comparable

SYLLABLES = ("ba", "ke", "li", "mo", "nu", "ra", "se", "ti", "vo", "zu", "da", "fe")


@lru_cache
def _words(seed: int, number: int) -> tuple[str, ...]:
    dice = random.Random(seed)  # noqa: S311
    found: dict[str, None] = {}
    while len(found) < number:
        found["".join(dice.choices(SYLLABLES, k=dice.choice((3, 4))))] = None
    return tuple(found)


def translations(number: int, names: int = 0) -> list[tuple[Comparable, Comparable]]:
    """So many pairs; story ``k`` is about a few of 60 matters, told in both by words of its own.

    ``names`` above nought lets that many words stand as they are in both, as names do.
    """
    mine, theirs = _words(1, 300), _words(2, 300)
    dice = random.Random(3)  # noqa: S311
    pairs = []
    for k in range(number):
        matters = dice.sample(range(60), 6)
        paragraphs = []
        for _ in range(5):
            chosen = [w for m in dice.sample(matters, 3) for w in range(m * 5, m * 5 + 5)]
            paragraphs.append(chosen + dice.sample(range(300), 4))
        one = [[mine[w] for w in p] for p in paragraphs]
        other = [[mine[w] if i < names else theirs[w] for i, w in enumerate(p)] for p in paragraphs]
        pairs.append((_story(f"de-{k}", "de", one), _story(f"en-{k}", "en", other)))
    return pairs


def _story(name: str, language: str, paragraphs: list[list[str]]) -> Comparable:
    told = tuple(" ".join(words).capitalize() + "." for words in paragraphs)
    return Comparable(id=name, title=told[0], paragraphs=told[1:], language=language)
