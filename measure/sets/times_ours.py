"""Times: sentences of our own in Spanish, French and Portuguese, half of each held back."""

import tomllib
from collections.abc import Iterator
from itertools import product
from pathlib import Path
from typing import NamedTuple

import wiredesk

SET = "times/ours"
OURS = Path(__file__).parent.parent / "times"


def measure() -> Iterator[tuple[str, float]]:
    """Yield F of times with their values, by language."""
    for file in sorted(OURS.glob("*.toml")):
        for which, held in (("seen", False), ("held back", True)):
            yield f"{file.stem}: value F, {which}", our_value_f(file, held)


class Gold(NamedTuple):
    """A time as a person reads it."""

    start: int
    end: int
    value: str


def sentences(file: Path, held: bool) -> Iterator[tuple[str, str, str, list[Gold]]]:
    """(Language, date, text, times) of every sentence that is held back, or of every other."""
    data = tomllib.loads(file.read_text("utf-8"))
    for number, sentence in enumerate(data["sentence"]):
        if bool(number % 2) == held:
            text, at, gold = sentence["text"], 0, []
            for time in sentence["times"]:
                value, _, words = time.partition(" | ")
                start = text.index(words, at)
                at = start + len(words)
                gold.append(Gold(start, at, value))
            yield file.stem, data["published"], text, gold


def our_value_f(file: Path, held: bool) -> float:
    """F of times that overlap a gold one, one to one, and have its value."""
    right = wanted = found = 0
    for language, published, text, gold in sentences(file, held):
        times = wiredesk.read(text, language=language, published=published).times
        pairs = sorted(
            (min(g.end, t.end) - max(g.start, t.start), i, j)
            for (i, g), (j, t) in product(enumerate(gold), enumerate(times))
        )
        taken: set[tuple[str, int]] = set()
        for overlap, i, j in reversed(pairs):
            if overlap > 0 and not {("gold", i), ("time", j)} & taken:
                taken |= {("gold", i), ("time", j)}
                right += gold[i].value == times[j].value
        wanted, found = wanted + len(gold), found + len(times)
    return 2 * right / (wanted + found)
