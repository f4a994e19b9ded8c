"""The text of a story whose format carries the headline apart from the body.

Headline, blank line, body, with blocks, links and cleaned markup at their places. Markup is laid
out as a page's is; plain text is cut into blocks as pasted text is.
"""

from collections.abc import Sequence
from typing import NamedTuple

from lxml import etree

from wiredesk.records import Block, Link, Note, Span
from wiredesk.wire.addresses import join
from wiredesk.wire.blocks import find_blocks
from wiredesk.wire.decoding import unified
from wiredesk.wire.formats.webpage.clean import clean_html
from wiredesk.wire.formats.webpage.layout import laid_out, links_of
from wiredesk.wire.formats.webpage.visible import visible
from wiredesk.wire.markup import parse_html


class Composed(NamedTuple):
    """The parts of a Story that its text is made of. Everything in the body is body."""

    text: str
    title_span: Span | None
    blocks: tuple[Block, ...]
    links: tuple[Link, ...] = ()
    html: str | None = None
    notes: tuple[Note, ...] = ()


def compose(title: str, body: str, kind: str, base: str = "") -> Composed:
    """Put headline and body together.

    ``title`` is plain and on one line; ``kind`` is the body's media type, of which anything but
    text/plain is markup; ``base`` makes addresses in it whole.
    """
    if not body:
        return _together(title, "", ())
    if kind == "text/plain":
        text = unified(body).strip()
        return _together(title, text, find_blocks(text))
    parsed = parse_html(unified(body))
    if parsed.root is None:
        return _together(title, "", (), notes=parsed.notes)
    written = etree.tostring(parsed.root, encoding="unicode", method="xml")
    page = visible(written, lambda href: join(base, href))
    text, spans = laid_out(page.blocks)
    blocks = [
        Block(start=start, end=end, kind=block.kind)
        for (start, end), block in zip(spans, page.blocks, strict=True)
    ]
    html = clean_html(page.blocks, [True] * len(page.blocks), page.pictures)
    return _together(title, text, blocks, links_of(page.blocks, spans), html, parsed.notes)


def _together(
    title: str,
    text: str,
    blocks: Sequence[Block],
    links: Sequence[Link] = (),
    html: str | None = None,
    notes: tuple[Note, ...] = (),
) -> Composed:
    at = len(title) + 2 if title and text else 0
    headed = [Block(start=0, end=len(title), kind="heading")] if title else []
    moved = [Block(start=b.start + at, end=b.end + at, kind=b.kind, body=True) for b in blocks]
    return Composed(
        text=f"{title}\n\n{text}" if at else title or text,
        title_span=(0, len(title)) if title else None,
        blocks=(*headed, *moved),
        links=tuple(_moved(link, at) for link in links),
        html=html,
        notes=notes,
    )


def _moved(link: Link, by: int) -> Link:
    if link.start is None or link.end is None:
        return link
    return Link(
        href=link.href, text=link.text, rel=link.rel, start=link.start + by, end=link.end + by
    )
