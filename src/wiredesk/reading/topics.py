"""IPTC Media Topics from the words of a story.

Each word of the pack's lists speaks for its topic; a word that speaks for several is shared among
them, one in the headline counts twice, one that is repeated a little more than once. What stands
in furniture says nothing: a page's menu names every section. A story that is about nothing much
gets no topic.
"""

import math
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from wiredesk.packs.topics import media_topics
from wiredesk.reading.copy import Copy
from wiredesk.records import Span, Topic

ENOUGH = 2.5
"""Evidence that a top-level topic needs: two telling words, or three."""

LONGER = 0.004
"""More of it for each word of the story, for a long one meets words of every topic by chance."""

ONE_WORD = 0.5
"""What a topic keeps of its evidence that rests on one word: every story may have police in it."""

BESIDE = 0.55
"""A second topic stands beside the first with this share of its evidence."""

WITHIN = 0.4
"""A topic of the second level has this share of its parent's evidence."""

IN_HEADLINE = 2.0
A_HEADLINE = 150
"""Code points of a first block that may be a headline where none is declared."""


class _Word(NamedTuple):
    """A word of the story that speaks for a topic."""

    start: int
    end: int
    code: str
    phrase: str
    weight: float


MadeBy = dict[str, dict[str, float]]
"""For each code the words behind it, each with what it gave."""


def find_topics(copy: Copy) -> tuple[Topic, ...]:
    """Topics with the words that made them, best first; nothing where the words do not decide.

    ``score`` is the topic's share of all evidence. A topic of the second level stands with its
    parent.
    """
    topics = media_topics()
    words = _shared_out(list(_words(copy)))
    if not words:
        return ()
    scores, made_by = _weigh(copy, words)
    tops: dict[str, float] = defaultdict(float)
    for code, score in scores.items():
        tops[topics[code].parent or code] += score
    chosen = _choose(tops, scores, made_by, len(copy.text))
    total = sum(tops.values())
    return tuple(
        Topic(
            rule=f"topics.words:{copy.pack.tag}",
            confidence=round(min(score / (score + ENOUGH), 0.95), 3),
            code=f"medtop:{code}",
            name=topics[code].name,
            score=round(score / total, 3),
            words=_said(made_by, code),
        )
        for code, score in chosen
    )


def _choose(
    tops: dict[str, float], scores: dict[str, float], made_by: MadeBy, length: int
) -> list[tuple[str, float]]:
    """The top-level topics that have enough evidence, and what they are within, best first."""
    enough = ENOUGH + LONGER * length / 6
    damped = {
        code: score * (ONE_WORD if len(_said(made_by, code)) == 1 else 1.0)
        for code, score in tops.items()
    }
    ranked = sorted(damped.items(), key=lambda t: (-t[1], t[0]))
    best = ranked[0][1]
    chosen = []
    for code, score in ranked[:3]:
        if score < enough or score < BESIDE * best:
            break
        chosen.append((code, score))
        for below, its_score in scores.items():
            if below == code or media_topics()[below].parent != code:
                continue
            if its_score >= WITHIN * score and len(made_by[below]) > 1:
                chosen.append((below, its_score))
    return sorted(chosen, key=lambda t: (-t[1], t[0]))


def _said(made_by: MadeBy, code: str) -> tuple[str, ...]:
    """The words behind a topic and all below it, the heaviest first."""
    said: dict[str, float] = defaultdict(float)
    for below, words in made_by.items():
        if code in (below, media_topics()[below].parent):
            for word, given in words.items():
                said[word] += given
    return tuple(word for word, _ in sorted(said.items(), key=lambda w: (-w[1], w[0])))


def _words(copy: Copy) -> Iterator[_Word]:
    """Each word that speaks for a topic, outside furniture."""
    barred = _Barred((f.start, f.end) for f in copy.furniture)
    for code in copy.pack.topics.words:
        for hit in copy.hits.get(f"topics.{code}", ()):
            if not barred.covers(hit.start):
                yield _Word(hit.start, hit.end, code, hit.phrase, float(hit.value))


class _Barred:
    """Spans that say nothing."""

    def __init__(self, spans: Iterable[Span]):
        self._spans = sorted(spans)
        self._starts = [start for start, _ in self._spans]

    def covers(self, at: int) -> bool:
        """Whether the last span that begins at or before ``at`` reaches over it."""
        which = bisect_right(self._starts, at) - 1
        return which >= 0 and at < self._spans[which][1]


def _shared_out(words: list[_Word]) -> list[_Word]:
    """The longest words where they overlap; one that speaks for several topics shared among them.

    "conferência de imprensa" is no word of the press.
    """
    at: dict[Span, dict[str, _Word]] = defaultdict(dict)
    reached = 0
    for word in sorted(words, key=lambda w: (w.start, -w.end)):
        if word.end > reached or (word.start, word.end) in at:
            reached = max(reached, word.end)
            known = at[word.start, word.end].get(word.code)
            if known is None or known.weight < word.weight:
                at[word.start, word.end][word.code] = word
    return [
        word._replace(weight=word.weight / math.sqrt(len(same)))
        for same in at.values()
        for word in same.values()
    ]


def _weigh(copy: Copy, words: list[_Word]) -> tuple[dict[str, float], MadeBy]:
    """The evidence for each code, and how much each word gave."""
    headline = _headline(copy)
    times: Counter[tuple[str, str]] = Counter()
    weight: dict[tuple[str, str], float] = {}
    shown: dict[tuple[str, str], str] = {}
    for word in words:
        key = word.code, word.phrase
        times[key] += 1
        here = word.weight * (IN_HEADLINE if headline[0] <= word.start < headline[1] else 1.0)
        weight[key] = max(weight.get(key, 0.0), here)
        shown.setdefault(key, copy.folded[word.start : word.end])
    scores: dict[str, float] = defaultdict(float)
    made_by: MadeBy = defaultdict(lambda: defaultdict(float))
    for (code, phrase), most in weight.items():
        given = most * (1 + 0.3 * math.log2(times[code, phrase]))
        scores[code] += given
        made_by[code][shown[code, phrase]] += given
    return dict(scores), dict(made_by)


def _headline(copy: Copy) -> Span:
    """Where the headline stands; a short first block is taken for one."""
    if copy.story.title_span:
        return copy.story.title_span
    if len(copy.blocks) > 1 and copy.blocks[0].end - copy.blocks[0].start <= A_HEADLINE:
        return copy.blocks[0].start, copy.blocks[0].end
    return 0, 0
