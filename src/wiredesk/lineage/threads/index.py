"""The stories of a window by their terms: what is rare in a language, who shares it, how alike.

What a term weighs is learnt from the stories themselves, language by language: what most of them
hold ("the", "disse") weighs nothing. Memory is bounded by the window; what falls out of it is
forgotten, its counts too.
"""

from __future__ import annotations

import heapq
import math
from array import array
from bisect import bisect_left
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
SHARED = 3
"""Terms below which two stories have nothing in common, however few others they have."""
OFTEN = [0.0, *(1.0 + math.log(count) for count in range(1, 256))]
"""What a term counts that stands so many times."""
GROWN = 1.3
"""By how much a window grows before the weights of a story are told anew."""


class Held(NamedTuple):
    """A story of the window: its terms, and their weights when so many stories were known."""

    number: int
    language: str
    latin: bool
    terms: tuple[str, ...]
    counts: bytes
    """How often each stands, up to 255."""
    weights: array[float]
    norms: tuple[float, ...]
    known: int


class Likeness(NamedTuple):
    """How alike two stories are, by each kind of term in the order of ``KINDS``."""

    whole: tuple[float, ...]
    """Cosines."""
    beyond: tuple[float, ...]
    """The same without the one term that says most: what they share beyond one town or man."""


NOTHING = Likeness((0.0,) * len(KINDS), (0.0,) * len(KINDS))


class Window:
    """Stories by their terms, the oldest forgotten first. Same calls, same answers."""

    def __init__(self) -> None:
        """Empty."""
        self._held: dict[str, Held] = {}
        self._heard: dict[str, tuple[str, tuple[str, ...]]] = {}
        self._ids: deque[str] = deque()
        self._gone = 0
        self._postings: dict[str, array[int]] = {}
        self._spelled: dict[str, str] = {}
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
        # One object a term, however many stories hold it.
        terms = tuple(self._spelled.setdefault(term, term) for term in counts)
        self._heard[story] = tongue, terms
        self._total += 1
        self._known[tongue] += 1
        self._everywhere.update(terms)
        self._in[tongue].update(terms)

    def add(self, story: str, language: str, terms: Terms) -> None:
        """Hold a story that is not held yet."""
        self.hear(story, language, terms.counts)
        tongue, held = self._heard.pop(story)
        number = self._gone + len(self._ids)
        self._ids.append(story)
        for term in held:
            posting = self._postings.get(term)
            if posting is None:
                posting = self._postings[term] = array("Q")
            posting.append(number)
        counts = bytes(min(terms.counts[term], 255) for term in held)
        self._held[story] = self._weighed(number, (tongue, terms.latin), held, counts)

    def drop_first(self) -> str:
        """Forget the story that was held first; its id."""
        story = self._ids.popleft()
        self._gone += 1
        held = self._held.pop(story)
        self._total -= 1
        self._known[held.language] -= 1
        here = self._in[held.language]
        for term in held.terms:
            here[term] -= 1
            if not here[term]:
                del here[term]
            self._everywhere[term] -= 1
            if not self._everywhere[term]:
                del self._everywhere[term], self._spelled[term]
            self._trim(term)
        return story

    def _trim(self, term: str) -> None:
        """Take numbers of forgotten stories out of a posting, once they are half of it."""
        posting = self._postings[term]
        gone = bisect_left(posting, self._gone)
        if gone == len(posting):
            del self._postings[term]
        elif 2 * gone > len(posting):
            del posting[:gone]

    def first(self) -> str | None:
        """The story that was held first."""
        return self._ids[0] if self._ids else None

    def one_tongue(self, story: str, other: str) -> bool:
        """Whether two held stories are in one language, its regions aside."""
        return self._held[story].language == self._held[other].language

    def both_latin(self, story: str, other: str) -> bool:
        """Whether two held stories are in Latin letters."""
        return self._held[story].latin and self._held[other].latin

    def rarity(self, term: str, tongue: str) -> float:
        """How much a term says in a language, in nats; nothing where most stories hold it."""
        share = max(self._everywhere.get(term, 0), 0.5) / max(float(self._total), FEWEST)
        known = self._known[tongue]
        held = self._in[tongue].get(term, 0)
        return max(0.0, -math.log((held + LENT * share) / (known + LENT)) - COMMON)

    def likely(self, story: str) -> Iterator[tuple[str, Likeness]]:
        """Other stories that share most rare terms with a held one, and how alike each is."""
        mine = self._now(story)
        votes: defaultdict[int, float] = defaultdict(float)
        read = 0
        weighed = zip(mine.weights, mine.terms, strict=True)
        for weight, term in sorted(weighed, key=lambda one: (-one[0], one[1])):
            posting = self._postings[term]
            if not weight or (read and read + len(posting) > READ):
                break
            read += len(posting)
            gain = weight * weight
            for other in posting:
                votes[other] += gain
        votes.pop(mine.number, None)
        told = [n for n in votes if n >= self._gone]
        weights = dict(zip(mine.terms, mine.weights, strict=True))
        for number in heapq.nsmallest(LIKELIEST, told, key=lambda n: (-votes[n], n)):
            other_id = self._ids[number - self._gone]
            yield other_id, _likeness(mine, weights, self._now(other_id))

    def shared(self, story: str, other: str) -> list[tuple[float, str]]:
        """Terms of two held stories with what each says, the most telling first."""
        mine, theirs = self._now(story), self._now(other)
        weights = dict(zip(theirs.terms, theirs.weights, strict=True))
        both = [(w * weights.get(t, 0.0), t) for t, w in zip(mine.terms, mine.weights, strict=True)]
        return sorted((one for one in both if one[0]), key=lambda one: (-one[0], one[1]))

    def _now(self, story: str) -> Held:
        """A held story, weighed anew where much more is known than when it was weighed."""
        held = self._held[story]
        if self._total > GROWN * held.known:
            tongue = held.language, held.latin
            held = self._weighed(held.number, tongue, held.terms, held.counts)
            self._held[story] = held
        return held

    def _weighed(
        self, number: int, tongue: tuple[str, bool], terms: tuple[str, ...], counts: bytes
    ) -> Held:
        weights = array("f")
        squares = [0.0] * len(KINDS)
        for term, count in zip(terms, counts, strict=True):
            weight = self.rarity(term, tongue[0]) * OFTEN[count]
            weights.append(weight)
            squares[int(term[0])] += weight * weight
        norms = tuple(map(math.sqrt, squares))
        return Held(number, *tongue, terms, counts, weights, norms, self._total)


def _likeness(one: Held, weights: dict[str, float], other: Held) -> Likeness:
    """``weights``: those of the one story, by term."""
    dots, most = [0.0] * len(KINDS), [0.0] * len(KINDS)
    shared = 0
    for term, weight in zip(other.terms, other.weights, strict=True):
        if term in weights:
            shared += 1
            kind, gain = int(term[0]), weight * weights[term]
            dots[kind] += gain
            most[kind] = max(most[kind], gain)
    if shared < SHARED:
        return NOTHING
    sizes = [a * b + doubt for a, b, doubt in zip(one.norms, other.norms, DOUBT, strict=True)]
    whole = tuple(dot / size for dot, size in zip(dots, sizes, strict=True))
    beyond = tuple((d - m) / size for d, m, size in zip(dots, most, sizes, strict=True))
    return Likeness(whole, beyond)


def _tongue(tag: str) -> str:
    return tag.partition("-")[0].lower()
