"""NewsML-G2 (IPTC): news items, packages, and messages that carry both.

``codes`` gives names to what is said in codes, ``meta`` turns what an item declares into a Story's
fields, ``content`` finds its body and media, ``package`` walks the groups of a package, ``item``
puts a story together. Every version of the standard is read alike: elements are known by their
local names. Items that are no news (plans, concepts, knowledge, catalogues) and bare parts of
items are said aloud; their bytes stay with the delivery.
"""

from collections.abc import Iterator

from lxml import etree

from wiredesk.records import Declared, Delivery, Note, Refusal, Story
from wiredesk.wire.formats import Format
from wiredesk.wire.formats.newsml_g2.item import read_item, title_of
from wiredesk.wire.looks import NEWSML_G2, look_of
from wiredesk.wire.xml_document import parse_document
from wiredesk.wire.xml_tree import below, child, children, name_of, said, words

MOST_SAID = 60
"""Things that an envelope says; each item of the message carries them all."""

NEWS = ("newsItem", "packageItem")
NO_NEWS = {
    "planningItem": "a planning item",
    "conceptItem": "a concept item",
    "knowledgeItem": "a knowledge item",
    "catalogItem": "a catalogue item",
}


def claims(delivery: Delivery) -> bool:
    """XML whose root is an item of NewsML-G2, a message, or a part of an item."""
    return look_of(delivery).kind == NEWSML_G2


def parse(delivery: Delivery) -> Iterator[Story | Refusal]:
    """A story for each news item and package, in order; a refusal for each other item."""
    document = parse_document(delivery)
    root = document.root
    if root is None:
        why = "It looks like NewsML-G2, but its markup is broken beyond mending."
        yield Refusal(what="broken XML", why=why, address=delivery.address)
    elif name_of(root) == "newsMessage":
        yield from _of_message(root, delivery, document.notes)
    else:
        yield _of_item(root, delivery, document.notes, ())


def _of_message(
    root: etree._Element, delivery: Delivery, notes: tuple[Note, ...]
) -> Iterator[Story | Refusal]:
    """The items of a message, each with what the message says of its way."""
    envelope = tuple(_envelope(child(root, "header")))[:MOST_SAID]
    items = [item for held in children(root, "itemSet") for item in children(held)]
    for item in items:
        yield _of_item(item, delivery, notes, envelope)
    if not items:
        why = "It is a NewsML-G2 message that carries no item."
        yield Refusal(what="no story", why=why, address=delivery.address)


def _envelope(header: etree._Element | None) -> Iterator[Declared]:
    names = ("sent", "sender", "transmitId", "priority", "origin", "channel", "destination")
    for one in children(header, *names, "signal", "timestamp"):
        if value := words(one) or said(one, "qcode") or said(one, "uri"):
            yield Declared(name=name_of(one), value=value, where="newsMessage")


def _of_item(
    item: etree._Element,
    delivery: Delivery,
    notes: tuple[Note, ...],
    envelope: tuple[Declared, ...],
) -> Story | Refusal:
    name = name_of(item)
    if name in NEWS:
        return read_item(item, delivery, notes, envelope)
    what = NO_NEWS.get(name)
    if what:
        called = title_of(item) or _first_name(item) or said(item, "guid") or "It"
        why = f"“{called}” is {what}, not a story. Its bytes are kept."
    else:
        why = f"It is a part of a NewsML-G2 item (“{name}”), without the item. Its bytes are kept."
    return Refusal(what="no story", why=why, address=delivery.address)


def _first_name(item: etree._Element) -> str:
    return next((name for one in below(item, "name") if (name := words(one))), "")


FORMAT = Format(name="newsml_g2", claims=claims, parse=parse)
