"""Plain text: pasted copy or a text file, with no tags at all."""

import unicodedata
from collections.abc import Iterator
from hashlib import sha256

from wiredesk.records import Block, Delivery, Refusal, Story
from wiredesk.wire.formats import Format


def claims(delivery: Delivery) -> bool:
    """Whatever no other format claims is plain text."""
    return True


def parse(delivery: Delivery) -> Iterator[Story | Refusal]:
    """One story: each line that is not blank is a block."""
    text = unicodedata.normalize("NFC", delivery.body.decode("utf-8", "replace"))
    yield plain_story(text.replace("\r\n", "\n").replace("\r", "\n"), delivery.address)


def plain_story(text: str, address: str | None = None) -> Story:
    """The story that a text is."""
    blocks, at = [], 0
    for line in text.split("\n"):
        if bare := line.strip():
            start = at + line.index(bare)
            blocks.append(Block(start=start, end=start + len(bare)))
        at += len(line) + 1
    return Story(
        id="sha256:" + sha256(text.encode("utf-8", "replace")).hexdigest()[:16],
        text=text,
        format="plaintext",
        address=address,
        blocks=tuple(blocks),
    )


FORMAT = Format(name="plaintext", claims=claims, parse=parse)
