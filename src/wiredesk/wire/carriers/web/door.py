"""The one door: everything that leaves the machine goes through ``Door.fetch`` or ``Door.post``.

Only http and https; the machine really connected to is checked on every hop; proxies, cookies and
credentials of the environment are ignored; total time, redirects, packed and plain bytes are
capped; one layer of packing is undone. What goes wrong is a ``Trouble`` in words, never a crash.
"""

import asyncio
import base64
import socket
import ssl
from types import TracebackType
from typing import Any, NamedTuple
from urllib.parse import urljoin, urlsplit

import aiohttp

from wiredesk.records import Record
from wiredesk.version import VERSION
from wiredesk.wire.carriers.web.addresses import Networks
from wiredesk.wire.carriers.web.unpacking import NotAsSaid, TooLarge, Unpacker

USER_AGENT = f"wiredesk/{VERSION}"
REDIRECTS = {301, 302, 303, 307, 308}
PERMANENT = {301, 308}
SAY_AGAIN = {307, 308}
"""Redirects after which what was posted is posted again (RFC 9110); others turn it into a GET."""


class Caps(Record, frozen=True, kw_only=True):
    """What one fetch may cost."""

    seconds: float = 60.0
    """From the first look-up to the last byte, all hops together."""
    packed: int = 20_000_000
    plain: int = 50_000_000
    hops: int = 5


class Login(Record, frozen=True, kw_only=True):
    """HTTP Basic credentials; sent to the host they were given for and no other."""

    name: str
    password: str


class Hop(NamedTuple):
    """One redirect: its status, and where it led."""

    status: int
    to: str


class Fetched(Record, frozen=True, kw_only=True):
    """An answer. ``address`` is where it really came from; ``body`` is plain."""

    status: int
    address: str
    body: bytes = b""
    headers: tuple[tuple[str, str], ...] = ()
    hops: tuple[Hop, ...] = ()

    def header(self, name: str) -> str | None:
        """The first header of that name."""
        return next((v for k, v in self.headers if k.lower() == name.lower()), None)


class Trouble(Record, frozen=True, kw_only=True):
    """Why there is no answer, in an editor's words. ``kind`` groups them for back-off.

    Kinds: refused (we will not), unreachable, slow, too_large, broken, redirects.
    """

    kind: str
    why: str
    address: str


class _Asked(NamedTuple):
    """What is asked: GET of an address, or POST where there is a ``body``."""

    headers: dict[str, str]
    login: Login | None
    body: bytes | None
    caps: Caps


class _Refused(OSError):  # noqa: N818 - the client must take it for one
    """Raised where a socket to a machine that may not be spoken to was about to be made."""


class Door:
    """The way out. Use as ``async with Door() as door``; one for the life of a program."""

    def __init__(
        self,
        networks: Networks | None = None,
        caps: Caps | None = None,
        at_once: int = 32,
        trusted: ssl.SSLContext | None = None,
        to_one_host: int = 2,
    ) -> None:
        """``at_once`` bounds connections in all, ``to_one_host`` those to one host; ``trusted``
        replaces the system's certificates."""
        self.networks = networks or Networks()
        self.caps = caps or Caps()
        self._at_once, self._to_one_host = at_once, to_one_host
        self._trusted = trusted
        self._session: aiohttp.ClientSession | None = None

    async def __aenter__(self) -> "Door":
        """Open the door."""
        connector = aiohttp.TCPConnector(
            limit=self._at_once,
            limit_per_host=self._to_one_host,
            use_dns_cache=False,  # a name that pointed outside a moment ago may point inside now
            socket_factory=self._socket,
            ssl=self._trusted or True,
        )
        self._session = aiohttp.ClientSession(
            connector=connector,
            cookie_jar=aiohttp.DummyCookieJar(),
            auto_decompress=False,
            trust_env=False,
            timeout=aiohttp.ClientTimeout(total=None, sock_connect=15, sock_read=30),
            max_line_size=16_384,
            max_field_size=16_384,
        )
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Close it."""
        if self._session:
            await self._session.close()

    async def fetch(
        self,
        address: str,
        headers: dict[str, str] | None = None,
        login: Login | None = None,
        caps: Caps | None = None,
    ) -> Fetched | Trouble:
        """Ask for an address and follow where it leads, within the caps."""
        return await self._within(address, _Asked(headers or {}, login, None, caps or self.caps))

    async def post(
        self,
        address: str,
        body: bytes,
        media_type: str,
        headers: dict[str, str] | None = None,
        login: Login | None = None,
        caps: Caps | None = None,
    ) -> Fetched | Trouble:
        """Send bytes to an address. Only a redirect that wants them again is followed."""
        sent = {"Content-Type": media_type, **(headers or {})}
        return await self._within(address, _Asked(sent, login, body, caps or self.caps))

    async def _within(self, address: str, asked: _Asked) -> Fetched | Trouble:
        try:
            async with asyncio.timeout(asked.caps.seconds):
                return await self._follow(address, asked)
        except TimeoutError:
            why = f"It took longer than {asked.caps.seconds:g} seconds."
            return Trouble(kind="slow", why=why, address=address)

    async def _follow(self, address: str, asked: _Asked) -> Fetched | Trouble:
        first, hops = address, list[Hop]()
        while True:
            if why := why_not_an_address(address):
                return Trouble(kind="refused", why=why, address=address)
            answer = await self._ask(address, asked, _same_host(first, address))
            if isinstance(answer, Trouble) or answer.status not in REDIRECTS:
                return _with(answer, hops)
            led_to = urljoin(address, answer.header("Location") or "")
            hops.append(Hop(answer.status, led_to))
            if trouble := _why_not_followed(address, hops, asked):
                kind, words = trouble
                return Trouble(kind=kind, why=words, address=first)
            address = led_to

    async def _ask(self, address: str, asked: _Asked, is_first_host: bool) -> Fetched | Trouble:
        if self._session is None:
            raise RuntimeError("the door is not open: use “async with Door() as door”")
        sent = {
            "User-Agent": USER_AGENT,
            "Accept-Encoding": "gzip, deflate",
            "Accept": "*/*",
            **asked.headers,
        }
        if asked.login and is_first_host:
            pair = f"{asked.login.name}:{asked.login.password}".encode()
            sent["Authorization"] = "Basic " + base64.b64encode(pair).decode("ascii")
        method = "GET" if asked.body is None else "POST"
        try:
            async with self._session.request(
                method, address, headers=sent, data=asked.body, allow_redirects=False
            ) as answer:
                return await self._take(address, answer, asked.caps)
        except (TooLarge, NotAsSaid, aiohttp.ClientError, OSError, ValueError) as error:
            return _trouble(address, error)

    async def _take(self, address: str, answer: aiohttp.ClientResponse, caps: Caps) -> Fetched:
        headers = tuple((name, value) for name, value in answer.headers.items())
        if answer.status in REDIRECTS or answer.status == 304:
            return Fetched(status=answer.status, address=address, headers=headers)
        encoding = answer.headers.get("Content-Encoding", "")
        unpacker = Unpacker(encoding, caps.packed, caps.plain)
        body = bytearray()
        async for chunk in answer.content.iter_chunked(65_536):
            for plain in unpacker.feed(chunk):
                body += plain
        if not unpacker.is_whole():
            raise NotAsSaid("its packed body ends too early")
        return Fetched(status=answer.status, address=address, body=bytes(body), headers=headers)

    def _socket(self, info: tuple[Any, ...]) -> socket.socket:
        """A socket to the machine that a name resolved to, or a refusal before it is made."""
        family, kind, protocol, _, where = info
        if why := self.networks.why_refused(str(where[0])):
            raise _Refused(why)
        made = socket.socket(family, kind, protocol)
        made.setblocking(False)
        return made


def why_not_an_address(address: str) -> str | None:
    """Why an address is none that may be asked, in words; ``None`` where it may."""
    try:
        parts = urlsplit(address)
        host, _ = parts.hostname, parts.port
    except ValueError:
        return "It is no address."
    if parts.scheme not in {"http", "https"}:
        return f"Only http and https are asked, not “{parts.scheme or address[:20]}”."
    if not host:
        return "It names no host."
    if parts.username or parts.password:
        return "Keep name and password out of the address; give them to the source."
    return None


def _why_not_followed(address: str, hops: list[Hop], asked: _Asked) -> tuple[str, str] | None:
    """The kind of trouble and the words, where the last redirect is not followed."""
    status, led_to = hops[-1]
    if len(hops) > asked.caps.hops or led_to == address:
        return "redirects", "It leads in circles."
    if address.startswith("https:") and led_to.startswith("http:"):
        return "refused", f"It leads from https to plain http ({led_to})."
    if asked.body is not None and status not in SAY_AGAIN:
        return "redirects", f"It answered {status} to what was sent, and took it not."
    if asked.body is not None and not _same_host(address, led_to):
        return "refused", f"It wants what was sent to be sent to another host ({led_to})."
    return None


def _same_host(one: str, other: str) -> bool:
    a, b = urlsplit(one), urlsplit(other)
    return (a.scheme, a.hostname, a.port) == (b.scheme, b.hostname, b.port)


def _with(answer: Fetched | Trouble, hops: list[Hop]) -> Fetched | Trouble:
    if isinstance(answer, Trouble):
        return answer
    return Fetched(
        status=answer.status,
        address=answer.address,
        body=answer.body,
        headers=answer.headers,
        hops=tuple(hops),
    )


def _trouble(address: str, error: Exception) -> Trouble:
    """The error in words."""
    refused = _refusal_in(error)
    if refused:
        return Trouble(kind="refused", why=f"It leads inside: {refused}.", address=address)
    if isinstance(error, TooLarge):
        return Trouble(kind="too_large", why=f"Too large: {error}.", address=address)
    if isinstance(error, NotAsSaid | aiohttp.ClientPayloadError):
        return Trouble(kind="broken", why=f"The answer is broken: {error}.", address=address)
    if isinstance(error, aiohttp.ClientConnectorDNSError):
        return Trouble(kind="unreachable", why="There is no such host.", address=address)
    if isinstance(error, aiohttp.ServerTimeoutError):
        return Trouble(kind="slow", why="It stopped answering.", address=address)
    if isinstance(error, aiohttp.ClientSSLError):
        return Trouble(kind="unreachable", why="Its certificate is not valid.", address=address)
    if isinstance(error, aiohttp.ServerDisconnectedError | ConnectionResetError):
        return Trouble(kind="broken", why="It broke the connection off.", address=address)
    if isinstance(error, aiohttp.ClientConnectionError | OSError):
        return Trouble(kind="unreachable", why="It does not answer.", address=address)
    return Trouble(kind="broken", why=f"The answer makes no sense: {error}.", address=address)


def _refusal_in(error: BaseException | None) -> str | None:
    """The refusal of a socket, wherever the client wrapped it."""
    seen: set[int] = set()
    waiting = [error]
    while waiting:
        one = waiting.pop()
        if one is None or id(one) in seen:
            continue
        seen.add(id(one))
        if isinstance(one, _Refused):
            return str(one)
        waiting += [one.__cause__, one.__context__, getattr(one, "os_error", None)]
        waiting += getattr(one, "exceptions", ())
    return None
