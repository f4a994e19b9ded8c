"""The chain of stories that belong together: who has it from whom, back to the source.

Each story has one arrow at most, to the story that most speaks for; arrows never run in a circle.
Where several must have come from one that nobody sent us, that one is inferred and drawn.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from wiredesk.lineage.direction import directed
from wiredesk.lineage.groups import Groups
from wiredesk.lineage.translations.deciding import SUGGESTED
from wiredesk.lineage.versions import house_of
from wiredesk.records import Chain, Comparable, Edge, Inferred, Tie

ARROWS = {"a_from_b", "b_from_a"}


def chain_of(stories: Sequence[Comparable], ties: Iterable[Tie]) -> Chain:
    """The chain of stories that ties hold together. Ties to stories not given are left out."""
    by_id = {story.id: story for story in stories}
    held = [tie for tie in ties if tie.a in by_id and tie.b in by_id and _is_sure(tie)]
    told = [directed(by_id[tie.a], by_id[tie.b], tie, _siblings(tie, held, by_id)) for tie in held]
    parents = _arrows(told)
    inferred = _inferred(told, parents, by_id)
    edges = [*parents.values(), *_to_inferred(inferred, told)]
    edges += _without_arrow(told, edges)
    return Chain(
        stories=tuple(by_id),
        edges=tuple(edges),
        inferred=tuple(inferred),
        outlets=len({house_of(story) or story.id for story in stories}),
        sources=_sources(by_id, edges, inferred),
    )


def _is_sure(tie: Tie) -> bool:
    """Whether a tie is sure enough to be drawn: a doubtful translation is none."""
    return tie.kind != "translation" or tie.confidence >= SUGGESTED


def _siblings(tie: Tie, ties: Sequence[Tie], by_id: Mapping[str, Comparable]) -> list[Comparable]:
    """The stories that both ends of a tie are tied to."""
    ends: dict[str, set[str]] = {tie.a: set(), tie.b: set()}
    for other in ties:
        for one, two in ((other.a, other.b), (other.b, other.a)):
            if one in ends:
                ends[one].add(two)
    return [by_id[found] for found in sorted(ends[tie.a] & ends[tie.b])]


def _arrows(ties: Iterable[Tie]) -> dict[str, Edge]:
    """For each story the arrow to where it came from, the strongest first, none in a circle."""
    found = [
        (_weight(tie), tie.share or 0.0, _edge(tie)) for tie in ties if tie.direction in ARROWS
    ]
    found.sort(key=lambda one: (-one[0], -one[1], one[2].story, one[2].source))
    parents: dict[str, Edge] = {}
    for _, _, edge in found:
        if edge.story not in parents and not _leads_to(edge.source, edge.story, parents):
            parents[edge.story] = edge
    return parents


def _weight(tie: Tie) -> float:
    """How much speaks for a tie's arrow; a version's declared order comes before all."""
    if tie.kind == "version":
        return 100.0
    return sum(piece.weight or 0.0 for piece in tie.evidence if piece.speaks_for == tie.direction)


def _edge(tie: Tie) -> Edge:
    forth = tie.direction == "a_from_b"
    return Edge(
        story=tie.a if forth else tie.b,
        source=tie.b if forth else tie.a,
        kind="version" if tie.kind == "version" else tie.edge or "outlet",
        share=tie.share if forth else tie.share_back,
        evidence=tie.evidence,
    )


def _leads_to(start: str, end: str, parents: Mapping[str, Edge]) -> bool:
    while start != end:
        if start not in parents:
            return False
        start = parents[start].source
    return True


def _inferred(
    ties: Iterable[Tie], parents: Mapping[str, Edge], by_id: Mapping[str, Comparable]
) -> list[Inferred]:
    """A source for each group of stories that must have one in common and have no arrow."""
    groups: dict[str, set[str]] = {}
    for tie in ties:
        if tie.direction != "common_source":
            continue
        alone = {one for one in (tie.a, tie.b) if one not in parents}
        if len(alone) < 2:  # one of them has its arrow: what it came from is the source of both
            continue
        joined = set().union(alone, *(groups.get(one, set()) for one in alone))
        groups |= dict.fromkeys(joined, joined)
    made = {frozenset(group) for group in groups.values()}
    return [
        Inferred(
            id=f"source of {min(group)}", name=_name(group, by_id), stories=tuple(sorted(group))
        )
        for group in sorted(made, key=min)
    ]


def _name(group: Iterable[str], by_id: Mapping[str, Comparable]) -> str | None:
    """The agency that most of a group credit."""
    counts: dict[str, int] = defaultdict(int)
    for one in group:
        if agency := by_id[one].agency:
            counts[agency] += 1
    return max(sorted(counts), key=lambda name: counts[name]) if counts else None


def _to_inferred(inferred: Iterable[Inferred], ties: Sequence[Tie]) -> list[Edge]:
    edges = []
    for source in inferred:
        members = set(source.stories)
        inside = [t for t in ties if t.direction == "common_source" and {t.a, t.b} <= members]
        for story in source.stories:
            tie = next((t for t in inside if story in (t.a, t.b)), None)
            edges.append(
                Edge(
                    story=story,
                    source=source.id,
                    kind="common_source",
                    evidence=tie.evidence if tie else (),
                )
            )
    return edges


def _without_arrow(ties: Iterable[Tie], edges: Sequence[Edge]) -> list[Edge]:
    """Ties of stories that no arrow holds together yet: lines, for nothing says which way."""
    groups = Groups()
    for edge in edges:
        groups.join(edge.story, edge.source)
    lines = []
    for tie in sorted(ties, key=lambda t: (-t.confidence, -(t.share or 0.0), t.a, t.b)):
        if groups.join(tie.a, tie.b):
            kind = "incidental" if tie.edge == "incidental" else "undecided"
            lines.append(
                Edge(story=tie.a, source=tie.b, kind=kind, share=tie.share, evidence=tie.evidence)
            )
    return lines


def _sources(
    by_id: Mapping[str, Comparable], edges: Sequence[Edge], inferred: Sequence[Inferred]
) -> int:
    """How many independent sources there are: what nothing shows to have come from another.

    A tie without an arrow makes one of two all the same: one of them came from the other, or both
    from a third.
    """
    groups = Groups()
    for edge in edges:
        if edge.kind != "incidental":
            groups.join(edge.story, edge.source)
    everyone = {*by_id, *(source.id for source in inferred)}
    return len({groups.of(one) for one in everyone})
