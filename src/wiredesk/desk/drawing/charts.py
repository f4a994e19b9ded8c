"""Figures as SVG: bars, columns, a spark line. A table with the same figures stands beside each.

No colour and no style is written into them (the pages allow none): classes alone, and a style
sheet says the rest. Each has a title and a description for those who do not see it.
"""

from collections.abc import Callable, Sequence
from html import escape

Written = Callable[[float], str]
"""How a number is written: as the reader's language does."""

ROW, LABEL, WIDE, NUMBER = 22, 190, 420, 60
"""Units: height of a bar's row; room for its label, for the longest bar, for its number."""

LETTERS = 26
"""Characters of a label that fit in its room."""


def plainly(number: float) -> str:
    """A number without a language: 1200, 0.25."""
    return f"{number:.10g}"


def bars(
    title: str,
    description: str,
    values: Sequence[tuple[str, float]],
    written: Written = plainly,
    whole: float = 0,
) -> str:
    """One horizontal bar for each label, as wide as there is room: the longest, or a ``whole``."""
    most = whole or max((value for _, value in values), default=0) or 1
    rows = [
        _bar(at, label, value, WIDE * max(value, 0) / most, written)
        for at, (label, value) in enumerate(values)
    ]
    return svg("bars", title, description, LABEL + WIDE + NUMBER, ROW * len(values), rows)


def _bar(at: int, label: str, value: float, wide: float, written: Written) -> str:
    middle = ROW * at + ROW / 2
    short = label if len(label) <= LETTERS else label[: LETTERS - 1] + "…"
    return (
        f'<g class="bar"><title>{safe(label)}: {safe(written(value))}</title>'
        f'<text class="label" x="{LABEL - 8}" y="{middle:g}" dy="0.35em" text-anchor="end">'
        f"{safe(short)}</text>"
        f'<rect class="value" x="{LABEL}" y="{ROW * at + 3}" width="{wide:.1f}" '
        f'height="{ROW - 6}"/>'
        f'<text class="number" x="{LABEL + wide + 6:.1f}" y="{middle:g}" dy="0.35em">'
        f"{safe(written(value))}</text></g>"
    )


HIGH, FOOT, COLUMN = 120, 18, 10
"""Units: the tallest column, the room for labels under it, the width of one."""


def columns(
    title: str, description: str, values: Sequence[tuple[str, float]], written: Written = plainly
) -> str:
    """A column for each label, side by side; the first and the last label stand below."""
    most = max((value for _, value in values), default=0) or 1
    rows = [_column(at, label, value, most, written) for at, (label, value) in enumerate(values)]
    wide = max(COLUMN * len(values), 160)
    if values:
        below = f'y="{HIGH + FOOT - 4}"'
        rows.append(f'<text class="label" x="0" {below}>{safe(values[0][0])}</text>')
    if len(values) > 1:
        last = f'<text class="label" x="{wide}" {below} text-anchor="end">'
        rows.append(f"{last}{safe(values[-1][0])}</text>")
    return svg("columns", title, description, wide, HIGH + FOOT, rows)


def _column(at: int, label: str, value: float, most: float, written: Written) -> str:
    high = HIGH * max(value, 0) / most
    return (
        f'<g class="column"><title>{safe(label)}: {safe(written(value))}</title>'
        f'<rect class="value" x="{COLUMN * at + 1}" y="{HIGH - high:.1f}" width="{COLUMN - 2}" '
        f'height="{high:.1f}"/></g>'
    )


def spark(title: str, description: str, values: Sequence[float]) -> str:
    """A line as small as a word: how it went, without numbers; its last point is marked."""
    most, wide, high = max(values, default=0) or 1, 100, 20
    step = wide / max(len(values) - 1, 1)
    points = [(at * step, high - 1 - (high - 2) * max(v, 0) / most) for at, v in enumerate(values)]
    line = " ".join(f"{x:.1f},{y:.1f}" for x, y in points)
    parts = [f'<polyline class="line" points="{line}" fill="none"/>'] if points else []
    parts += [f'<circle class="last" cx="{x:.1f}" cy="{y:.1f}" r="1.5"/>' for x, y in points[-1:]]
    return svg("spark", title, description, wide, high, parts)


def svg(
    look: str, title: str, description: str, wide: float, high: float, parts: Sequence[str]
) -> str:
    """The whole, told as one picture to those who hear it; with links in it, as a group."""
    role = "group" if any("<a " in part for part in parts) else "img"
    return (
        f'<svg class="chart {look}" role="{role}" viewBox="0 0 {wide:g} {max(high, 1):g}" '
        f'aria-label="{safe(title)}"><title>{safe(title)}</title>'
        f"<desc>{safe(description)}</desc>{''.join(parts)}</svg>"
    )


def safe(words: str) -> str:
    """Words as an XML document may hold them: no markup, no control characters."""
    plain = "".join(c if c >= " " and not 0xD800 <= ord(c) <= 0xDFFF else " " for c in words)
    return escape(plain.replace("\ufffe", " ").replace("\uffff", " "))
