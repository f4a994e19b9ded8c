"""A mail server for tests: speaks SMTP on a free port, keeps what it takes, may fall silent."""

import socketserver
import threading
from collections.abc import Iterator
from contextlib import contextmanager


class Letters:
    """What came: each letter as it was written. ``silent`` ends the talk where it should answer
    that it took one, ``refusing`` takes none."""

    def __init__(self) -> None:
        self.taken: list[str] = []
        self.silent = self.refusing = False
        self.port = 0


@contextmanager
def letter_box() -> Iterator[Letters]:
    """Serve one."""
    kept = Letters()

    class Talk(socketserver.StreamRequestHandler):
        def handle(self) -> None:
            self._say("220 farol.test")
            while line := self.rfile.readline().decode().strip():
                verb = line[:4].upper()
                if verb == "RCPT" and kept.refusing:
                    self._say("550 nobody of that name")
                elif verb == "DATA":
                    self._say("354 go on")
                    kept.taken.append(
                        "".join(iter(lambda: self.rfile.readline().decode(), ".\r\n"))
                    )
                    if kept.silent:
                        return
                    self._say("250 taken")
                elif verb == "QUIT":
                    self._say("221 bye")
                    return
                else:
                    self._say("250 well")

        def _say(self, words: str) -> None:
            self.wfile.write(f"{words}\r\n".encode())

    class Server(socketserver.ThreadingTCPServer):
        allow_reuse_address = True
        daemon_threads = True

    with Server(("127.0.0.1", 0), Talk) as server:
        kept.port = server.server_address[1]
        threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True).start()
        yield kept
        server.shutdown()
