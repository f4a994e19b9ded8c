"""The chain of a story as SVG: time across, outlets down, an arrow from source to story."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from html import escape
from typing import NamedTuple

from wiredesk.desk.found_words import evidence_value, evidence_words
from wiredesk.records import Chain, Edge

LANE, MARGIN, STEP, RIGHT = 46, 170, 150, 60
NODE = 9
"""Units from a node's middle to where an arrow ends."""


class Node(NamedTuple):
    """One story of the picture."""

    id: str
    outlet: str
    title: str
    at: datetime
    link: str
    mine: bool
    """Whether it is the story that is looked at."""


class Place(NamedTuple):
    """Where a node stands."""

    x: float
    y: float


def draw_chain(chain: Chain, nodes: Sequence[Node], words: Mapping[str, str], label: str) -> str:
    """The SVG. ``words`` names kinds of edges, and "inferred" what nobody sent us.

    Stories stand in the order in which they were first seen, a column each; looks come from
    classes alone.
    """
    lanes = list(dict.fromkeys(node.outlet for node in nodes))
    first = 1 if chain.inferred else 0
    at = {
        node.id: Place(MARGIN + STEP * (n + first), _lane(lanes.index(node.outlet)))
        for n, node in enumerate(nodes)
    }
    top = {source.id: n for n, source in enumerate(chain.inferred)}
    at |= {name: Place(MARGIN, _lane(len(lanes) + n)) for name, n in top.items()}
    width = MARGIN + STEP * (len(nodes) + first) + RIGHT
    high = _lane(len(lanes) + len(top)) + 10
    drawn = [
        *(_outlet(name, n, width) for n, name in enumerate(lanes)),
        *(_arrow(edge, at, words) for edge in chain.edges),
        *(_inferred(s.name or words["inferred"], at[s.id]) for s in chain.inferred),
        *(_node(node, at[node.id]) for node in nodes),
    ]
    return (
        f'<svg class="chain-drawing" viewBox="0 0 {width} {high:.0f}" width="{width}" role="group" '
        f'aria-label="{escape(label, quote=True)}"><defs><marker id="tip" viewBox="0 0 8 8" '
        'refX="7" refY="4" markerWidth="7" markerHeight="7" orient="auto">'
        '<path d="M0 0L8 4L0 8z"/></marker></defs>' + "".join(drawn) + "</svg>"
    )


def _lane(n: int) -> float:
    return 28.0 + LANE * n


def _outlet(name: str, n: int, width: int) -> str:
    y = _lane(n)
    return (
        f'<text class="outlet" x="4" y="{y + 4:.0f}">{escape(_short(name, 22))}</text>'
        f'<line class="lane" x1="{MARGIN - 14}" x2="{width - 8}" y1="{y:.0f}" y2="{y:.0f}"/>'
    )


def _node(node: Node, place: Place) -> str:
    look = "node mine" if node.mine else "node"
    return (
        f'<a href="{escape(node.link, quote=True)}"><g class="{look}">'
        f"<title>{escape(node.outlet)}: {escape(node.title)}</title>"
        f'<circle cx="{place.x:.0f}" cy="{place.y:.0f}" r="8"/>'
        f'<text x="{place.x + 12:.0f}" y="{place.y - 8:.0f}">'
        f"{escape(_short(node.title, 20))}</text></g></a>"
    )


def _inferred(name: str, place: Place) -> str:
    return (
        f'<g class="node inferred"><title>{escape(name)}</title>'
        f'<circle cx="{place.x:.0f}" cy="{place.y:.0f}" r="9"/>'
        f'<text x="{place.x + 14:.0f}" y="{place.y + 4:.0f}">{escape(_short(name, 24))}</text></g>'
    )


def _arrow(edge: Edge, at: Mapping[str, Place], words: Mapping[str, str]) -> str:
    """From the source to the story; a line without a tip where nothing says which way."""
    if edge.story not in at or edge.source not in at:
        return ""
    start, end = at[edge.source], at[edge.story]
    tip = "" if edge.kind in {"undecided", "incidental"} else ' marker-end="url(#tip)"'
    said = words.get(edge.kind, edge.kind)
    why = "; ".join(
        f"{evidence_words(e.what)}: {evidence_value(e.what, e.value)}" for e in edge.evidence[:4]
    )
    share = f" {edge.share:.0%}" if edge.share is not None else ""
    return (
        f'<g class="edge {escape(edge.kind, quote=True)}">'
        f"<title>{escape(f'{said}{share}; {why}')}</title>"
        f'<path d="{_way(start, end)}"{tip}/>'
        f'<text x="{end.x - 14:.0f}" y="{end.y + 13:.0f}">{escape(said)}</text></g>'
    )


def _way(start: Place, end: Place) -> str:
    """Down the source's column and along the story's lane; a bow within one lane."""
    side = NODE if end.x > start.x else -NODE
    if abs(start.y - end.y) < 1:
        middle = (start.x + end.x) / 2
        return (
            f"M{start.x:.0f} {start.y + NODE:.0f}Q{middle:.0f} {start.y + 26:.0f} "
            f"{end.x:.0f} {end.y + NODE:.0f}"
        )
    return f"M{start.x:.0f} {start.y:.0f}V{end.y:.0f}H{end.x - side:.0f}"


def _short(words: str, most: int) -> str:
    return words if len(words) <= most else words[: most - 1] + "…"
