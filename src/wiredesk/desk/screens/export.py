"""What was found as a file: streamed, so that no export is too long."""

import tempfile
from collections.abc import AsyncIterator, Callable, Iterator
from pathlib import Path
from typing import BinaryIO

from asgiref.sync import sync_to_async
from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from wiredesk.desk.exports.forms import ExportError, csv_lines, json_lines, write_parquet
from wiredesk.desk.exports.rows import Row, export_rows
from wiredesk.desk.permissions import reach_of
from wiredesk.desk.screens.find import asked
from wiredesk.desk.screens.said import say
from wiredesk.desk.screens.screen import screen
from wiredesk.records import Refusal

CHUNK = 64 * 1024
"""Bytes that go out at a time."""

FORMS = {
    "csv": ("text/csv; charset=utf-8", "csv"),
    "claims": ("text/csv; charset=utf-8", "csv"),
    "json": ("application/x-ndjson", "jsonl"),
    "parquet": ("application/vnd.apache.parquet", "parquet"),
}
"""Name of a form → its media type, and how files of it end."""


@screen("export")
async def download(request: HttpRequest) -> HttpResponse:
    """Everything that the query in the address finds, in the form that is asked for."""
    form, text = request.GET.get("form", "csv"), asked(request)
    if form not in FORMS:
        return redirect("find")
    with_text = request.GET.get("text") == "1"
    user = await request.auser()
    reach = await sync_to_async(reach_of)(user)
    rows = export_rows(text, reach, with_text)
    try:
        body = await sync_to_async(BODIES[form])(rows, with_text)
    except ExportError as why:
        await sync_to_async(say)(request, Refusal(what="export", why=str(why)), "")
        return redirect(f"{reverse('find')}?{request.GET.urlencode()}")
    kind, ending = FORMS[form]
    answer = StreamingHttpResponse(_sent(body), content_type=kind)
    answer.headers["Content-Disposition"] = f'attachment; filename="wiredesk-{form}.{ending}"'
    answer.headers["Cache-Control"] = "no-store"
    return answer


def _json(rows: Iterator[Row], with_text: bool) -> Iterator[bytes]:
    return json_lines(rows)


def _csv(rows: Iterator[Row], with_text: bool) -> Iterator[bytes]:
    return (line.encode() for line in csv_lines(rows, with_text=with_text))


def _claims(rows: Iterator[Row], with_text: bool) -> Iterator[bytes]:
    return (line.encode() for line in csv_lines(rows, claims=True, with_text=with_text))


def _parquet(rows: Iterator[Row], with_text: bool) -> Iterator[bytes]:
    """A Parquet file has its table of contents at its end: it is made first, then sent."""
    with tempfile.TemporaryDirectory(prefix="wiredesk-export-") as folder:
        file = Path(folder) / "found.parquet"
        write_parquet(rows, file)
        opened = file.open("rb")  # it is gone from the disk once it has been sent
    return _chunks_of(opened)


def _chunks_of(opened: BinaryIO) -> Iterator[bytes]:
    with opened:
        while chunk := opened.read(CHUNK):
            yield chunk


BODIES: dict[str, Callable[[Iterator[Row], bool], Iterator[bytes]]] = {
    "csv": _csv,
    "claims": _claims,
    "json": _json,
    "parquet": _parquet,
}


async def _sent(body: Iterator[bytes]) -> AsyncIterator[bytes]:
    """The body in chunks, made in the thread of the store as the browser takes them."""

    def chunk() -> bytes:
        made = bytearray()
        while len(made) < CHUNK and (some := next(body, None)) is not None:
            made += some
        return bytes(made)

    while some := await sync_to_async(chunk)():
        yield some
