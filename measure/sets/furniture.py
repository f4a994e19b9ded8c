"""Furniture marked in stories of ours, and false alarms on running text from elsewhere.

``measure/furniture`` holds the stories; the figures are those of the held-back half, of which
nobody looked while the rules were made. ``python -m measure.sets.furniture [tuned|held] [-v]``
prints every kind, and with ``-v`` every miss and every false alarm.
"""

import gzip
import json
import re
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from measure.sets import documents, shared
from wiredesk import packs
from wiredesk.reading.copy import Copy
from wiredesk.reading.furniture import find_furniture
from wiredesk.reading.language import tell_language
from wiredesk.reading.orders import find_orders
from wiredesk.records import Furniture, Given
from wiredesk.wire.formats.plaintext import plain_story

SET = "furniture"
STORIES = Path(__file__).parents[1] / "furniture"
MARKED = re.compile(r"⟦(\w+):([^⟧]*)⟧")

OVERLAP = 0.8
"""How much of the two spans together their common part must be."""


class Gold(NamedTuple):
    """A story of ours with its furniture."""

    name: str
    language: str
    text: str
    spans: list[tuple[int, int, str]]


class Tally(NamedTuple):
    """Spans found, wanted and told, by kind; letters of body called furniture, and of body."""

    right: Counter[str]
    wanted: Counter[str]
    told: Counter[str]
    false: int
    body: int


def stories(half: str) -> Iterator[Gold]:
    """The stories of one half: every second one is held back."""
    for file in sorted(STORIES.glob("*.txt")):
        parts = re.split(r"^=== (\S+)\n", file.read_text("utf-8"), flags=re.MULTILINE)[1:]
        for at, (name, marked) in enumerate(zip(parts[::2], parts[1::2], strict=True)):
            if (half == "held") == bool(at % 2):
                yield gold(name, file.stem[-2:], marked.strip())


def gold(name: str, language: str, marked: str) -> Gold:
    """The text without its marks, and where they stood; touching ones of one kind are one."""
    text, spans, at = "", [], 0
    for mark in MARKED.finditer(marked):
        text += marked[at : mark.start()]
        start, end, kind = len(text), len(text) + len(mark[2]), mark[1]
        if spans and spans[-1][2] == kind and not text[spans[-1][1] : start].strip():
            start = spans.pop()[0]
        spans.append((start, end, kind))
        text += mark[2]
        at = mark.end()
    return Gold(name, language, text + marked[at:], spans)


def tally(half: str, verbose: bool = False) -> Tally:
    """Count over one half."""
    right, wanted, told = Counter[str](), Counter[str](), Counter[str]()
    false = body = 0
    for story in stories(half):
        found = [(f.start, f.end, f.kind) for f in furniture_of(story.text, story.language)]
        wanted.update(kind for *_, kind in story.spans)
        told.update(kind for *_, kind in found)
        met = [g for g in story.spans if any(g[2] == f[2] and close(g, f) for f in found)]
        right.update(kind for *_, kind in met)
        furnished = {i for a, b, _ in story.spans for i in range(a, b)}
        called = {i for a, b, _ in found for i in range(a, b) if not story.text[i].isspace()}
        false += len(called - furnished)
        body += sum(not c.isspace() for i, c in enumerate(story.text) if i not in furnished)
        if verbose:
            show(story, found, met)
    return Tally(right, wanted, told, false, body)


def close(one: tuple[int, int, str], other: tuple[int, int, str]) -> bool:
    """Whether two spans are the same but for a few letters."""
    common = min(one[1], other[1]) - max(one[0], other[0])
    return common >= OVERLAP * (max(one[1], other[1]) - min(one[0], other[0]))


def show(story: Gold, found: list[tuple[int, int, str]], met: list[tuple[int, int, str]]) -> None:
    for span in story.spans:
        if span not in met:
            print(f"{story.name} missed {span[2]}: {story.text[span[0] : span[1]]!r}")
    for span in found:
        if not any(g[2] == span[2] and close(g, span) for g in story.spans):
            print(f"{story.name} false  {span[2]}: {story.text[span[0] : span[1]]!r}")


def measure() -> Iterator[tuple[str, float]]:
    """Yield precision and recall of all kinds, and false alarms."""
    count = tally("held")
    yield "precision", count.right.total() / max(1, count.told.total())
    yield "recall", count.right.total() / max(1, count.wanted.total())
    yield "share of body called furniture, at most", count.false / count.body
    yield "letters of claims inside furniture, per 1,000, at most", lost_claims()
    yield "alarms per 1,000 words of translations, at most", false_alarms()


def lost_claims() -> float:
    """Attributed words of newspapers that would be lost as furniture, per thousand."""
    lost = total = 0
    names = ("english_polnear", "german_wikinews", "portuguese_bosque_silver")
    for name in names:
        for document in documents(shared(f"cases/claims/{name}.jsonl")):
            found = [(f.start, f.end) for f in furniture_of(document["text"], document["lang"])]
            for claim in document["attributions"]:
                for start, end in claim["content"]:
                    total += end - start
                    lost += sum(max(0, min(end, b) - max(start, a)) for a, b in found)
    return 1000 * lost / total


def false_alarms() -> float:
    """Findings on translated news, a sentence a line, where nothing is furniture."""
    words = alarms = 0
    with gzip.open(shared("cases/lineage/translations_ntrex.jsonl.gz"), "rb") as file:
        for at, line in enumerate(file):
            if at % 5:
                continue
            document = json.loads(line)
            text = "\n".join(document["sentences"])
            words += max(len(text.split()), len(text) // 6)
            alarms += len(furniture_of(text, document["language"]))
    return 1000 * alarms / words


def furniture_of(text: str, language: str) -> tuple[Furniture, ...]:
    """The first steps of the reading, up to furniture."""
    copy = Copy(plain_story(text), Given(language=language))
    copy.language = tell_language(copy)
    copy.pack = packs.language(copy.language.tag)
    copy.orders = find_orders(copy)
    return find_furniture(copy)


def main() -> None:
    """Print the figures of a half, kind by kind."""
    half = "held" if "held" in sys.argv else "tuned"
    count = tally(half, "-v" in sys.argv)
    print(f"{half:16} precision recall  wanted")
    for kind in sorted(count.wanted | count.told):
        right, told, wanted = count.right[kind], count.told[kind], count.wanted[kind]
        print(f"{kind:16} {right / max(1, told):9.2f} {right / max(1, wanted):6.2f} {wanted:7}")
    right, wanted, told = (c.total() for c in count[:3])
    print(f"{'all':16} {right / max(1, told):9.2f} {right / max(1, wanted):6.2f} {wanted:7}")
    print(f"body called furniture: {count.false} of {count.body} letters")


if __name__ == "__main__":
    main()
