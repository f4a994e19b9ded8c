"""Web archives: each answer in one is a delivery at its own address."""

import gzip
from pathlib import Path

import pytest
from typer.testing import CliRunner

from wiredesk.cli import app
from wiredesk.records import Delivery, Refusal
from wiredesk.wire.carriers import warc

PAGE = (
    b"<!DOCTYPE html><title>Porto reabre</title><p>O porto de Sines reabriu na segunda-feira.</p>"
)


def record(
    body: bytes,
    address: str = "https://costa.example/a",
    head: str = "",
    status: str = "200 OK",
    kind: str = "response",
) -> bytes:
    if kind == "response":
        lines = f"HTTP/1.1 {status}\r\nContent-Type: text/html; charset=utf-8\r\n{head}\r\n"
        body = lines.encode() + body
    fields = {
        "WARC-Type": kind,
        "WARC-Record-ID": "<urn:uuid:6a1b6f3e-0000-4000-8000-000000000001>",
        "WARC-Target-URI": address,
        "WARC-Date": "2026-05-03T10:00:00Z",
        "Content-Type": f"application/http; msgtype={kind}",
        "Content-Length": str(len(body)),
    }
    lines = "".join(f"{name}: {value}\r\n" for name, value in fields.items())
    return f"WARC/1.0\r\n{lines}\r\n".encode() + body + b"\r\n\r\n"


def archive(
    folder: Path, *records: bytes, name: str = "costa.warc.gz", cut: int | None = None
) -> Path:
    file = folder / name
    packed = b"".join(map(gzip.compress, records)) if name.endswith("gz") else b"".join(records)
    file.write_bytes(packed)
    return file


@pytest.mark.parametrize("name", ["costa.warc", "costa.warc.gz", "COSTA.WARC"])
def test_answer_comes_with_its_address_headers_and_date(tmp_path: Path, name: str) -> None:
    (found,) = warc.deliveries(archive(tmp_path, record(PAGE, head="X-Odd: 1\r\n"), name=name))
    assert isinstance(found, Delivery)
    assert (found.body, found.address) == (PAGE, "https://costa.example/a")
    assert found.media_type == "text/html; charset=utf-8"
    assert ("X-Odd", "1") in found.headers
    assert (found.received, found.carrier) == ("2026-05-03T10:00:00Z", "warc")


def test_requests_notes_redirects_and_errors_are_no_deliveries(tmp_path: Path) -> None:
    others = [
        record(b"GET / HTTP/1.1", kind="request"),
        record(b"robots: obey", kind="warcinfo"),
        record(b"", status="301 Moved"),
        record(b"<p>No</p>", status="404 Not Found"),
    ]
    found = list(warc.deliveries(archive(tmp_path, *others, record(PAGE))))
    assert [one.body for one in found if isinstance(one, Delivery)] == [PAGE]
    assert len(found) == 1


CHUNKED = f"{len(PAGE):x}\r\n".encode() + PAGE + b"\r\n0\r\n\r\n"


@pytest.mark.parametrize(
    ("body", "head"),
    [
        (gzip.compress(PAGE), "Content-Encoding: gzip\r\n"),
        (PAGE, "Content-Encoding: gzip\r\n"),
        (CHUNKED, "Transfer-Encoding: chunked\r\n"),
    ],
    ids=["packed", "unpacked by the crawler", "in chunks"],
)
def test_body_is_plain(tmp_path: Path, body: bytes, head: str) -> None:
    (found,) = warc.deliveries(archive(tmp_path, record(body, head=head)))
    assert isinstance(found, Delivery)
    assert found.body == PAGE


def test_bomb_is_refused_and_the_rest_is_given(tmp_path: Path) -> None:
    bomb = record(gzip.compress(b" " * 60_000_000), head="Content-Encoding: gzip\r\n")
    found = list(warc.deliveries(archive(tmp_path, bomb, record(PAGE))))
    assert [type(one) for one in found] == [Refusal, Delivery]


def test_archive_that_breaks_off_gives_what_stood_before(tmp_path: Path) -> None:
    whole = archive(tmp_path, record(PAGE), record(PAGE * 50, "https://costa.example/b"))
    cut = archive(tmp_path, whole.read_bytes()[:-60], name="cut.warc")
    file = cut.rename(tmp_path / "cut.warc.gz")
    found = list(warc.deliveries(file))
    assert isinstance(found[0], Delivery)
    assert found[0].body == PAGE


@pytest.mark.parametrize("body", [b"", b"no archive", b"\x1f\x8b\x08broken", b"WARC/1.0\r\n"])
def test_file_that_is_no_archive_is_refused_in_words(tmp_path: Path, body: bytes) -> None:
    (found,) = warc.deliveries(archive(tmp_path, body, name="a.warc"))
    assert isinstance(found, Refusal)


def test_read_reads_an_archive(tmp_path: Path) -> None:
    done = CliRunner().invoke(app, ["read", "--json", str(archive(tmp_path, record(PAGE)))])
    assert done.exit_code == 0
    assert "https://costa.example/a" in done.stdout
