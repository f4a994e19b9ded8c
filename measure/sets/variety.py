"""Varieties told right, wrongly or not at all, on copy of one variety (data from elsewhere)."""

from collections import Counter
from collections.abc import Iterator

import wiredesk
from measure.sets import documents, shared
from measure.sets.language import stories

SET = "variety"


def measure() -> Iterator[tuple[str, float]]:
    """Yield shares for Portuguese extracts and stories, then for English and German ones."""
    bosque = documents(shared("cases/claims/portuguese_bosque_silver.jsonl"))
    yield from _told(
        "pt extracts",
        [("pt-BR" if d["id"].startswith("CF") else "pt-PT", d["text"]) for d in bosque],
    )
    yield from _told(
        "pt stories",
        [
            (s["language"], "\n".join(s["sentences"]))
            for s in stories()
            if s["language"][:3] == "pt-"
        ],
    )
    news = list(documents(shared("cases/claims/english_polnear.jsonl")))[::3]
    yield from _told("en-US stories", [("en-US", d["text"]) for d in news])


def _told(what: str, copy: list[tuple[str, str]]) -> Iterator[tuple[str, float]]:
    told: Counter[str] = Counter()
    for variety, text in copy:
        read = wiredesk.read(text, language=variety[:2]).language.variety
        got = read.tag if read else None
        told["untold" if got is None else "right" if got == variety else "wrong"] += 1
    yield f"{what}: right of told", told["right"] / (told["right"] + told["wrong"])
    yield f"{what}: told", 1 - told["untold"] / told.total()
