"""Rows as CSV, JSON lines and Parquet. CSV is for spreadsheets, the other two are exact."""

import csv
import importlib.util
import io
from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path
from typing import Any

import msgspec

from wiredesk.desk.exports.rows import Claim, Row

FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""A cell that begins so would be reckoned by a spreadsheet: delivered text must not be."""

TOLD = (
    "story",
    "version",
    "edit",
    "sources",
    "agency",
    "language",
    "published",
    "received",
    "title",
)
TOLD += ("title", "address", "guid", "byline")
COUNTED = ("people", "places", "topics", "defects", "sentences", "claimed", "own_voice")
OF_CLAIM = Claim.__struct_fields__


class ExportError(Exception):
    """Why an export cannot be made, in words."""


def json_lines(rows: Iterable[Row]) -> Iterator[bytes]:
    """One JSON object a line, the claims inside."""
    for row in rows:
        yield msgspec.json.encode(row) + b"\n"


def csv_lines(rows: Iterable[Row], claims: bool = False, with_text: bool = False) -> Iterator[str]:
    """A line a story; with ``claims`` a line a claim, the story's columns before it.

    Lists are joined by "; ". What a spreadsheet would take for a formula gets a leading
    apostrophe. The first character is a byte order mark, by which spreadsheets tell UTF-8.
    """
    out = io.StringIO()
    writer = csv.writer(out)
    text = ("text",) if with_text else ()
    head = (*TOLD, *(f"claim_{name}" for name in OF_CLAIM)) if claims else (*TOLD, *COUNTED)
    writer.writerow([*head, *(() if claims else ("speakers", "claims")), *text])
    yield "\ufeff" + _taken(out)
    for row in rows:
        for cells in _claim_lines(row) if claims else [_story_line(row)]:
            writer.writerow([_cell(cell) for cell in [*cells, *([row.text] if with_text else [])]])
        if out.tell():
            yield _taken(out)


def _story_line(row: Row) -> list[Any]:
    speakers = dict.fromkeys(claim.speaker for claim in row.claims if claim.speaker)
    values = [getattr(row, name) for name in (*TOLD, *COUNTED)]
    return [*values, tuple(speakers), len(row.claims)]


def _claim_lines(row: Row) -> Iterator[list[Any]]:
    told = [getattr(row, name) for name in TOLD]
    for claim in row.claims:
        yield [*told, *(getattr(claim, name) for name in OF_CLAIM)]


def _cell(value: Any) -> Any:
    if isinstance(value, tuple):
        value = "; ".join(value)
    if isinstance(value, str) and value.startswith(FORMULA):
        return "'" + value
    return value


def _taken(out: io.StringIO) -> str:
    text = out.getvalue()
    out.seek(0)
    out.truncate()
    return text


def write_parquet(rows: Iterable[Row], target: Path) -> int:
    """Write a Parquet file, the claims as a list in each row; how many rows.

    Raises ExportError where pyarrow is not installed.
    """
    if importlib.util.find_spec("pyarrow") is None:
        raise ExportError("Parquet needs pyarrow: pip install 'wiredesk[archive]'")
    import pyarrow
    from pyarrow import parquet

    rows, count = iter(rows), 0
    schema = _schema(pyarrow)
    part = target.with_name(f".{target.name}.part")
    try:
        with parquet.ParquetWriter(part, schema, compression="zstd") as out:
            while some := [msgspec.to_builtins(row) for row in islice(rows, 1_000)]:
                out.write_table(pyarrow.Table.from_pylist(some, schema=schema))
                count += len(some)
        part.replace(target)
    finally:
        part.unlink(missing_ok=True)
    return count


def _schema(pyarrow: Any) -> Any:
    """The columns: a record's fields, in their order."""
    many, text, number = pyarrow.list_(pyarrow.string()), pyarrow.string(), pyarrow.int64()
    kinds = {
        **dict.fromkeys(("story", "version", "edit", "sentences", "claimed", "own_voice"), number),
        **dict.fromkeys(("sources", "people", "places", "topics", "defects", "quoted"), many),
        "confidence": pyarrow.float64(),
    }
    claim = pyarrow.struct([(name, kinds.get(name, text)) for name in OF_CLAIM])
    kinds["claims"] = pyarrow.list_(claim)
    return pyarrow.schema([(name, kinds.get(name, text)) for name in Row.__struct_fields__])
