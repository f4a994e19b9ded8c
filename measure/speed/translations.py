"""Anchors, the index across languages, and the look-up in a store of made-up stories."""

import random
from collections import Counter
from collections.abc import Iterator
from functools import partial
from pathlib import Path

from measure.bench import Timed
from wiredesk.lineage.anchors import KINDS, LETTERS, Anchors, find_anchors
from wiredesk.lineage.translations import Translations, compare_across
from wiredesk.lineage.translations.index import Index
from wiredesk.records import Comparable

TITLE = "Translations, stories of 350 words (the sample wire's sentences in other orders)"
ROUNDS = 3
WIRE = Path(__file__).parents[2] / "examples" / "wire"
STORIES = 60
STORE = 30_000
TONGUES = ("en", "pt", "es", "fr", "de")


def stories() -> list[Comparable]:
    """Stories of seven paragraphs, the same in every run."""
    chance = random.Random(7)  # noqa: S311 - made-up stories need no secrets
    texts = [file.read_text("utf-8") for file in sorted(WIRE.rglob("*.txt"))]
    lines = [line for text in texts for line in text.split("\n") if len(line) > 200]
    return [
        Comparable(
            id=str(number),
            paragraphs=tuple(chance.choices(lines, k=7)),
            language=TONGUES[number % len(TONGUES)],
        )
        for number in range(STORIES)
    ]


def made_up(chance: random.Random, number: int, language: str) -> Anchors:
    """Anchors in such numbers, and as often the same, as news has them."""

    def some(kind: str, many: int, known: int) -> Counter[str]:
        found: Counter[str] = Counter()
        for _ in range(many):
            found[f"{kind}{int(known ** chance.random())}"] += 1
        return found

    counts = [Counter[str]() for _ in KINDS]
    for kind, many, known in ((0, 10, 50_000), (1, 8, 2_000), (2, 30, 300_000), (3, 30, 60_000)):
        counts[kind] = some(KINDS[kind], many, known)
    counts[LETTERS] = some("letters", 900, 100_000)
    return Anchors(language, (tuple(counts),), (0,))


def store(chance: random.Random) -> Index:
    index = Index()
    for number in range(STORE):
        language = TONGUES[number % len(TONGUES)]
        index.add(str(number), made_up(chance, number, language))
    return index


def _each(run: object, things: list[object]) -> None:
    for thing in things:
        run(thing)  # type: ignore[operator]


def _added(found: list[Anchors]) -> None:
    index = Index()
    for number, anchors in enumerate(found):
        index.add(str(number), anchors)


def timed() -> Iterator[Timed]:
    """Anchors of a story, taking it in, looking it up, pairing, the whole with evidence."""
    asked = stories()
    yield Timed("find_anchors", "stories", STORIES, partial(_each, find_anchors, asked))
    found = [find_anchors(story) for story in asked]
    yield Timed("Index.add", "stories", STORIES, partial(_added, found))
    chance = random.Random(7)  # noqa: S311
    index = store(chance)
    queries = [made_up(chance, n, TONGUES[n % len(TONGUES)]) for n in range(STORIES)]
    look = partial(_each, index.candidates, queries)
    yield Timed(f"look-up among {STORE:,} in five languages", "stories", STORIES, look)
    finder = Translations()
    for story in asked:
        finder.add(story)
    ties = partial(_each, lambda story: list(finder.ties(story)), asked)
    yield Timed("Translations.ties, all of it, among 60", "stories", STORIES, ties)
    sides = list(zip(asked[::5], asked[1::5], strict=True))
    compare = partial(_each, lambda two: compare_across(*two), sides)
    yield Timed("compare_across", "pairs", len(sides), compare)
