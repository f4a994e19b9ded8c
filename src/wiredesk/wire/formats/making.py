"""A Story put together from fields that a format declares, in one place or in several.

NewsML wraps NITF, and both say who wrote a story: the outer word counts, and the inner one fills
what the outer leaves open.
"""

from typing import Any, NamedTuple

from wiredesk.records import Block, Delivery, Note, Story
from wiredesk.wire.formats.composed import Composed, compose
from wiredesk.wire.formats.plaintext import text_id

Fields = dict[str, Any]
"""Fields of a Story by name; empty ones are as good as absent."""

UNTIL_TOLD = "until further notice"
"""The embargo of a story that is declared to be held, without a time."""


class Body(NamedTuple):
    """A body and its media type, of which anything but text/plain is markup."""

    value: str = ""
    type: str = "text/plain"


def filled(outer: Fields, inner: Fields) -> Fields:
    """The outer fields, the inner ones where those say nothing; lists joined, nothing twice."""
    found = {**inner, **{name: value for name, value in outer.items() if value}}
    for name, value in inner.items():
        if isinstance(value, tuple) and value:
            found[name] = tuple(dict.fromkeys((*outer.get(name, ()), *value)))
    return found


def make_story(form: str, delivery: Delivery, title: str, body: Body, fields: Fields) -> Story:
    """The story: headline and body laid out, the fields as they are.

    A story of no words at all is one all the same (a sender may declare much of it), with a note.
    """
    laid = _laid(title, body)
    said: Fields = {name: value for name, value in fields.items() if value}
    said["links"] = (*laid.links, *said.get("links", ()))
    said["notes"] = (*said.get("notes", ()), *laid.notes)
    if not body.value.strip():
        note = "Only a headline came, and no body." if title else "No text came with it."
        said["notes"] = (*said["notes"], Note(kind="body", text=note))
    address = said.get("address") or said.get("guid") or ""
    said["address"] = address if address.startswith(("http://", "https://")) else None
    return Story(
        id=said.get("guid") or text_id(laid.text or _told(said)),
        text=laid.text,
        format=form,
        title=title or None,
        title_span=laid.title_span,
        html=laid.html,
        received=delivery.received,
        blocks=laid.blocks,
        **said,
    )


def _laid(title: str, body: Body) -> Composed:
    """Headline and body together; the headline once, where the body begins with it."""
    laid = compose(title, body.value, body.type)
    if title and len(laid.blocks) > 2:
        first = laid.blocks[1]
        if " ".join(laid.text[first.start : first.end].split()) == title:
            alone = compose("", body.value, body.type)
            span = (alone.blocks[0].start, alone.blocks[0].end)
            head = Block(start=span[0], end=span[1], kind="heading")
            return alone._replace(title_span=span, blocks=(head, *alone.blocks[1:]))
    return laid


def _told(said: Fields) -> str:
    """What tells a story of no words from another: the addresses of what it points to."""
    return " ".join(one.href for one in (*said["links"], *said.get("media", ())))
