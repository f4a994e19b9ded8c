"""Orders in heads and tails of stories of ours, and false alarms on news that orders nothing."""

import gzip
import tomllib
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import msgspec

from measure.sets import documents, shared
from wiredesk import packs
from wiredesk.reading.copy import Copy
from wiredesk.reading.orders import find_orders
from wiredesk.records import Given, Order
from wiredesk.wire.formats.plaintext import plain_story

SET = "orders"
ANNOTATED = Path(__file__).parent.parent / "annotated" / "orders.toml"
NEWS = ("english_polnear", "german_wikinews", "portuguese_bosque_silver")


def orders_in(text: str, language: str, published: str | None = None) -> tuple[Order, ...]:
    copy = Copy(plain_story(text), Given(published=published))
    copy.pack = packs.language(language)
    return find_orders(copy)


def said(order: Order) -> str:
    return order.kind + (f" {order.until}" if order.until else "")


def measure() -> Iterator[tuple[str, float]]:
    """Yield recall and precision on our own (held back and not), and alarms on news."""
    stories = tomllib.loads(ANNOTATED.read_text("utf-8"))["story"]
    for what, part in (("seen", stories[::2]), ("held back", stories[1::2])):
        right = found = wanted = 0
        for story in part:
            got = Counter(
                map(said, orders_in(story["text"], story["language"], story.get("published")))
            )
            want = Counter(story["want"])
            right, found, wanted = (
                right + (got & want).total(),
                found + got.total(),
                wanted + want.total(),
            )
        yield f"recall, {what}", right / wanted
        yield f"precision, {what}", right / found
    yield from alarms()


def alarms() -> Iterator[tuple[str, float]]:
    """Orders found in news where nearly none is, for 1,000 stories (a few are real orders)."""
    for name in NEWS:
        told = [
            orders_in(d["text"], d["lang"]) for d in documents(shared(f"cases/claims/{name}.jsonl"))
        ]
        yield f"orders in 1,000 of {name} at most", 1000 * sum(map(len, told)) / len(told)
    with gzip.open(shared("cases/lineage/english_reuters1987.jsonl.gz")) as lines:
        sample = [msgspec.json.decode(line) for line in list(lines)[::10]]
    told = [orders_in("\n\n".join([d["title"] or "", *d["paragraphs"]]), "en") for d in sample]
    yield "orders in 1,000 of reuters1987 at most", 1000 * sum(map(len, told)) / len(told)
