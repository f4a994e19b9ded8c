"""How feeds write values: text constructs, persons, addresses, languages."""

import base64
import binascii
import re
from html import unescape

from lxml import etree

from wiredesk.wire.addresses import join
from wiredesk.wire.formats.feeds.entry import Person, Text

BASE = "{http://www.w3.org/XML/1998/namespace}base"
LANG = "{http://www.w3.org/XML/1998/namespace}lang"
XHTML = "{http://www.w3.org/1999/xhtml}"

_TAG = re.compile(r"</?[a-zA-Z][a-zA-Z0-9]*(?:\s[^<>]*|\s*/)?>")
_ENTITY = re.compile(r"&(?:#\d+|#[xX][0-9a-fA-F]+|[a-zA-Z]\w*);")
_EMAIL = re.compile(
    r"[a-zA-Z0-9_.+-]+@(?:\[\d{1,3}(?:\.\d{1,3}){3}\]|[a-zA-Z0-9-]+(?:\.[a-zA-Z0-9-]+)*\.[a-zA-Z]{2,})"
    r"(?:\?subject=\S+)?"
)
_NAMESPACE = re.compile(r' xmlns(?::\w+)?="[^"]*"')

_TYPES = {
    "": "text/plain",
    "text": "text/plain",
    "plain": "text/plain",
    "html": "text/html",
    "xhtml": "application/xhtml+xml",
}


def language(value: str | None) -> str | None:
    """A language tag with hyphens, ``None`` for an empty one."""
    return value.strip().replace("_", "-") or None if value else None


def words(element: etree._Element) -> str:
    """The text of an element that has no children of its own, else all text inside it."""
    if len(element):
        return "".join(element.itertext()).strip()  # type: ignore[arg-type]
    return (element.text or "").strip()


def atom_text(
    element: etree._Element, role: str, base: str, lang: str | None, atom03: bool
) -> Text:
    """An Atom text construct: text, html or xhtml, escaped, inline or base64."""
    declared = (element.get("type") or "").strip().lower()
    mode = (element.get("mode") or "").lower()
    kind = _TYPES.get(declared, declared)
    src = join(base, element.get("src") or "")
    if mode == "base64" or _is_packed(kind, declared):
        return Text(_unpacked(words(element)), _html_if_markup(kind), role, lang, base, src)
    if len(element) and kind == "text/html" and not _has_markup_inside(element):
        return Text(words(element), kind, role, lang, base, src)
    if len(element):
        inner = inner_xml(element, keep_div=atom03)
        if kind == "text/plain" and not declared:
            kind = "application/xhtml+xml"
        return Text(
            inner, "application/xhtml+xml" if kind == "text/plain" else kind, role, lang, base
        )
    value = (element.text or "").strip()
    if atom03 and mode != "escaped" and kind.endswith("xml") and not declared.endswith("html"):
        kind = "text/plain"
    return Text(value, kind, role, lang, base, src)


def rss_text(element: etree._Element, role: str, base: str, lang: str | None) -> Text:
    """An RSS text: escaped HTML, inline markup, or plain text that may hold "&" and "<"."""
    if len(element):
        return Text(inner_xml(element, keep_div=True), "text/html", role, lang, base)
    value = (element.text or "").strip()
    return Text(value, "text/html" if looks_like_html(value) else "text/plain", role, lang, base)


def looks_like_html(value: str) -> bool:
    """Whether a text whose type is not declared is markup: it holds a tag or a character entity."""
    return ("<" in value and bool(_TAG.search(value))) or (
        "&" in value and bool(_ENTITY.search(value))
    )


def inner_xml(element: etree._Element, keep_div: bool) -> str:
    """The markup inside an element, without namespaces; Atom 1.0's own div is left out."""
    children = list(element)
    if (
        not keep_div
        and len(children) == 1
        and children[0].tag in {XHTML + "div", "div"}
        and not (element.text or "").strip()
        and not (children[0].tail or "").strip()
    ):
        element = children[0]
    pieces = [_escaped(element.text)]
    for child in element:
        pieces.append(_NAMESPACE.sub("", etree.tostring(child, encoding="unicode")))
    return "".join(pieces).strip()


def _has_markup_inside(element: etree._Element) -> bool:
    """Whether more stands inside than the one div that some write around escaped HTML."""
    only = element[0] if len(element) == 1 else None
    return only is None or only.tag not in {XHTML + "div", "div"} or bool(len(only))


def _escaped(text: str | None) -> str:
    if not text:
        return ""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def _is_packed(kind: str, declared: str) -> bool:
    return (
        "/" in declared
        and not declared.startswith("text/")
        and not kind.endswith(("xml", "/xhtml"))
    )


def _unpacked(value: str) -> str:
    try:
        return base64.b64decode("".join(value.split()), validate=True).decode("utf-8", "replace")
    except (binascii.Error, ValueError):
        return value


def _html_if_markup(kind: str) -> str:
    return "text/html" if kind in {"application/octet-stream", "text/plain"} else kind


def plain(text: Text) -> str:
    """A short text (a title, a right) without markup, on one line."""
    value = text.value
    if text.type != "text/plain":
        value = unescape(_TAG.sub("", value))
    return " ".join(value.split())


def person(written: str) -> Person:
    """A person as RSS writes one: "me@a.example (Ana Costa)", "Ana Costa <me@a.example>", "Ana"."""
    found = _EMAIL.search(written)
    if not found:
        return Person(name=written.strip())
    email = found[0]
    name = written.replace(email, "").replace("()", "").replace("<>", "").replace("&lt;&gt;", "")
    name = name.strip()
    if name[:1] == "(" and name[-1:] == ")":
        name = name[1:-1]
    return Person(name=name.strip(), email=email)
