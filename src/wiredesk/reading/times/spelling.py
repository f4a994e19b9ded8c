"""How TIMEX3 writes a span."""

from __future__ import annotations

SUBDAY = {"TH": "H", "TM": "M", "TS": "S"}


def span_value(parts: list[tuple[float | None, str]]) -> str:
    """A TIMEX3 duration: [(2, "Y"), (9, "M")] is "P2Y9M"; an unknown count is "X"."""
    days, clock = "", ""
    for count, unit in parts:
        if unit in SUBDAY:
            clock += _figure(count) + SUBDAY[unit]
        elif unit == "DE":
            days += f"{_figure(count * 10)}Y" if count else "XDE"
        elif unit == "F":
            days += f"{_figure(count * 2)}W" if count else "XW"
        elif unit == "H":
            days += f"{_figure(count * 6)}M" if count else "XM"
        else:
            days += _figure(count) + ("D" if unit == "BD" else unit)
    return f"P{days}" + (f"T{clock}" if clock else "")


def _figure(count: float | None) -> str:
    return "X" if count is None else f"{count:.15g}"
