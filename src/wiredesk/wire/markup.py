"""The one place where markup is parsed: HTML now, XML with it.

No network, no DTD, no entities of the document's own, no huge trees. What would make the parser
slow or drop text is taken out before, and said in a note: tags with hundreds of attributes (their
cost is quadratic) and nesting deeper than the parser goes (it would drop what stands below).
"""

import re
from functools import lru_cache
from html import unescape
from typing import NamedTuple

from lxml import etree

from wiredesk.records import Note

LONGEST = 9_000_000
"""Characters of the longest markup that is parsed; the parser drops text nodes over ten million."""

DEEPEST = 240
"""Levels of the deepest nesting that is parsed; the parser stops at 256. Browsers stop at 512."""

FEW = DEEPEST - 8
"""Tags that cannot nest too deep; the parser itself puts in <html>, <body> and <p>."""

ATTRIBUTES = 256
"""Attributes of one tag; a tag that has more loses them all."""

_DECLARATION = re.compile(r"\A\s*<\?xml\s[^>]{0,500}>", re.IGNORECASE)
"""What it says of the charset was heard before, and lxml refuses text that still says it."""

_SUBSET = re.compile(r"(?<=<!DOCTYPE html)\s[^>\[]{0,200}\[[^\]]{0,20000}\]", re.IGNORECASE)
"""A DTD of the document's own; HTML has none, and it would show as text."""

_OLD_NUMBER = re.compile(r"&#(?:0*1[2-5]\d|[xX]0*[89][0-9a-fA-F]);")
"""Numbers that HTML reads by Windows' table, because old pages mean that: "&#146;" is "’" (WHATWG,
numeric character reference end state)."""

_LONG_TAG = 2_000
_TAG = re.compile(r"<(/?)([a-zA-Z][^\s/>]*)[^>]*>")
_OPENING = re.compile(r"<[a-zA-Z][\w-]{0,20}")
_ATTRIBUTE = re.compile(r"[\s/]+[^\s=/>\"']+")
_VOID = frozenset({
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param",
    "source", "track", "wbr", "!doctype",
})  # fmt: skip
_KEPT = frozenset({
    "html", "head", "body", "script", "style", "title", "textarea", "template", "a", "img",
})  # fmt: skip


class Parsed(NamedTuple):
    """The root of a document (``None`` where there is none) and what had to be taken out."""

    root: etree._Element | None
    notes: tuple[Note, ...] = ()


def parse_html(markup: str) -> Parsed:
    """The tree of an HTML document. Never raises for what the markup holds."""
    notes = []
    markup = _DECLARATION.sub("", markup, count=1)
    if "<!d" in markup or "<!D" in markup:
        markup = _SUBSET.sub("", markup, count=1)
    if "&#" in markup:
        markup = _OLD_NUMBER.sub(lambda found: unescape(found[0]), markup)
    markup, stripped = _without_attribute_bombs(markup)
    if stripped:
        notes.append(
            Note(kind="attributes", text=f"{stripped} tags had too many; they were left out")
        )
    root = _html(markup)
    if root is not None and markup.count("<") > FEW and _is_deep(root):
        root = _html(_flattened(markup))
        notes.append(
            Note(kind="nesting", text=f"nested deeper than {DEEPEST}; flattened below that")
        )
    return Parsed(root, tuple(notes))


def as_written(root: etree._Element) -> str:
    """A tree written out: lower-case tags, each closed, attributes in double quotes."""
    written = str(etree.tostring(root, encoding="unicode", method="xml"))
    # So the parser writes a control character that XML does not know.
    return written.replace("&#xFFFD;", "\ufffd")


def html_parser() -> etree.HTMLParser:
    """A parser for HTML: forgiving, without network, comments and processing instructions."""
    return etree.HTMLParser(
        recover=True,
        no_network=True,
        remove_comments=True,
        remove_pis=True,
        huge_tree=False,
        collect_ids=False,
    )


def xml_parser(recover: bool = False) -> etree.XMLParser:
    """A parser for XML: no DTD is loaded, no entity resolved, no network touched."""
    return etree.XMLParser(
        recover=recover,
        no_network=True,
        resolve_entities=False,
        load_dtd=False,
        dtd_validation=False,
        remove_comments=True,
        remove_pis=True,
        huge_tree=False,
    )


def _html(markup: str) -> etree._Element | None:
    try:
        return etree.HTML(markup, html_parser())
    except (etree.ParserError, etree.XMLSyntaxError, ValueError):
        return None


def _without_attribute_bombs(markup: str) -> tuple[str, int]:
    """The markup without the attributes of tags that have hundreds, and how many those were."""
    pieces = markup.split(">")
    if max(map(len, pieces)) <= _LONG_TAG:
        return markup, 0
    stripped, in_script = 0, False
    for i, piece in enumerate(pieces):
        tag = _OPENING.search(piece) if len(piece) > _LONG_TAG and not in_script else None
        if tag and len(_ATTRIBUTE.findall(piece, tag.end())) > ATTRIBUTES:
            pieces[i] = piece[: tag.end()]
            stripped += 1
        if "<script" in piece:
            in_script = True
        elif in_script and "</script" in piece:
            in_script = False
    return (">".join(pieces), stripped) if stripped else (markup, 0)


def _is_deep(root: etree._Element) -> bool:
    """Whether the tree goes so deep that the parser may have stopped."""
    return bool(_too_deep()(root))


@lru_cache(maxsize=1)
def _too_deep() -> etree.XPath:
    return etree.XPath(f"boolean({'/*' * (DEEPEST + 1)})")


def _flattened(markup: str) -> str:
    """The markup without the tags that open below ``DEEPEST``, and without their ends."""
    depth = 0

    def kept(tag: re.Match[str]) -> str:
        nonlocal depth
        name = tag[2].lower()
        if name in _VOID or name in _KEPT:
            return tag[0]
        if tag[1]:
            depth = max(depth - 1, 0)
            return tag[0] if depth < DEEPEST - 40 else " "
        depth += 1
        return tag[0] if depth <= DEEPEST - 40 else " "

    return _TAG.sub(kept, markup)
