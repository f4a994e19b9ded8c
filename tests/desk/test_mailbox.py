"""A mailbox is looked into over TLS, read only, from where it was left: a scripted IMAP server."""

import asyncio
import re
import socketserver
import ssl
import threading
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from ipaddress import ip_address
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from wiredesk.desk.actions.sources import SourceError, add_source
from wiredesk.desk.models import Arrival, Source, Story
from wiredesk.desk.working.poller import Poller
from wiredesk.wire.carriers.mailbox import Post, look
from wiredesk.wire.carriers.web.addresses import Networks
from wiredesk.wire.carriers.web.door import Door, Login

NOW = datetime(2026, 5, 9, 12, tzinfo=UTC)
LOGIN = Login(name="ana", password='se"gredo')
INSIDE = Networks(["127.0.0.0/8"])


def mail(number: int) -> bytes:
    return (
        f"From: desk@costa.example\r\nTo: ana@mirante.example\r\nSubject: Cais {number} reabre\r\n"
        f"Message-ID: <{number}@costa.example>\r\nDate: Sun, 03 May 2026 10:00:00 +0000\r\n\r\n"
        f"O cais {number} de Sines reabriu na segunda-feira, disse a autoridade do porto.\r\n"
    ).encode()


class Imap(socketserver.ThreadingTCPServer):
    """What a test says is in the box, and what the client was heard to say."""

    daemon_threads = True
    validity = 7
    announced: int | None = None
    silent = False

    def __init__(self, context: ssl.SSLContext) -> None:
        super().__init__(("127.0.0.1", 0), Speaking)
        self.context = context
        self.mails: dict[int, bytes] = {1: mail(1), 2: mail(2)}
        self.heard: list[str] = []

    @property
    def address(self) -> str:
        return f"imaps://127.0.0.1:{self.server_address[1]}/INBOX"

    def handle_error(self, request: object, client_address: object) -> None:
        """A client that leaves is no news."""


class Speaking(socketserver.BaseRequestHandler):
    server: Imap

    def handle(self) -> None:
        with self.server.context.wrap_socket(self.request, server_side=True) as line:
            line.sendall(b"* OK ready\r\n")
            for said in line.makefile("rb"):
                words = said.decode().strip()
                self.server.heard.append(words)
                tag, _, command = words.partition(" ")
                if self.server.silent and "SEARCH" in command:
                    threading.Event().wait(5)
                line.sendall(
                    b"".join(self.answer(command)) + f"{tag} ".encode() + self.end(command)
                )

    def answer(self, command: str) -> Iterator[bytes]:
        mails = self.server.mails
        if command.startswith("CAPABILITY"):
            yield b"* CAPABILITY IMAP4rev1\r\n"
        elif command.startswith("EXAMINE"):
            yield f"* OK [UIDVALIDITY {self.server.validity}] ok\r\n".encode()
        elif found := re.match(r"UID SEARCH UID (\d+):\*", command):
            uids = [uid for uid in mails if uid >= int(found[1])] or [max(mails)]
            yield f"* SEARCH {' '.join(map(str, uids))}\r\n".encode()
        elif found := re.match(r"UID FETCH (\d+) \(BODY.PEEK\[\]\)", command):
            body = mails[int(found[1])]
            size = self.server.announced or len(body)
            yield f"* 1 FETCH (UID {found[1]} BODY[] {{{size}}}\r\n".encode() + body + b")\r\n"

    def end(self, command: str) -> bytes:
        if command.startswith("LOGIN") and 'ana "se\\"gredo"' not in command:
            return b"NO Wrong name or password\r\n"
        if command.startswith("EXAMINE") and "INBOX" not in command:
            return b"NO no such box\r\n"
        return b"OK done\r\n"


@pytest.fixture(scope="module")
def papers(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A certificate of 127.0.0.1 and its key."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "loopback")])
    made = datetime(2020, 1, 1, tzinfo=UTC)
    host = x509.SubjectAlternativeName([x509.IPAddress(ip_address("127.0.0.1"))])
    paper = (
        x509.CertificateBuilder(name, name, key.public_key(), 1)
        .not_valid_before(made)
        .not_valid_after(made + timedelta(days=36_500))
        .add_extension(host, critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .sign(key, hashes.SHA256())
    )
    file = tmp_path_factory.mktemp("papers") / "both.pem"
    pem = serialization.Encoding.PEM
    secret = key.private_bytes(pem, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
    file.write_bytes(secret + paper.public_bytes(pem))
    return file


@pytest.fixture
def imap(papers: Path) -> Iterator[Imap]:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(papers)
    with Imap(context) as server:
        serving = threading.Thread(target=server.serve_forever, args=(0.02,))
        serving.start()
        yield server
        server.shutdown()
        serving.join()


@pytest.fixture
def trusted(papers: Path) -> ssl.SSLContext:
    return ssl.create_default_context(cafile=papers)


def test_new_mail_is_given_with_its_place_and_the_box_is_left_as_it_is(
    imap: Imap, trusted: ssl.SSLContext
) -> None:
    post = look(imap.address, LOGIN, "", INSIDE, trusted)
    assert [one.body for one in post.deliveries] == [mail(1), mail(2)]
    assert post.deliveries[1].address == imap.address + ";UIDVALIDITY=7/;UID=2"
    assert post.mark == "7/2"
    changing = re.compile(r"\b(SELECT|STORE|EXPUNGE|DELETE|COPY|MOVE|APPEND)\b")
    assert not [said for said in imap.heard if changing.search(said)]


def test_mail_is_asked_for_from_where_it_was_left(imap: Imap, trusted: ssl.SSLContext) -> None:
    assert look(imap.address, LOGIN, "7/2", INSIDE, trusted) == Post((), "7/2")
    imap.mails[5] = mail(5)
    post = look(imap.address, LOGIN, "7/2", INSIDE, trusted)
    assert ([one.body for one in post.deliveries], post.mark) == ([mail(5)], "7/5")


def test_box_that_was_made_anew_is_read_from_its_beginning(
    imap: Imap, trusted: ssl.SSLContext
) -> None:
    imap.validity = 8
    post = look(imap.address, LOGIN, "7/2", INSIDE, trusted)
    assert (len(post.deliveries), post.mark) == (2, "8/2")


def test_trouble_is_said_and_the_mark_stays(imap: Imap, trusted: ssl.SSLContext) -> None:
    wrong = look(imap.address, Login(name="ana", password="x"), "7/1", INSIDE, trusted)
    assert (wrong.mark, wrong.why) == ("7/1", "It refuses us: Wrong name or password.")
    assert "certificate" in look(imap.address, LOGIN, "", INSIDE).why
    assert "leads inside" in look(imap.address, LOGIN, "", Networks(), trusted).why
    assert "no mailbox" in look(imap.address[:-5] + "Other", LOGIN, "", INSIDE, trusted).why


def test_mail_that_is_said_to_be_huge_is_not_waited_for(
    imap: Imap, trusted: ssl.SSLContext
) -> None:
    imap.announced = 10**12
    assert "larger than is taken" in look(imap.address, LOGIN, "", INSIDE, trusted).why


def test_server_that_falls_silent_is_given_up(imap: Imap, trusted: ssl.SSLContext) -> None:
    imap.silent = True
    post = look(imap.address, LOGIN, "", INSIDE, trusted, seconds=0.3)
    assert post.why == "It took too long to answer."


@pytest.mark.django_db(transaction=True)
def test_mailbox_is_a_source_like_another(imap: Imap, trusted: ssl.SSLContext) -> None:
    add_source(imap.address, NOW, "desk", login=LOGIN)

    async def poll() -> None:
        async with Door(INSIDE) as door:
            await Poller(door, lambda: NOW, lambda: 0.5, trusted).poll_due()

    asyncio.run(poll())
    Source.objects.update(due=NOW)
    asyncio.run(poll())
    source = Source.objects.get()
    assert (source.etag, source.trouble, Story.objects.count()) == ("7/2", "", 2)
    assert {arrival.carrier for arrival in Arrival.objects.all()} == {"mailbox"}


@pytest.mark.django_db
@pytest.mark.parametrize(
    "address",
    ["imap://a.example/INBOX", "imaps:///", "imaps://u:p@a.example/", "imaps://a.example/A%0D%0AB"],
)
def test_mailbox_that_cannot_be_is_refused_in_words(address: str) -> None:
    with pytest.raises(SourceError, match="imap"):
        add_source(address, NOW)
