"""The strip along a text: where its findings stand, as an SVG as high as the text is long."""

from collections.abc import Iterator

from wiredesk.records import Reading

HEIGHT = 1000
"""Units from the first character to the last."""

THIN = 3.0
"""Units of the smallest mark, so that a comma can still be seen."""


def strip(reading: Reading) -> str:
    """The SVG: furniture under claims under defects, each at its share of the text."""
    bars = "".join(_bars(reading))
    return (
        f'<svg viewBox="0 0 10 {HEIGHT}" preserveAspectRatio="none" aria-hidden="true" '
        f'focusable="false">{bars}</svg>'
    )


def _bars(reading: Reading) -> Iterator[str]:
    whole = max(len(reading.story.text), 1)
    for f in reading.furniture:
        yield _bar(f.start, f.end, whole, "furniture")
    for a in reading.attributions:
        for start, end in a.content:
            yield _bar(start, end, whole, "claim")
    for d in reading.defects:
        if d.start is not None and d.end is not None:
            yield _bar(d.start, d.end, whole, f"defect {d.severity}")


def _bar(start: int, end: int, whole: int, look: str) -> str:
    top = HEIGHT * start / whole
    high = max(HEIGHT * (end - start) / whole, THIN)
    return f'<rect class="{look}" x="0" width="10" y="{top:.1f}" height="{high:.1f}"/>'
