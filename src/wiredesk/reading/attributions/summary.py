"""The story counted: which sentences are claims, whose, and what nobody is named for."""

from bisect import bisect_left, bisect_right

import msgspec

from wiredesk.reading.copy import Copy
from wiredesk.records import Attribution, OnWhoseWord, Quantity, Sentence, Span, Summary

MOSTLY = 0.5
"""Share of a sentence's length that must stand in attributions for it to be a claim."""

STATE = frozenset({"state_media"})
NOBODY = frozenset({"anonymous"})


def judge_sentences(copy: Copy) -> tuple[Sentence, ...]:
    """The sentences again, those that mostly rest on somebody's word now marked as claims."""
    covered = _covered(copy.attributions)
    starts = [a for a, _ in covered]
    ends = [b for _, b in covered]
    judged = []
    for s in copy.sentences:
        if s.kind == "own_voice" and s.end > s.start:
            near = covered[bisect_right(ends, s.start) : bisect_left(starts, s.end)]
            words = sum(min(b, s.end) - max(a, s.start) for a, b in near)
            if words > MOSTLY * (s.end - s.start):
                s = msgspec.structs.replace(s, kind="claim")
        judged.append(s)
    return tuple(judged)


def _covered(attributions: tuple[Attribution, ...]) -> list[Span]:
    """The places of source, cue and content, joined where they touch or overlap."""
    joined: list[Span] = []
    for a, b in sorted(
        span for x in attributions for part in (x.source, x.cue, x.content) for span in part
    ):
        if joined and a <= joined[-1][1] + 1:
            joined[-1] = (joined[-1][0], max(b, joined[-1][1]))
        else:
            joined.append((a, b))
    return joined


def sum_up(copy: Copy) -> Summary:
    """Count what is claimed, by whom, and what is said in the story's own voice. No score."""
    by_speaker: dict[str, list[Attribution]] = {}
    for a in copy.attributions:
        if a.speaker:
            by_speaker.setdefault(a.speaker, []).append(a)
    sources = tuple(
        OnWhoseWord(speaker=speaker, kind=said[0].kind, claims=tuple(a.id for a in said))
        for speaker, said in by_speaker.items()
    )
    body = [s for s in copy.sentences if s.kind in ("claim", "own_voice")]
    unnamed = tuple(a.id for a in copy.attributions if a.kind in NOBODY or "unnamed" in a.flags)
    return Summary(
        sentences=len(body),
        claimed=sum(s.kind == "claim" for s in body),
        own_voice=sum(s.kind == "own_voice" for s in body),
        sources=sources,
        on_state_media=_resting_on(copy.attributions, STATE),
        on_nobody_named=unnamed,
        on_one_source=len(sources) == 1 and all(a.speaker for a in copy.attributions),
    )


def _resting_on(attributions: tuple[Attribution, ...], kinds: frozenset[str]) -> tuple[str, ...]:
    """Ids of the claims that a source of these kinds makes, or is all we have them from."""
    own = {a.id for a in attributions if a.kind in kinds}
    return tuple(a.id for a in attributions if a.id in own or own & set(a.chain))


FEW = 100
"""Numbers below are counted by eye ("two men"), and nobody asks on whose word."""


def unsourced_figures(copy: Copy) -> tuple[Quantity, ...]:
    """The first figure of each sentence that the story gives in its own voice, on nobody's word."""
    covered = _covered(copy.attributions)
    starts = [a for a, _ in covered]
    own = [s for s in copy.sentences if s.kind == "own_voice"]
    found: list[Quantity] = []
    last = -1
    for q in copy.quantities:
        at = bisect_right(own, q.start, key=lambda s: s.start) - 1
        if at in (-1, last) or q.start >= own[at].end or not _is_a_figure(q):
            continue
        near = bisect_right(starts, q.start) - 1
        if near < 0 or covered[near][1] <= q.start:
            found.append(q)
            last = at
    return tuple(found)


def _is_a_figure(q: Quantity) -> bool:
    if q.type == "cardinal":
        return max(q.min or 0, q.max or 0) >= FEW
    return q.type in {"percent", "money"}
