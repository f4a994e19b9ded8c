"""What a walk through a page gives: blocks and pictures, and how tags are written out."""

import re
from typing import NamedTuple

FIRST_MARK, LAST_MARK = 0x20000, 0x2A6D6
"""Letters for marks: rare, printable, taken for words by every extractor (CJK Extension B)."""

MARKS = re.compile(f"[{chr(FIRST_MARK)}-{chr(LAST_MARK)}]")
_ATTRIBUTE = re.compile(r'([^\s=/]+)="([^"]*)"')

ShownLink = tuple[int | None, int | None, str, str | None]
"""(start, end, address, rel): offsets into the block's text, ``None`` where a link has no words."""


class Shown(NamedTuple):
    """A block of visible text and where it hangs in the page."""

    text: str
    kind: str
    level: int
    """1–6 for headings, else 0."""
    tag: str
    """The element whose own text this is."""
    family: int
    """A number for its tags and classes from the top down: paragraphs of one story share it."""
    element: int
    """The number of the element whose own text this is (see ``Page.parents``)."""
    html: str
    """The text with the inline markup that may be kept; not cleaned."""
    links: tuple[ShownLink, ...]
    linked: int
    """How many of its characters are links."""


class Picture(NamedTuple):
    """A picture, film or sound, and the number of blocks that stand before it."""

    after: int
    tag: str
    href: str
    alt: str
    figure: int | None
    """The number of the figure it stands in."""


class Page(NamedTuple):
    """Everything that a page shows, in order."""

    blocks: list[Shown]
    pictures: list[Picture]
    captions: dict[int, list[int]]
    """Figure → the blocks that are its caption."""
    parents: list[int]
    """For each element's number that of the element around it; 0 around the outermost."""
    marked: str
    """The page without what is not shown, each block's text behind a letter of its own: what an
    extractor keeps is told by the letters that come back."""


def attributes(written: str) -> dict[str, str]:
    """The attributes of a tag as it is written out."""
    return {name.lower(): unescaped(value) for name, value in _ATTRIBUTE.findall(written)}


def unescaped(text: str) -> str:
    """Text as it was before it was written out as markup; entities shown as such stay."""
    if "&" not in text:
        return text
    for written, meant in (("&lt;", "<"), ("&gt;", ">"), ("&quot;", '"'), ("&#13;", "\r")):
        text = text.replace(written, meant)
    return text.replace("&#10;", "\n").replace("&#9;", "\t").replace("&amp;", "&")


def within(link: ShownLink, cut: int, text: str) -> ShownLink:
    """A link's span without the spaces at its ends, in the stripped text of its block."""
    start, end, href, rel = link
    if start is None or end is None:
        return link
    start, end = max(start - cut, 0), min(end - cut, len(text))
    while start < end and text[start].isspace():
        start += 1
    while start < end and text[end - 1].isspace():
        end -= 1
    return (start, end, href, rel) if start < end else (None, None, href, rel)


def first_source(srcset: str) -> str:
    """The first address of a ``srcset``."""
    return srcset.split(",")[0].split()[0] if srcset.strip(" ,") else ""
