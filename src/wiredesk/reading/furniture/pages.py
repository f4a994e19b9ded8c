"""Web pages: what the extractor left out of the body is furniture; which kind is asked here."""

from wiredesk.reading.copy import Copy
from wiredesk.reading.furniture.lexicon import lexicon
from wiredesk.reading.furniture.lines import Line

LINKED = 0.6
"""A block most of whose letters stand in links is a list of pointers."""
BYLINE = 8
"""Words of a block left out that a byline's opener may open."""
HEADLINE = 5
"""Words of a link that reads as a headline rather than as a menu entry."""


def judge_left_out(copy: Copy, lines: list[Line]) -> None:
    """Give every line of a block that is no body its kind, where no rule has told one."""
    left = [line for line in lines if line.body is False and not line.mark and not line.is_title]
    if not left:
        return
    captions = {block.start for block in copy.blocks if block.kind == "caption"}
    links = sorted(
        (ln.start, ln.end or ln.start) for ln in copy.story.links if ln.start is not None
    )
    for line in left:
        if line.start in captions:
            line.mark = line.whole("photo_credit", "caption", 0.6)
        elif line.size <= BYLINE and line.folded.startswith(lexicon().by):
            line.mark = line.whole("byline", "left-out", 0.7)
        elif line.size >= HEADLINE and line.zone != "head" and _linked(line, links) >= LINKED:
            line.mark = line.whole("related", "linked", 0.8)
        else:
            line.mark = line.whole("navigation", "left-out", 0.7)


def _linked(line: Line, links: list[tuple[int, int]]) -> float:
    """The share of a line that stands in links."""
    covered = sum(max(0, min(line.end, end) - max(line.start, start)) for start, end in links)
    return covered / (line.end - line.start)
