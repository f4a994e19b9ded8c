"""What a translation rests on, in words an editor can check: the anchors both stories hold."""

from __future__ import annotations

from collections.abc import Sequence

from wiredesk.lineage.anchors import ACRONYM, KINDS, NAME, NUMBER, Place, find_places
from wiredesk.lineage.translations.deciding import CONFIRMED, SUGGESTED
from wiredesk.lineage.translations.index import Candidate
from wiredesk.lineage.translations.pairing import Pairing
from wiredesk.records import Comparable, TieEvidence

MOST = 12
"""Anchors that are shown."""
SAID = {"number": "number", "name": "name", "acronym": "acronym", "fine": "sound", "rough": "sound"}


class Shared(tuple[Place, Place]):
    """An anchor as it stands in the one story and in the other."""

    __slots__ = ()


def decision(confidence: float) -> str:
    """Confirmed | suggested | doubtful."""
    if confidence >= CONFIRMED:
        return "confirmed"
    return "suggested" if confidence >= SUGGESTED else "doubtful"


def shared_places(one: Comparable, other: Comparable) -> list[Shared]:
    """Anchors that both stories hold, by where they stand in the first; each once.

    Of places that one anchor has in a story, those that stand most alike in the two are taken.
    """
    theirs: dict[tuple[int, str], list[Place]] = {}
    for place in find_places(other):
        theirs.setdefault((place.kind, place.key), []).append(place)
    sizes = (max(1, len(one.paragraphs)), max(1, len(other.paragraphs)))
    best: dict[tuple[int, str], tuple[float, Shared]] = {}
    for place in find_places(one):
        for their in theirs.get((place.kind, place.key), ())[:8]:
            apart = abs(place.paragraph / sizes[0] - their.paragraph / sizes[1])
            known = best.get((place.kind, place.key))
            if known is None or apart < known[0]:
                best[place.kind, place.key] = (apart, Shared((place, their)))
    return _once([shared for _, shared in best.values()])


def _once(found: list[Shared]) -> list[Shared]:
    """The longest of those that stand on one another, in text order."""
    taken: list[Shared] = []
    order = sorted(found, key=lambda s: (s[0].kind not in (NUMBER, NAME, ACRONYM), -len(s[0].key)))
    for shared in order:
        mine = shared[0]
        over = (t[0] for t in taken if t[0].paragraph == mine.paragraph)
        if not any(mine.start < o.end and o.start < mine.end for o in over):
            taken.append(shared)
    return sorted(taken, key=lambda s: (s[0].paragraph, s[0].start))


def evidence(
    one: Comparable,
    other: Comparable,
    confidence: float,
    candidate: Candidate,
    pairing: Pairing,
) -> tuple[TieEvidence, ...]:
    """The decision, how the paragraphs stand to each other, and the anchors shared."""
    told = decision(confidence)
    lines = len(pairing.pairs)
    head = TieEvidence(
        what="decision",
        value=f"{told}: {lines} passages in the same order, {round(100 * pairing.before)} % of "
        f"the story and {round(100 * pairing.after)} % of the other",
        speaks_for="translation" if told != "doubtful" else None,
    )
    shared = sorted(shared_places(one, other), key=_telling)[:MOST]
    return (head, *(line_of(one, other, s) for s in shared))


def _telling(shared: Sequence[Place]) -> tuple[int, int]:
    mine = shared[0]
    short = mine.kind == NUMBER and len(mine.key) < 2
    return (2 if short else 0 if mine.kind in (NUMBER, NAME, ACRONYM) else 1, -len(mine.key))


def line_of(one: Comparable, other: Comparable, shared: Shared) -> TieEvidence:
    """One anchor as it stands in the one story and in the other."""
    mine, their = shared
    here = one.paragraphs[mine.paragraph][mine.start : mine.end]
    there = other.paragraphs[their.paragraph][their.start : their.end]
    return TieEvidence(what="anchor", value=f"{SAID[KINDS[mine.kind]]}: {here} — {there}")
