"""Whether what two stories share is somebody's words: a quotation that both heard, no copy."""

import re
from collections.abc import Sequence

from wiredesk.lineage.passages import Body, body, shared
from wiredesk.records import Comparable, Span

MOSTLY = 0.8
"""The share of the shared words that stand within quotation marks, in both stories."""

LONGEST = 1200
"""Characters of a quotation; a mark that is never closed opens none."""

_QUOTED = re.compile(
    "|".join(
        f"{mine}[^{theirs}]{{20,{LONGEST}}}{theirs}"
        for mine, theirs in ("“”", "«»", "„“", "「」", "『』", "»«", '""', "””")
    )
)


def is_incidental(a: Comparable, b: Comparable) -> bool:
    """Whether nearly all that two stories share stands within quotation marks in both."""
    mine, theirs = (body("\n\n".join(one.paragraphs)) for one in (a, b))
    found = shared(mine, theirs).passages
    if not found:
        return False
    here = _within(mine, [(p.here, p.length) for p in found])
    there = _within(theirs, [(p.there, p.length) for p in found])
    return here >= MOSTLY and there >= MOSTLY


def _within(of: Body, passages: Sequence[tuple[int, int]]) -> float:
    """The share of the passages' units that stand within quotation marks."""
    quoted: list[Span] = [m.span() for m in _QUOTED.finditer(of.text)]
    inside = total = 0
    for first, length in passages:
        for unit in range(first, min(first + length, len(of.units.starts))):
            at = int(of.units.starts[unit])
            inside += any(start <= at < end for start, end in quoted)
            total += 1
    return inside / total if total else 0.0
