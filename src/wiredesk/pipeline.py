"""The path on one page: bytes off the wire become stories, stories become readings."""

from collections.abc import Iterator

from wiredesk.reading import read_story
from wiredesk.records import Delivery, Given, Reading, Refusal
from wiredesk.wire import detect


def read_delivery(
    delivery: Delivery, given: Given, neighbours: tuple[str, ...] = ()
) -> Iterator[Reading | Refusal]:
    """Every story in a delivery, read; a refusal in its place where one cannot be."""
    for story in detect.parse(delivery):
        yield story if isinstance(story, Refusal) else read_story(story, given, neighbours)
