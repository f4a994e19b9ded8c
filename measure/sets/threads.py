"""Threads: three hundred stories of ours, by event and by longer story, half of them held back.

``measure/threads``: the half "held" was never looked at while anything was tuned.
"""

import tomllib
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from msgspec.structs import replace

import wiredesk
from wiredesk.lineage import relate
from wiredesk.lineage.threads import Threads, threads_of
from wiredesk.pipeline.comparing import comparable
from wiredesk.records import Comparable, Tie

SET = "threads"
FOLDER = Path(__file__).parents[1] / "threads"
HALVES = ("tuned", "held")


class Labelled(NamedTuple):
    """A story, and the event and thread that it belongs to: its own id where to none."""

    id: str
    half: str
    language: str
    outlet: str
    published: str
    title: str
    paragraphs: tuple[str, ...]
    event: str
    thread: str


@cache
def labelled() -> tuple[Labelled, ...]:
    """All stories in the order of their times."""
    found = [one for file in sorted(FOLDER.glob("*.toml")) for one in _of(file)]
    return tuple(sorted(found, key=lambda one: (one.published, one.id)))


def _of(file: Path) -> Iterator[Labelled]:
    said = tomllib.loads(file.read_text("utf-8"))
    stories: list[dict[str, Any]] = said["story"]
    for number, story in enumerate(stories, 1):
        name = f"{file.stem}-{number}"
        event = f"{said['thread']}/{story['event']}" if "event" in story else name
        yield Labelled(
            id=name,
            half=said["half"],
            language=story["lang"],
            outlet=story["by"],
            published=story["at"],
            title=story["title"],
            paragraphs=tuple(_paragraphs(story, stories)),
            event=event,
            thread=said["thread"] if "event" in story else name,
        )


def _paragraphs(story: dict[str, Any], stories: list[dict[str, Any]]) -> Iterator[str]:
    """Its own, or those that a copy keeps of the story that it is ``of``, and what it adds."""
    if "of" in story:
        whole = list(_paragraphs(stories[story["of"] - 1], stories))
        yield from (whole[number] for number in story["keep"])
    yield from filter(None, story.get("text", "").split("\n"))
    if "more" in story:
        yield story["more"]


def measure() -> Iterator[tuple[str, float]]:
    """B³ F at both levels: of each half by itself, and of both placed in one stream."""
    stories = {one.id: one for one in labelled()}
    for how, made in (("", read), (", unread lines", unread)):
        comparables = [made(one) for one in stories.values()]
        for half in HALVES:
            own = [c for c in comparables if stories[c.id].half == half]
            yield from _levels(f"{half}{how}", own, stories)
        yield from _levels(f"both{how}", comparables, stories)
        yield from _levels(f"both, as they come{how}", comparables, stories, online)


def _levels(
    what: str,
    comparables: list[Comparable],
    stories: Mapping[str, Labelled],
    placing: Callable[[list[Comparable], list[Tie]], Iterable[tuple[str, str, str]]] | None = None,
) -> Iterator[tuple[str, float]]:
    placed = list((placing or batch)(comparables, list(relate(comparables))))
    asked = [stories[c.id] for c in comparables]
    events = b_cubed({s.id: s.event for s in asked}, {s: event for s, event, _ in placed})
    threads = b_cubed({s.id: s.thread for s in asked}, {s: thread for s, _, thread in placed})
    yield f"{what}: events, B³ F", events
    yield f"{what}: threads, B³ F", threads


def batch(stories: list[Comparable], ties: list[Tie]) -> Iterator[tuple[str, str, str]]:
    """Story, event and thread, all heard before the first is placed."""
    for placed in threads_of(stories, ties):
        yield placed.story, placed.event, placed.thread


def online(stories: list[Comparable], ties: list[Tie]) -> Iterator[tuple[str, str, str]]:
    """The same of stories that come to an empty desk one by one, with ties to those before."""
    threads, tied = Threads(), defaultdict(list)
    for tie in ties:
        tied[tie.a].append(tie)
    for story in stories:
        threads.add(story, tied[story.id])
    for story in stories:
        yield story.id, *threads.of(story.id)


def read(story: Labelled) -> Comparable:
    """The story as a reading of it is compared."""
    text = "\n\n".join((story.title, *story.paragraphs))
    reading = wiredesk.read(
        text, language=story.language, published=story.published, source=story.outlet
    )
    return replace(comparable(reading), id=story.id)


def unread(story: Labelled) -> Comparable:
    """The story as an archive's line gives it: without names, places and days."""
    return Comparable(
        id=story.id,
        title=story.title,
        paragraphs=story.paragraphs,
        language=story.language,
        published=story.published,
        source=story.outlet,
    )


def b_cubed(gold: Mapping[str, str], found: Mapping[str, str]) -> float:
    """F of B³ precision and recall (Bagga and Baldwin 1998), every story counting once."""
    wanted, told = _members(gold), _members(found)
    both = {one: len(wanted[gold[one]] & told[found[one]]) for one in gold}
    precision = sum(both[one] / len(told[found[one]]) for one in gold) / len(gold)
    recall = sum(both[one] / len(wanted[gold[one]]) for one in gold) / len(gold)
    return 2 * precision * recall / (precision + recall)


def _members(groups: Mapping[str, str]) -> dict[str, set[str]]:
    members: dict[str, set[str]] = defaultdict(set)
    for one, group in groups.items():
        members[group].add(one)
    return members
