"""The messages in a delivery, taken apart at their control characters and decoded."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from wiredesk.records import Delivery, Note
from wiredesk.wire.decoding import decode
from wiredesk.wire.formats import media_claims

LONGEST = 600
"""Bytes of header and of trailer that are read; a header has two or three short lines."""

_MESSAGE = re.compile(rb"\x01([^\x01]*)")
_FRAMES = bytes(range(1, 5)) + b"\x16"
_LINE_END = re.compile("\r*\n|\r+")
_SOFT_BREAK = re.compile("\u00ad *\n *")
_CONTROLS = re.compile("[\x00\x05-\x07\x0b\x0c\x0e\x0f\x15-\x1b\x7f]")


class Message(NamedTuple):
    """The header's lines, the text, and what stands behind it; line ends are LF."""

    header: list[str]
    text: str
    trailer: str


def messages_in(delivery: Delivery) -> Iterator[tuple[Message, tuple[Note, ...]]]:
    """Each message of a delivery, in order, with notes on its charset.

    Feeds of the nineties were in code pages, and none says in which: all messages of one delivery
    are taken to be in the same.
    """
    whole = decode(delivery.body.translate(None, _FRAMES), media_claims(delivery))
    for found in _MESSAGE.finditer(delivery.body):
        header, _, rest = found[1].partition(b"\x02")
        text, _, trailer = rest.partition(b"\x03")
        header, trailer = header[:LONGEST], trailer[:LONGEST]
        lines = [line for line in _text(header, whole.charset).split("\n") if line.strip()]
        yield (
            Message(lines, _text(text, whole.charset), _text(trailer, whole.charset).strip()),
            whole.notes,
        )


def _text(part: bytes, charset: str) -> str:
    """A part as text, its line ends LF. Teleprinters needed CR CR LF to be back in time, and broke
    words at soft hyphens; neither is part of what was written."""
    text = part.strip(b"\x16\x04\x00").decode(charset, "replace")
    return _SOFT_BREAK.sub("", _LINE_END.sub("\n", text))


def without_controls(text: str) -> str:
    """The text without the control characters that steered machines."""
    return _CONTROLS.sub("", text)
