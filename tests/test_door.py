"""The door: what may leave the machine, what it may cost, and what is made of bad answers."""

import ast
import asyncio
import gzip
import zlib
from pathlib import Path

import pytest

from tests.scripted import Heard, Script, http, server
from wiredesk.wire.carriers.web.addresses import Networks
from wiredesk.wire.carriers.web.door import Caps, Door, Fetched, Login, Trouble

LOOPBACK = Networks(["127.0.0.0/8"])
SMALL = Caps(seconds=2, packed=20_000, plain=50_000)


def fetch(
    script: Script,
    path: str = "/",
    networks: Networks | None = LOOPBACK,
    login: Login | None = None,
    caps: Caps = SMALL,
) -> tuple[Fetched | Trouble, Heard]:
    async def run() -> tuple[Fetched | Trouble, Heard]:
        async with server(script) as (address, heard), Door(networks, caps) as door:
            where = path if "://" in path else address + path
            return await door.fetch(where.replace("{here}", address), login=login), heard

    return asyncio.run(run())


def trouble(script: Script, **more: object) -> str:
    found, _ = fetch(script, **more)  # type: ignore[arg-type]
    assert isinstance(found, Trouble), found
    return found.kind


@pytest.mark.parametrize(
    "address",
    [
        *("127.0.0.1", "127.1.2.3", "10.0.0.1", "172.31.0.1", "192.168.1.1", "169.254.169.254"),
        *("100.64.0.1", "0.0.0.0", "224.0.0.1", "255.255.255.255", "198.18.0.1", "192.0.0.170"),
        *("::1", "::", "fe80::1", "fc00::1", "ff02::1", "::ffff:127.0.0.1", "::ffff:10.0.0.1"),
        *("64:ff9b::7f00:1", "64:ff9b::a9fe:a9fe", "2002:7f00:1::", "::127.0.0.1", "fec0::1"),
        *("2001:0:7f00:1::", "fe80::1%eth0", "fd00:ec2::254", "no address"),
    ],
)
def test_machine_that_is_not_on_the_internet_is_refused(address: str) -> None:
    assert Networks().why_refused(address)


@pytest.mark.parametrize("address", ["93.184.216.34", "2606:2800:220:1::1", "64:ff9b::808:808"])
def test_machine_on_the_internet_may_be_spoken_to(address: str) -> None:
    assert Networks().why_refused(address) is None


def test_intranet_that_is_allowed_may_be_spoken_to() -> None:
    assert Networks(["10.1.0.0/16"]).why_refused("10.1.2.3") is None
    assert Networks(["10.1.0.0/16"]).why_refused("10.2.2.3")


def test_answer_comes_with_its_headers_and_its_real_address() -> None:
    found, heard = fetch({"/": http(b"news", ETag='"x"')})
    assert isinstance(found, Fetched)
    assert (found.body, found.header("etag"), found.status) == (b"news", '"x"', 200)
    assert "wiredesk/" in heard[0]


@pytest.mark.parametrize(
    "path",
    [
        "http://127.0.0.1:9/",
        "http://localhost:9/",
        "http://[::1]:9/",
        "http://[::ffff:127.0.0.1]:9/",
    ],
)
def test_address_that_leads_inside_is_refused(path: str) -> None:
    found, _ = fetch({}, path, networks=None)
    assert isinstance(found, Trouble)
    assert (found.kind, "inside" in found.why) == ("refused", True)


@pytest.mark.parametrize("host", ["2130706433", "0x7f.1", "0177.0.0.1", "127.1"])
def test_loopback_in_disguise_is_never_asked(host: str) -> None:
    found, _ = fetch({}, f"http://{host}:9/", networks=None)
    assert isinstance(found, Trouble)


def test_redirect_to_a_machine_inside_is_refused() -> None:
    script = {"/": http(status="302 Found", Location="http://169.254.169.254/latest/meta-data")}
    assert trouble(script) == "refused"


@pytest.mark.parametrize(
    "path",
    [
        "file:///etc/passwd",
        "ftp://127.0.0.1/",
        "gopher://127.0.0.1/",
        "http:///x",
        "http://a:b@127.0.0.1/",
    ],
)
def test_address_of_another_kind_is_refused(path: str) -> None:
    assert trouble({}, path=path) == "refused"


def test_redirects_are_followed_and_told() -> None:
    script = {
        "/": http(status="301 Moved Permanently", Location="/b"),
        "/b": http(status="302 Found", Location="/c"),
        "/c": http(b"here"),
    }
    found, _ = fetch(script)
    assert isinstance(found, Fetched)
    assert [hop.status for hop in found.hops] == [301, 302]
    assert found.address.endswith("/c")


def test_redirect_loop_ends() -> None:
    script = {
        "/": http(status="302 Found", Location="/b"),
        "/b": http(status="302 Found", Location="/"),
    }
    assert trouble(script) == "redirects"


def test_password_stays_with_its_host() -> None:
    async def run() -> tuple[Heard, Heard]:
        async with server({"/": http(b"x")}) as (other, heard_there):
            script = {"/": http(status="302 Found", Location=other + "/")}
            async with server(script) as (first, heard_here), Door(LOOPBACK, SMALL) as door:
                await door.fetch(first + "/", login=Login(name="ana", password="segredo"))
                return heard_here, heard_there

    here, there = asyncio.run(run())
    assert ["Authorization: Basic" in heard[0] for heard in (here, there)] == [True, False]


def packed(body: bytes, encoding: str) -> bytes:
    return http(body, Content_Encoding=encoding)


@pytest.mark.parametrize(
    ("answer", "kind"),
    [
        (packed(gzip.compress(b"a" * 10_000_000, mtime=0), "gzip"), "too_large"),
        (packed(gzip.compress(gzip.compress(b"a" * 9_000, mtime=0)), "gzip, gzip"), "broken"),
        (packed(b"no gzip at all", "gzip"), "broken"),
        (packed(gzip.compress(b"news" * 500, mtime=0)[:-30], "gzip"), "broken"),
        (packed(b"x", "br"), "broken"),
        (http(b"a" * 30_000), "too_large"),
        (http(b"short", Content_Length="900"), "broken"),
        (b"HTTP/1.1 nonsense\r\n\r\n", "broken"),
        (b"", "broken"),
        (http(b"x", Content_Length="-4"), "broken"),
    ],
    ids=[
        *("gzip bomb", "gzip twice", "no gzip", "gzip cut off", "brotli", "too long"),
        *("shorter than said", "no HTTP", "nothing", "negative length"),
    ],
)
def test_bad_answer_is_trouble_in_words(answer: bytes, kind: str) -> None:
    assert trouble({"/": answer}) == kind


@pytest.mark.parametrize(
    ("body", "encoding"),
    [
        (gzip.compress(b"news", mtime=0), "gzip"),
        (zlib.compress(b"news"), "deflate"),
        (zlib.compress(b"news")[2:-4], "deflate"),
        (gzip.compress(b"news", mtime=0), "x-gzip"),
        (b"news", "identity"),
    ],
)
def test_one_layer_of_packing_is_undone(body: bytes, encoding: str) -> None:
    found, _ = fetch({"/": packed(body, encoding)})
    assert isinstance(found, Fetched)
    assert found.body == b"news"


async def _drip(writer: asyncio.StreamWriter) -> None:
    writer.write(b"HTTP/1.1 200 OK\r\n\r\n")
    while not writer.is_closing():
        writer.write(b"x")
        await writer.drain()
        await asyncio.sleep(0.05)


async def _endless(writer: asyncio.StreamWriter) -> None:
    writer.write(b"HTTP/1.1 200 OK\r\n\r\n")
    while not writer.is_closing():
        writer.write(b"x" * 4096)
        await writer.drain()


def test_answer_that_drips_is_given_up() -> None:
    assert trouble({"/": _drip}, caps=Caps(seconds=0.5)) == "slow"


def test_endless_answer_is_given_up() -> None:
    assert trouble({"/": _endless}) == "too_large"


def test_redirect_from_https_to_plain_http_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []

    async def answers(door: Door, address: str, *_: object) -> Fetched:
        asked.append(address)
        led_to = (("Location", "http://a.example/feed"),)
        return Fetched(status=302, address=address, headers=led_to)

    monkeypatch.setattr(Door, "_ask", answers)
    found = asyncio.run(Door().fetch("https://a.example/feed"))
    assert isinstance(found, Trouble)
    assert (found.kind, asked) == ("refused", ["https://a.example/feed"])


def test_name_that_points_inside_when_the_socket_is_made_is_refused(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    async def run() -> tuple[Fetched | Trouble, Heard]:
        async with server({"/": http(b"inside")}) as (address, heard), Door() as door:
            port = int(address.rpartition(":")[2])
            resolver = door._session.connector._resolver  # type: ignore[union-attr]
            inside = {"hostname": "a.example", "host": "127.0.0.1", "port": port}
            record = [{**inside, "family": 2, "proto": 6, "flags": 4}]

            async def resolve(*_: object, **__: object) -> object:
                return record

            monkeypatch.setattr(resolver, "resolve", resolve)
            return await door.fetch(f"http://a.example:{port}/"), heard

    found, heard = asyncio.run(run())
    assert isinstance(found, Trouble)
    assert ("leads inside" in found.why, heard) == (True, [])


def post(script: Script, login: Login | None = None) -> tuple[Fetched | Trouble, Heard]:
    async def run() -> tuple[Fetched | Trouble, Heard]:
        async with server(script) as (address, heard), Door(LOOPBACK, SMALL) as door:
            return await door.post(address + "/", b"a=1", "text/plain", login=login), heard

    return asyncio.run(run())


def test_what_is_posted_arrives_with_its_type_and_login() -> None:
    found, heard = post({"/": http(b"taken", "202 Accepted")}, Login(name="ana", password="x"))
    assert isinstance(found, Fetched)
    assert (found.status, found.body, heard.bodies) == (202, b"taken", [b"a=1"])
    assert heard[0].startswith("POST / ")
    assert "Content-Type: text/plain" in heard[0]
    assert "Authorization: Basic" in heard[0]


def test_what_is_posted_is_posted_again_only_where_that_is_asked() -> None:
    _, heard = post({"/": http(status="307 Again", Location="/b"), "/b": http()})
    assert heard.bodies == [b"a=1", b"a=1"]
    found, heard = post({"/": http(status="302 Found", Location="/b"), "/b": http()})
    assert isinstance(found, Trouble)
    assert (found.kind, len(heard)) == ("redirects", 1)


def test_what_is_posted_goes_to_no_other_host() -> None:
    found, _ = post({"/": http(status="308 Again", Location="http://other.example/")})
    assert isinstance(found, Trouble)
    assert "another host" in found.why


CLIENTS = {"requests", "httpx", "urllib3", "urllib.request", "http.client", "aiohttp", "niquests"}
THE_DOOR = {"door.py"}


def test_nothing_else_in_the_package_speaks_http() -> None:
    source = Path(__file__).parent.parent / "src" / "wiredesk"
    speaking = {
        file.name
        for file in source.rglob("*.py")
        for node in ast.walk(ast.parse(file.read_text("utf-8")))
        for name in _imported(node)
        if name in CLIENTS
    }
    assert speaking == THE_DOOR


def _imported(node: ast.AST) -> list[str]:
    if isinstance(node, ast.Import):
        return [alias.name for alias in node.names]
    return [node.module] if isinstance(node, ast.ImportFrom) and node.module else []
