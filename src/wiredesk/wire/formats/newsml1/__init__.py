"""NewsML 1.0 to 1.2 (IPTC): news items made of components within components.

``components`` finds the articles among them (one story each: a text in two languages is two) and
what each is made of; ``meta`` turns what is declared into a Story's fields.
"""

from collections.abc import Iterator

from lxml import etree

from wiredesk.records import Delivery, Note, Refusal, Story
from wiredesk.wire.formats import Format
from wiredesk.wire.formats.making import filled, make_story
from wiredesk.wire.formats.newsml1.components import (
    DEEPEST,
    articles_in,
    content_of,
    is_too_deep,
    media_in,
)
from wiredesk.wire.formats.newsml1.meta import fields_of, meta_of, of_envelope, of_item, title_of
from wiredesk.wire.looks import NEWSML1, look_of
from wiredesk.wire.xml_document import parse_document
from wiredesk.wire.xml_tree import LANG, child, children, name_of, said

NO_NEWS = {
    "TopicSet": "a set of topics",
    "Catalog": "a catalogue",
    "Update": "an instruction to change an item that came before",
}


def claims(delivery: Delivery) -> bool:
    """XML whose root is <NewsML> (or a <NewsItem> of it)."""
    return look_of(delivery).kind == NEWSML1


def parse(delivery: Delivery) -> Iterator[Story | Refusal]:
    """A story for each article of each news item, in order."""
    document = parse_document(delivery)
    root = document.root
    if root is None:
        why = "It looks like NewsML 1, but its markup is broken beyond mending."
        yield Refusal(what="broken XML", why=why, address=delivery.address)
        return
    items = [root] if name_of(root) == "NewsItem" else children(root, "NewsItem")
    for item in items:
        yield from _of_item(root, item, delivery, document.notes)
    if not items:
        why = "It is a NewsML document that carries no news item."
        yield Refusal(what="no story", why=why, address=delivery.address)


def _of_item(
    root: etree._Element, item: etree._Element, delivery: Delivery, notes: tuple[Note, ...]
) -> Iterator[Story | Refusal]:
    top = child(item, "NewsComponent")
    if top is None:
        inside = next((name_of(one) for one in children(item) if name_of(one) in NO_NEWS), "")
        what = NO_NEWS.get(inside, "a news item without any content")
        why = f"It carries {what}, not a story. Its bytes are kept."
        yield Refusal(what="no story", why=why, address=delivery.address)
        return
    if is_too_deep(top):
        why = f"Its components stand more than {DEEPEST} deep in each other. Its bytes are kept."
        yield Refusal(what="broken XML", why=why, address=delivery.address)
        return
    declared = of_item(item)
    declared["notes"] = notes
    declared["declared"] = (*declared["declared"], *of_envelope(child(root, "NewsEnvelope")))
    articles = articles_in(top)
    components = {one for path in articles for one in path}
    media = {one: tuple(media_in(one)) for one in components}
    metas = {one: meta_of(one) for one in components}
    for number, path in enumerate(articles, 1):
        inner = [metas[one] for one in reversed(path)]
        fields = {**declared, **fields_of(inner, declared)}
        if len(articles) > 1 and fields["guid"]:
            own = said(path[-1], "Duid") or said(path[-1], LANG) or str(number)
            fields["guid"] = f"{fields['guid']}#{own}"
        content = content_of(path[-1])
        fields["media"] = tuple(dict.fromkeys(m for one in path for m in media[one]))
        title = title_of(inner) or content.title
        yield make_story("newsml1", delivery, title, content.body, filled(fields, content.fields))


FORMAT = Format(name="newsml1", claims=claims, parse=parse)
