"""Places to publish to, for tests: servers that count what they were given."""

import base64
import json
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

Fault = Callable[[BaseHTTPRequestHandler], bool]
"""Answers in the server's place, or lets it (False)."""


class Counting:
    """A webhook's other side: keeps each message once by its id, and how often each came."""

    def __init__(self) -> None:
        self.address = ""
        self.kept: dict[str, dict[str, Any]] = {}
        self.came: list[tuple[str, dict[str, str], bytes]] = []
        self.faults: list[Fault] = []

    def numbers(self) -> dict[str, list[int]]:
        """The releases of each story in the order in which they were first taken."""
        found: dict[str, list[int]] = {}
        for name in self.kept:
            story, number = name.rsplit(";", 1)
            found.setdefault(story, []).append(int(number))
        return found


@contextmanager
def counting() -> Iterator[Counting]:
    """Serve one on a free port."""
    place = Counting()

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
            name = self.headers.get("webhook-id", "")
            if place.faults and place.faults.pop(0)(self):
                return
            place.came.append((name, dict(self.headers.items()), body))
            place.kept.setdefault(name, json.loads(body))
            answer(self, 200, b"{}")

        def log_message(self, *_: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    place.address = f"http://127.0.0.1:{server.server_port}/hook"
    serving = threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True)
    serving.start()
    try:
        yield place
    finally:
        server.shutdown()
        server.server_close()


def answer(handler: BaseHTTPRequestHandler, status: int, body: bytes = b"", **headers: str) -> None:
    handler.send_response(status)
    for name, value in {"Content-Length": str(len(body)), **headers}.items():
        handler.send_header(name.replace("_", "-"), value)
    handler.end_headers()
    handler.wfile.write(body)


def says(status: int, body: bytes = b"", **headers: str) -> Fault:
    """A fault: it answers so, and takes nothing."""

    def fault(handler: BaseHTTPRequestHandler) -> bool:
        answer(handler, status, body, **headers)
        return True

    return fault


def basic(user: str, password: str) -> str:
    return "Basic " + base64.b64encode(f"{user}:{password}".encode()).decode()
