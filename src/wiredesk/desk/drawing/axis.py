"""The trail of a story on an axis of time, as SVG: a lane a kind of step, a mark a step."""

from collections.abc import Sequence
from datetime import datetime
from html import escape
from typing import NamedTuple

WIDTH, LANE, MARGIN = 960, 34, 90
LETTER = 6.5
"""Units of a letter of a label; one that would run into the next mark is left to its title."""
NEAREST = 26
"""Units that two marks are apart at least, however close in time."""


class Dot(NamedTuple):
    """One step on the axis."""

    at: datetime
    lane: str
    label: str
    """Short, beside the mark."""
    title: str
    """In full, for a pointer and a screen reader."""
    link: str = ""


def axis(dots: Sequence[Dot], lanes: Sequence[tuple[str, str]], label: str) -> str:
    """An SVG of the steps in order of time; ``lanes`` are ``(key, words)`` from top to bottom;
    one without a step is left out.

    Times are in proportion, but for marks that would lie on each other. Looks come from classes
    alone.
    """
    if not dots:
        return ""
    used = {dot.lane for dot in dots}
    lanes = [lane for lane in lanes if lane[0] in used]
    places = _places(dots)
    width = max(WIDTH, int(max(places)) + MARGIN)
    high = LANE * len(lanes) + 24
    rows = {key: LANE * n + 20 for n, (key, _) in enumerate(lanes)}
    names = "".join(
        f'<text x="4" y="{rows[key] + 4}">{escape(words)}</text>'
        f'<line class="lane" x1="{MARGIN}" x2="{width - 10}" y1="{rows[key]}" y2="{rows[key]}"/>'
        for key, words in lanes
    )
    room = _room(dots, places, width)
    marks = "".join(
        _mark(dot, x, rows[dot.lane], free) for dot, x, free in zip(dots, places, room, strict=True)
    )
    return (
        f'<svg class="axis" viewBox="0 0 {width} {high}" role="img" '
        f'aria-label="{escape(label, quote=True)}">{names}{marks}</svg>'
    )


def _places(dots: Sequence[Dot]) -> list[float]:
    first, last = dots[0].at, dots[-1].at
    span = (last - first).total_seconds() or 1.0
    room = WIDTH - MARGIN - 60
    places: list[float] = []
    for dot in dots:
        x = MARGIN + 16 + room * (dot.at - first).total_seconds() / span
        places.append(max(x, places[-1] + NEAREST) if places else x)
    return places


def _room(dots: Sequence[Dot], places: Sequence[float], width: float) -> list[float]:
    """How far it is from each mark to the next one of its lane, or to the end."""
    free, next_of = [], dict[str, float]()
    for dot, x in zip(reversed(dots), reversed(places), strict=True):
        free.append(next_of.get(dot.lane, width) - x)
        next_of[dot.lane] = x
    return free[::-1]


def _mark(dot: Dot, x: float, y: int, room: float) -> str:
    label = dot.label if len(dot.label) * LETTER <= room - 12 else ""
    shape = (
        f'<g class="dot {escape(dot.lane, quote=True)}"><title>{escape(dot.title)}</title>'
        f'<circle cx="{x:.1f}" cy="{y}" r="6"/>'
        f'<text x="{x + 8:.1f}" y="{y - 7}">{escape(label)}</text></g>'
    )
    if not dot.link:
        return shape
    return f'<a href="{escape(dot.link, quote=True)}">{shape}</a>'
