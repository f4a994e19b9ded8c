"""XML that is always well formed: every text goes in through here."""

import re

from lxml import etree

_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What XML 1.0 cannot hold: control characters, lone surrogates, two non-characters."""

_TAG = re.compile(r"[A-Za-z]{1,8}(-[A-Za-z0-9]{1,8})*")
"""The shape of a language tag (RFC 5646, section 2.1), as xs:language has it."""

XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"


def kept(text: str) -> str:
    """The text without what XML cannot hold."""
    return _NOT_XML.sub("", text)


def tag_of(language: str | None) -> str:
    """A language's tag, or ``und`` for what cannot be one ("en_US" is written as "en-US")."""
    tag = (language or "").strip().replace("_", "-")
    return tag if _TAG.fullmatch(tag) else "und"


def put(
    parent: etree._Element, tag: str, text: str | None = None, /, **attributes: str | None
) -> etree._Element:
    """A child element with its text; attributes that are ``None`` are left out.

    A trailing underscore in an attribute's name is dropped (``type_``); ``lang`` is ``xml:lang``.
    """
    child = etree.SubElement(parent, tag)
    for name, value in attributes.items():
        if value is not None:
            child.set(XML_LANG if name == "lang" else name.rstrip("_"), kept(value))
    if text is not None:
        child.text = kept(text)
    return child


def put_said(
    parent: etree._Element, tag: str, text: str | None, /, **attributes: str | None
) -> etree._Element | None:
    """The same, where there is something to say."""
    return put(parent, tag, text, **attributes) if text and kept(text).strip() else None


def written(root: etree._Element) -> bytes:
    """The document, in UTF-8 with its declaration, indented but for markup that it carries.

    Space between the words of a story is never ours to add.
    """
    carried = [(one, list(one)) for one in root.iter("{*}inlineXML")]
    for holder, inside in carried:
        for one in inside:
            holder.remove(one)
    etree.indent(root)
    for holder, inside in carried:
        holder.extend(inside)
    return etree.tostring(root, encoding="UTF-8", xml_declaration=True) + b"\n"
