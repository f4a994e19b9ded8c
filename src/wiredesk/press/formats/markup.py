"""The body of a story as markup that says all that the story holds of it.

Cleaned markup forgets two things that blocks and links still know: which paragraphs were cells of
a table, and the relation of a link. Both are put back.
"""

from collections.abc import Sequence
from html import escape

from lxml import etree

from wiredesk.press.formats.xml import kept
from wiredesk.records import Block, Link, Story

_BLOCK_TAGS = frozenset(
    ("p", "h1", "h2", "h3", "h4", "h5", "h6", "li", "blockquote", "pre", "figcaption")
)


def plain_body(story: Story) -> str:
    """The text behind the headline, as it stands; all of it where the headline is in it."""
    if story.title_span and story.title_span[0] == 0:
        end = story.title_span[1]
        if story.text[end : end + 2] == "\n\n" or end == len(story.text):
            return story.text[end + 2 :]
    return story.text


def body_elements(story: Story) -> etree._Element | None:
    """The body as a <div> of HTML elements; ``None`` where the story came without markup."""
    if not story.html:
        return None
    parser = etree.HTMLParser(no_network=True, remove_comments=True, remove_pis=True)
    root = etree.fromstring(f"<html><body><div>{kept(story.html)}</div></body></html>", parser)
    div = root.find("body/div") if root is not None else None
    if div is None:
        return None
    _mark_links(div, story.links)
    _mark_cells(div, body_blocks(story))
    return div


def body_html(story: Story) -> str | None:
    """The same as a string of HTML."""
    div = body_elements(story)
    if div is None:
        return None
    pieces = [etree.tostring(one, encoding="utf-8", method="html").decode() for one in div]
    return escape(div.text or "", quote=False) + "".join(pieces)


def body_blocks(story: Story) -> list[Block]:
    """The blocks behind the headline."""
    blocks = list(story.blocks)
    apart = plain_body(story) != story.text
    return blocks[1:] if blocks and apart and blocks[0].start == 0 else blocks


def _mark_links(div: etree._Element, links: Sequence[Link]) -> None:
    shown = [
        one
        for one in div.iter("a")
        if one.get("href") and "".join(map(str, one.itertext())).strip()
    ]
    told = [one for one in links if one.start is not None]
    if [one.get("href") for one in shown] != [one.href for one in told]:
        return
    for element, link in zip(shown, told, strict=True):
        if link.rel:
            element.set("rel", kept(link.rel))


def _mark_cells(div: etree._Element, blocks: Sequence[Block]) -> None:
    """Paragraphs that were cells become cells again; a run of them is one row."""
    elements = [one for one in div.iter() if one.tag in _BLOCK_TAGS]
    if len(elements) != len(blocks) or all(one.kind != "cell" for one in blocks):
        return
    row: etree._Element | None = None
    for element, block in zip(elements, blocks, strict=True):
        parent = element.getparent()
        if block.kind != "cell" or parent is None:
            row = None
            continue
        if row is None:
            table = etree.Element("table")
            parent.insert(parent.index(element), table)
            row = etree.SubElement(table, "tr")
        element.tag = "td"
        element.tail = None
        row.append(element)
