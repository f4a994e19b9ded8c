"""From XML in bytes to its tree: decoded, its DOCTYPE undone, small slips mended.

No DTD is ever loaded and no entity expanded by the parser. What a DOCTYPE may usefully declare,
short plain entities, is put in by hand; the names of HTML's own entities are known.
"""

import re
from html.entities import html5
from typing import NamedTuple

from lxml import etree

from wiredesk.records import Delivery, Note
from wiredesk.wire.decoding import LOOKED_AT, Claim, decode
from wiredesk.wire.formats import media_claims
from wiredesk.wire.markup import xml_parser

_DECLARATION = re.compile(r"^\s*<\?xml\b[^>]*?\?>")
_BEGINS = re.compile(r"<\?xml\s")
_DECLARED_CHARSET = re.compile(rb"""^\s*<\?xml\b[^>]*?encoding\s*=\s*["']([\w.:-]+)["']""")
_DOCTYPE = re.compile(r"<!DOCTYPE\s[^>\[]*(?:\[(.*?)\]\s*)?>", re.S | re.I)
_DECLARES = re.compile(r"""<!ENTITY\s+(\w+)\s+(?:"([^"&%<]{0,500})"|'([^'&%<]{0,500})')\s*>""")
_REFERENCE = re.compile(r"&(?:(#\d+|#[xX][0-9a-fA-F]+)|([A-Za-z][\w.-]*))(;?)")
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
_OWN = {"amp", "lt", "gt", "quot", "apos"}
_MOST_ENTITIES = 100
_ENDINGS = {
    *("ERR_TAG_NOT_FINISHED", "ERR_GT_REQUIRED", "ERR_DOCUMENT_END", "ERR_LTSLASH_REQUIRED"),
    *("ERR_CDATA_NOT_FINISHED", "ERR_COMMENT_NOT_FINISHED", "ERR_ATTRIBUTE_NOT_FINISHED"),
    "ERR_DOCUMENT_EMPTY",
}
"""libxml2's names for what is missing at an end."""


class Document(NamedTuple):
    """The tree (``None`` where the XML cannot be mended), and notes on how it was got."""

    root: etree._Element | None
    notes: tuple[Note, ...] = ()


def charset_in_declaration(body: bytes) -> list[Claim]:
    """What the XML declaration says of the charset."""
    found = _DECLARED_CHARSET.match(body[:1024])
    return [Claim(found[1].decode("ascii", "replace"), "XML declaration")] if found else []


def charset_claims(delivery: Delivery) -> list[Claim]:
    """What the declared type and then the XML declaration say of the charset."""
    return [*media_claims(delivery), *charset_in_declaration(delivery.body)]


def parse_document(delivery: Delivery) -> Document:
    """The tree of an XML document, its slips mended where they are small."""
    claims = charset_claims(delivery)
    if _is_plain_utf8(delivery.body, claims):
        root = _tree(delivery.body)
        if root is not None:
            return Document(root)
    decoded = decode(delivery.body, claims)
    text, entities = _bare(decoded.text)
    notes = (*decoded.notes, *_stood_before(decoded.text))
    root = _tree(text.encode("utf-8"))
    if root is not None:
        return Document(root, notes)
    whole = mended(text, entities)
    root, why = _tree(whole.encode("utf-8")), "It is not well-formed XML; small slips were mended."
    if root is None:
        root, why = _cut_off(whole), "It is cut off; what had come was read."
    if root is None:
        return Document(None, notes)
    return Document(root, (*notes, Note(kind="xml", text=why)))


def mended_markup(delivery: Delivery) -> str:
    """An XML document as text, its small slips mended; it may still be broken."""
    return mended(*_bare(decode(delivery.body, charset_claims(delivery)).text))


def _bare(text: str) -> tuple[str, dict[str, str]]:
    """The text from its root element on, and the plain entities that its DOCTYPE declared.

    What a faulty server wrote before the XML declaration (a warning of PHP's) is no part of it.
    """
    begins = _BEGINS.search(text, 0, LOOKED_AT)
    text = text[begins.start() :] if begins else text
    return without_doctype(_DECLARATION.sub("", text, count=1).lstrip())


def _stood_before(text: str) -> tuple[Note, ...]:
    begins = _BEGINS.search(text, 0, LOOKED_AT)
    before = " ".join(text[: begins.start()].split()) if begins else ""
    if not before:
        return ()
    return (Note(kind="xml", text=f"Something stood before it, and is left out: “{before[:100]}”"),)


def without_doctype(text: str) -> tuple[str, dict[str, str]]:
    """The text without its DOCTYPE, and the plain entities that one declared."""
    found = _DOCTYPE.search(text, 0, 20_000)
    if not found or "<" in _without_comments(text[: found.start()]):
        return text, {}
    declared = _DECLARES.findall(found[1] or "")[:_MOST_ENTITIES]
    entities = {name: one or two for name, one, two in declared}
    return text[: found.start()] + text[found.end() :], entities


def _without_comments(text: str) -> str:
    return re.sub(r"<!--.*?-->|<\?.*?\?>", "", text, flags=re.S)


def mended(text: str, entities: dict[str, str]) -> str:
    """The text with entities that XML does not know put in, lone "&" and forbidden characters made
    harmless. Outside CDATA only: what stands there is said as it is."""
    pieces = _around_cdata(text)
    for i in range(0, len(pieces), 2):
        pieces[i] = _REFERENCE.sub(lambda m: _said(m, entities), _lone_ampersands(pieces[i]))
    return _FORBIDDEN.sub("", "".join(pieces))


def _around_cdata(text: str) -> list[str]:
    """The text cut so that every other piece is a CDATA section; one that never ends is none."""
    pieces, at = [], 0
    while (start := text.find("<![CDATA[", at)) >= 0 and (end := text.find("]]>", start)) >= 0:
        pieces += [text[at:start], text[start : end + 3]]
        at = end + 3
    return [*pieces, text[at:]]


def _lone_ampersands(text: str) -> str:
    return re.sub(r"&(?![A-Za-z#])", "&amp;", text)


def _said(found: re.Match[str], entities: dict[str, str]) -> str:
    number, name, closed = found.groups()
    if number:
        good = closed and _is_a_character(number)
        return f"&{number.lower()};" if good else "&amp;" + found[0][1:]
    if not closed:
        return "&amp;" + found[0][1:]
    if name in _OWN:
        return found[0]
    if name in entities:
        return entities[name]
    return html5.get(name + ";") or "&amp;" + found[0][1:]


def _is_a_character(number: str) -> bool:
    code = int(number[2:], 16) if number[1] in "xX" else int(number[1:])
    return code in {9, 10, 13} or 0x20 <= code <= 0xD7FF or 0xE000 <= code <= 0x10FFFF


def _is_plain_utf8(body: bytes, claims: list[Claim]) -> bool:
    """Whether the parser may have the bytes as they are: nobody names another charset than UTF-8,
    and no DOCTYPE declares anything."""
    names = {claim.label.lower().replace("_", "-") for claim in claims}
    return (
        names <= {"utf-8", "utf8"}
        and not body.startswith((b"\xff\xfe", b"\xfe\xff", b"\x00"))
        and b"<!doctype" not in body[:20_000].lower()
        and b"\x00" not in body[:400]
    )


def _tree(body: bytes) -> etree._Element | None:
    """The tree of UTF-8 bytes; ``None`` where they are not well-formed XML."""
    try:
        return etree.fromstring(body, xml_parser())
    except (etree.XMLSyntaxError, ValueError):
        return None


def _cut_off(text: str) -> etree._Element | None:
    """The tree of a document whose only fault is that its end is missing."""
    parser = xml_parser(recover=True)
    try:
        root = etree.fromstring(text.encode("utf-8"), parser)
    except (etree.XMLSyntaxError, ValueError):
        return None
    faults = {error.type_name for error in parser.error_log}
    return root if root is not None and faults <= _ENDINGS else None
