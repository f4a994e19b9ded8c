"""Stories into events and threads, one by one as they come.

Copies, versions and translations of a story belong where it belongs. Another story joins the
event whose stories are most like it, if they are like it enough for the days between them; else
it begins an event, and that joins the thread that is most like it, or begins one.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from wiredesk.lineage.threads.days import Days
from wiredesk.lineage.threads.deciding import Kin, mean_of_best, odds_of_event, odds_of_thread
from wiredesk.lineage.threads.grouping import Level
from wiredesk.lineage.threads.index import Window
from wiredesk.lineage.threads.showing import evidence_of, evidence_of_ruling, evidence_of_tie
from wiredesk.lineage.threads.terms import Terms, find_terms
from wiredesk.records import Comparable, Threaded, Tie, TieEvidence

TIED = {"copy", "version", "translation"}
"""Kinds of tie that put two stories into one event. Parts and incidental ties do not."""
SURE = 0.9
"""Confidence from which a tie does."""
SOON, SURE_LATE = 3.0, 0.99
"""A translation is made within days; one that comes later must be surer: follow-ups repeat much."""
EVENT_DAYS = 7.0
"""An event whose last story is older than this has ended: what comes is the next of its thread."""
JOINS_EVENT, JOINS_THREAD = 0.0, 0.0
"""Log-odds from which a story joins."""
MERGES_THREAD = 2.0
"""Log-odds from which a story of one thread shows it to be another's too."""
KEPT = 60_000
"""Stories of the window: two months of a desk that hears a thousand a day."""
MONTHS = 120.0
"""Days after which a story is forgotten."""


class _Near(NamedTuple):
    """How much a story has to do with one that came before."""

    story: str
    event: float
    thread: float
    days: float


class Threads:
    """Places stories. Same stories in the same order, same places."""

    def __init__(self, kept: int = KEPT, days: float = MONTHS) -> None:
        """Of no story. At most ``kept`` stories of the last ``days`` are held, in memory."""
        self._kept, self._days = kept, days
        self._window = Window()
        self._at: dict[str, float] = {}
        self._events, self._threads = Level(), Level()
        self._same: defaultdict[str, set[str]] = defaultdict(set)
        self._apart: defaultdict[str, set[str]] = defaultdict(set)
        self._days_of = Days()
        self._waiting: dict[str, Terms] = {}

    def hear(self, story: Comparable) -> None:
        """Take note of a story that will come: its language is known better from the start.

        What is heard is kept until it is added.
        """
        if story.id not in self._window:
            terms = self._waiting[story.id] = find_terms(story)
            self._window.hear(story.id, story.language, terms.counts)

    def rule(self, story: str, other: str, same: bool) -> None:
        """A person's ruling: two stories are of one event, or are not. The last one holds.

        Either may still be to come. Of two that stand in one event already, and are none, the
        later one leaves it; ``place_again`` tells where to.
        """
        joined, parted = (self._same, self._apart) if same else (self._apart, self._same)
        for one, two in ((story, other), (other, story)):
            joined[one].add(two)
            parted[one].discard(two)

    def add(self, story: Comparable, ties: Iterable[Tie] = ()) -> Threaded:
        """Place a story that comes, by its ties and by what it shares with those before it.

        One that stands here already is placed again.
        """
        if story.id in self._window:
            return self._place(story.id, ties)
        placed = self._place(story.id, ties, self._hold(story))
        self._forget()
        return placed

    def take_back(self, story: Comparable, event: str, thread: str) -> None:
        """Hold a story where it was placed before: for a desk that starts again.

        In the order in which they came; one that stands here already stays where it is.
        """
        if story.id in self._window:
            return
        self._hold(story)
        self._events.put(story.id, event)
        if event not in self._threads.of:
            self._threads.put(event, thread)
        self._forget()

    def _hold(self, story: Comparable) -> Terms:
        terms = self._waiting.pop(story.id, None) or find_terms(story)
        self._at[story.id] = self._days_of.taken(story)
        self._window.add(story.id, story.language, terms)
        return terms

    def place_again(self, story: str, ties: Iterable[Tie] = ()) -> Threaded:
        """Place a story of the window anew, as rulings now stand. KeyError where it is not held."""
        if story not in self._window:
            raise KeyError(story)
        return self._place(story, ties)

    def of(self, story: str) -> tuple[str, str]:
        """The event and the thread of a story of the window. KeyError where it is not held."""
        return self._events.of[story], self._threads.of[self._events.of[story]]

    def _place(self, story: str, ties: Iterable[Tie], terms: Terms | None = None) -> Threaded:
        written = terms.written if terms else {}
        self._leave(story)
        near = [n for n in self._near(story) if n.story in self._events.of]
        must = list(self._musts(story, ties))
        evidence: list[TieEvidence] = [e for _, e in must]
        homes = list(dict.fromkeys(self._events.of[other] for other, _ in must))
        banned = self._banned(story)
        if not homes:
            best = self._best_event(near, banned)
            if best is not None:
                homes = [best]
                evidence += evidence_of(
                    self._window, story, self._closest(near, best), written, "event"
                )
        merged: list[tuple[str, str]] = []
        if homes:
            event = homes[0]
            for other in homes[1:]:
                event = self._merge_events(event, other, merged)
            self._events.put(story, event)
        else:
            event = self._events.put(story, self._free(self._events, story))
        thread = self._thread_of(event, story, near, written, evidence, merged)
        return Threaded(
            story=story,
            event=event,
            thread=thread,
            evidence=tuple(evidence),
            merged=tuple(merged),
        )

    def _free(self, level: Level, story: str) -> str:
        """The story's id, or one beside it where a group that it began goes by it still."""
        name, number = story, 1
        while name in level.members:
            number += 1
            name = f"{story}#{number}"
        return name

    def _thread_of(
        self,
        event: str,
        story: str,
        near: list[_Near],
        written: dict[str, str],
        evidence: list[TieEvidence],
        merged: list[tuple[str, str]],
    ) -> str:
        scored = self._scored_threads(near)
        home = self._threads.of.get(event)
        if home is None:
            if scored and scored[0][0] >= JOINS_THREAD:
                home = scored[0][1]
                closest = self._closest_of_thread(near, home)
                evidence += evidence_of(self._window, story, closest, written, "thread")
            else:
                home = self._free(self._threads, event)
            return self._threads.put(event, home)
        for score, other in scored:
            if other != home and score >= MERGES_THREAD and other in self._threads.members:
                home = self._merge_threads(home, other, merged)
        return home

    def _near(self, story: str) -> Iterator[_Near]:
        held = self._window
        mine = self._at[story]
        for other, likeness in held.likely(story):
            kin = Kin.LETTERS if held.both_latin(story, other) else Kin.NOTHING
            kin = Kin.TONGUE if held.one_tongue(story, other) else kin
            days = abs(mine - self._at[other])
            yield _Near(
                other,
                odds_of_event(likeness, kin, days),
                odds_of_thread(likeness, kin, days),
                days,
            )

    def _musts(self, story: str, ties: Iterable[Tie]) -> Iterator[tuple[str, TieEvidence]]:
        """Stories that this one belongs to, by rulings first and then by ties, and why."""
        of = self._events.of
        for other in sorted(self._same.get(story, ())):
            if other in of:
                yield other, evidence_of_ruling(other)
        banned = self._banned(story)
        for tie in ties:
            other = tie.b if tie.a == story else tie.a
            if other in of and of[other] not in banned and self._binds(tie):
                yield other, evidence_of_tie(tie, other)

    def _binds(self, tie: Tie) -> bool:
        """Whether a tie of two stories of the window puts both into one event."""
        if tie.kind not in TIED or tie.edge == "incidental":
            return False
        late = abs(self._at[tie.a] - self._at[tie.b]) > SOON
        return tie.confidence >= (SURE_LATE if late and tie.kind == "translation" else SURE)

    def _banned(self, story: str) -> set[str]:
        """Events that hold a story which a person said is not of this one's event."""
        of = self._events.of
        return {of[other] for other in self._apart.get(story, ()) if other in of}

    def _best_event(self, near: list[_Near], banned: set[str]) -> str | None:
        by_event: defaultdict[str, list[float]] = defaultdict(list)
        recent: dict[str, float] = {}
        for one in near:
            event = self._events.of[one.story]
            by_event[event].append(one.event)
            recent[event] = min(recent.get(event, one.days), one.days)
        best, home = JOINS_EVENT, None
        for event, pairs in by_event.items():
            if event in banned or recent[event] > EVENT_DAYS:
                continue
            score = mean_of_best(pairs)
            if score > best:
                best, home = score, event
        return home

    def _closest(self, near: list[_Near], event: str) -> str:
        mine = [n for n in near if self._events.of[n.story] == event]
        return max(mine, key=lambda n: n.event).story

    def _closest_of_thread(self, near: list[_Near], thread: str) -> str:
        events = set(self._threads.members[thread])
        mine = [n for n in near if self._events.of[n.story] in events]
        return max(mine, key=lambda n: n.thread).story

    def _scored_threads(self, near: list[_Near]) -> list[tuple[float, str]]:
        by_thread: defaultdict[str, list[float]] = defaultdict(list)
        for one in near:
            by_thread[self._threads.of[self._events.of[one.story]]].append(one.thread)
        scored = [(mean_of_best(pairs), thread) for thread, pairs in by_thread.items()]
        return sorted(scored, key=lambda one: (-one[0], one[1]))

    def _merge_events(self, one: str, other: str, merged: list[tuple[str, str]]) -> str:
        """One event of two, unless a person said that a story of one is not of the other."""
        both = self._events.members
        if one == other or any(set(both[other]) & self._apart.get(s, set()) for s in both[one]):
            return one
        kept, gone = self._elder(one, other)
        threads = self._threads.of[kept], self._threads.of[gone]
        self._threads.leave(gone)
        self._events.merge(kept, gone)
        merged.append((gone, kept))
        if threads[0] != threads[1] and threads[1] in self._threads.members:
            self._merge_threads(*threads, merged)
        return kept

    def _merge_threads(self, one: str, other: str, merged: list[tuple[str, str]]) -> str:
        kept, gone = self._elder(one, other)
        self._threads.merge(kept, gone)
        merged.append((gone, kept))
        return kept

    def _elder(self, one: str, other: str) -> tuple[str, str]:
        return (one, other) if self._events.age(one) <= self._events.age(other) else (other, one)

    def _leave(self, story: str) -> None:
        event = self._events.leave(story)
        if event is not None and event not in self._events.members:
            self._threads.leave(event)

    def _forget(self) -> None:
        while len(self._window) > self._kept or self._stale():
            story = self._window.drop_first()
            del self._at[story]
            self._leave(story)

    def _stale(self) -> bool:
        first = self._window.first()
        return first is not None and self._days_of.now - self._at[first] > self._days
