"""Which format a delivery is in. The first in this order that claims it has it."""

from collections.abc import Iterator

from wiredesk.records import Delivery, Refusal, Story
from wiredesk.wire.formats import Format, plaintext

FORMATS: tuple[Format, ...] = (plaintext.FORMAT,)
"""Most particular first: plain text claims whatever is left."""


def parse(delivery: Delivery) -> Iterator[Story | Refusal]:
    """The stories in a delivery; a Refusal for what cannot be read."""
    for form in FORMATS:
        if form.claims(delivery):
            yield from form.parse(delivery)
            return
