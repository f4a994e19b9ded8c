"""Names in sentences of ours, where no gold is to be had: Spanish, French, German."""

import re
import tomllib
from collections.abc import Iterator
from pathlib import Path

import wiredesk

SET = "names/ours"
HERE = Path(__file__).parents[1] / "names"
MARKED = re.compile(r"\[([A-Z]+) ([^\]]+)\]")
COUNTED = {"PER": "PER", "ORG": "ORG", "LOC": "LOC", "GPE": "LOC"}

Spans = set[tuple[int, int, str]]


def measure() -> Iterator[tuple[str, float]]:
    """Yield strict F by language, over sentences seen while tuning and those held back."""
    for file in sorted(HERE.glob("*.toml")):
        for part, sentences in tomllib.loads(file.read_text("utf-8")).items():
            yield f"{file.stem}: strict F, {part.replace('_', ' ')}", strict_f(file.stem, sentences)


def strict_f(tag: str, sentences: list[str]) -> float:
    """F over all sentences; span and type equal."""
    gold = hit = found = 0
    for sentence in sentences:
        text, wanted = unmarked(sentence)
        got = names_of(text, tag)
        gold, found, hit = gold + len(wanted), found + len(got), hit + len(wanted & got)
    return 2 * hit / (gold + found)


def unmarked(sentence: str) -> tuple[str, Spans]:
    """The text without its marks, and the names that they mark."""
    text, at, spans = "", 0, set()
    for mark in MARKED.finditer(sentence):
        text += sentence[at : mark.start()]
        if mark[1] in COUNTED:
            spans.add((len(text), len(text) + len(mark[2]), COUNTED[mark[1]]))
        text, at = text + mark[2], mark.end()
    return text + sentence[at:], spans


def names_of(text: str, tag: str) -> Spans:
    """What the reading finds, of the types that count."""
    names = wiredesk.read(text, language=tag).names
    return {(n.start, n.end, COUNTED[n.type]) for n in names if n.type in COUNTED}


if __name__ == "__main__":
    for what, reached in measure():
        print(what, round(reached, 3))
