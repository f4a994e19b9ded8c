"""Who says what, on three sets from elsewhere."""

from collections.abc import Iterator
from typing import Any

import wiredesk
from measure.sets import scored
from wiredesk.records import Reading

SET = "claims"

SETS = {
    "english_polnear": "claims/english_polnear.jsonl",
    "german_wikinews": "claims/german_wikinews.jsonl",
    "portuguese_bosque_silver": "claims/portuguese_bosque_silver.jsonl",
}


def measure() -> Iterator[tuple[str, float]]:
    """Yield the scorer's figures for each set."""
    for name, gold in SETS.items():
        told = scored("score_claims.py", gold, "attributions", _read)
        for what, figure in _figures(told):
            yield f"{name} {what}", figure


def _read(document: dict[str, Any]) -> Reading:
    return wiredesk.read(document["text"], language=document["lang"])


def _figures(told: dict[str, Any]) -> Iterator[tuple[str, float]]:
    yield "precision any", told["precision any"]
    yield "recall detect", told["detect"]["R"]
    yield "recall detect+source", told["detect+source"]["R"]
    yield "F detect+source", told["detect+source"]["F"]
    for stratum, reached in told["strata recall"].items():
        yield f"{stratum} recall detect+source", reached["detect+source"]
        yield f"{stratum} recall exact", reached["exact"]
