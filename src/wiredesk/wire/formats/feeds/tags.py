"""What each element says, wherever it stands: a table from short name to how it is read.

RSS feeds carry Atom, Dublin Core and Media RSS elements and the other way round, so one table
serves all formats. A function of the table gets the entry, the element and the surroundings.
"""

from collections.abc import Callable
from typing import NamedTuple

from lxml import etree

from wiredesk.wire.addresses import join
from wiredesk.wire.formats.feeds.entry import Category, Entry, FeedLink, Person, Picture, Text
from wiredesk.wire.formats.feeds.names import short
from wiredesk.wire.formats.feeds.syntax import (
    BASE,
    LANG,
    atom_text,
    language,
    person,
    plain,
    rss_text,
    words,
)


class Around(NamedTuple):
    """What holds around an element: the base of addresses, the language, the kind of feed."""

    base: str
    lang: str | None
    atom: bool
    atom03: bool = False


Reader = Callable[[Entry, etree._Element, Around], None]


def read_parts(entry: Entry, element: etree._Element, around: Around) -> None:
    """Read each child of an entry's (or a feed's) element into the entry."""
    for child in element:
        tag = child.tag
        if type(tag) is not str:
            continue
        name = short(tag)
        reader = TABLE.get(name)
        if reader is None:
            if name not in PLACES and not len(child) and child.text:
                entry.other.setdefault(name, child.text.strip())
            continue
        reader(entry, child, at(child, around) if child.attrib else around)


def at(element: etree._Element, around: Around) -> Around:
    """What holds inside an element."""
    base, lang = element.get(BASE), element.get(LANG)
    if base is None and lang is None:
        return around
    return around._replace(
        base=join(around.base, base) if base else around.base,
        lang=around.lang if lang is None else language(lang),
    )


def _text(element: etree._Element, role: str, around: Around) -> Text:
    if around.atom or element.get("type") or element.get("mode"):
        return atom_text(element, role, around.base, around.lang, around.atom03)
    return rss_text(element, role, around.base, around.lang)


# ── title, body, rights ─────────────────────────────────────────────────────────────────────


def _title(entry: Entry, element: etree._Element, around: Around) -> None:
    text = _text(element, "title", around)
    if text.value or entry.title is None:
        entry.title = text


def _other_title(entry: Entry, element: etree._Element, around: Around) -> None:
    if entry.title is None:
        _title(entry, element, around)


def _body(role: str) -> Reader:
    def read(entry: Entry, element: etree._Element, around: Around) -> None:
        entry.bodies.append(_text(element, role, around))

    return read


def _encoded(entry: Entry, element: etree._Element, around: Around) -> None:
    value = words(element) if not len(element) else rss_text(element, "", "", None).value
    entry.bodies.append(Text(value, "text/html", "encoded", around.lang, around.base))


def _xhtml_body(entry: Entry, element: etree._Element, around: Around) -> None:
    text = atom_text(element, "xhtml", around.base, around.lang, True)
    text.type = "application/xhtml+xml"
    entry.bodies.append(text)


def _subtitle(entry: Entry, element: etree._Element, around: Around) -> None:
    entry.subtitle = entry.subtitle or _text(element, "subtitle", around)


def _info(entry: Entry, element: etree._Element, around: Around) -> None:
    entry.info = _text(element, "info", around)


def _rights(entry: Entry, element: etree._Element, around: Around) -> None:
    entry.rights = _text(element, "rights", around)


def _licence(entry: Entry, element: etree._Element, around: Around) -> None:
    said = element.get("{http://www.w3.org/1999/02/22-rdf-syntax-ns#}resource")
    entry.licence = entry.licence or (said or words(element)).strip()


# ── links and identity ──────────────────────────────────────────────────────────────────────


def _link(entry: Entry, element: etree._Element, around: Around) -> None:
    href = element.get("href")
    if href is None:
        if written := words(element):
            entry.links.append(FeedLink(join(around.base, written)))
        return
    rel = (element.get("rel") or "alternate").strip() or "alternate"
    entry.links.append(
        FeedLink(
            href=join(around.base, href),
            rel=rel,
            type=element.get("type") or ("application/atom+xml" if rel == "self" else ""),
            title=element.get("title") or "",
            length=element.get("length") or "",
        )
    )


def _guid(entry: Entry, element: etree._Element, around: Around) -> None:
    written = words(element)
    if written:
        entry.guid = written
        entry.guid_is_link = element.get("ispermalink", element.get("isPermaLink")) != "false"
        if entry.guid_is_link:
            entry.guid_is_link = "://" in written


def _id(entry: Entry, element: etree._Element, around: Around) -> None:
    written = words(element)
    entry.guid = join(around.base, written) if written.startswith("/") else written


def _comments(entry: Entry, element: etree._Element, around: Around) -> None:
    entry.comments = join(around.base, words(element))


# ── people ──────────────────────────────────────────────────────────────────────────────────


def _person(element: etree._Element, around: Around) -> Person:
    if not len(element):
        return person(words(element))
    found = Person()
    for child in element:
        name = short(child.tag) if type(child.tag) is str else ""
        if name in {"name", "itunes:name"}:
            found.name = words(child)
        elif name in {"email", "itunes:email"}:
            found.email = words(child)
        elif name in {"uri", "url", "homepage"}:
            found.url = join(around.base, words(child))
    return found


def _author(entry: Entry, element: etree._Element, around: Around) -> None:
    found = _person(element, around)
    if found != Person() and found not in entry.authors:
        entry.authors.append(found)


def _second_author(entry: Entry, element: etree._Element, around: Around) -> None:
    """An itunes:author repeats the author; it counts where there is none."""
    if not entry.authors:
        _author(entry, element, around)


def _contributor(entry: Entry, element: etree._Element, around: Around) -> None:
    entry.contributors.append(_person(element, around))


def _publisher(entry: Entry, element: etree._Element, around: Around) -> None:
    entry.publisher = _person(element, around)


# ── dates ───────────────────────────────────────────────────────────────────────────────────


def _date(name: str, weak: bool = False) -> Reader:
    def read(entry: Entry, element: etree._Element, around: Around) -> None:
        written = words(element)
        if written and not (weak and name in entry.dates):
            entry.dates[name] = written

    return read


# ── categories and media ────────────────────────────────────────────────────────────────────


def _category(entry: Entry, element: etree._Element, around: Around) -> None:
    said = element.attrib
    term = said.get("term") or said.get("text") or words(element)
    if term:
        scheme = said.get("scheme") or said.get("domain") or ""
        entry.categories.append(Category(term, scheme, said.get("label") or ""))
    for child in element:
        if type(child.tag) is str:
            _category(entry, child, around)


def _keywords(entry: Entry, element: etree._Element, around: Around) -> None:
    written = words(element)
    parts = written.split(",") if "," in written else written.split()
    entry.categories += [Category(part.strip(), "itunes") for part in parts if part.strip()]


def _media_category(entry: Entry, element: etree._Element, around: Around) -> None:
    scheme = element.get("scheme") or "http://search.yahoo.com/mrss/category_schema"
    entry.categories.append(Category(words(element), scheme, element.get("label") or ""))


def _enclosure(entry: Entry, element: etree._Element, around: Around) -> None:
    href = element.get("url") or element.get("href")
    if href:
        link = FeedLink(join(around.base, href), "enclosure", element.get("type") or "")
        link.length = element.get("length") or ""
        entry.links.append(link)


def _media(entry: Entry, element: etree._Element, around: Around) -> None:
    href = element.get("url") or element.get("href") or ""
    kind = element.get("type") or element.get("medium") or ""
    found = Picture(join(around.base, href), kind)
    if short(element.tag) == "media:player":
        entry.other["media:player"] = found.href
        return
    _about_media(entry, found, element, around)
    if found.href:
        entry.media.append(found)


def _about_media(entry: Entry, picture: Picture, element: etree._Element, around: Around) -> None:
    """What stands inside a media:content or media:group."""
    for child in element:
        name = short(child.tag) if type(child.tag) is str else ""
        if name == "media:description":
            said = words(child)
            picture.caption = " ".join(said.split()) or picture.caption
            entry.about_media.append(Text(said, "text/plain", name, around.lang, around.base))
        elif name == "media:title":
            picture.caption = picture.caption or " ".join(words(child).split())
        elif name == "media:credit":
            picture.credit = picture.credit or words(child)
        elif name in {"media:copyright", "media:license"}:
            picture.rights = picture.rights or words(child)
        elif name in {"media:content", "media:thumbnail", "media:player"}:
            _media(entry, child, around)
        elif name == "media:category":
            _media_category(entry, child, around)


def _media_credit(entry: Entry, element: etree._Element, around: Around) -> None:
    if entry.media:
        entry.media[-1].credit = entry.media[-1].credit or words(element)


def _media_caption(entry: Entry, element: etree._Element, around: Around) -> None:
    """A media:description beside its media:content is a caption, never the story's body."""
    if entry.media:
        entry.media[-1].caption = entry.media[-1].caption or " ".join(words(element).split())
    else:
        entry.other.setdefault("media:description", words(element))


def _image(entry: Entry, element: etree._Element, around: Around) -> None:
    href = element.get("href") or element.get("url") or ""
    if not href and not len(element):
        href = words(element)
    caption = ""
    for child in element:
        name = short(child.tag) if type(child.tag) is str else ""
        if name == "url":
            href = words(child)
        elif name == "title":
            caption = words(child)
    if href:
        entry.media.append(Picture(join(around.base, href), "image", caption))


# ── source ──────────────────────────────────────────────────────────────────────────────────


def _source(entry: Entry, element: etree._Element, around: Around) -> None:
    entry.source_address = join(around.base, element.get("url") or "")
    entry.source = Entry(base=around.base)
    if len(element):
        read_parts(entry.source, element, around)
    else:
        entry.source.title = Text(words(element), role="title")


def _dc_source(entry: Entry, element: etree._Element, around: Around) -> None:
    written = words(element)
    if "://" in written:
        entry.source_address = entry.source_address or written
    elif entry.source is None:
        entry.source = Entry(title=Text(written, role="title"))


def _language(entry: Entry, element: etree._Element, around: Around) -> None:
    entry.language = language(words(element)) or entry.language


def _reply(entry: Entry, element: etree._Element, around: Around) -> None:
    entry.other["thr:in-reply-to"] = element.get("ref") or element.get("href") or words(element)


def title_of(entry: Entry) -> str:
    """An entry's title on one line, without markup."""
    return plain(entry.title) if entry.title else ""


TABLE: dict[str, Reader] = {
    "title": _title,
    "dc:title": _other_title,
    "media:title": _other_title,
    "itunes:title": _other_title,
    "description": _body("description"),
    "dc:description": _body("description"),
    "abstract": _body("description"),
    "summary": _body("summary"),
    "itunes:summary": _body("summary"),
    "dcterms:abstract": _body("summary"),
    "content": _body("content"),
    "content:encoded": _encoded,
    "fullitem": _encoded,
    "xhtml:body": _xhtml_body,
    "body": _xhtml_body,
    "prodlink": _link,
    "subtitle": _subtitle,
    "tagline": _subtitle,
    "itunes:subtitle": _subtitle,
    "info": _info,
    "rights": _rights,
    "copyright": _rights,
    "dc:rights": _rights,
    "cc:license": _licence,
    "cc:licence": _licence,
    "link": _link,
    "url": _link,
    "guid": _guid,
    "id": _id,
    "dc:identifier": lambda entry, element, around: (
        None if entry.guid else _id(entry, element, around)
    ),
    "comments": _comments,
    "author": _author,
    "managingeditor": _author,
    "dc:creator": _author,
    "dc:author": _author,
    "itunes:author": _second_author,
    "contributor": _contributor,
    "dc:contributor": _contributor,
    "webmaster": _publisher,
    "dc:publisher": _publisher,
    "itunes:owner": _publisher,
    "pubdate": _date("published"),
    "published": _date("published"),
    "issued": _date("published", weak=True),
    "dcterms:issued": _date("published", weak=True),
    "prism:publicationdate": _date("published", weak=True),
    "dc:date": _date("dc:date"),
    "updated": _date("updated"),
    "modified": _date("updated", weak=True),
    "lastbuilddate": _date("updated"),
    "dcterms:modified": _date("updated", weak=True),
    "created": _date("created"),
    "dcterms:created": _date("created"),
    "expirationdate": _date("expired"),
    "category": _category,
    "dc:subject": _category,
    "keywords": _keywords,
    "itunes:keywords": _keywords,
    "itunes:category": _category,
    "media:category": _media_category,
    "enclosure": _enclosure,
    "media:content": _media,
    "media:thumbnail": _media,
    "media:group": _media,
    "media:player": _media,
    "media:credit": _media_credit,
    "media:description": _media_caption,
    "image": _image,
    "itunes:image": _image,
    "source": _source,
    "dc:source": _dc_source,
    "language": _language,
    "dc:language": _language,
    "thr:in-reply-to": _reply,
}

PLACES = {"item", "entry", "items", "channel", "textinput", "image", "cloud"}
"""Elements that hold entries or things of their own."""
