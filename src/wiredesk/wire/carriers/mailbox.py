"""An IMAP mailbox (RFC 9051): each new mail is a delivery. Nothing in the mailbox is changed.

Only over TLS, with the certificate checked, and to machines that the networks allow. A mail is
known by the mailbox's UIDVALIDITY and its own UID; where the first changes, all mails are asked for
again, and the desk knows them by their bytes.
"""

import contextlib
import imaplib
import re
import socket
import ssl
import threading
from typing import NamedTuple
from urllib.parse import unquote, urlsplit

from wiredesk.records import Delivery
from wiredesk.wire.carriers.web.addresses import Networks
from wiredesk.wire.carriers.web.door import Login
from wiredesk.wire.refusals import LARGEST

MOST = 100
"""Mails of one look; the rest is there at the next."""

SECONDS = 120.0
"""From the first look-up to the last byte."""


class Post(NamedTuple):
    """New mails, oldest first, and where to go on; or ``why`` there are none to be had."""

    deliveries: tuple[Delivery, ...] = ()
    mark: str = ""
    """UIDVALIDITY and the last UID, as "7/42"."""
    why: str = ""


class Refused(OSError):  # noqa: N818 - a socket that is not made is an error of the socket
    """The machine may not be spoken to."""


def why_not_a_mailbox(address: str) -> str | None:
    """Why an address is no mailbox, in words; ``None`` where it is (imaps://host/INBOX)."""
    try:
        parts = urlsplit(address)
        host, _ = parts.hostname, parts.port
    except ValueError:
        return "It is no address."
    if parts.scheme != "imaps":
        return "A mailbox is asked over TLS alone: write imaps://host/INBOX."
    if not host:
        return "It names no host."
    if parts.username or parts.password:
        return "Keep name and password out of the address; give them to the source."
    if not re.fullmatch(r"[ !#-\[\]-~]*", unquote(parts.path)):
        return "Write the mailbox's name as the server does, in plain letters."
    return None


def look(
    address: str,
    login: Login,
    mark: str,
    networks: Networks,
    trusted: ssl.SSLContext | None = None,
    seconds: float = SECONDS,
) -> Post:
    """The mails that came since ``mark`` ("" is all), at most ``MOST``; trouble in words."""
    parts = urlsplit(address)
    ending = threading.Event()
    try:
        box = _Mailbox(parts.hostname or "", parts.port or 993, networks, trusted)
    except (OSError, imaplib.IMAP4.error) as error:
        return Post(mark=mark, why=_in_words(error, ending))
    deadline = threading.Timer(seconds, box.give_up, (ending,))
    deadline.start()
    try:
        box.login(login.name, login.password)
        post = _new_mail(box, address, unquote(parts.path.strip("/")) or "INBOX", mark)
        if ending.is_set():  # what came of a closed connection is no answer
            return Post(mark=mark, why=_in_words(TimeoutError(), ending))
        return post
    except (OSError, imaplib.IMAP4.error, ValueError, IndexError) as error:
        return Post(mark=mark, why=_in_words(error, ending))
    finally:
        box.leave()
        deadline.cancel()


class _Mailbox(imaplib.IMAP4_SSL):
    """A connection that was checked before it was made, and that takes no endless answer."""

    def __init__(
        self, host: str, port: int, networks: Networks, trusted: ssl.SSLContext | None
    ) -> None:
        self.networks = networks
        context = trusted or ssl.create_default_context()
        super().__init__(host, port, ssl_context=context, timeout=30)

    def _create_socket(self, timeout: float | None) -> ssl.SSLSocket:
        why: Exception = OSError("It does not answer.")
        for _, _, _, _, where in socket.getaddrinfo(self.host, self.port, type=socket.SOCK_STREAM):
            if refused := self.networks.why_refused(str(where[0])):
                raise Refused(f"It leads inside: {refused}.")
            try:
                plain = socket.create_connection((str(where[0]), self.port), timeout)
            except OSError as error:
                why = error
                continue
            made: ssl.SSLSocket = self.ssl_context.wrap_socket(plain, server_hostname=self.host)
            return made
        raise why

    def read(self, size: int) -> bytes:
        """The bytes of a literal, as many as the server said, unless it said too many."""
        if size > LARGEST:
            raise self.abort(f"a mail of {size} bytes is larger than is taken")
        return super().read(size)

    def give_up(self, ending: threading.Event) -> None:
        ending.set()
        with contextlib.suppress(OSError):
            self.shutdown()

    def leave(self) -> None:
        """Say goodbye; whoever does not hear it is left all the same.

        A connection that ran out of time was closed by another thread: its file says ValueError.
        """
        with contextlib.suppress(OSError, imaplib.IMAP4.error, ValueError):
            self.logout()
        with contextlib.suppress(OSError):
            self.shutdown()


def _new_mail(box: _Mailbox, address: str, folder: str, mark: str) -> Post:
    said, _ = box.select(f'"{folder}"', readonly=True)
    if said != "OK":
        return Post(mark=mark, why=f"There is no mailbox “{folder}”.")
    validity = _number(box.response("UIDVALIDITY")[1])
    known, _, last_known = mark.partition("/")
    last = int(last_known) if known == str(validity) else 0
    _, found = box.uid("SEARCH", "UID", f"{last + 1}:*")
    # "43:*" of a box whose last mail is 42 gives 42: the star is the last one, whatever it is.
    uids = sorted(uid for uid in map(int, (found[0] or b"").split()) if uid > last)[:MOST]
    deliveries = []
    size = 0
    for uid in uids:
        _, parts = box.uid("FETCH", str(uid), "(BODY.PEEK[])")
        body = next((part[1] for part in parts if isinstance(part, tuple)), None)
        if body is not None:  # it was taken away meanwhile
            where = f"{address.rstrip('/')};UIDVALIDITY={validity}/;UID={uid}"
            media = "message/rfc822"
            deliveries.append(
                Delivery(body=body, address=where, media_type=media, carrier="mailbox")
            )
            size += len(body)
        last = uid
        if size > LARGEST:
            break
    return Post(tuple(deliveries), f"{validity}/{last}")


def _number(found: list[bytes | None] | list[bytes]) -> int:
    digits = re.search(rb"\d+", (found[0] or b"") if found else b"")
    return int(digits[0]) if digits else 0


def _in_words(error: Exception, ending: threading.Event) -> str:
    if ending.is_set() or isinstance(error, TimeoutError):
        return "It took too long to answer."
    if isinstance(error, Refused):
        return str(error)
    if isinstance(error, ssl.SSLError):
        return "Its certificate is not valid."
    if isinstance(error, socket.gaierror):
        return "There is no such host."
    if isinstance(error, imaplib.IMAP4.abort):
        return f"It broke off: {error}."
    if isinstance(error, imaplib.IMAP4.error):
        return f"It refuses us: {_said(error)}."
    return "It does not answer." if isinstance(error, OSError) else "Its answer makes no sense."


def _said(error: Exception) -> str:
    said = error.args[0] if error.args else ""
    words = said.decode("utf-8", "replace") if isinstance(said, bytes) else str(said)
    return words.rstrip(".")[:200]
