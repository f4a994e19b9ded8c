"""Feeds in XML: where the head and the entries stand in RSS, RDF, Atom and CDF."""

from lxml import etree

from wiredesk.wire.addresses import join
from wiredesk.wire.formats.feeds.entry import Entry, Feed, FeedLink, Text
from wiredesk.wire.formats.feeds.names import short
from wiredesk.wire.formats.feeds.syntax import BASE, LANG, language
from wiredesk.wire.formats.feeds.tags import Around, at, read_parts

ATOM10 = "http://www.w3.org/2005/Atom"


def read_xml(root: etree._Element, address: str, spoken: str | None = None) -> Feed | None:
    """The feed in a document; ``None`` where it is none.

    ``address`` is where it was fetched, ``spoken`` the language that its sender declared there.
    """
    if spoken and not root.get(LANG):
        root.set(LANG, spoken)
    name = short(root.tag)
    if name in {"rss", "rdf:rdf"}:
        return _rss(root, address)
    if name in {"feed", "entry"}:
        return _atom(root, address)
    return _cdf(root, address) if name == "channel" else None


def _around(root: etree._Element, address: str, atom: bool, atom03: bool = False) -> Around:
    base, lang = root.get(BASE), root.get(LANG)
    whole = join(address, base) if base else address
    return Around(whole, language(lang), atom, atom03)


def _rss(root: etree._Element, address: str) -> Feed:
    around = _around(root, address, atom=False)
    channels = [child for child in root if type(child.tag) is str and short(child.tag) == "channel"]
    head = Entry(base=around.base, language=around.lang)
    entries: list[Entry] = []
    for channel in channels:
        inside = at(channel, around)
        read_parts(head, channel, inside)
        if head.language and not inside.lang:
            inside = inside._replace(lang=head.language)
        entries += _items(channel, inside)
    within = around._replace(lang=around.lang or head.language)
    entries += _items(root, within)
    return Feed(_rss_version(root), head, entries)


def _items(element: etree._Element, around: Around) -> list[Entry]:
    return [
        _entry(child, around)
        for child in element
        if type(child.tag) is str and short(child.tag) in {"item", "entry"}
    ]


def _entry(element: etree._Element, around: Around) -> Entry:
    inside = at(element, around) if element.attrib else around
    entry = Entry(base=inside.base, language=inside.lang)
    about = element.get("{http://www.w3.org/1999/02/22-rdf-syntax-ns#}about")
    if about:
        entry.guid = about
    read_parts(entry, element, inside)
    return entry


def _rss_version(root: etree._Element) -> str:
    if short(root.tag) == "rdf:rdf":
        return "rss090" if "/0.9/" in str(root.nsmap.get(None)) else "rss10"
    said = (root.get("version") or "").strip()
    if said.startswith("0.9"):
        return "rss" + said.replace(".", "")[:3]
    return "rss20" if said.startswith("2") else "rss"


def _atom(root: etree._Element, address: str) -> Feed:
    space = etree.QName(root).namespace or ""
    atom03 = space.lower() != ATOM10.lower()
    around = _around(root, address, atom=True, atom03=atom03)
    if short(root.tag) == "entry":
        return Feed("atom10", Entry(base=around.base), [_entry(root, around)])
    head = Entry(base=around.base, language=around.lang)
    read_parts(head, root, around)
    return Feed("atom03" if atom03 else "atom10", head, _items(root, around))


def _cdf(root: etree._Element, address: str) -> Feed:
    around = _around(root, address, atom=False)
    around = around._replace(base=join(address, str(root.get("BASE") or root.get("base") or "")))
    head = _cdf_part(root, around)
    items = [c for c in root if type(c.tag) is str and short(c.tag) == "item"]
    return Feed("cdf", head, [_cdf_part(item, around) for item in items])


def _cdf_part(element: etree._Element, around: Around) -> Entry:
    said = {str(name).lower(): str(value) for name, value in element.attrib.items()}
    part = Entry(base=around.base, language=around.lang)
    read_parts(part, element, around)
    if href := said.get("href"):
        part.links.append(FeedLink(join(around.base, href)))
    if when := said.get("lastmod"):
        part.dates["updated"] = when
    part.title = part.title or Text("", role="title")
    return part
