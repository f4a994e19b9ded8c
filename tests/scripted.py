"""A server on loopback that answers what a test tells it to, byte for byte and as slowly."""

import asyncio
import re
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager

Answer = bytes | Callable[[asyncio.StreamWriter], Awaitable[None]]
Script = dict[str, Answer]


def http(body: bytes = b"", status: str = "200 OK", **headers: str) -> bytes:
    """A whole answer; ``Content_Length="9"`` overrides what is true."""
    fields = {"Content-Length": str(len(body)), "Connection": "close"}
    fields |= {name.replace("_", "-"): value for name, value in headers.items()}
    head = "".join(f"{name}: {value}\r\n" for name, value in fields.items())
    return f"HTTP/1.1 {status}\r\n{head}\r\n".encode() + body


class Heard(list[str]):
    """The requests that came, each as its whole head; and what was sent with each."""

    def __init__(self) -> None:
        super().__init__()
        self.bodies: list[bytes] = []


@asynccontextmanager
async def server(script: Script) -> AsyncIterator[tuple[str, Heard]]:
    """Serve a script: path → answer. Gives the server's address and what it heard."""
    heard = Heard()

    async def answer(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1")
            length = re.search(r"(?i)^content-length: *(\d+)", head, re.M)
            heard.bodies.append(await reader.readexactly(int(length[1]) if length else 0))
            heard.append(head)
            said = script.get(head.split(" ")[1], http(status="404 Not Found"))
            if isinstance(said, bytes):
                writer.write(said)
            else:
                await said(writer)
            await writer.drain()
        except (ConnectionError, asyncio.IncompleteReadError):
            pass
        finally:
            writer.close()

    listening = await asyncio.start_server(answer, "127.0.0.1", 0)
    async with listening:
        port = listening.sockets[0].getsockname()[1]
        yield f"http://127.0.0.1:{port}", heard
