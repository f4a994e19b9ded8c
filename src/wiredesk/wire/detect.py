"""Which format a delivery is in. The first in this order that claims it has it."""

from collections.abc import Iterator

from wiredesk.records import Delivery, Refusal, Story
from wiredesk.wire.formats import (
    Format,
    feeds,
    mail,
    newsml1,
    newsml_g2,
    ninjs,
    nitf,
    plaintext,
    sitemap,
    unread,
    webpage,
)
from wiredesk.wire.formats.feeds.rescued import Rescue
from wiredesk.wire.formats.teletype import anpa, iptc7901
from wiredesk.wire.refusals import LARGEST, refuse_large
from wiredesk.wire.storable import ESCAPED, storable_story


def _attached(delivery: Delivery) -> Iterator[Story | Refusal]:
    """What is attached to a mail, by whatever format claims it."""
    yield from parse(delivery)


FORMATS: tuple[Format, ...] = (
    unread.BINARY,
    feeds.FORMAT,
    ninjs.FORMAT,
    newsml_g2.FORMAT,
    newsml1.FORMAT,
    nitf.FORMAT,
    iptc7901.FORMAT,
    anpa.FORMAT,
    sitemap.FORMAT,
    mail.format_with(_attached),
    webpage.FORMAT,
    unread.FORMAT,
    plaintext.FORMAT,
)
"""Most particular first: ``unread`` refuses what looks like a format that none before it reads,
and plain text claims whatever is left."""


def claimant(delivery: Delivery) -> Format:
    """The one format that has a delivery."""
    return next(form for form in FORMATS if form.claims(delivery))


def parse(delivery: Delivery, rescue: Rescue | None = None) -> Iterator[Story | Refusal]:
    """The stories in a delivery; a Refusal for what cannot be read.

    ``rescue`` is an engine that reads feeds which are broken beyond our own mending.
    """
    if len(delivery.body) > LARGEST:
        yield refuse_large(len(delivery.body), delivery.address)
        return
    form = claimant(delivery)
    found = feeds.parse(delivery, rescue) if form is feeds.FORMAT else form.parse(delivery)
    yield from map(_storable, found) if ESCAPED.search(delivery.body) else found


def _storable(found: Story | Refusal) -> Story | Refusal:
    return storable_story(found) if isinstance(found, Story) else found
