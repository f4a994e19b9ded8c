"""The articles among the components of a news item, and what each is made of.

A component is a whole article where it has a headline and a text, or where it stands beside the
same text in another language; what stands in it by role (headline, lead, body, contact, pictures)
are its parts.
"""

import base64
import binascii
from collections.abc import Iterator

from lxml import etree

from wiredesk.records import Media, Note
from wiredesk.wire.addresses import UNSAFE
from wiredesk.wire.decoding import decode
from wiredesk.wire.formats.making import Body, Fields
from wiredesk.wire.formats.nitf import MARKUP, Nitf, markup_of, nitf_in, read_nitf
from wiredesk.wire.markup import parse_html
from wiredesk.wire.xml_tree import (
    LANG,
    below,
    child,
    children,
    lines,
    name_of,
    plain_paragraphs,
    said,
    words,
)

Path = tuple[etree._Element, ...]
"""A component with those around it, the outermost first."""

DEEPEST = 20
"""Levels of components within components; senders use five."""

_MEDIA = ("photo", "picture", "image", "graphic", "video", "audio", "logo", "caption", "animation")
_UNREAD = ("stylesheet", "headline", "title", "keyword", "metadata", "thumbnail", "preview")
_ORDER = {"subheadline": 0, "lead": 1, "abstract": 1, "contact": 4}
"""Where the parts of a text stand; its body, and what has no role, at 2."""


def is_too_deep(top: etree._Element) -> bool:
    """Whether components stand in components deeper than any sender means."""
    level = [top]
    for _ in range(DEEPEST):
        level = [inner for one in level for inner in children(one, "NewsComponent")]
    return bool(level)


def articles_in(top: etree._Element) -> list[Path]:
    """The whole articles at or below a component, each with the components around it."""
    found: list[Path] = []
    waiting: list[Path] = [(top,)]
    while waiting:
        path = waiting.pop()
        whole = _whole_articles(path[-1])
        if whole:
            waiting += [(*path, one) for one in reversed(whole)]
        else:
            found.append(path)
    return found


def _whole_articles(component: etree._Element) -> list[etree._Element]:
    """The components directly in this one that are articles of their own."""
    texts = [c for c in children(component, "NewsComponent") if not _is_media(c) and _has_text(c)]
    spoken = {language_of(one) for one in texts}
    return [one for one in texts if len(spoken) > 1 or _has_headline(one)]


def language_of(component: etree._Element) -> str:
    """The language that a component declares of itself."""
    told = said(child(component, "DescriptiveMetadata", "Language"), "FormalName")
    return told or said(component, LANG)


def role_of(component: etree._Element) -> str:
    """The role of a component, in lower case."""
    return said(child(component, "Role"), "FormalName").lower()


def _is_media(component: etree._Element) -> bool:
    if any(word in role_of(component) for word in _MEDIA):
        return True
    kinds = [_kind(item) for item in below(component, "ContentItem")]
    return bool(kinds) and all(_is_medium(kind) for kind in kinds)


def _is_medium(kind: str) -> bool:
    return any(kind.startswith(word) for word in _MEDIA)


def _kind(item: etree._Element) -> str:
    """The media type of a content item, else the kind of medium it says it is."""
    for name in ("MimeType", "MediaType", "Format"):
        if kind := said(child(item, name), "FormalName").lower():
            return kind
    return ""


def _has_text(component: etree._Element) -> bool:
    return any(True for one in below(component, "ContentItem") if _is_text(one))


def _is_text(item: etree._Element) -> bool:
    return not _is_medium(_kind(item)) and any(True for _ in below(item, "DataContent"))


def _has_headline(component: etree._Element) -> bool:
    """Whether a headline stands in its lines, or in the lines below of what is no medium."""
    if words(child(component, "NewsLines", "HeadLine")):
        return True
    inner = (c for c in children(component, "NewsComponent") if not _is_media(c))
    return any(_has_headline(one) for one in inner)


def content_of(article: etree._Element) -> Nitf:
    """The text of an article: the parts it is made of, in their order; each in its richest form."""
    pieces = sorted(_pieces(article, 2), key=lambda piece: piece[0])
    title, fields, bodies = "", Fields(), []
    for place, item in pieces:
        own, body, told = _read(item)
        title, fields = title or own, fields or told
        if body.value.strip():
            markup = body.type != "text/plain"
            bodies.append((place, body.value if markup else _paragraphs(body.value), body))
    if len(bodies) == 1:
        return Nitf(title, bodies[0][2], fields)
    headed = [f"<h2>{_line_of(text)}</h2>" if place == 0 else text for place, text, _ in bodies]
    return Nitf(title, Body("\n".join(headed), "text/html"), fields)


def _line_of(markup: str) -> str:
    """What markup says, on one line, without the paragraphs around it."""
    root = parse_html(markup).root
    return _escaped(words(root))


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;")


def _paragraphs(text: str) -> str:
    return "".join(f"<p>{_escaped(p)}</p>" for p in text.split("\n") if p.strip())


def _pieces(component: etree._Element, place: int) -> Iterator[tuple[int, etree._Element]]:
    """The content items that make the text, each with its place."""
    items = [item for item in children(component, "ContentItem") if _is_text(item)]
    if len(items) > 1 and _are_equivalent(component):
        items = [max(items, key=_richness)]
    yield from ((place, item) for item in items)
    inner = [c for c in children(component, "NewsComponent") if not _is_media(c)]
    inner = [c for c in inner if not any(word in role_of(c) for word in _UNREAD) or _is_deck(c)]
    if said(component, "EquivalentsList").lower() == "yes":
        texts = [c for c in inner if _has_text(c)]
        inner = texts[:1]
    for one in inner:
        yield from _pieces(one, _ORDER.get(role_of(one), place))


def _is_deck(component: etree._Element) -> bool:
    return role_of(component) == "subheadline"


def _are_equivalent(component: etree._Element) -> bool:
    told = said(component, "EquivalentsList").lower() == "yes"
    return told or child(component, "BasisForChoice") is not None


def _richness(item: etree._Element) -> int:
    names = {name_of(one) for one in item.iter()}
    return 3 if "nitf" in names else 2 if names & {"html", "body", "p"} else 1


def _read(item: etree._Element) -> Nitf:
    """The text of one content item."""
    data = next(below(item, "DataContent"))
    inside = children(data)
    if inside and name_of(inside[0]) == "nitf":
        return read_nitf(inside[0])
    if MARKUP & {name_of(one) for one in inside}:
        return Nitf("", Body("".join(map(markup_of, inside)), "text/html"), {})
    if inside:
        kind = name_of(inside[0])
        note = Note(kind="body", text=f"Its content is XML of another kind (“{kind}”).")
        return Nitf("", Body(plain_paragraphs(data)), {"notes": (note,)})
    text = "".join(map(str, data.itertext())).strip()
    if said(data.getparent(), "Notation").lower() == "base64":
        text = _from_base64(text)
    if inner := nitf_in(text):
        return inner
    markup = "html" in _kind(item) or "</p>" in text
    return Nitf("", Body(text, "text/html" if markup else "text/plain"), {})


def _from_base64(text: str) -> str:
    try:
        return decode(base64.b64decode("".join(text.split()))).text
    except (binascii.Error, ValueError):
        return ""


def media_in(component: etree._Element) -> Iterator[Media]:
    """The media in a component, each rendition by its address, with the lines beside it."""
    holders = [component, *(c for c in _components_below(component) if _is_media(c))]
    for holder in holders:
        for item in children(holder, "ContentItem"):
            href = said(item, "Href")
            if href and not href.lower().startswith(UNSAFE):
                told = child(holder, "NewsLines")
                yield Media(
                    href=href,
                    type=_kind(item) or None,
                    caption=_caption(holder) or None,
                    credit=words(child(told, "CreditLine")) or words(child(told, "ByLine")) or None,
                    rights=words(child(told, "CopyrightLine")) or None,
                )


def _components_below(component: etree._Element) -> Iterator[etree._Element]:
    """The components below, but not in whole articles: those have their own."""
    articles = set(_whole_articles(component))
    for one in children(component, "NewsComponent"):
        if one not in articles:
            yield one
            yield from _components_below(one)


def _caption(holder: etree._Element) -> str:
    """What a medium shows: the text in its role of caption, else its headline."""
    for item in below(holder, "DataContent"):
        if told := lines(item):
            return " ".join(told.split())
    return words(child(holder, "NewsLines", "HeadLine"))
