"""Plain text: pasted copy or a text file, with no tags at all."""

from collections.abc import Iterator
from hashlib import sha256

from wiredesk.records import Delivery, Note, Refusal, Story
from wiredesk.wire.blocks import find_blocks
from wiredesk.wire.decoding import decode
from wiredesk.wire.formats import Format, media_claims
from wiredesk.wire.headline import find_headline, with_headings
from wiredesk.wire.refusals import refuse_bytes, refuse_text


def claims(delivery: Delivery) -> bool:
    """Whatever no other format claims is plain text."""
    return True


def parse(delivery: Delivery) -> Iterator[Story | Refusal]:
    """One story: the text as it came, its blocks, and its headline where one stands above it."""
    if refused := refuse_bytes(delivery.body, delivery.address):
        yield refused
        return
    decoded = decode(delivery.body, media_claims(delivery))
    refused = refuse_text(decoded.text, decoded.replaced, delivery.address)
    yield refused or plain_story(
        decoded.text,
        address=delivery.address,
        received=delivery.received,
        notes=decoded.notes,
    )


def plain_story(
    text: str,
    *,
    address: str | None = None,
    received: str | None = None,
    notes: tuple[Note, ...] = (),
) -> Story:
    """The story that a text is. Nothing is cut from it."""
    blocks = find_blocks(text)
    title = find_headline(text, blocks)
    return Story(
        id=text_id(text),
        text=text,
        format="plaintext",
        title=text[slice(*title)] if title else None,
        title_span=title,
        address=address,
        received=received,
        blocks=with_headings(text, blocks, title),
        notes=notes,
    )


def text_id(text: str) -> str:
    """A name for a story that declares none: the first sixteen hex digits of its text's SHA-256."""
    return "sha256:" + sha256(text.encode("utf-8", "replace")).hexdigest()[:16]


FORMAT = Format(name="plaintext", claims=claims, parse=parse)
