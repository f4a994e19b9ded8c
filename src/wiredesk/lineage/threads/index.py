"""The stories of a window by their terms: what is rare in a language, who shares it, how alike.

What a term weighs is learnt from the stories themselves, language by language: what most of them
hold ("the", "disse") weighs nothing. Memory is bounded by the window; what falls out of it is
forgotten, its counts too.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict, deque
from collections.abc import Iterator
from typing import NamedTuple

from wiredesk.lineage.threads.terms import KINDS, Terms

READ = 4_000
"""Entries that one look-up reads, the rarest terms first."""
LIKELIEST = 40
"""Stories that are weighed whole."""
LENT = 12.0
"""Stories of all languages that stand in for those of a language of which few are known."""
FEWEST = 60.0
"""Stories that a window is taken to have at least: in a small one nothing can be called rare."""
COMMON = 0.5
"""Nats that are taken off what every term weighs: what stands in 60 % of stories says nothing."""
DOUBT = (6.0, 6.0, 6.0, 12.0, 6.0, 6.0, 6.0)
"""Added below each cosine: one name in common is no proof, though it be the only one of both."""
GROWN = 1.3
"""By how much a window grows before the weights of a story are told anew."""


class Held(NamedTuple):
    """A story of the window: its terms, and their weights when so many stories were known."""

    id: str
    language: str
    counts: dict[str, int]
    weights: dict[str, float]
    norms: tuple[float, ...]
    known: int


Likeness = tuple[float, ...]
"""The cosine of each kind of term, in the order of ``KINDS``."""


class Window:
    """Stories by their terms, the oldest forgotten first. Same calls, same answers."""

    def __init__(self) -> None:
        """Empty."""
        self._held: dict[str, Held] = {}
        self._heard: dict[str, tuple[str, dict[str, int]]] = {}
        self._postings: defaultdict[str, deque[str]] = defaultdict(deque)
        self._everywhere: Counter[str] = Counter()
        self._in: defaultdict[str, Counter[str]] = defaultdict(Counter)
        self._known: Counter[str] = Counter()
        self._total = 0

    def __len__(self) -> int:
        """How many stories are held."""
        return len(self._held)

    def __contains__(self, story: object) -> bool:
        """Whether a story of this id is held."""
        return story in self._held

    def hear(self, story: str, language: str, counts: dict[str, int]) -> None:
        """Count a story's terms as what its language often says, without holding it."""
        if story in self._held or story in self._heard:
            return
        tongue = _tongue(language)
        self._heard[story] = tongue, counts
        self._total += 1
        self._known[tongue] += 1
        self._everywhere.update(counts.keys())
        self._in[tongue].update(counts.keys())

    def add(self, story: str, language: str, terms: Terms) -> None:
        """Hold a story that is not held yet."""
        self.hear(story, language, terms.counts)
        tongue, counts = self._heard.pop(story)
        for term in counts:
            self._postings[term].append(story)
        self._held[story] = self._weighed(story, tongue, counts)

    def drop_first(self) -> str:
        """Forget the story that was held first; its id."""
        story, held = next(iter(self._held.items()))
        del self._held[story]
        self._total -= 1
        self._known[held.language] -= 1
        here = self._in[held.language]
        for term in held.counts:
            postings = self._postings[term]
            postings.popleft()
            if not postings:
                del self._postings[term]
            for counter in (self._everywhere, here):
                counter[term] -= 1
                if counter[term] <= 0:
                    del counter[term]
        return story

    def first(self) -> str | None:
        """The story that was held first."""
        return next(iter(self._held), None)

    def tongue(self, story: str) -> str:
        """The language of a held story, without its region."""
        return self._held[story].language

    def rarity(self, term: str, tongue: str) -> float:
        """How much a term says in a language, in nats; nothing where most stories hold it."""
        share = max(self._everywhere.get(term, 0), 0.5) / max(float(self._total), FEWEST)
        known = self._known[tongue]
        held = self._in[tongue].get(term, 0)
        return max(0.0, -math.log((held + LENT * share) / (known + LENT)) - COMMON)

    def likely(self, story: str) -> Iterator[tuple[str, Likeness]]:
        """Other stories that share most rare terms with a held one, and how alike each is."""
        mine = self._now(story)
        votes: Counter[str] = Counter()
        read = 0
        for term, weight in sorted(mine.weights.items(), key=lambda one: (-one[1], one[0])):
            postings = self._postings[term]
            if read and read + len(postings) > READ:
                break
            read += len(postings)
            gain = weight * weight
            for other in postings:
                votes[other] += gain  # type: ignore[assignment]  # a Counter of weights
        del votes[story]
        for other in sorted(votes, key=lambda one: (-votes[one], one))[:LIKELIEST]:
            yield other, _likeness(mine, self._now(other))

    def shared(self, story: str, other: str) -> list[tuple[float, str]]:
        """Terms of two held stories with what each says, the most telling first."""
        mine, theirs = self._now(story).weights, self._now(other).weights
        common = [(mine[t] * theirs[t], t) for t in mine if t in theirs]
        return sorted(common, key=lambda one: (-one[0], one[1]))

    def likeness(self, story: str, other: str) -> Likeness:
        """How alike two held stories are."""
        return _likeness(self._now(story), self._now(other))

    def _now(self, story: str) -> Held:
        """A held story, weighed anew where much more is known than when it was weighed."""
        held = self._held[story]
        if self._total > GROWN * held.known:
            held = self._held[story] = self._weighed(story, held.language, held.counts)
        return held

    def _weighed(self, story: str, tongue: str, counts: dict[str, int]) -> Held:
        weights: dict[str, float] = {}
        squares = [0.0] * len(KINDS)
        for term, count in counts.items():
            rarity = self.rarity(term, tongue)
            if rarity > 0.0:
                weight = weights[term] = rarity * (1.0 + math.log(count))
                squares[int(term[0])] += weight * weight
        norms = tuple(map(math.sqrt, squares))
        return Held(story, tongue, counts, weights, norms, self._total)


def _likeness(one: Held, other: Held) -> Likeness:
    dots = [0.0] * len(KINDS)
    small, large = one.weights, other.weights
    if len(small) > len(large):
        small, large = large, small
    for term, weight in small.items():
        if term in large:
            dots[int(term[0])] += weight * large[term]
    return tuple(
        dot / (a * b + doubt) if dot else 0.0
        for dot, a, b, doubt in zip(dots, one.norms, other.norms, DOUBT, strict=True)
    )


def _tongue(tag: str) -> str:
    return tag.partition("-")[0].lower()
