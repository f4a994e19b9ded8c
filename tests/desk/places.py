"""Places to publish to, for tests: servers that count what they were given."""

import base64
import json
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlsplit

Fault = Callable[[BaseHTTPRequestHandler], bool]
"""Answers in the server's place, or lets it (False)."""


class Counting:
    """Two places in one: a webhook's other side, which keeps each message once by its id and notes
    how often each came; and posts as WordPress's API keeps them, under numbers of their own.

    What is sent to it is taken first and answered ``slowly`` seconds later.
    """

    def __init__(self) -> None:
        self.address = self.site = ""
        self.slowly = 0.0
        self.kept: dict[str, dict[str, Any]] = {}
        self.came: list[tuple[str, dict[str, str], bytes]] = []
        self.posts: dict[int, dict[str, Any]] = {}
        self.faults: list[Fault] = []
        self.lock = threading.Lock()

    def take(self, asked: BaseHTTPRequestHandler, body: bytes) -> Any:
        """Take a message or what a hub is told, or make, change or trash a post."""
        with self.lock:
            if "webhook-id" in asked.headers:
                name = asked.headers["webhook-id"]
                self.came.append((name, dict(asked.headers.items()), body))
                self.kept.setdefault(name, json.loads(body))
                return {}
            if asked.headers["Content-Type"] == "application/x-www-form-urlencoded":
                self.came.append(("", dict(asked.headers.items()), body))
                return {}
            number = _number(asked.path) or len(self.posts) + 1
            told = json.loads(body) if body else {"status": "trash"}
            post = {"id": number, **self.posts.get(number, {}), **told}
            if isinstance(post.get("content"), str):
                post["content"] = {"raw": post["content"]}
            self.posts[number] = post
            return post

    def find(self, path: str) -> Any:
        """A post by its number, posts by slugs, or who asks."""
        query = parse_qs(urlsplit(path).query)
        if query["rest_route"][0].endswith("/users/me"):
            return {"id": 1}
        with self.lock:
            if number := _number(path):
                return self.posts.get(number)
            slugs = query["slug"][0].split(",")
            return [one for one in self.posts.values() if one["slug"] in slugs]

    def numbers(self) -> dict[str, list[int]]:
        """The releases of each story in the order in which they were first taken."""
        found: dict[str, list[int]] = {}
        for name in self.kept:
            story, number = name.rsplit(";", 1)
            found.setdefault(story, []).append(int(number))
        return found


def _number(path: str) -> int:
    last = parse_qs(urlsplit(path).query)["rest_route"][0].rpartition("/")[2]
    return int(last) if last.isdigit() else 0


@contextmanager
def counting() -> Iterator[Counting]:
    """Serve one on a free port."""
    place = Counting()

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
            if place.faults and place.faults.pop(0)(self):
                return
            told = place.take(self, body)
            time.sleep(place.slowly)
            answer(self, 200, json.dumps(told).encode())

        def do_GET(self) -> None:
            if place.faults and place.faults.pop(0)(self):
                return
            found = place.find(self.path)
            body = json.dumps({} if found is None else found).encode()
            answer(self, 404 if found is None else 200, body)

        def log_message(self, *_: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.handle_error = lambda *_: None  # type: ignore[method-assign]  # they hang up: killed
    place.site = f"http://127.0.0.1:{server.server_port}"
    place.address = f"{place.site}/hook"
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
