"""What an archive holds, cut into batches: the same cuts in every run."""

import json
from collections.abc import Iterable, Iterator
from pathlib import Path

import pyarrow.parquet as pq

from wiredesk.records import Delivery, Refusal
from wiredesk.wire.carriers import folder, lines, warc
from wiredesk.wire.carriers.lines import Line

BATCH = 1000
"""Items in a batch, at most. Of a delivery (a feed, a web page) there may be several stories."""
SPAN = 1 << 24
"""Numbers that each batch has for its stories: more than letters for them to be made of."""
BYTES = 32_000_000
"""Bytes in a batch, at most, beside its last item."""

Item = Line | Delivery | Refusal
Batch = list[Item]


def batches(paths: Iterable[Path]) -> Iterator[Batch]:
    """The items of files and folders, in order: lines, answers of web archives, rows, files."""
    batch: Batch = []
    size = 0
    for item in _items(paths):
        batch.append(item)
        size += 0 if isinstance(item, Refusal) else len(item.body)
        if len(batch) == BATCH or size >= BYTES:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch


def files(paths: Iterable[Path]) -> Iterator[Path]:
    """Each file that paths name, folders walked by name."""
    for path in paths:
        yield from folder.deliveries(path)


def _items(paths: Iterable[Path]) -> Iterator[Item]:
    for file in files(paths):
        if warc.is_archive(file):
            yield from warc.deliveries(file)
        elif file.suffix.lower() == ".parquet":
            yield from _rows(file)
        elif file.is_file() and lines.is_lines(file):
            yield from lines.lines(file)
        else:
            delivery = folder.deliver(file)
            yield lines.unpacked(delivery) if isinstance(delivery, Delivery) else delivery


def _rows(file: Path) -> Iterator[Line | Refusal]:
    """The rows of a Parquet file, with its columns as the keys of a JSON line."""
    number = 0
    try:
        for batch in pq.ParquetFile(file).iter_batches(batch_size=BATCH):
            for row in batch.to_pylist():
                number += 1
                said = {key: value for key, value in row.items() if value is not None}
                body = json.dumps(said, ensure_ascii=False, default=str)
                yield Line(number, body.encode("utf-8", "replace"), str(file))
    except (OSError, ValueError) as error:
        why = f"It cannot be read beyond row {number}: {error}."
        yield Refusal(what="damaged", why=why, address=str(file))
