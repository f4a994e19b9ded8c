"""Where a story comes from: openings and closings of ours, and datelines of old news."""

import gzip
import tomllib
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec

import wiredesk
from measure.sets import shared
from wiredesk import packs
from wiredesk.reading.copy import Copy
from wiredesk.reading.orders import find_orders
from wiredesk.reading.origin import find_origin
from wiredesk.records import Origin
from wiredesk.wire.formats.plaintext import plain_story

SET = "origin"
ANNOTATED = Path(__file__).parent.parent / "annotated" / "origin.toml"
FIELDS = ("agency", "place", "date", "byline", "credit")


def stories() -> list[dict[str, Any]]:
    return tomllib.loads(ANNOTATED.read_text("utf-8"))["story"]


def origin_of(story: dict[str, Any]) -> Origin:
    return wiredesk.read(
        story["text"], language=story["language"], published=story.get("published")
    ).origin


def measure() -> Iterator[tuple[str, float]]:
    """Yield for each field how often it is right, in stories that have it and in all."""
    for what, part in (("seen", stories()[::2]), ("held back", stories()[1::2])):
        right: Counter[str] = Counter()
        for story in part:
            origin = origin_of(story)
            right.update(f for f in FIELDS if getattr(origin, f) == story.get(f))
        for field in FIELDS:
            yield f"{field}, {what}", right[field] / len(part)
    yield from datelines()


def datelines() -> Iterator[tuple[str, float]]:
    """Place and day of datelines without a credit, in news of 1987 (1 in 20)."""
    with gzip.open(shared("cases/lineage/english_reuters1987.jsonl.gz")) as lines:
        sample = [msgspec.json.decode(line) for line in list(lines)[::20]]
    told = right = 0
    for one in sample:
        wanted = " ".join((one["dateline"] or "").split()).rstrip(" -")
        if not wanted or not one["paragraphs"]:
            continue
        told += 1
        text = f"{one['title']}\n\n{wanted} - {one['paragraphs'][0]}"
        copy = Copy(plain_story(text))
        copy.pack = packs.language("en")
        copy.orders = find_orders(copy)
        found = find_origin(copy)
        right += found.dateline == wanted and found.date is not None
    yield "datelines of reuters1987", right / told
