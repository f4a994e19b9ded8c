"""The whole reading and each of its parts, on the sample wire made up to 4 KB a story."""

from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Any

import py3langid
from dateparser.search import search_dates

from measure.bench import Timed
from wiredesk import packs, reading
from wiredesk.reading.copy import Copy
from wiredesk.records import Delivery, Given, Story
from wiredesk.wire import detect

TITLE = "Reading, plain-text stories of 4 KB (the sample wire, each repeated to that size)"
SIZE = 4096
WIRE = Path(__file__).parents[2] / "examples" / "wire"
FOUND = (
    *("language", "orders", "furniture", "sentences", "origin", "names", "entities", "times"),
    *("quantities", "attributions", "topics"),
)
"""What parts later on the path find on the copy."""
FEW = 4
"""Stories that the slowest peer is asked for."""

GIVEN = Given(published="2026-05-10")


def stories() -> list[Story]:
    """The plain-text stories of the sample wire, each with its body repeated up to 4 KB."""
    found = []
    for file in sorted(WIRE.rglob("*.txt")):
        head, _, body = file.read_text("utf-8").partition("\n\n")
        times = max(1, (SIZE - len(head)) // (len(body) + 2))
        text = "\n\n".join([head, *[body] * times])[:SIZE]
        found += [s for s in detect.parse(_delivered(file, text)) if isinstance(s, Story)]
    return found


def _delivered(file: Path, text: str) -> Delivery:
    return Delivery(body=text.encode(), address=str(file))


def _each(part: Callable[[Any], object], things: list[Any]) -> None:
    for thing in things:
        part(thing)


def _copies(all_stories: list[Story]) -> list[Copy]:
    copies = []
    for story in all_stories:
        done = reading.read_story(story, GIVEN)
        copy = Copy(story, GIVEN)
        copy.pack = packs.language(done.language.tag)
        for name in FOUND:
            setattr(copy, name, getattr(done, name))
        copy.hits = packs.matcher(copy.pack.tag).find(copy.folded)
        copies.append(copy)
    return copies


def _first(story: Story) -> None:
    """The reading without names, times, quantities and attributions."""
    copy = Copy(story, GIVEN)
    copy.language = reading.tell_language(copy)
    copy.pack = packs.language(copy.language.tag)
    copy.language = reading.tell_variety(copy)
    copy.orders = reading.find_orders(copy)
    copy.furniture = reading.find_furniture(copy)
    copy.sentences = reading.find_sentences(copy)
    copy.origin = reading.find_origin(copy)
    copy.topics = reading.find_topics(copy)
    reading.find_defects(copy)


def timed() -> Iterator[Timed]:
    """The whole, then each part on copies that hold what it stands on, then a peer."""
    all_stories = stories()
    copies = _copies(all_stories)
    size = len(all_stories)
    yield Timed(
        "whole reading",
        "stories",
        size,
        partial(_each, lambda s: reading.read_story(s, GIVEN), all_stories),
    )
    yield Timed(
        "first reading: no names, times, claims",
        "stories",
        size,
        partial(_each, _first, all_stories),
    )
    yield Timed(
        "the one pass over all word lists",
        "stories",
        size,
        partial(_each, lambda c: packs.matcher(c.pack.tag).find(c.folded), copies),
    )
    for part in (
        reading.tell_language,
        reading.tell_variety,
        reading.find_orders,
        reading.find_furniture,
        reading.find_sentences,
        reading.find_origin,
        reading.find_names,
        reading.find_times,
        reading.find_quantities,
        reading.find_attributions,
        reading.judge_sentences,
        reading.sum_up,
        reading.find_topics,
        reading.find_defects,
    ):
        yield Timed(part.__name__, "stories", size, partial(_each, part, copies))
    few = all_stories[:: len(all_stories) // FEW]
    yield Timed(
        "peer: dateparser.search, times alone",
        "stories",
        len(few),
        partial(_each, lambda s: search_dates(s.text, languages=["pt", "en", "es"]), few),
    )
    yield Timed(
        "peer: py3langid alone, whole text",
        "stories",
        size,
        partial(_each, lambda s: py3langid.classify(s.text), all_stories),
    )
