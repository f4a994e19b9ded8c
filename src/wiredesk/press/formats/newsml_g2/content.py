"""The content of a news item: XHTML or plain text, NITF where pictures come along, or addresses.

NITF says whose each picture is; XHTML cannot. A picture or film that is the item itself is told by
its address, and its caption by a description.
"""

from html import escape
from typing import Any

from lxml import etree

from wiredesk.press.formats.addresses import as_reference
from wiredesk.press.formats.markup import body_elements, plain_body
from wiredesk.press.formats.newsml_g2.codes import G2
from wiredesk.press.formats.newsml_g2.meta import creditline_of
from wiredesk.press.formats.outgoing import OURS
from wiredesk.press.formats.xml import XML_LANG, kept, put, put_said, tag_of
from wiredesk.records import Media, Story

XHTML = "http://www.w3.org/1999/xhtml"
NITF = "http://iptc.org/std/NITF/2006-10-18/"
NAMES_XHTML: dict[Any, str] = {None: XHTML}
NAMES_NITF: dict[Any, str] = {None: NITF}

_AS_NITF = {
    **dict.fromkeys(("h1", "h2", "h3", "h4", "h5", "h6"), "hl2"),
    **dict.fromkeys(("b", "strong", "i", "cite", "u"), "em"),
    "figcaption": "p",
}
_UNKNOWN_TO_NITF = ("code", "mark", "s", "small", "abbr")
_MEDIA_TYPES = ("text", "audio", "image", "video", "data", "application", "other")


def put_content(item: etree._Element, story: Story) -> None:
    """The content set; none where the item says nothing but what its metadata says."""
    held = put(item, f"{G2}contentSet")
    inner = tuple(one for one in story.media if _tells_its_own(one, story))
    for one in story.media:
        if one not in inner:
            put(held, f"{G2}remoteContent", href=as_reference(one.href), contenttype=one.type)
    plain = plain_body(story)
    if inner or (plain and plain != _described(story)):
        _put_body(held, story, plain, inner)
    if not len(held):
        item.remove(held)


def _tells_its_own(media: Media, story: Story) -> bool:
    """Whether the text shows a picture, or it says of itself what its item does not say for it:
    then NITF has to."""
    if _kind_of(story) not in ("text", "composite"):
        return False
    if story.format == OURS or escape(media.href) in (story.html or ""):
        return True
    told = (one.value for one in story.declared if one.name in _CAPTIONS)
    caption = next((" ".join(one.split()) for one in told), None)
    item = (caption, creditline_of(story), story.rights)
    return (media.caption, media.credit, media.rights) != item


_CAPTIONS = ("description caption", "description")


def kind_of_item(story: Story) -> str:
    """The class that an item declares, else that of a text."""
    told = (one.value for one in story.declared if one.name == "itemClass")
    return next(told, "ninat:text")


def _kind_of(story: Story) -> str:
    return kind_of_item(story).rpartition(":")[2].rpartition("/")[2]


def _described(story: Story) -> str:
    """The text that its descriptions make, where they are all its text."""
    told = [one.value for one in story.declared if one.name.partition(" ")[0] == "description"]
    return "\n\n".join(dict.fromkeys(told))


def _put_body(held: etree._Element, story: Story, plain: str, inner: tuple[Media, ...]) -> None:
    div = body_elements(story)
    if inner:
        inline = put(held, f"{G2}inlineXML", contenttype="application/nitf+xml")
        inline.append(_nitf(story, _paragraphs(plain) if div is None else div, inner))
    elif div is None:
        put(held, f"{G2}inlineData", plain, contenttype="text/plain")
    else:
        inline = put(held, f"{G2}inlineXML", contenttype="application/xhtml+xml")
        inline.append(_xhtml(story, div))


def _paragraphs(plain: str) -> etree._Element:
    """Plain text as paragraphs, its lines kept."""
    div = etree.Element("div")
    for piece in filter(None, plain.split("\n\n")):
        first, *others = piece.split("\n")
        paragraph = put(div, "p", first)
        for line in others:
            put(paragraph, "br").tail = kept(line)
    return div


def _inner_title(story: Story) -> str | None:
    told = (one.value for one in story.declared if one.name == "headline of the content")
    return next(told, story.title)


def _xhtml(story: Story, div: etree._Element) -> etree._Element:
    root = etree.Element(f"{{{XHTML}}}html", nsmap=NAMES_XHTML)
    if story.language:
        root.set(XML_LANG, tag_of(story.language))
    put(put(root, f"{{{XHTML}}}head"), f"{{{XHTML}}}title", _inner_title(story) or "")
    body = put(root, f"{{{XHTML}}}body")
    _move(div, body, XHTML)
    return root


def _nitf(story: Story, div: etree._Element, media: tuple[Media, ...]) -> etree._Element:
    root = etree.Element(f"{{{NITF}}}nitf", nsmap=NAMES_NITF)
    body = put(root, f"{{{NITF}}}body")
    title = _inner_title(story)
    if title:
        head = put(put(body, f"{{{NITF}}}body.head"), f"{{{NITF}}}hedline")
        put(head, f"{{{NITF}}}hl1", title)
    _put_media(div, media)
    etree.strip_tags(div, *_UNKNOWN_TO_NITF)
    for quote in list(div.iter("blockquote")):
        _as_block_quote(quote)
    for element in div.iter():
        element.tag = _AS_NITF.get(str(element.tag), element.tag)
    _move(div, put(body, f"{{{NITF}}}body.content"), NITF)
    return root


def _put_media(div: etree._Element, media: tuple[Media, ...]) -> None:
    """Each medium where the text shows it or its caption, else behind the text.

    A caption stands with its medium then, and no more by itself; figures of others are left out.
    """
    left = {one.href: one for one in media}
    for figure in list(div.iter("figure")):
        pictures = [str(one.get("src")) for one in figure.iter("img")]
        shown = left.pop(pictures[0], None) if pictures else None
        if shown:
            below = figure.getnext()
            words = shown.caption
            if below is not None and below.tag == "figcaption" and _says(below, words):
                words = _words(below)
                _take_out(below)
            figure.addprevious(_medium(shown, words))
        _take_out(figure)
    etree.strip_elements(div, "img", with_tail=False)
    for caption in list(div.iter("figcaption")):
        named = next((one for one in left.values() if _says(caption, one.caption)), None)
        if named:
            caption.addprevious(_medium(left.pop(named.href), _words(caption)))
            _take_out(caption)
    for one in left.values():
        div.append(_medium(one, one.caption))


def _says(element: etree._Element, words: str | None) -> bool:
    return bool(words) and _words(element).split() == (words or "").split()


def _words(element: etree._Element) -> str:
    return "".join(map(str, element.itertext()))


def _take_out(element: etree._Element) -> None:
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)


def _medium(media: Media, caption: str | None) -> etree._Element:
    kind = (media.type or "image").partition("/")[0].lower()
    element = etree.Element("media")
    element.set("media-type", kind if kind in _MEDIA_TYPES else "image")
    reference = put(element, "media-reference", source=as_reference(media.href))
    if media.type and "/" in media.type:
        reference.set("mime-type", kept(media.type))
    if media.rights:
        reference.set("copyright", kept(media.rights))
    put_said(element, "media-caption", caption)
    put_said(element, "media-producer", media.credit)
    return element


def _as_block_quote(quote: etree._Element) -> None:
    """NITF quotes blocks of paragraphs: <bq><block><p>."""
    block = etree.Element("block")
    inner = put(block, "p", quote.text or "")
    inner.extend(list(quote))
    quote.text, quote.tag = None, "bq"
    quote.append(block)


def _move(div: etree._Element, target: etree._Element, namespace: str) -> None:
    target.text = div.text
    for child in list(div):
        for element in child.iter():
            if isinstance(element.tag, str):
                element.tag = f"{{{namespace}}}{element.tag}"
        target.append(child)
