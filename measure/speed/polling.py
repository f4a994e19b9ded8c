"""Polling 2,000 feeds of a server on this machine: each with a story that is new, then with 304s.

The server is a process of its own; the poller is the desk's, with its store, its door and its
window of 32, and without the distance that it keeps between two requests to one host.

    python -m measure.speed.polling --serve     the server; prints its port
    python -m measure.speed.polling --poll N    the rows for the store that the environment names
"""

import asyncio
import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta

from tests import postgresql

TITLE = "Polling 2,000 feeds of a server on this machine, window of 32"
FEEDS = 2000
NOW = datetime(2026, 5, 9, 12, tzinfo=UTC)

ITEM = """<item><title>Cais {n} de {feed} reabre</title><guid isPermaLink="false">{feed}-{n}</guid>
<link>http://127.0.0.1/{feed}/{n}</link><pubDate>Sat, 09 May 2026 10:00:00 GMT</pubDate>
<description>O cais {n} de {feed} reabriu na segunda-feira, disse a autoridade portuária. {more}
</description></item>"""
MORE = "A obra do molhe {n} em {feed} custou três milhões e durou um ano, segundo a empresa. " * 6


def feed(number: str) -> bytes:
    """A feed of one story."""
    item = ITEM.format(n=1, feed=number, more=MORE.format(n=1, feed=number))
    head = f"<title>Costa {number}</title>"
    whole = f'<?xml version="1.0"?><rss version="2.0"><channel>{head}{item}</channel></rss>'
    return whole.encode()


async def _answer(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    """Answer the requests of one connection: 304 to who shows a mark."""
    try:
        while head := (await reader.readuntil(b"\r\n\r\n")).lower():
            path = head.split(b" ", 2)[1].decode()
            if b"if-none-match: " in head:
                writer.write(b'HTTP/1.1 304 Not Modified\r\nETag: "1"\r\n\r\n')
                continue
            body = feed(path.strip("/"))
            said = f'Content-Type: application/rss+xml\r\nETag: "1"\r\nContent-Length: {len(body)}'
            writer.write(f"HTTP/1.1 200 OK\r\n{said}\r\n\r\n".encode() + body)
    except (asyncio.IncompleteReadError, ConnectionError):
        writer.close()


async def _serve() -> None:
    listening = await asyncio.start_server(_answer, "127.0.0.1", 0)
    async with listening:
        print(listening.sockets[0].getsockname()[1], flush=True)
        await listening.serve_forever()


@contextmanager
def served() -> Iterator[str]:
    """The server, as a process of its own; its address."""
    command = [sys.executable, "-m", "measure.speed.polling", "--serve"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as server:
        try:
            yield f"http://127.0.0.1:{(server.stdout or sys.stdin).readline().strip()}"
        finally:
            server.terminate()


def poll_all(name: str) -> None:
    """Print the rows for one store: the environment says which."""
    from wiredesk.site.start import start

    start()
    from wiredesk.desk.models import Source

    with served() as address:
        Source.objects.bulk_create(
            Source(name=f"{n}", address=f"{address}/{n}", carrier="http", added=NOW, due=NOW)
            for n in range(FEEDS)
        )
        _row(f"{name}, full, a new story each", 0)
        _row(f"{name}, 304", 1)
    if trouble := Source.objects.exclude(trouble="").values_list("trouble", flat=True).first():
        raise SystemExit(f"a feed was not polled: {trouble}")
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"  {f'{name}, peak memory':42} {peak:10.0f} MB", flush=True)


def _row(name: str, day: int) -> None:
    from wiredesk.desk.models import Source

    now = NOW + timedelta(days=day)
    Source.objects.update(due=now)
    begun = time.perf_counter()
    asked = asyncio.run(_poll(now))
    taken = time.perf_counter() - begun
    print(f"  {name:42} {taken / asked * 1000:10.3f} ms {asked / taken:10.0f} feeds/s", flush=True)


async def _poll(now: datetime) -> int:
    from wiredesk.desk.working.poller import AT_ONCE, Poller
    from wiredesk.wire.carriers.web.addresses import Networks
    from wiredesk.wire.carriers.web.door import Door
    from wiredesk.wire.manners import Hosts, Manners

    free = Hosts(Manners(at_once=AT_ONCE, apart=timedelta(0)))
    async with Door(Networks(["127.0.0.0/8"]), to_one_host=AT_ONCE) as door:
        return await Poller(door, lambda: now, lambda: 0.5, hosts=free).poll_due()


def show() -> None:
    """Print the table: SQLite, and PostgreSQL where this machine can start one."""
    with tempfile.TemporaryDirectory() as data:
        _in_process("SQLite", {"WIREDESK_DATA": data, "WIREDESK_DATABASE": ""})
    bin_ = postgresql.programs()
    if bin_ is None:
        print("  PostgreSQL: not on this machine (Debian: apt install postgresql)")
        return
    with postgresql.server(bin_) as address, tempfile.TemporaryDirectory() as data:
        _in_process("PostgreSQL", {"WIREDESK_DATA": data, "WIREDESK_DATABASE": address})


def _in_process(name: str, environment: dict[str, str]) -> None:
    command = [sys.executable, "-m", "measure.speed.polling", "--poll", name]
    subprocess.run(command, env={**os.environ, **environment}, check=True)


if __name__ == "__main__":
    if sys.argv[1] == "--serve":
        asyncio.run(_serve())
    else:
        poll_all(sys.argv[2])
