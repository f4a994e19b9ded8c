"""JSON lines: archives of stories, one JSON object a line, packed by gzip or not."""

import gzip
import json
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO, NamedTuple, cast

from wiredesk.records import Delivery, Refusal
from wiredesk.wire.refusals import LARGEST, refuse_large

ENDINGS = (".jsonl", ".ndjson")
_GZIP = b"\x1f\x8b"


class Line(NamedTuple):
    """A line that is not empty, and where it stands."""

    number: int
    body: bytes
    file: str

    @property
    def place(self) -> str:
        """As in "stories.jsonl, line 3"."""
        return f"{self.file}, line {self.number}"


def is_lines(file: Path) -> bool:
    """Whether a file holds JSON lines of stories: by its name, or by its first line."""
    name = file.name.lower().removesuffix(".gz")
    if name.endswith(ENDINGS):
        return True
    try:
        with _opened(file) as stream:
            return holds_lines(stream.readline(LARGEST))
    except (OSError, EOFError, zlib.error):
        return False


def holds_lines(body: bytes) -> bool:
    """Whether bytes begin with a line that is a JSON object with a story's text in it."""
    first = body.lstrip().partition(b"\n")[0].strip()
    if not (first.startswith(b"{") and first.endswith(b"}")):
        return False
    try:
        said = json.loads(first)
    except (ValueError, RecursionError):
        return False
    return "paragraphs" in said or ("id" in said and "text" in said)


def lines(file: Path) -> Iterator[Line | Refusal]:
    """The lines of a file, one by one, of any number; a Refusal where it cannot be read on."""
    number = 0
    try:
        with _opened(file) as stream:
            while body := stream.readline(LARGEST + 1):
                number += 1
                if len(body) > LARGEST:
                    yield refuse_large(len(body), f"{file}, line {number}")
                    return
                if body.strip():
                    yield Line(number, body, str(file))
    except (OSError, EOFError, zlib.error) as error:
        why = f"It cannot be read beyond line {number}: {error}."
        yield Refusal(what="damaged", why=why, address=str(file))


def lines_of(delivery: Delivery) -> Iterator[Line]:
    """The lines of a delivery that holds them."""
    for number, body in enumerate(delivery.body.split(b"\n"), 1):
        if body.strip():
            yield Line(number, body, delivery.address or delivery.carrier)


def unpacked(delivery: Delivery) -> Delivery | Refusal:
    """A delivery whose file was packed by gzip, as what is in it; any other as it is."""
    name = delivery.address or ""
    if not (delivery.body.startswith(_GZIP) and name.lower().endswith(".gz")):
        return delivery
    unpacker = zlib.decompressobj(31)
    try:
        body = unpacker.decompress(delivery.body, LARGEST + 1)
    except zlib.error as error:
        return Refusal(what="damaged", why=f"It cannot be unpacked: {error}.", address=name)
    if len(body) > LARGEST:
        return refuse_large(len(body), name)
    return Delivery(body=body, address=name[: -len(".gz")], carrier=delivery.carrier)


@contextmanager
def _opened(file: Path) -> Iterator[BinaryIO]:
    """The file's bytes as a stream, unpacked where they are packed."""
    with file.open("rb") as stream:
        packed = stream.read(2) == _GZIP
        stream.seek(0)
        if packed:
            with gzip.open(stream) as inside:
                yield cast(BinaryIO, inside)
        else:
            yield stream
