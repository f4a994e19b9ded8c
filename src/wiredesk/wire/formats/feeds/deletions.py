"""What a feed says of entries that it has deleted (RFC 6721, "The Atom deleted-entry Element")."""

from typing import NamedTuple

from wiredesk.records import Delivery
from wiredesk.wire.xml_document import parse_document

DELETED = "{http://purl.org/atompub/tombstones/1.0}deleted-entry"
COMMENT = "{http://purl.org/atompub/tombstones/1.0}comment"


class Deletion(NamedTuple):
    """One entry that its sender took back: its id, and the sender's reason where it gave one."""

    guid: str
    why: str = ""


def deletions_in(delivery: Delivery) -> list[Deletion]:
    """The deletions that a feed declares, in order; ``[]`` for anything else."""
    if b"deleted-entry" not in delivery.body:
        return []
    root = parse_document(delivery).root
    if root is None:
        return []
    return [
        Deletion(guid, " ".join((element.findtext(COMMENT) or "").split())[:500])
        for element in root.iter(DELETED)
        if (guid := (element.get("ref") or "").strip())
    ]
