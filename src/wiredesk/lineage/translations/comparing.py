"""Two stories of two languages side by side: what became of each paragraph, and by what we know."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from wiredesk.lineage.anchors import NUMBER, Anchors, Place, find_anchors, find_places
from wiredesk.lineage.translations.index import Index
from wiredesk.lineage.translations.pairing import Pairing, pair
from wiredesk.lineage.translations.showing import line_of, shared_places
from wiredesk.records import Aligned, Change, Comparable, Comparison

WHOLLY = 0.85
"""Share of a story's weight in pairs from which it is wholly a translation."""
PARTLY = 0.15


class Group(NamedTuple):
    """Paragraphs of either story that say the same, by index."""

    before: tuple[int, ...]
    after: tuple[int, ...]
    likeness: float


def compare_across(before: Comparable, after: Comparable) -> Comparison:
    """What of ``before`` stands in ``after`` and where, paragraph by paragraph.

    Every paragraph of both stands in the rows once. A pair is "edited" (one to one), "merged" or
    "split", its evidence the anchors that stand in both. Numbers that stand in one side of a pair
    alone are its changes. Whether either is a translation is not asked: ``Translations`` tells.
    """
    one, other = find_anchors(before), find_anchors(after)
    pairing = pair_alone(one, other)
    groups = list(_groups(pairing, one, other))
    rows = tuple(_rows(before, after, groups))
    return Comparison(
        before=before.id,
        after=after.id,
        derived=_derived(pairing.after),
        share=round(pairing.after, 3),
        paragraphs=rows,
        changes=tuple(change for row in rows for change in row.changes),
    )


def pair_alone(one: Anchors, other: Anchors) -> Pairing:
    """Pair two stories with no store beside: what is rare is told from their own passages."""
    index = Index()
    for side, anchors in enumerate((one, other)):
        for number, passage in enumerate(anchors.passages):
            index.add(f"{side}/{number}", Anchors(anchors.language, (passage,), (0,)))
    return pair(index.weigh(one), index.weigh(other))


def _derived(share: float) -> str:
    return "wholly" if share >= WHOLLY else "partly" if share >= PARTLY else "not"


def _groups(pairing: Pairing, one: Anchors, other: Anchors) -> Iterator[Group]:
    """Pairs of passages as pairs of paragraphs, none of which stands in two; headlines left out."""
    groups: list[Group] = []
    for passages in pairing.pairs:
        before = {one.of[i] for i in passages.before} - {-1}
        after = {other.of[i] for i in passages.after} - {-1}
        if not before or not after:
            continue
        likeness = passages.likeness
        while groups and (before & set(groups[-1].before) or after & set(groups[-1].after)):
            last = groups.pop()
            before |= set(last.before)
            after |= set(last.after)
            likeness = max(likeness, last.likeness)
        groups.append(Group(tuple(sorted(before)), tuple(sorted(after)), likeness))
    yield from groups


def _rows(before: Comparable, after: Comparable, groups: list[Group]) -> Iterator[Aligned]:
    """The pairs, and between them what stands in one story alone."""
    shared = shared_places(before, after)
    numbers = [[p for p in find_places(story) if p.kind == NUMBER] for story in (before, after)]
    place = [0, 0]
    ends = Group((len(before.paragraphs),), (len(after.paragraphs),), 0.0)
    for group in (*groups, ends):
        for i in range(place[0], group.before[0]):
            yield Aligned(kind="cut", before=(i,), share=0.0)
        for i in range(place[1], group.after[0]):
            yield Aligned(kind="new", after=(i,), share=0.0)
        if group is ends:
            return
        place = [group.before[-1] + 1, group.after[-1] + 1]
        yield Aligned(
            kind=_kind(group),
            before=group.before,
            after=group.after,
            share=round(min(1.0, group.likeness), 3),
            changes=tuple(_changed(before, after, group, numbers)),
            evidence=tuple(
                line_of(before, after, s)
                for s in shared
                if s[0].paragraph in group.before and s[1].paragraph in group.after
            ),
        )


def _kind(group: Group) -> str:
    if len(group.before) > len(group.after):
        return "merged"
    return "split" if len(group.before) < len(group.after) else "edited"


def _changed(
    before: Comparable, after: Comparable, group: Group, numbers: list[list[Place]]
) -> Iterator[Change]:
    """Numbers in figures that stand in one side of a pair alone: "15,000" became "10 mil".

    In order, as far as there are as many of both; what is left over was added or left out.
    """
    mine = _figures(before, group.before, numbers[0])
    theirs = _figures(after, group.after, numbers[1])
    keys = {p.key for p in mine} & {p.key for p in theirs}
    mine = [p for p in mine if p.key not in keys]
    theirs = [p for p in theirs if p.key not in keys]
    for at in range(max(len(mine), len(theirs))):
        a = mine[at] if at < len(mine) else None
        b = theirs[at] if at < len(theirs) else None
        yield Change(
            kind="number",
            before=_text(before, a),
            after=_text(after, b),
            paragraph_before=a.paragraph if a else None,
            paragraph_after=b.paragraph if b else None,
            span_before=(a.start, a.end) if a else None,
            span_after=(b.start, b.end) if b else None,
        )


SMALL = 12
"""Up to this translations write numbers in words, and no one can tell."""


def _figures(story: Comparable, paragraphs: tuple[int, ...], found: list[Place]) -> list[Place]:
    here = [place for place in found if place.paragraph in paragraphs]
    clocks = [place for place in here if place.key.startswith("t")]
    taken: dict[tuple[int, int], Place] = {}
    for place in here:
        if any(_within(place, clock) for clock in clocks):
            continue
        figures = any(map(str.isdecimal, _text(story, place)))
        if figures and float(place.key) > SMALL:
            taken.setdefault((place.paragraph, place.start), place)
    return list(taken.values())


def _within(one: Place, other: Place) -> bool:
    return one.paragraph == other.paragraph and other.start <= one.start < other.end


def _text(story: Comparable, place: Place | None) -> str:
    return story.paragraphs[place.paragraph][place.start : place.end] if place else ""
