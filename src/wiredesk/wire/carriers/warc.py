"""Web archives (WARC, ISO 28500; CC-NEWS): each page or feed that was fetched is a delivery."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from fastwarc.warc import ArchiveIterator, WarcRecordType

from wiredesk.records import Delivery, Refusal
from wiredesk.wire.carriers.web.unpacking import NotAsSaid, TooLarge, Unpacker
from wiredesk.wire.refusals import LARGEST, refuse_large

ENDINGS = (".warc", ".warc.gz", ".warc.zst")

ANSWERS = {
    "record_types": WarcRecordType.response,
    "parse_http": True,
    "auto_decode": "transfer",  # chunks; packing is undone here, under a cap
}


def is_archive(file: Path) -> bool:
    """Whether a file bears an archive's name."""
    return file.name.lower().endswith(ENDINGS)


def deliveries(file: Path) -> Iterator[Delivery | Refusal]:
    """What an archive holds, in its order and one by one, each at its own address.

    Answers alone are given (no requests, no notes of the crawler), and of these what was found:
    a redirect or an error is no story. Damage is a Refusal, and what stood before it is kept.
    """
    found = 0
    try:
        with file.open("rb") as stream:
            # The stream, never the name: the reader would fetch a name that is an address.
            for record in ArchiveIterator(
                stream,
                record_types=WarcRecordType.response,
                parse_http=True,
                auto_decode="transfer",
            ):
                if record.http_headers and record.http_headers.status_code == 200:
                    found += 1
                    yield _delivery(record)
    except (OSError, ValueError, EOFError) as error:
        yield _damaged(file, found, str(error))
        return
    if not found:
        why = "There is no answer of a web server in it."
        yield Refusal(what="empty archive", why=why, address=str(file))


def _delivery(record: Any) -> Delivery | Refusal:
    address = record.headers.get("WARC-Target-URI", "").strip("<>")
    body = record.reader.read(LARGEST + 1)
    if len(body) > LARGEST:
        return refuse_large(record.content_length, address)
    headers = tuple((str(name), str(value)) for name, value in record.http_headers.astuples())
    said = {name.lower(): value for name, value in headers}
    try:
        body = _plain(body, said.get("content-encoding", ""))
    except (TooLarge, NotAsSaid) as why:
        return Refusal(what="not readable", why=f"{str(why).capitalize()}.", address=address)
    return Delivery(
        body=body,
        address=address or None,
        media_type=said.get("content-type"),
        headers=headers,
        received=record.headers.get("WARC-Date"),
        carrier="warc",
    )


def _plain(body: bytes, encoding: str) -> bytes:
    """A body unpacked; as it is where its archive unpacked it and left the header as it was."""
    unpacker = Unpacker(encoding, LARGEST, LARGEST)
    try:
        return b"".join(unpacker.feed(body))
    except NotAsSaid:
        if body[:2] == b"\x1f\x8b":
            raise
        return body


def _damaged(file: Path, found: int, said: str) -> Refusal:
    before = f"{found} were read before that" if found else "nothing could be read"
    return Refusal(
        what="damaged archive", why=f"It breaks off ({said}); {before}.", address=str(file)
    )
