"""One news item or package as a Story."""

from html import escape

from lxml import etree

from wiredesk.records import Declared, Delivery, Note, Story
from wiredesk.wire.formats.making import Body, filled, make_story
from wiredesk.wire.formats.newsml_g2.codes import bare
from wiredesk.wire.formats.newsml_g2.content import Content, read_content
from wiredesk.wire.formats.newsml_g2.meta import Parts, parts_of, read_meta
from wiredesk.wire.formats.newsml_g2.package import Told, items_of, links_of
from wiredesk.wire.xml_tree import LANG, child, children, lines, name_of, said, words

FORM = "newsml_g2"


def read_item(
    item: etree._Element,
    delivery: Delivery,
    notes: tuple[Note, ...],
    envelope: tuple[Declared, ...],
) -> Story:
    """The story that a news item or a package is.

    ``notes`` say how its bytes could be read, ``envelope`` what the message around it declares.
    """
    parts = parts_of(item)
    meta = read_meta(parts)
    if name_of(item) == "packageItem":
        told = list(items_of(item))
        content = Content("", _package_body(parts, told), {})
        meta["links"] = (*meta["links"], *links_of(told))
        meta["declared"] = (Declared(name="kind", value="package", where=FORM), *meta["declared"])
    else:
        content = read_content(parts)
    title = headline_of(parts.content, meta["language"]) or content.title or title_of(item)
    if content.title:
        inner = Declared(name="headline of the content", value=content.title, where=FORM)
        meta["declared"] = (*meta["declared"], inner)
    fields = filled({**meta, "notes": notes}, content.fields)
    if content.fields.get("byline") and not words(child(parts.content, "by")):
        # "By Ellen Marsh, Foreign Editor": the line as it is to be printed, before bare names.
        fields["byline"] = content.fields["byline"]
    said_of_it = (one for one in fields.get("declared", ()) if one.value != title)
    fields["declared"] = (*said_of_it, *envelope)
    return make_story(FORM, delivery, title, content.body, fields)


def headline_of(content: etree._Element | None, language: str = "") -> str:
    """The main headline: that of the role "main", then one of no role, then any; of several the
    one in the item's language."""
    found = [h for h in children(content, "headline") if words(h)]
    ranked = sorted(found, key=lambda h: (_rank(h), _tongue(h) not in ("", _short(language))))
    return words(ranked[0]) if ranked else ""


def _rank(headline: etree._Element) -> int:
    return {"main": 0, "": 1}.get(bare(said(headline, "role")), 2)


def _tongue(headline: etree._Element) -> str:
    return _short(said(headline, LANG))


def _short(tag: str) -> str:
    return tag.partition("-")[0].lower()


def title_of(item: etree._Element) -> str:
    """What an item is called: its headline, else the title that its sender manages it by."""
    return headline_of(child(item, "contentMeta")) or words(child(item, "itemMeta", "title"))


def _package_body(parts: Parts, items: list[Told]) -> Body:
    """What the package says of itself, then of each item: its title and its description."""
    pieces = [_paragraphs(lines(one)) for one in children(parts.content, "description")]
    for one in items:
        if one.title:
            pieces.append(f"<h2>{escape(one.title)}</h2>")
        pieces.append(_paragraphs(one.description))
    return Body("".join(pieces), "text/html")


def _paragraphs(text: str) -> str:
    return "".join(f"<p>{escape(line)}</p>" for line in text.split("\n") if line)
