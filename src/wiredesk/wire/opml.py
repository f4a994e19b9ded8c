"""Lists of feeds as OPML, in and out. Folders become the folder of a feed ("World/Asia")."""

from collections.abc import Iterable, Iterator

from lxml import etree

from wiredesk.records import Delivery, Record
from wiredesk.wire.xml_document import parse_document
from wiredesk.wire.xml_tree import children, name_of

MOST = 20_000
"""Feeds of the longest list that is read."""


class Outline(Record, frozen=True, kw_only=True):
    """One feed of a list: its address, its title, the folder it stood in, the page it is of."""

    address: str
    title: str = ""
    folder: str = ""
    page: str = ""


def read_opml(body: bytes) -> list[Outline]:
    """The feeds of an OPML file in order, each address once, slips in the XML mended.

    Raises ValueError, in words, where it is none or too long.
    """
    root = parse_document(Delivery(body=body)).root
    if root is None or name_of(root).lower() != "opml":
        raise ValueError("This is no OPML file.")
    found: dict[str, Outline] = {}
    for feed in _below(root, ""):
        found.setdefault(feed.address, feed)
        if len(found) > MOST:
            raise ValueError(f"The list has more than {MOST:,} feeds. Split it.")
    return list(found.values())


def _below(element: etree._Element, folder: str) -> Iterator[Outline]:
    for child in children(element):
        said = {str(name).lower(): str(value).strip() for name, value in child.attrib.items()}
        title = said.get("title") or said.get("text") or ""
        address = said.get("xmlurl", "")
        if address:
            page = said.get("htmlurl", "")
            yield Outline(address=address, title=title, folder=folder, page=page)
        is_folder = name_of(child).lower() == "outline" and not address
        yield from _below(child, f"{folder}/{title}".strip("/") if is_folder else folder)


def write_opml(feeds: Iterable[Outline], title: str = "wiredesk") -> bytes:
    """An OPML 2.0 file of the feeds, folders within folders."""
    root = etree.Element("opml", version="2.0")
    etree.SubElement(etree.SubElement(root, "head"), "title").text = _allowed(title)
    folders: dict[str, etree._Element] = {"": etree.SubElement(root, "body")}
    for feed in feeds:
        said = {"type": "rss", "text": feed.title or feed.address, "xmlUrl": feed.address}
        if feed.page:
            said["htmlUrl"] = feed.page
        holder = _folder(feed.folder.strip("/"), folders)
        etree.SubElement(holder, "outline", {name: _allowed(v) for name, v in said.items()})
    written: bytes = etree.tostring(root, xml_declaration=True, encoding="UTF-8", pretty_print=True)
    return written


def _folder(path: str, folders: dict[str, etree._Element]) -> etree._Element:
    """The outline of a folder, made where it is not there yet, and those around it."""
    at = ""
    for name in filter(None, path.split("/")):
        around, at = folders[at], f"{at}/{name}".strip("/")
        if at not in folders:
            folders[at] = etree.SubElement(around, "outline", text=_allowed(name))
    return folders[at]


def _allowed(text: str) -> str:
    """Text without the characters that XML forbids."""
    return "".join(
        c
        for c in text
        if c in "\t\n\r" or (c >= " " and not "\ud800" <= c <= "\udfff" and c not in "\ufffe\uffff")
    )
