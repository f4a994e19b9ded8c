"""Syndication disclaimers, told by families of words and so also where a machine translated them.

"Midday accepts no responsibility for its dependability, trustworthiness, reliability and data of
the text" comes back from a machine as three times "confiabilidade"; no sentence is fixed, the
families are.
"""

import itertools

from wiredesk.reading.furniture.lines import Line, Mark
from wiredesk.records import Span

WEIGHTS = {
    "this_story": 1.0,
    "taken": 1.5,
    "feed": 1.5,
    "refuses": 2.0,
    "duty": 1.0,
    "reliable": 1.0,
    "of_the_text": 0.5,
    "reserves": 1.5,
    "alters": 1.0,
    "notice": 1.0,
    "discretion": 1.0,
    "unedited": 2.0,
}
"""How much each family proves."""

ENOUGH = 4.0
"""Weight that makes a disclaimer where at least ``FAMILIES`` speak."""
FAMILIES = 3
OWN_SUBJECT = {"this_story", "of_the_text"}
"""A disclaimer speaks of the very text; a lawsuit over a notice does not."""
AMID_BODY = 1.5
"""What more it takes far from both ends of the copy."""
FAR = (2, 8)
"""How many lines from the top and from the bottom that is."""
BESIDE = 2.5
"""What is enough for a line beside a disclaimer."""


def judge_disclaimer(line: Line) -> Mark | None:
    """A line most of which is a disclaimer; ``find_disclaimer`` finds the part of one that is."""
    found = find_disclaimer(line)
    if not found:
        return None
    outside = line.size - len(line.text[found.start - line.start : found.end - line.start].split())
    return found._replace(start=line.start, end=line.end) if outside <= 6 else None


def find_disclaimer(line: Line) -> Mark | None:
    """The sentences of a line that make a disclaimer together."""
    if len(line.told) < FAMILIES:
        return None
    told = [t for t in line.told if t.kind in WEIGHTS and not line.is_quoted(t.hit.start)]
    if len({t.kind for t in told}) < FAMILIES:
        return None
    scored: list[tuple[Span, set[str]]] = [(span, set()) for span in line.sentences]
    for t in told:
        scored[line.sentence_at(t.hit.start)][1].add(t.kind)
    strong = [i for i, (_, kinds) in enumerate(scored) if _weight(kinds) >= 2]
    if not strong:
        return None
    first, last = strong[0], strong[-1]
    while first and _weight(scored[first - 1][1]) >= 1:
        first -= 1
    while last + 1 < len(scored) and _weight(scored[last + 1][1]) >= 1:
        last += 1
    kinds: set[str] = set().union(*(kinds for _, kinds in scored[first : last + 1]))
    weight = _weight(kinds) - (AMID_BODY if line.above > FAR[0] and line.below > FAR[1] else 0)
    weight -= 0 if "this_story" in kinds else 0.5
    if weight < ENOUGH or len(kinds) < FAMILIES or not kinds & OWN_SUBJECT:
        return None
    confidence = min(0.99, 0.75 + 0.04 * (weight - ENOUGH))
    start, end = scored[first][0][0], scored[last][0][1]
    return Mark(start, end, "disclaimer", "families", round(confidence, 2))


def judge_beside(lines: list[Line]) -> None:
    """Lines beside a disclaimer that say more of it."""
    for order in (lines, lines[::-1]):
        for before, line in itertools.pairwise(order):
            if line.mark is not None or line.is_title or before.mark is None:
                continue
            kinds = {t.kind for t in line.told if t.kind in WEIGHTS}
            if (
                before.mark.kind == "disclaimer"
                and kinds & OWN_SUBJECT
                and _weight(kinds) >= BESIDE
            ):
                line.mark = line.whole("disclaimer", "families", 0.75)


def _weight(kinds: set[str]) -> float:
    return sum(WEIGHTS[kind] for kind in kinds)
