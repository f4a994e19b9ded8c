"""The feed in a delivery, whatever its kind and condition."""

from wiredesk.records import Delivery
from wiredesk.wire.formats.feeds.document import charset_in_declaration, parse_document
from wiredesk.wire.formats.feeds.entry import Feed
from wiredesk.wire.formats.feeds.xmlfeed import read_xml


def feed_in(delivery: Delivery) -> Feed | None:
    """The feed; ``None`` where there is none or its XML cannot be mended."""
    document = parse_document(delivery, charset_in_declaration(delivery.body))
    if document.root is None:
        return None
    spoken = next((v for k, v in delivery.headers if k.lower() == "content-language"), None)
    return read_xml(document.root, delivery.address or "", spoken)
