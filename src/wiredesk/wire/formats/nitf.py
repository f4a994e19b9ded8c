"""NITF 3.x (IPTC): a story in XML, alone or inside NewsML.

What its head declares becomes fields; its body becomes markup, laid out as a page's is. Headline,
byline and dateline stand apart from the body; a second headline is the body's first heading, and
a tagline ("(Reporting by …)") its last paragraph, for both are part of the copy.
"""

from collections.abc import Iterator
from copy import deepcopy
from typing import NamedTuple

from lxml import etree

from wiredesk.records import Declared, Delivery, Media, Refusal, Story
from wiredesk.wire.addresses import UNSAFE
from wiredesk.wire.dates import iso_date
from wiredesk.wire.formats import Format
from wiredesk.wire.formats.making import UNTIL_TOLD, Body, Fields, make_story
from wiredesk.wire.looks import NITF, look_of
from wiredesk.wire.xml_document import parse_document
from wiredesk.wire.xml_tree import (
    LANG,
    as_html,
    below,
    child,
    children,
    lines,
    name_of,
    said,
    words,
)

_AS_HTML = {
    "abstract": "div",
    "block": "div",
    "body.content": "div",
    "bq": "blockquote",
    "credit": "p",
    "fn": "p",
    "hl1": "h2",
    "hl2": "h3",
    "media": "figure",
    "media-caption": "figcaption",
    "nitf-table": "div",
    "note": "div",
    "tagline": "p",
    **dict.fromkeys(("media-metadata", "media-object", "media-producer"), ""),
    **dict.fromkeys(("nitf-table-metadata", "alt-code"), ""),
    **dict.fromkeys(("person", "org", "location", "city", "state", "region", "country"), "span"),
    **dict.fromkeys(("event", "function", "object.title", "virtloc", "chron", "money"), "span"),
    **dict.fromkeys(("num", "lang", "copyrite", "copyrite.year", "copyrite.holder"), "span"),
    **dict.fromkeys(("name.given", "name.family", "classifier", "sublocation"), "span"),
}
"""NITF's elements as HTML's; those of the same name and meaning stay."""


MARKUP = frozenset({
    "article", "blockquote", "body", "body.content", "bq", "div", "dl", "h1", "h2", "h3", "hl2",
    "html", "media", "ol", "p", "pre", "section", "table", "ul",
})  # fmt: skip
"""Elements by which markup is told from XML that tells data."""


class Nitf(NamedTuple):
    """What an NITF document says: its headline, its body, and a Story's fields."""

    title: str
    body: Body
    fields: Fields


def claims(delivery: Delivery) -> bool:
    """XML whose root is <nitf>."""
    return look_of(delivery).kind == NITF


def parse(delivery: Delivery) -> Iterator[Story | Refusal]:
    """The one story that an NITF document is."""
    document = parse_document(delivery)
    if document.root is None:
        why = "It looks like NITF, but its markup is broken beyond mending."
        yield Refusal(what="broken XML", why=why, address=delivery.address)
        return
    title, body, fields = read_nitf(document.root)
    fields["notes"] = document.notes
    yield make_story("nitf", delivery, title, body, fields)


def read_nitf(root: etree._Element) -> Nitf:
    """The parts of an NITF document."""
    head, body = child(root, "head"), child(root, "body")
    data, top, end = child(head, "docdata"), child(body, "body.head"), child(body, "body.end")
    title = words(child(top, "hedline", "hl1")) or words(child(head, "title"))
    content = child(body, "body.content")
    pieces = [
        *(as_html(deck, _AS_HTML) for deck in children(child(top, "hedline"), "hl2")),
        *(markup_of(one) for one in children(body, "body.content")),
        *(as_html(tag, _AS_HTML) for tag in children(end, "tagline")),
    ]
    fields: Fields = {
        "language": _language(root, body),
        "byline": _joined(words(byline) for byline in children(top, "byline")),
        "dateline": words(child(top, "dateline")),
        "credit": _joined(words(d) for d in children(top, "distributor")),
        "summary": " ".join(lines(child(top, "abstract")).split()),
        "media": tuple(_media(content)),
        "keywords": tuple(dict.fromkeys(_keywords(data, head))),
        "declared": tuple(_declared(root, head, data, top)),
        **_of_docdata(data, top),
    }
    return Nitf(title, Body("".join(pieces), "text/html"), fields)


def nitf_in(text: str) -> Nitf | None:
    """The parts of an NITF document that stands in a text; ``None`` where none does."""
    if not text[:400].lstrip("\ufeff \t\n").startswith(("<nitf", "<?xml", "<!DOCTYPE nitf")):
        return None
    root = parse_document(Delivery(body=text.encode("utf-8", "replace"))).root
    return read_nitf(root) if root is not None and name_of(root) == "nitf" else None


def markup_of(content: etree._Element) -> str:
    """An element of NITF's or HTML's names as HTML; a picture's address, NITF's ``source``, is
    HTML's ``src``."""
    copied = deepcopy(content)
    for medium in below(copied, "media"):
        shown = [_address(one) for one in children(medium, "media-reference") if _is_shown(one)]
        for reference in children(medium, "media-reference"):
            medium.remove(reference)
        if shown:
            medium.insert(0, etree.Element("img", src=shown[0]))
    return as_html(copied, _AS_HTML)


def _is_shown(reference: etree._Element) -> bool:
    """Whether a reference leads to a picture, by its own word or by that of its medium."""
    told = said(reference, "mime-type") or said(reference.getparent(), "media-type")
    return bool(_address(reference)) and told.lower().startswith(("image", "photo"))


def _address(reference: etree._Element) -> str:
    href = said(reference, "source") or said(reference, "data-location")
    return "" if href.lower().startswith(UNSAFE) else href


def _language(root: etree._Element, body: etree._Element | None) -> str:
    return said(body, LANG) or said(root, LANG)


def _joined(said_ones: Iterator[str]) -> str:
    return ", ".join(one for one in said_ones if one)


def _of_docdata(data: etree._Element | None, top: etree._Element | None) -> Fields:
    """The fields that <docdata> fills. A story's release is its embargo where it lies ahead of
    its issue, or where its status says so."""
    issued = _norm(data, "date.issue")
    released = _norm(data, "date.release")
    status = said(data, "management-status")
    identity = child(data, "doc-id")
    held = released if issued and released > issued else ""
    if status == "embargoed":
        held = released or UNTIL_TOLD
    return {
        "guid": said(identity, "id-string"),
        "provider": said(identity, "regsrc"),
        "version": said(child(data, "du-key"), "version"),
        "published": issued or _norm(top, "dateline", "story.date"),
        "embargo": held,
        "pub_status": status,
        "rights": _rights(data, top),
    }


def _norm(element: etree._Element | None, *path: str) -> str:
    """The date in an element's ``norm`` attribute; "" where there is none."""
    return iso_date(said(child(element, *path), "norm")) or ""


def _rights(data: etree._Element | None, top: etree._Element | None) -> str:
    """What is said of rights in words, else the holder and year of the copyright."""
    held = child(data, "doc.copyright")
    parts = [words(rights) for rights in children(top, "rights")]
    parts += [" ".join(filter(None, (said(held, "year"), said(held, "holder"))))]
    parts += [said(one, "owner") for one in children(data, "doc.rights")]
    return "\n".join(dict.fromkeys(part for part in parts if part))


def _keywords(data: etree._Element | None, head: etree._Element | None) -> Iterator[str]:
    for keyword in below(child(data, "key-list"), "keyword"):
        if key := said(keyword, "key"):
            yield key
    for subject in below(child(head, "tobject"), "tobject.subject"):
        names = ("tobject.subject.detail", "tobject.subject.matter", "tobject.subject.type")
        if name := next((said(subject, n) for n in names if said(subject, n)), ""):
            yield name
    for one in children(child(data, "identified-content")):
        if name := words(one) or said(one, "value"):
            yield name


_DATA = (
    *("correction", "ed-msg", "urgency", "fixture", "date.expire", "date.release", "del-list"),
    *("from-src", "doc-scope", "series", "du-key", "doc.rights", "doc.copyright", "evloc"),
    *("doc-id", "date.issue"),
)


def _declared(
    root: etree._Element,
    head: etree._Element | None,
    data: etree._Element | None,
    top: etree._Element | None,
) -> Iterator[Declared]:
    told = [(name_of(one), words(one) or _of_attributes(one)) for one in children(data, *_DATA)]
    told += [(n, said(data, n)) for n in ("management-doc-idref", "management-idref-status")]
    told += [(said(one, "name"), said(one, "content")) for one in children(head, "meta")]
    told += [("revision-history", _of_attributes(h)) for h in children(head, "revision-history")]
    told += [("tobject.type", said(one, "tobject.type")) for one in children(head, "tobject")]
    told += [("note", words(one)) for one in children(top, "note")]
    told += [("change.date", said(root, "change.date"))]
    for name, value in told:
        if name and value:
            yield Declared(name=name, value=value, where="nitf")


def _of_attributes(element: etree._Element) -> str:
    """What an element's attributes say: the value of one, names and values of several."""
    told = [(str(name), str(value)) for name, value in element.attrib.items() if str(value).strip()]
    return told[0][1] if len(told) == 1 else "; ".join(f"{name} {value}" for name, value in told)


def _media(content: etree._Element | None) -> Iterator[Media]:
    """Each medium once, by its first reference that leads somewhere."""
    for medium in below(content, "media"):
        for reference in children(medium, "media-reference"):
            if not _address(reference):
                continue
            yield Media(
                href=_address(reference),
                type=said(reference, "mime-type") or said(medium, "media-type") or None,
                caption=words(child(medium, "media-caption")) or None,
                credit=words(child(medium, "media-producer")) or None,
                rights=said(reference, "copyright") or None,
            )
            break


FORMAT = Format(name="nitf", claims=claims, parse=parse)
