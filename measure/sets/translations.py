"""Translations (data from elsewhere): news stories in 18 languages, told among English ones.

Of each language: how often the right story comes first; with half of the originals taken away,
the recall at a precision of .99; the same of the first 35 % of each story. Run as a
module it prints two halves apart: rules were made and weights fitted on the one alone.
"""

import gzip
import hashlib
from collections import defaultdict
from collections.abc import Iterable, Iterator

import msgspec

from measure.sets import shared
from wiredesk.lineage.translations import Translations
from wiredesk.records import Comparable

SET = "translations"
LANGUAGES = ("pt-PT", "pt-BR", "es", "fr", "de", "it", "pl", "ru", "ko", "zh", "ja", "ar", "hi")
CUT = ("pt-PT", "es", "fr", "de")
STRANGERS = 1500
"""English stories of another year that stand among the originals."""
BEGUN = 0.35
PRECISION = 0.99

Stories = dict[str, dict[str, list[str]]]
Ranked = dict[str, list[tuple[float, str]]]
"""Each story's candidates, the surest first, by the story's name."""


def stories() -> Stories:
    """Each language's stories, by name."""
    found: Stories = defaultdict(dict)
    with gzip.open(shared("cases/lineage/translations_ntrex.jsonl.gz")) as lines:
        for line in lines:
            row = msgspec.json.decode(line)
            found[row["language"]][row["story"]] = row["sentences"]
    return found


def strangers(number: int) -> Iterator[Comparable]:
    """English stories that no one translated here."""
    with gzip.open(shared("cases/lineage/english_reuters1987.jsonl.gz")) as lines:
        rows = [msgspec.json.decode(line) for line in lines]
    for row in rows[:: max(1, len(rows) // number)]:
        yield as_comparable(f"stranger/{row['id']}", [row["title"], *row["paragraphs"]], "en")


def as_comparable(name: str, sentences: list[str], language: str) -> Comparable:
    return Comparable(
        id=name, title=sentences[0], paragraphs=tuple(sentences[1:]), language=language
    )


def held_back(story: str) -> bool:
    """Whether nothing was made of a story nor fitted on it."""
    return bool(hashlib.sha1(story.encode(), usedforsecurity=False).digest()[0] & 1)


def begun(sentences: list[str]) -> list[str]:
    return sentences[: max(1, round(BEGUN * len(sentences)))]


def ranked(finder: Translations, asked: dict[str, Comparable]) -> Ranked:
    """The candidates of each story, whose language is heard from all of them first."""
    for story in asked.values():
        finder.hear(story)
    return {
        name: [(sure, c.id) for sure, c, _ in finder.weighed(story)]
        for name, story in asked.items()
    }


def first(found: Ranked, names: list[str]) -> float:
    """How often the right one comes first."""
    return sum(found[name][0][1] == f"en/{name}" for name in names if found[name]) / len(names)


def recall(found: Ranked, names: list[str], gone: set[str]) -> float:
    """With some originals gone: how many of the others come above all but 1 % of false ones."""
    best = []
    for name in names:
        left = [one for one in found[name] if one[1].removeprefix("en/") not in gone]
        if left:
            best.append((left[0][0], left[0][1] == f"en/{name}"))
    best.sort(reverse=True)
    right, reached = 0, 0
    for place, (_, good) in enumerate(best, 1):
        right += good
        if right / place >= PRECISION:
            reached = right
    return reached / sum(name not in gone for name in names)


def halved(found: Ranked, names: list[str]) -> float:
    """The mean of taking away the one half and the other."""
    ordered = sorted(names)
    return sum(recall(found, names, set(ordered[at::2])) for at in (0, 1)) / 2


def by_language(
    finder: Translations, told: Stories, languages: Iterable[str], cut: bool
) -> dict[str, Ranked]:
    found: dict[str, Ranked] = {}
    for language in languages:
        asked = {
            name: as_comparable(
                f"{language}/{name}/{cut}", begun(sentences) if cut else sentences, language
            )
            for name, sentences in told[language].items()
        }
        found[language] = ranked(finder, asked)
    return found


def finder_of(told: Stories, number: int) -> Translations:
    finder = Translations()
    for name, sentences in told["en"].items():
        finder.add(as_comparable(f"en/{name}", sentences, "en"))
    for story in strangers(number):
        finder.add(story)
    return finder


def figures(told: Stories, number: int, chosen: list[str]) -> Iterator[tuple[str, float]]:
    """Yield the figures of the stories ``chosen`` among so many strangers."""
    finder = finder_of(told, number)
    for language, found in by_language(finder, told, LANGUAGES, cut=False).items():
        yield f"{language}: right one first", first(found, chosen)
        yield f"{language}: half gone, recall at precision .99", halved(found, chosen)
    for language, found in by_language(finder, told, CUT, cut=True).items():
        yield f"{language}: first 35 %, half gone, recall at precision .99", halved(found, chosen)


def measure() -> Iterator[tuple[str, float]]:
    """Yield the figures over all stories."""
    told = stories()
    yield from figures(told, STRANGERS, list(told["en"]))


def main() -> None:
    """Print both halves of the stories, among all strangers: the whole of the evaluation."""
    told = stories()
    for half, word in ((False, "looked at"), (True, "held back")):
        chosen = [name for name in told["en"] if held_back(name) is half]
        print(f"{len(chosen)} stories {word}")
        for what, figure in figures(told, 10**6, chosen):
            print(f"  {figure:.3f} {what}")


if __name__ == "__main__":
    main()
