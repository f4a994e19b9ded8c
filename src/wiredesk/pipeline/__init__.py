"""The path on one page: bytes off the wire become stories, stories become readings."""

from collections import deque
from collections.abc import Iterable, Iterator
from itertools import chain
from pathlib import PurePath
from urllib.parse import urlsplit

from wiredesk.reading import read_story
from wiredesk.records import Delivery, Given, Reading, Refusal, Story
from wiredesk.wire import detect
from wiredesk.wire.carriers.child import read_in_child

BESIDE = 8
"""How many stories before and after one are held beside it, for lines that stand on several."""


def read_delivery(delivery: Delivery, given: Given) -> Iterator[Reading | Refusal]:
    """Every story in a delivery, read; a refusal in its place where one cannot be."""
    yield from read_deliveries([delivery], given)


def read_deliveries(
    deliveries: Iterable[Delivery | Refusal], given: Given
) -> Iterator[Reading | Refusal]:
    """Every story in many deliveries, in order, each read beside its neighbours of one source.

    Lazy: at most ``BESIDE`` stories are parsed ahead of the one being read, so an archive of any
    size passes through. Refusals keep their places.
    """
    before: deque[Story] = deque(maxlen=BESIDE)
    ahead: deque[Story | Refusal] = deque()
    for story in _stories(deliveries):
        ahead.append(story)
        if len(ahead) > BESIDE:
            yield from _read_first(ahead, before, given)
    while ahead:
        yield from _read_first(ahead, before, given)


def _stories(deliveries: Iterable[Delivery | Refusal]) -> Iterator[Story | Refusal]:
    for delivery in deliveries:
        if isinstance(delivery, Refusal):
            yield delivery
        else:
            yield from detect.parse(delivery, read_in_child)


def _read_first(
    ahead: deque[Story | Refusal], before: deque[Story], given: Given
) -> Iterator[Reading | Refusal]:
    story = ahead.popleft()
    if isinstance(story, Refusal):
        yield story
        return
    after = (s for s in ahead if isinstance(s, Story))
    source = source_of(story)
    beside = tuple(s.text for s in chain(before, after) if source_of(s) == source)
    before.append(story)
    yield read_story(story, given, beside)


def source_of(story: Story) -> str:
    """What stands for a story's source when nothing better is known: its name, host or folder."""
    if story.source:
        return story.source
    address = story.address or ""
    return urlsplit(address).hostname or str(PurePath(address).parent)
