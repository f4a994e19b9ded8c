"""The body of a page as clean markup: paragraphs, headings, lists, quotes, links and pictures."""

import re
from collections.abc import Iterator, Sequence
from html import escape

import nh3

from wiredesk.wire.formats.webpage.shown import Picture, Shown

LARGEST = 2_000_000
"""Characters of markup that are cleaned."""

TAGS = {
    "p", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "li", "blockquote", "pre", "figure",
    "figcaption", "img", "br", "a", "b", "strong", "i", "em", "cite", "code", "q", "sub", "sup",
    "mark", "s", "u", "small", "abbr",
}  # fmt: skip
ATTRIBUTES = {"a": {"href"}, "img": {"src", "alt"}}
SCHEMES = {"http", "https", "mailto"}

WRAPPERS = {"quote": "blockquote", "preformatted": "pre", "caption": "figcaption"}
_HTTP = re.compile(r"https?://", re.IGNORECASE)


def clean_html(
    blocks: Sequence[Shown], body: Sequence[bool | None], pictures: Sequence[Picture]
) -> str | None:
    """The blocks that are body, in order, with the pictures among them; ``None`` if there are none.

    No script, style, svg, math, frame, class or id; links to http, https and mailto only.
    """
    markup = "".join(_written(blocks, body, pictures))
    return nh3_clean(markup) if 0 < len(markup) <= LARGEST else None


def nh3_clean(markup: str) -> str:
    """Any markup with nothing in it but what may stand in a story."""
    return nh3.clean(
        markup, tags=TAGS, attributes=ATTRIBUTES, url_schemes=SCHEMES, link_rel=None
    ).strip()


def _written(
    blocks: Sequence[Shown], body: Sequence[bool | None], pictures: Sequence[Picture]
) -> Iterator[str]:
    chosen = [i for i, is_body in enumerate(body) if is_body]
    if not chosen:
        return
    shown = [p for p in pictures if chosen[0] <= p.after <= chosen[-1] and p.tag == "img"]
    in_list = False
    for i in chosen:
        while shown and shown[0].after <= i:
            yield from _figure(shown.pop(0))
        item = blocks[i].kind == "item"
        if item != in_list:
            yield "<ul>" if item else "</ul>\n"
            in_list = item
        yield _block(blocks[i])
    if in_list:
        yield "</ul>\n"


def _block(block: Shown) -> str:
    if block.kind == "item":
        return f"<li>{block.html}</li>"
    tag = f"h{block.level or 3}" if block.kind == "heading" else WRAPPERS.get(block.kind, "p")
    return f"<{tag}>{block.html}</{tag}>\n"


def _figure(picture: Picture) -> Iterator[str]:
    if _HTTP.match(picture.href):
        yield f'<figure><img src="{escape(picture.href)}" alt="{escape(picture.alt)}"></figure>\n'
