"""The finder of translations: stories in, ties across languages out, with what they rest on."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterator

from wiredesk.lineage.anchors import Anchors, Words, find_anchors, letter_runs, passages_of
from wiredesk.lineage.embeddings import Embedder, closeness
from wiredesk.lineage.translations.deciding import SHOWN, SUGGESTED, confidences
from wiredesk.lineage.translations.index import Candidate, Index
from wiredesk.lineage.translations.pairing import Floats, Pairing, Weighed, pair
from wiredesk.lineage.translations.showing import evidence
from wiredesk.records import Comparable, Tie

UNKNOWN = "und"
PAIRED = 8
"""Candidates whose paragraphs are paired."""


KEPT = 2048
"""Stories whose anchors are kept at hand, the latest; those of others are found again."""


class Translations:
    """Ties stories of other languages that say the same. Same calls, same ties."""

    def __init__(self, words: Words | None = None, embedder: Embedder | None = None) -> None:
        """``words``: what a word may be in another language, where tables have been learnt;
        ``embedder``: a model of the user's own.
        """
        self._words = words
        self._embedder = embedder
        self._index = Index()
        self._stories: dict[str, Comparable] = {}
        self._anchors: dict[str, tuple[Comparable, Anchors]] = {}
        self._weighed: dict[str, Weighed] = {}
        self._heard: set[str] = set()
        self._waiting: list[Comparable] = []
        self._tongues: Counter[str] = Counter()

    def add(self, story: Comparable) -> None:
        """Take in a story. Its anchors are found when a story of another language is asked for.

        Of one in no known language nothing can be said to be a translation.
        """
        if tongue(story) == UNKNOWN:
            return
        if story.id not in self._stories:
            self._tongues[tongue(story)] += 1
        self._stories[story.id] = story
        self._waiting.append(story)

    def hear(self, story: Comparable) -> None:
        """Take note of what a story's language often says; no ties to it are looked for."""
        known = story.id in self._heard or story.id in self._stories
        if known or tongue(story) == UNKNOWN or self._alone(story):
            return
        self._take_in()
        self._heard.add(story.id)
        self._index.learn(story.id, self._anchors_of(story))

    def story(self, name: str) -> Comparable:
        """A story that was taken in. Raises KeyError for any other."""
        return self._stories[name]

    def _alone(self, story: Comparable) -> bool:
        """Whether all stories taken in are in the language of this one."""
        return self._tongues.total() == self._tongues[tongue(story)]

    def _take_in(self) -> None:
        for story in self._waiting:
            learnt = story.id in self._heard
            self._index.add(story.id, self._anchors_of(story), learnt)
            self._heard.discard(story.id)
        if self._waiting:
            self._weighed.clear()
        self._waiting.clear()

    def ties(self, story: Comparable) -> Iterator[Tie]:
        """Ties of a story to those taken in, the surest first; of the unsure ones the surest."""
        first = True
        for confidence, candidate, pairing in self.weighed(story):
            if confidence < (SHOWN if first else SUGGESTED):
                return
            first = False
            other = self._stories[candidate.id]
            yield Tie(
                a=story.id,
                b=candidate.id,
                kind="translation",
                edge="translation",
                share=round(pairing.before, 3),
                share_back=round(pairing.after, 3),
                confidence=round(confidence, 4),
                evidence=evidence(story, other, confidence, candidate, pairing),
            )

    def weighed(self, story: Comparable) -> list[tuple[float, Candidate, Pairing]]:
        """Candidates for a story's translation with their confidence, the surest first."""
        if tongue(story) == UNKNOWN or self._alone(story):
            return []
        self._take_in()
        anchors = self._anchors_of(story)
        candidates = self._index.candidates(anchors, (story.id,), (tongue(story),))
        weighed = self._index.weigh(anchors)
        likely = [c for c in candidates if _differ(story, self._stories[c.id])][:PAIRED]
        found = [(c, pair(weighed, self._of(c.id), self._close(story, c.id))) for c in likely]
        sure = confidences(found)
        told = [(s, c, p) for s, (c, p) in zip(sure, found, strict=True)]
        return sorted(told, key=lambda one: (-one[0], one[1].id))

    def _close(self, story: Comparable, other: str) -> Floats | None:
        """What the model says of each two passages, where there is a model."""
        if self._embedder is None:
            return None
        rows = [
            self._embedder.vectors([text for _, text in passages_of(s)], s.language)
            for s in (story, self._stories[other])
        ]
        return closeness(*rows)

    def _of(self, story: str) -> Weighed:
        weighed = self._weighed.get(story)
        if weighed is None:
            anchors = self._anchors_of(self._stories[story])
            weighed = self._weighed[story] = self._index.weigh(anchors)
        return weighed

    def _anchors_of(self, story: Comparable) -> Anchors:
        known = self._anchors.get(story.id)
        if known is not None and known[0] is story:
            return known[1]
        anchors = find_anchors(story, self._words)
        if len(self._anchors) >= KEPT:
            self._anchors.pop(next(iter(self._anchors)))
        self._anchors[story.id] = (story, anchors)
        return anchors


def tongue(story: Comparable) -> str:
    """The story's language without its region."""
    return story.language.partition("-")[0].lower()


ONE_TONGUE = 0.6
"""Likeness of all runs of letters from which two stories are taken to be of one language."""


def _differ(one: Comparable, other: Comparable) -> bool:
    """Whether two stories are of two languages, told from the letters where one is unknown."""
    if "und" not in (one.language, other.language):
        return True
    a, b = (Counter(letter_runs(" ".join(s.paragraphs)[:4000])) for s in (one, other))
    dot = sum(count * b[run] for run, count in a.items())
    sizes = sum(c * c for c in a.values()) * sum(c * c for c in b.values())
    return dot < ONE_TONGUE * math.sqrt(sizes) if sizes else False
