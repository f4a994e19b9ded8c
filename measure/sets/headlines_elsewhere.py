"""Headlines told in running text that has none (data from elsewhere): each costs a claim."""

from collections.abc import Iterator

from measure.sets import documents, shared
from wiredesk.wire.formats.plaintext import plain_story

SET = "headlines elsewhere"

WITHOUT = ("german_wikinews", "portuguese_bosque_silver")
"""Sets from elsewhere whose texts begin with their body (the second with a headline in some)."""


def measure() -> Iterator[tuple[str, float]]:
    """Yield how many texts of each set are given a headline."""
    for name in WITHOUT:
        texts = [d["text"] for d in documents(shared(f"cases/claims/{name}.jsonl"))]
        yield f"found in {name} at most", sum(plain_story(t).title is not None for t in texts)
