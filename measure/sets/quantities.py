"""Quantities: sentences of our own in five languages, half of each held back."""

import tomllib
from collections.abc import Iterator
from itertools import product
from pathlib import Path
from typing import NamedTuple

import wiredesk
from wiredesk.records import Quantity

SET = "quantities/ours"
OURS = Path(__file__).parent.parent / "quantities"


def measure() -> Iterator[tuple[str, float]]:
    """Yield F of quantities found with their type, bounds and unit, by language."""
    for file in sorted(OURS.glob("*.toml")):
        for which, held in (("seen", False), ("held back", True)):
            yield f"{file.stem}: F, {which}", whole_f(file, held)


class Gold(NamedTuple):
    """A quantity as a person reads it; ``said`` is "type low..high unit"."""

    start: int
    end: int
    said: str


def sentences(file: Path, held: bool) -> Iterator[tuple[str, str, list[Gold]]]:
    """(Language, text, quantities) of every sentence that is held back, or of every other."""
    data = tomllib.loads(file.read_text("utf-8"))
    for number, sentence in enumerate(data["sentence"]):
        if bool(number % 2) == held:
            text, at, gold = sentence["text"], 0, []
            for quantity in sentence["quantities"]:
                said, _, words = quantity.partition(" | ")
                start = text.index(words, at)
                at = start + len(words)
                gold.append(Gold(start, at, said))
            yield file.stem, text, gold


def said(q: Quantity) -> str:
    """A quantity as the annotations write it."""
    low = "" if q.min is None else f"{round(q.min, 4):.15g}"
    high = "" if q.max is None else f"{round(q.max, 4):.15g}"
    shown = low if low and low == high else f"{low}..{high}"
    return f"{q.type} {shown} {q.unit or '-'}"


def whole_f(file: Path, held: bool) -> float:
    """F of quantities that overlap a gold one, one to one, and say the same."""
    right = wanted = found = 0
    for language, text, gold in sentences(file, held):
        quantities = wiredesk.read(text, language=language).quantities
        taken: set[tuple[str, int]] = set()
        pairs = sorted(
            (min(g.end, q.end) - max(g.start, q.start), i, j)
            for (i, g), (j, q) in product(enumerate(gold), enumerate(quantities))
        )
        for overlap, i, j in reversed(pairs):
            if overlap > 0 and not {("gold", i), ("found", j)} & taken:
                taken |= {("gold", i), ("found", j)}
                right += gold[i].said == said(quantities[j])
        wanted, found = wanted + len(gold), found + len(quantities)
    return 2 * right / (wanted + found)
