"""The content of a news item: its body, and the media that stand elsewhere."""

import base64
import binascii
from collections.abc import Iterator
from typing import NamedTuple

from lxml import etree

from wiredesk.records import Media, Note
from wiredesk.wire.addresses import UNSAFE
from wiredesk.wire.decoding import decode
from wiredesk.wire.formats.making import Body, Fields
from wiredesk.wire.formats.newsml_g2.codes import bare
from wiredesk.wire.formats.newsml_g2.meta import Parts, rights_of
from wiredesk.wire.formats.nitf import MARKUP, markup_of, nitf_in, read_nitf
from wiredesk.wire.xml_tree import (
    child,
    children,
    lines,
    name_of,
    plain_paragraphs,
    said,
    words,
)

CAPTIONS = ("caption", "")
"""Roles of the descriptions that tell what is seen, likeliest first."""


class Content(NamedTuple):
    """A headline and a body as the content says them, and fields of a Story that it fills."""

    title: str
    body: Body
    fields: Fields


def read_content(parts: Parts) -> Content:
    """The content of an item: the richest of what came inline, else its descriptions.

    Renditions of one content stand beside one another, so one is read and the others are noted.
    """
    inline = [
        one
        for held in children(parts.item, "contentSet")
        for one in children(held, "inlineXML", "inlineData")
    ]
    read = [found for one in inline if (found := _read(one)).body.value.strip()]
    best = max(read, key=_richness, default=Content("", Body(_descriptions(parts)), {}))
    notes = [*best.fields.get("notes", ())]
    if len(read) > 1:
        notes.append(Note(kind="body", text=f"{len(read)} renditions came; the richest was read."))
    elif not read and best.body.value:
        notes.append(Note(kind="body", text="No body came with it; its description was read."))
    fields = {**best.fields, "notes": tuple(notes), "media": (*_media(parts), *_inner(best))}
    return best._replace(fields=fields)


def _inner(content: Content) -> tuple[Media, ...]:
    found: tuple[Media, ...] = content.fields.get("media", ())
    return found


def _richness(content: Content) -> int:
    """NITF says most, then other markup, then text, then XML of another kind, read as text."""
    if content.fields.get("notes"):
        return 0
    return 3 if content.fields else 2 if content.body.type != "text/plain" else 1


def _read(inline: etree._Element) -> Content:
    if name_of(inline) == "inlineData":
        return _read_data(inline)
    inside = children(inline)
    if not inside:
        return Content("", Body(lines(inline)), {})
    name = name_of(inside[0])
    if name == "nitf":
        return Content(*read_nitf(inside[0]))
    if MARKUP & {name_of(one) for one in inside}:
        title = words(child(inside[0], "head", "title"))
        return Content(title, Body("".join(map(markup_of, inside)), "text/html"), {})
    note = Note(kind="body", text=f"Its content is XML of another kind (“{name}”), read as text.")
    text = "\n\n".join(filter(None, map(plain_paragraphs, inside)))
    return Content("", Body(text), {"notes": (note,)})


def _read_data(data: etree._Element) -> Content:
    """Text or markup as character data, perhaps in base64; what is neither stays where it is."""
    kind = said(data, "contenttype").partition(";")[0].lower()
    text = "".join(map(str, data.itertext())) if not children(data) else lines(data)
    if bare(said(data, "encoding")) == "base64":
        if kind and not kind.startswith("text/"):
            return Content("", Body(), {})
        try:
            text = decode(base64.b64decode("".join(text.split()))).text
        except (binascii.Error, ValueError):
            return Content("", Body(), {})
    if inner := nitf_in(text):
        return Content(*inner)
    markup = "html" in kind or (not kind and "</" in text)
    return Content("", Body(text.strip(), "text/html" if markup else "text/plain"), {})


def _descriptions(parts: Parts) -> str:
    """What descriptions say, of the item and of its parts (the shots of a film)."""
    holders = [parts.content, *children(parts.item, "partMeta")]
    told = [lines(one) for held in holders for one in children(held, "description")]
    return "\n\n".join(dict.fromkeys(piece for piece in told if piece))


def _caption(parts: Parts) -> str:
    found = {
        bare(said(one, "role")).lower(): words(one)
        for one in reversed(children(parts.content, "description"))
    }
    return next((found[role] for role in CAPTIONS if found.get(role)), "")


def _media(parts: Parts) -> Iterator[Media]:
    """Each rendition that stands elsewhere, with the caption and the credit of the item."""
    remote = [
        one
        for held in children(parts.item, "contentSet")
        for one in children(held, "remoteContent")
    ]
    for one in (*remote, *children(parts.content, "icon")):
        href = said(one, "href") or said(one, "residref")
        if href and not href.lower().startswith(UNSAFE):
            yield Media(
                href=href,
                type=said(one, "contenttype") or None,
                caption=_caption(parts) or None,
                credit=words(child(parts.content, "creditline")) or None,
                rights=rights_of(parts) or None,
            )
