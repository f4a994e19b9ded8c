"""What bytes say. One detector decides; exactly one format claims any delivery."""

import re
from collections.abc import Callable, Iterator
from typing import NamedTuple

from wiredesk.records import Delivery, Refusal, Story
from wiredesk.wire.decoding import Claim

_CHARSET = re.compile(r"charset\s*=\s*[\"']?([^\s;\"']+)", re.IGNORECASE)


class Format(NamedTuple):
    """A format: whether it claims a delivery, and the stories that it reads from it.

    ``claims`` looks at the declared type and the first bytes only. ``parse`` yields a Story, or a
    Refusal in an editor's words, for each item; it never raises for what the bytes hold.
    """

    name: str
    claims: Callable[[Delivery], bool]
    parse: Callable[[Delivery], Iterator[Story | Refusal]]


def media_claims(delivery: Delivery) -> list[Claim]:
    """The charset that the delivery's declared type names, if any."""
    found = _CHARSET.search(delivery.media_type or "")
    return [Claim(found[1], "media type")] if found else []
