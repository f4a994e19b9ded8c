"""Feeds: RSS in all its versions, Atom, CDF and JSON Feed.

``tags`` says what each element means wherever it stands, ``syntax`` reads values, ``xmlfeed`` and
``jsonfeed`` know where entries stand, ``body``
chooses among texts, and ``story`` makes a Story of an entry.
"""

from collections.abc import Iterator

from wiredesk.records import Delivery, Note, Refusal, Story
from wiredesk.wire.formats import Format
from wiredesk.wire.formats.feeds.reading import read_feed
from wiredesk.wire.formats.feeds.rescued import Rescue, rescued_feed
from wiredesk.wire.formats.feeds.story import stories_of
from wiredesk.wire.looks import JSON_FEED, look_of
from wiredesk.wire.xml_document import mended_markup

RESCUED = Note(kind="xml", text="It is broken XML; what a forgiving reader found in it was read.")


def claims(delivery: Delivery) -> bool:
    """RSS, Atom and CDF by their root element, JSON Feed by the version it names."""
    return look_of(delivery).kind in {"rss", "atom", JSON_FEED}


def parse(delivery: Delivery, rescue: Rescue | None = None) -> Iterator[Story | Refusal]:
    """A story for each entry, in order; one refusal where the feed cannot be read.

    ``rescue`` is asked for a feed that is broken beyond our mending.
    """
    feed, notes = read_feed(delivery)
    why = "Its markup is broken beyond mending."
    if feed is None and rescue and look_of(delivery).kind != JSON_FEED:
        found = rescue(mended_markup(delivery))
        if isinstance(found, str):
            why = found
        else:
            feed = rescued_feed(found, delivery.address or "")
            notes = (*notes, RESCUED)
    if feed is None:
        why = f"It looks like a feed, but cannot be read. {why}"
        yield Refusal(what="broken feed", why=why, address=delivery.address)
    else:
        yield from stories_of(feed, delivery, notes)


FORMAT = Format(name="feed", claims=claims, parse=parse)
