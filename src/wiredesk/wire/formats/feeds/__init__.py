"""Feeds: RSS in all its versions, Atom, CDF and JSON Feed.

``tags`` says what each element means wherever it stands, ``syntax`` reads values, ``xmlfeed`` and
``jsonfeed`` know where entries stand, ``body``
chooses among texts, and ``story`` makes a Story of an entry.
"""

from collections.abc import Iterator

from wiredesk.records import Delivery, Refusal, Story
from wiredesk.wire.formats import Format
from wiredesk.wire.formats.feeds.reading import read_feed
from wiredesk.wire.formats.feeds.story import stories_of
from wiredesk.wire.looks import JSON_FEED, look_of


def claims(delivery: Delivery) -> bool:
    """RSS, Atom and CDF by their root element, JSON Feed by the version it names."""
    return look_of(delivery).kind in {"rss", "atom", JSON_FEED}


def parse(delivery: Delivery) -> Iterator[Story | Refusal]:
    """A story for each entry, in order; one refusal where the feed cannot be read."""
    feed, notes = read_feed(delivery)
    if feed is None:
        why = "It looks like a feed, but its markup is broken beyond mending."
        yield Refusal(what="broken feed", why=why, address=delivery.address)
    else:
        yield from stories_of(feed, delivery, notes)


FORMAT = Format(name="feed", claims=claims, parse=parse)
