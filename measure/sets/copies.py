"""Copies and partial reuse: the generator of the data from elsewhere makes them, ``relate`` finds.

Ten edits of each of 600 English stories among 9,113, and of 24 in eight other languages.
"""

import gzip
import importlib.util
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

import msgspec

from measure.sets import shared
from wiredesk.lineage import relate
from wiredesk.lineage.copies import Copies
from wiredesk.lineage.versions import Declared
from wiredesk.records import Comparable

SET = "copies"
LANGUAGES = ("zh", "ja", "ko", "ar", "hi", "ru", "de", "pt-BR")
FEW = 15
"""Word 5-grams that a story must share with the query, or it was found for nothing."""


def generator() -> ModuleType:
    """The module that makes copies. Raises Absent where it is not here."""
    file = shared("tools/make_copies.py")
    spec = importlib.util.spec_from_file_location("make_copies", file)
    if spec is None or spec.loader is None:
        raise ImportError(file)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def stories(file: Path) -> list[dict[str, Any]]:
    with gzip.open(file) as lines:
        return [msgspec.json.decode(line) for line in lines]


def as_comparable(story: dict[str, Any]) -> Comparable:
    return Comparable(
        id=str(story["id"]), paragraphs=tuple(story["paragraphs"]), title=story["title"]
    )


class Scored:
    """Recall by kind of edit, and what was found for nothing."""

    def __init__(
        self, maker: ModuleType, corpus: list[dict[str, Any]], queries: list[dict[str, Any]]
    ):
        found = defaultdict(set)
        among = list(map(as_comparable, corpus))
        for tie in relate(map(as_comparable, queries), among, (Copies, Declared)):
            found[tie.a].add(tie.b)
        store = {str(story["id"]): story["paragraphs"] for story in corpus}
        hits: Counter[str] = Counter()
        self.of: Counter[str] = Counter()
        far = 0
        for query in queries:
            got, source = found[query["id"]], str(query["of"])
            self.of[query["kind"]] += 1
            hits[query["kind"]] += source in got
            here = maker.grams(query["paragraphs"])
            far += sum(len(here & maker.grams(store[other])) < FEW for other in got - {source})
        self.hits = hits
        self.false = 1000 * far / len(queries)


def measure() -> Iterator[tuple[str, float]]:
    """Yield recall of each edit in English, the worst edit in each other language, false finds."""
    maker = generator()
    english = stories(shared("cases/lineage/english_reuters1987.jsonl.gz"))
    scored = Scored(maker, *maker.make(english, 600, 500))
    for kind, count in scored.of.items():
        yield f"English, {kind}", scored.hits[kind] / count
    yield "English, false in 1,000 at most", scored.false
    news = stories(shared("cases/lineage/translations_ntrex.jsonl.gz"))
    for language in LANGUAGES:
        here = [maker.story(row) for row in news if row["language"] == language]
        scored = Scored(maker, *maker.make(here, 24, 24))
        yield f"{language}, least of 24", min(scored.hits.values())
        yield f"{language}, false in 1,000 at most", scored.false
