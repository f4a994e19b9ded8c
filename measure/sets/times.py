"""Times: English and German news, Portuguese documents (data from elsewhere)."""

from collections.abc import Iterator
from typing import Any

import wiredesk
from measure.sets import scored
from wiredesk.records import Reading

SET = "times"


def measure() -> Iterator[tuple[str, float]]:
    """Yield the figures of the scorer."""
    for name in ("english_meantime", "german_krauts", "portuguese_harem_tempo"):
        got = scored("score_times.py", f"times/{name}.jsonl", "times", _read)
        yield f"{name} value F", got["value F"]
        yield f"{name} relaxed F", got["relaxed"]["F"]
        yield f"{name} value accuracy", got["value accuracy"]
    got = scored("score_times.py", "times/portuguese_harem_spans.jsonl", "times", _read)
    yield "portuguese_harem_spans relaxed F", got["relaxed"]["F"]


def _read(document: dict[str, Any]) -> Reading:
    return wiredesk.read(
        document["text"], language=document["lang"], published=document.get("published")
    )
