"""What is said in codes: schemes of the IPTC by their alias, others by an alias that is declared.

A qcode's alias means nothing without a catalogue. IPTC's own is named by address; where a story
carries codes of an agency's scheme, whose catalogue did not come along, the alias is declared as
one that nobody resolves.
"""

import re

from lxml import etree

from wiredesk.press.formats import xml
from wiredesk.press.formats.addresses import is_reference
from wiredesk.press.formats.xml import kept

G2 = "{http://iptc.org/std/nar/2006-10-01/}"
CATALOG = "http://www.iptc.org/std/catalog/catalog.IPTC-G2-Standards_38.xml"

IPTC = frozenset({
    "ninat", "stat", "medtop", "subj", "cpnat", "drol", "hldrole", "irel", "group", "pgrmod",
    "hopaction", "hatarget", "genre", "nprov", "edrol", "rnd", "sig", "crol", "isrol", "svc",
})  # fmt: skip
"""Aliases of IPTC's catalogue."""

_QCODE = re.compile(r"[A-Za-z][\w.-]*:[^\s/][^\s]*")
_URI = re.compile(r"(?:https?://|urn:|tag:)\S+")
"""Schemes under which things are named; a code of a scheme of others looks much the same."""


def put(
    parent: etree._Element, tag: str, text: str | None = None, /, **attributes: str | None
) -> etree._Element:
    """As ``xml.put``, all on one line: the standard's strings have no line ends."""
    lines = {name: value and " ".join(value.split()) for name, value in attributes.items()}
    return xml.put(parent, tag, text and " ".join(text.split()), **lines)


def put_said(
    parent: etree._Element, tag: str, text: str | None, /, **attributes: str | None
) -> etree._Element | None:
    """The same, where there is something to say."""
    return put(parent, tag, text, **attributes) if text and kept(text).strip() else None


def is_code(value: str) -> bool:
    """Whether a value is a code or an address, and no name."""
    return bool(_QCODE.fullmatch(value) or _is_uri(value))


def _is_uri(value: str) -> bool:
    return bool(_URI.fullmatch(value)) and is_reference(value)


def put_coded(
    parent: etree._Element, tag: str, value: str, role: str | None = None, **more: str | None
) -> etree._Element:
    """An element that names something: a URI or qcode as attribute, else its name in words."""
    element = put(parent, G2 + tag, **more)
    if role:
        element.set("role", kept(role))
    if _is_uri(value):
        element.set("uri", kept(value))
    elif _QCODE.fullmatch(value) and not _URI.match(value):
        element.set("qcode", kept(value))
    else:
        put(element, f"{G2}name", value)
    return element


def put_catalogues(item: etree._Element) -> None:
    """The catalogues that an item needs, first of its children."""
    aliases = {
        str(value).partition(":")[0]
        for element in item.iter()
        for name, value in element.attrib.items()
        if name in ("qcode", "role", "rel", "type", "target") and ":" in value
    }
    foreign = sorted(one for one in aliases - IPTC if one)
    item.insert(0, item.makeelement(f"{G2}catalogRef", href=CATALOG))
    if foreign:
        catalogue = item.makeelement(f"{G2}catalog")
        item.insert(1, catalogue)
        for alias in foreign:
            put(catalogue, f"{G2}scheme", alias=alias, uri=f"urn:x-unresolved:{alias}")
