"""What is in a file: the answers of a web archive, the lines of JSON lines, or the file itself."""

from collections.abc import Iterator
from pathlib import Path

from msgspec.structs import replace

from wiredesk.records import Delivery, Refusal
from wiredesk.wire.carriers import folder, lines, warc


def holds_many(name: str) -> bool:
    """Whether a file of this name holds many deliveries, each to be taken in by itself."""
    lower = name.lower()
    return lower.endswith(warc.ENDINGS) or lower.removesuffix(".gz").endswith(lines.ENDINGS)


def inside(file: Path, name: str = "") -> Iterator[Delivery | Refusal]:
    """Each delivery in a file, in its order; a Refusal for what cannot be read.

    ``name`` is what its sender called it, where the file lies under another name here.
    """
    name = name or str(file)
    if warc.is_archive(file):
        for found in warc.deliveries(file):
            yield replace(found, address=name) if found.address == str(file) else found
    elif lines.is_lines(file):
        yield from _lines(file, name)
    else:
        found = folder.deliver(file)
        found = lines.unpacked(found) if isinstance(found, Delivery) else found
        yield replace(found, address=name) if found.address == str(file) else found


def _lines(file: Path, name: str) -> Iterator[Delivery | Refusal]:
    for line in lines.lines(file):
        if isinstance(line, Refusal):
            yield replace(line, address=name)
        else:
            where = f"{name}, line {line.number}"
            yield Delivery(
                body=line.body,
                address=where,
                media_type="application/json",
                carrier="lines",
            )
