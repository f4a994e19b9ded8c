"""What happened to a story, on a time axis: versions, copies, translations, releases."""

from collections.abc import Callable, Sequence
from datetime import UTC, datetime, timedelta
from html import escape
from typing import NamedTuple

from wiredesk.desk.drawing.charts import safe, svg

WIDE, LANE, LEFT, FOOT = 720, 30, 150, 24
"""Units: the whole width, the height of a lane, the room for its name, that for the times."""

STEPS = (
    *(timedelta(minutes=m) for m in (5, 15, 30)),
    *(timedelta(hours=h) for h in (1, 3, 6, 12)),
    *(timedelta(days=d) for d in (1, 2, 7, 14, 30, 91, 182, 365, 1826, 3652, 36525)),
)
"""How far two times on the axis may be apart; the first that gives six or fewer."""

TICKS = 6


class Moment(NamedTuple):
    """One thing that happened."""

    id: str
    at: datetime
    """Aware."""
    lane: str
    """The line that it stands on: who did it, or where."""
    look: str
    """Its class: version | copy | translation | release | kill | correction | …"""
    label: str
    """In full, for those who point at it or hear it."""
    href: str = ""
    """An address within the desk; empty where there is none."""


class Thread(NamedTuple):
    """That one moment came from another."""

    earlier: str
    later: str
    look: str = ""


def shortly(at: datetime, step: timedelta) -> str:
    """A time under the axis as ISO 8601 writes it: the hour where hours count, else the day."""
    return f"{at:%H:%M}" if step < timedelta(days=1) else f"{at:%Y-%m-%d}"


def timeline(
    title: str,
    description: str,
    moments: Sequence[Moment],
    threads: Sequence[Thread] = (),
    written: Callable[[datetime, timedelta], str] = shortly,
) -> str:
    """The SVG: a lane for each line in the order that they began, the earliest on the left."""
    ordered = sorted(moments, key=lambda moment: (moment.at, moment.id))
    lanes = list(dict.fromkeys(moment.lane for moment in ordered))
    axis = _Axis(ordered)
    where = {m.id: (axis.x(m.at), LANE * lanes.index(m.lane) + LANE / 2) for m in ordered}
    high = LANE * len(lanes)
    parts = [_tick(axis.x(at), high, written(at, axis.step)) for at in axis.ticks()]
    parts += [_lane(lane, LANE * n + LANE / 2) for n, lane in enumerate(lanes)]
    parts += [
        _thread(where[thread.earlier], where[thread.later], thread.look)
        for thread in threads
        if thread.earlier in where and thread.later in where
    ]
    parts += [_moment(moment, *where[moment.id]) for moment in ordered]
    return svg("timeline", title, description, WIDE, high + FOOT, parts)


class _Axis:
    """Times as places between the names of the lanes and the right edge."""

    def __init__(self, ordered: Sequence[Moment]) -> None:
        self.empty = not ordered
        self.first = ordered[0].at if ordered else datetime(1970, 1, 1, tzinfo=UTC)
        self.last = ordered[-1].at if ordered else self.first
        self.long = max(self.last - self.first, timedelta(seconds=1))
        self.step = next((s for s in STEPS if self.long / s <= TICKS), STEPS[-1])

    def x(self, at: datetime) -> float:
        """Where a time stands; 12 units are left free at either end."""
        return LEFT + 12 + (WIDE - LEFT - 24) * ((at - self.first) / self.long)

    def ticks(self) -> list[datetime]:
        """The times under the axis: whole steps, within what is shown."""
        if self.empty:
            return []
        zero = datetime(2000, 1, 1, tzinfo=UTC)
        start = zero + self.step * -((zero - self.first) // self.step)
        times = [start + self.step * n for n in range(-1, TICKS + 2) if _can(start, self.step, n)]
        return [at for at in times if self.first <= at <= self.last] or [self.first]


def _can(start: datetime, step: timedelta, times: int) -> bool:
    """Whether there is such a time in Python's years."""
    return 2 < (start.year + step.days * times / 365) < 9998


def _tick(x: float, high: float, words: str) -> str:
    return (
        f'<g class="tick"><line x1="{x:.1f}" y1="0" x2="{x:.1f}" y2="{high:g}"/>'
        f'<text x="{x:.1f}" y="{high + FOOT - 8:g}" text-anchor="middle">{safe(words)}</text></g>'
    )


def _lane(name: str, y: float) -> str:
    short = name if len(name) <= 20 else name[:19] + "…"
    return (
        f'<g class="lane"><title>{safe(name)}</title><text x="{LEFT - 8}" y="{y:g}" dy="0.35em" '
        f'text-anchor="end">{safe(short)}</text>'
        f'<line x1="{LEFT}" y1="{y:g}" x2="{WIDE}" y2="{y:g}"/></g>'
    )


def _thread(earlier: tuple[float, float], later: tuple[float, float], look: str) -> str:
    (x1, y1), (x2, y2) = earlier, later
    middle = (x1 + x2) / 2
    return (
        f'<path class="thread {safe(look)}" fill="none" d="M{x1:.1f} {y1:g} C{middle:.1f} {y1:g} '
        f'{middle:.1f} {y2:g} {x2:.1f} {y2:g}"/>'
    )


def _moment(moment: Moment, x: float, y: float) -> str:
    dot = (
        f'<circle class="moment {safe(moment.look)}" cx="{x:.1f}" cy="{y:g}" r="6">'
        f"<title>{safe(moment.label)}</title></circle>"
    )
    if not moment.href.startswith("/") or moment.href.startswith("//"):
        return dot
    return f'<a href="{escape(moment.href)}" aria-label="{safe(moment.label)}">{dot}</a>'
