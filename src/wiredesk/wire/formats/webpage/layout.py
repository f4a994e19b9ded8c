"""Visible blocks as one text, and where their links stand in it."""

from collections.abc import Sequence

from wiredesk.records import Link, Span
from wiredesk.wire.formats.webpage.shown import Shown

MOST_LINKS = 5_000


def laid_out(blocks: Sequence[Shown]) -> tuple[str, list[Span]]:
    """The text of a page and where each block stands in it: a blank line between paragraphs, a
    line end between the items of a list and the cells of a table."""
    pieces: list[str] = []
    spans: list[Span] = []
    at = 0
    for i, block in enumerate(blocks):
        if i:
            close = block.kind == blocks[i - 1].kind and block.kind in ("item", "cell")
            pieces.append("\n" if close else "\n\n")
            at += len(pieces[-1])
        pieces.append(block.text)
        spans.append((at, at + len(block.text)))
        at += len(block.text)
    return "".join(pieces), spans


def links_of(blocks: Sequence[Shown], spans: Sequence[Span]) -> tuple[Link, ...]:
    """The links of the blocks at their places in the text; those without words have none."""
    found = []
    for block, (at, _) in zip(blocks, spans, strict=True):
        for start, end, href, rel in block.links:
            if start is None or end is None:
                found.append(Link(href=href, rel=rel))
            else:
                words = block.text[start:end]
                found.append(Link(href=href, text=words, rel=rel, start=at + start, end=at + end))
    return tuple(found[:MOST_LINKS])
