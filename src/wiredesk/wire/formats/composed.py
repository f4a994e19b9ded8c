"""The text of a story whose format carries the headline apart from the body.

Headline, blank line, body, with blocks, links and cleaned markup at their places. Markup is laid
out as a page's is; plain text is cut into blocks as pasted text is.
"""

from collections.abc import Sequence
from functools import partial
from typing import NamedTuple

from lxml import etree

from wiredesk.records import Block, Link, Note, Span
from wiredesk.wire.addresses import join
from wiredesk.wire.blocks import find_blocks
from wiredesk.wire.decoding import unified
from wiredesk.wire.formats.fragment import Laid, lay_out
from wiredesk.wire.formats.webpage.clean import clean_html
from wiredesk.wire.formats.webpage.layout import laid_out, links_of
from wiredesk.wire.formats.webpage.visible import visible
from wiredesk.wire.markup import as_written, parse_html


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
        at = len(title) + 2 if title else 0
        blocks = [
            Block(start=b.start + at, end=b.end + at, kind=b.kind, body=True)
            for b in find_blocks(text)
        ]
        return _together(title, text, blocks)
    parsed = parse_html(body.replace("\r\n", "\n").replace("\r", "\n") if "\r" in body else body)
    if parsed.root is None:
        return _together(title, "", (), notes=parsed.notes)
    at = len(title) + 2 if title else 0
    laid = lay_out(parsed.root, partial(join, base), at) or walked(parsed.root, base, at)
    return _together(title, *laid, parsed.notes)


def walked(root: etree._Element, base: str, at: int) -> Laid:
    """Markup laid out by the walk through whole pages, for ``lay_out`` where it declines."""
    written = as_written(root)
    # With ">" this mark would make "≯" of the end of a tag.
    page = visible(written if "\u0338" in written else unified(written), partial(join, base))
    text, spans = laid_out(page.blocks)
    spans = [(start + at, end + at) for start, end in spans]
    blocks = [
        Block(start=start, end=end, kind=block.kind, body=True)
        for (start, end), block in zip(spans, page.blocks, strict=True)
    ]
    html = clean_html(page.blocks, [True] * len(page.blocks), page.pictures)
    return Laid(text, blocks, list(links_of(page.blocks, spans)), html)


def _together(
    title: str,
    text: str,
    blocks: Sequence[Block],
    links: Sequence[Link] = (),
    html: str | None = None,
    notes: tuple[Note, ...] = (),
) -> Composed:
    """Headline and body; the blocks and links of the body stand where they will be."""
    headed = [Block(start=0, end=len(title), kind="heading")] if title else []
    return Composed(
        text=f"{title}\n\n{text}" if title and text else title or text,
        title_span=(0, len(title)) if title else None,
        blocks=(*headed, *blocks),
        links=tuple(links),
        html=html,
        notes=notes,
    )
