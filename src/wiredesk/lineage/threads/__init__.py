"""Threads: what stories are about one event, and what events are one longer story."""

from collections import defaultdict
from collections.abc import Iterable

from wiredesk.lineage.threads.days import day_of
from wiredesk.lineage.threads.placing import Threads
from wiredesk.records import Comparable, Threaded, Tie

__all__ = ["Threads", "threads_of"]


def threads_of(stories: Iterable[Comparable], ties: Iterable[Tie] = ()) -> list[Threaded]:
    """Where each of many stories belongs, in the order of their times (of one time, as given).

    All are heard before the first is placed, so that the first stories of a language are no worse
    placed than the last. Events and threads are as they stand in the end.
    """
    told = sorted(stories, key=_moment)
    tied: defaultdict[str, list[Tie]] = defaultdict(list)
    for tie in ties:
        tied[tie.a].append(tie)
        tied[tie.b].append(tie)
    threads = Threads(kept=max(len(told), 1), days=float("inf"))
    for story in told:
        threads.hear(story)
    placed = [threads.add(story, tied[story.id]) for story in told]
    return [_as_it_ends(one, threads) for one in placed]


def _as_it_ends(placed: Threaded, threads: Threads) -> Threaded:
    event, thread = threads.of(placed.story)
    return Threaded(story=placed.story, event=event, thread=thread, evidence=placed.evidence)


def _moment(story: Comparable) -> float:
    """When it was written; undated ones come last, as given."""
    day = day_of(story)
    return float("inf") if day is None else day
