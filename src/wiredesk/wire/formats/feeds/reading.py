"""The feed in a delivery, whatever its kind and condition."""

import json

from wiredesk.records import Delivery, Note
from wiredesk.wire.decoding import decode
from wiredesk.wire.formats import media_claims
from wiredesk.wire.formats.feeds.entry import Feed
from wiredesk.wire.formats.feeds.jsonfeed import read_json
from wiredesk.wire.formats.feeds.xmlfeed import read_xml
from wiredesk.wire.looks import JSON_FEED, look_of
from wiredesk.wire.xml_document import parse_document


def read_feed(delivery: Delivery) -> tuple[Feed | None, tuple[Note, ...]]:
    """The feed (``None`` where there is none, or it cannot be mended), and what to know of it."""
    address = delivery.address or ""
    if look_of(delivery).kind == JSON_FEED:
        decoded = decode(delivery.body, media_claims(delivery))
        return read_json(_loaded(decoded.text), address), decoded.notes
    document = parse_document(delivery)
    if document.root is None:
        return None, document.notes
    spoken = next((v for k, v in delivery.headers if k.lower() == "content-language"), None)
    return read_xml(document.root, address, spoken), document.notes


def _loaded(text: str) -> object:
    try:
        return json.loads(text)
    except (ValueError, RecursionError):
        return None
