"""Small questions to an XML tree: what an element is called, what it says, what stands in it.

Elements are known by their local names: agencies write the standards' namespaces in many versions,
with prefixes or with none.
"""

import re
from collections.abc import Iterator
from copy import deepcopy

from lxml import etree

from wiredesk.wire.decoding import unified

LANG = "{http://www.w3.org/XML/1998/namespace}lang"

_BREAKS = frozenset({"br", "p", "div", "li", "tr", "line", "hl1", "hl2", "h1", "h2", "h3"})
_UNSEEN = frozenset({"script", "style"})
_LINE_SPACE = re.compile(r"[^\S\n]+")


def name_of(element: etree._Element) -> str:
    """The local name of an element; "" for what is none (an entity)."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def children(element: etree._Element | None, *names: str) -> list[etree._Element]:
    """The child elements that have one of these names, in order; all of them where none is said."""
    if element is None:
        return []
    return [c for c in element if (name := name_of(c)) and (not names or name in names)]


def child(element: etree._Element | None, *path: str) -> etree._Element | None:
    """The element at the end of a path of names, the first of each name."""
    for name in path:
        found = children(element, name)
        if not found:
            return None
        element = found[0]
    return element


def below(element: etree._Element | None, *names: str) -> Iterator[etree._Element]:
    """Every element below that has one of these names, in the document's order."""
    if element is not None:
        yield from (e for e in element.iter() if e is not element and name_of(e) in names)


def said(element: etree._Element | None, name: str) -> str:
    """An attribute without the spaces around it; "" where there is none."""
    return " ".join((element.get(name) or "").split()) if element is not None else ""


def words(element: etree._Element | None) -> str:
    """What an element says, on one line."""
    return " ".join(lines(element).split())


def lines(element: etree._Element | None) -> str:
    """What an element says, a line for each of its lines and paragraphs."""
    if element is None:
        return ""
    # The line breaks of the file are spaces; those of its markup are line breaks.
    found = _LINE_SPACE.sub(" ", "".join(_pieces(element)))
    kept = (line.strip() for line in found.split("\n"))
    return unified("\n".join(line for line in kept if line))


def _pieces(element: etree._Element) -> Iterator[str]:
    yield (element.text or "").replace("\n", " ")
    for inside in element:
        name = name_of(inside)
        if name in _BREAKS:
            yield "\n"
        if name and name not in _UNSEEN:
            yield from _pieces(inside)
        if name in _BREAKS - {"br"}:
            yield "\n"
        yield (inside.tail or "").replace("\n", " ")


def as_html(element: etree._Element, renamed: dict[str, str] | None = None) -> str:
    """An element written as HTML: names without prefixes, some of them ``renamed``.

    An element that is renamed to "" is left out with all that is in it.
    """
    copied = deepcopy(element)
    copied.tail = None
    for inside in list(copied.iter()):
        name = name_of(inside)
        new = (renamed or {}).get(name, name)
        if name and not new:
            _drop(inside)
        elif name:
            inside.tag = new
            for attribute in [a for a in inside.attrib if str(a).startswith("{")]:
                del inside.attrib[attribute]
    etree.cleanup_namespaces(copied)
    return str(etree.tostring(copied, encoding="unicode", method="html"))


def _drop(element: etree._Element) -> None:
    """Take an element out; the text behind it stays."""
    around, before = element.getparent(), element.getprevious()
    if around is None:
        return
    if element.tail:
        if before is not None:
            before.tail = (before.tail or "") + element.tail
        else:
            around.text = (around.text or "") + element.tail
    around.remove(element)


def plain_paragraphs(element: etree._Element) -> str:
    """The words of XML of any kind as text: each outermost element that says something, apart."""
    return "\n\n".join(piece for piece in _sayings(element) if piece)


def _sayings(element: etree._Element) -> Iterator[str]:
    if name_of(element) in _UNSEEN:
        return
    own = [element.text, *(inside.tail for inside in element)]
    if any(piece and piece.strip() for piece in own):
        yield lines(element)
    else:
        for inside in children(element):
            yield from _sayings(inside)
