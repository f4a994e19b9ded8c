"""Mail (RFC 5322, MIME): a message is a story, and so is each story that is attached to it.

The text is the message's own: its HTML where that says no less than its plain text; forwarded
copy stays where it stands in it. Attachments in a format that holds stories are read by that
format, mails within mails a few levels deep; others are named. A mail's Date is when it was sent,
and the only word it has on when its story was published.
"""

import re
from collections.abc import Callable, Iterator
from email import message_from_bytes
from email.errors import HeaderParseError
from email.header import decode_header
from email.message import Message
from email.utils import collapse_rfc2231_value

from wiredesk.records import Declared, Delivery, Media, Note, Refusal, Story
from wiredesk.wire.dates import iso_date
from wiredesk.wire.decoding import Claim, decode, unified
from wiredesk.wire.formats import Format
from wiredesk.wire.formats.making import Body, Fields, make_story
from wiredesk.wire.looks import BINARY, HTML, JSON, MAIL, TEXT, look_of
from wiredesk.wire.markup import parse_html
from wiredesk.wire.xml_tree import words

FORM = "mail"
DEEPEST = 3
"""How many levels of mails within mails are opened."""

MOST_PARTS = 200
_UNSAID = "windows-1252"
"""The charset of header lines that are not encoded and not UTF-8: a few letters tell none."""

LONGEST_HEADER = 4_000

Parse = Callable[[Delivery], Iterator[Story | Refusal]]

_DECLARED = (
    *("From", "To", "Sender", "Reply-To", "Date", "Organization", "List-Id", "In-Reply-To"),
    *("X-Priority", "Importance"),
)
_FLOWED = re.compile(r"(?<!^--) \n(?=[^>\n])", re.M)
_COMMENT = re.compile(r"\s*\([^()]*\)\s*$")
_NO_PLAIN_STORY = {BINARY, JSON, "xml", "svg", "opml"}


def claims(delivery: Delivery) -> bool:
    """Text that begins with the header lines of a mail."""
    return look_of(delivery).kind == MAIL


def format_with(others: Parse) -> Format:
    """The format; ``others`` reads what is attached in other formats."""

    def parse(delivery: Delivery) -> Iterator[Story | Refusal]:
        if delivery.body.lower().count(b"multipart/") > MOST_PARTS:
            why = f"The mail has more than {MOST_PARTS} parts within parts. Its bytes are kept."
            yield Refusal(what="too large", why=why, address=delivery.address)
            return
        yield from _read(message_from_bytes(delivery.body), delivery, others, 0)

    return Format(name=FORM, claims=claims, parse=parse)


def _read(
    message: Message, delivery: Delivery, others: Parse, depth: int
) -> Iterator[Story | Refusal]:
    """The story of one mail and those attached to it, the mail's first.

    ``delivery`` is what it came in; ``depth`` how many mails stand around it.
    """
    parts = _leaves(message)[:MOST_PARTS]
    texts = [part for part in parts if _is_text(part)]
    body, notes = _body(texts)
    found: list[Story | Refusal] = []
    media: list[Media] = []
    for part in parts:
        if part not in texts:
            inner = list(_attached(part, delivery, others, depth))
            found += inner
            if not inner and (name := _file_name(part)):
                media.append(Media(href=name, type=part.get_content_type()))
    if body.value.strip() or not found:
        fields = _fields(message)
        fields |= {"media": tuple(media), "notes": tuple(notes)}
        yield make_story(FORM, delivery, _header(message, "Subject"), body, fields)
    yield from found


def _leaves(message: Message) -> list[Message]:
    """The parts of a mail that are not made of parts; a mail within it is one of them."""
    found, waiting = [], [message]
    while waiting:
        part = waiting.pop()
        if part.get_content_maintype() == "multipart" and part.is_multipart():
            waiting += reversed(_inside(part))
        else:
            found.append(part)
    return found


def _inside(part: Message) -> list[Message]:
    """The parts in a part, which may be the one mail that it carries."""
    held = part.get_payload() if part.is_multipart() else []
    return [one for one in held if isinstance(one, Message)] if isinstance(held, list) else []


def _is_text(part: Message) -> bool:
    attached = "attachment" in str(part.get("Content-Disposition", "")).lower()
    kinds = ("text/plain", "text/html")
    return part.get_content_type() in kinds and not attached and not _file_name(part)


def _body(texts: list[Message]) -> tuple[Body, list[Note]]:
    """The text of a mail, and notes on its charsets."""
    notes: list[Note] = []
    by_kind: dict[str, list[str]] = {"text/plain": [], "text/html": []}
    for part in texts:
        claimed = _param(part, "charset")
        read = decode(_bytes(part), [Claim(claimed, "mail part")] if claimed else [])
        notes += [note for note in read.notes if note not in notes]
        text = read.text
        if _param(part, "format").lower() == "flowed":
            text = _unflowed(text, _param(part, "delsp").lower() == "yes")
        by_kind[part.get_content_type()].append(text)
    markup, plain = ("\n\n".join(by_kind[kind]) for kind in ("text/html", "text/plain"))
    if markup and len(words(parse_html(markup).root)) >= 0.8 * len(" ".join(plain.split())):
        return Body(markup, "text/html"), notes
    return Body(plain.strip(), "text/plain"), notes


def _unflowed(text: str, without_space: bool) -> str:
    """Text as it was before it was broken into lines: RFC 3676, "format=flowed"."""
    return _FLOWED.sub("" if without_space else " ", text)


def _bytes(part: Message) -> bytes:
    """What a part holds, its transfer encoding undone; what cannot be undone stays as it came."""
    try:
        held = part.get_payload(decode=True)
    except (ValueError, LookupError, TypeError):
        # A charset that is none stops the standard library; ours is told by the bytes.
        part.del_param("charset")
        held = part.get_payload(decode=True)
    return held if isinstance(held, bytes) else b""


def _param(part: Message, name: str) -> str:
    """A parameter of a part's type; "" where it has none, or none that can be read."""
    try:
        return collapse_rfc2231_value(part.get_param(name) or "").strip()
    except (ValueError, LookupError, TypeError):
        return ""


def _attached(
    part: Message, delivery: Delivery, others: Parse, depth: int
) -> Iterator[Story | Refusal]:
    """The stories in an attachment; none where it holds none."""
    if part.is_multipart():
        for inside in _inside(part)[: depth < DEEPEST]:
            yield from _read(inside, delivery, others, depth + 1)
        return
    kind = part.get_content_type()
    name = _file_name(part)
    held = Delivery(
        body=_bytes(part),
        media_type=kind,
        address=f"{delivery.address or 'mail'}#{name}" if name else delivery.address,
        received=delivery.received,
        carrier=delivery.carrier,
    )
    look = look_of(held).kind
    if look == MAIL:
        if depth < DEEPEST:
            yield from _read(message_from_bytes(held.body), held, others, depth + 1)
    elif look not in _NO_PLAIN_STORY and (
        look not in (TEXT, HTML) or kind in ("text/plain", "text/html")
    ):
        yield from others(held)


def _file_name(part: Message) -> str:
    """The name of the file that a part is; "" where it is none."""
    try:
        return _decoded(str(part.get_filename() or ""))
    except (ValueError, LookupError, TypeError, IndexError):
        return ""


def _fields(message: Message) -> Fields:
    """What the header lines declare."""
    told = [(name, _header(message, name)) for name in _DECLARED]
    keywords = _header(message, "Keywords").split(",")
    return {
        "guid": _header(message, "Message-ID").strip("<> "),
        "published": iso_date(_COMMENT.sub("", _header(message, "Date"))),
        "language": _header(message, "Content-Language").partition(",")[0].strip(),
        "keywords": tuple(dict.fromkeys(word for k in keywords if (word := k.strip()))),
        "declared": tuple(Declared(name=n, value=v, where=FORM) for n, v in told if v),
    }


def _header(message: Message, name: str) -> str:
    """A header's value, of several the first; raw, for letters that nobody encoded come too."""
    found = (str(v) for k, v in message.raw_items() if k.lower() == name.lower())
    return _decoded(next(found, ""))


def _decoded(value: str) -> str:
    """A header's value on one line, its encoded words (RFC 2047) as text."""
    value = " ".join(value[:LONGEST_HEADER].split())
    try:
        pieces = decode_header(value)
    except (HeaderParseError, ValueError):
        pieces = [(value, None)]
    found = []
    for piece, charset in pieces:
        if isinstance(piece, str):
            piece = piece.encode("utf-8", "surrogateescape")
            charset = None
        found.append(decode(piece, [Claim(charset or _UNSAID, "header")]).text)
    return unified(" ".join("".join(found).split()))
