"""What a line is by where it stands: zones, the headline, lists below a heading."""

import itertools
from collections.abc import Callable, Iterator
from itertools import takewhile

from wiredesk.reading.furniture.lines import Line, Mark
from wiredesk.reading.furniture.people import is_acronym, is_name, judge_byline
from wiredesk.reading.furniture.signs import is_bare_count
from wiredesk.records import Span

LISTED = {"related": 6, "tags": 12, "share": 8}
"""Kinds whose heading may stand above a list, and how many lines it may have amid the body."""
DOUBTFUL = {("related", "opens"), ("breadcrumb", "steps")}
"""Kinds and rules that may be wrong about the only line that can be the headline."""
NEAR = 5
"""How many lines below a doubtful headline another may stand."""
TAG_WORDS = 4
HEADLINE_WORDS = 25
SITE_WORDS = 3
"""Words of a site's name in the heading of its list."""
BULLETS = tuple("•·-–*►▶»>→●○▪■#123456789")


def set_zones(lines: list[Line]) -> None:
    """Tell each line whether it stands above, within or below the body."""
    prose = [
        i
        for i, line in enumerate(lines)
        if line.mark is None and not line.is_title and line.body is not False and line.is_prose
    ]
    if not prose:
        return
    for i, line in enumerate(lines):
        line.zone = "head" if i < prose[0] else "tail" if i > prose[-1] else "mid"


def set_title(lines: list[Line], declared: Span | None) -> Line | None:
    """The line that is the headline: where it is declared, else the first that reads as one."""
    if declared:
        inside = [ln for ln in lines if declared[0] < ln.end and ln.start < declared[1]]
        for line in inside:
            line.is_title = True
        return inside[0] if inside else None
    head = [line for line in lines if line.zone == "head" and not is_bare_count(line)]
    for line in head:
        if line.mark is None and (line.size >= 3 or len(line.text) > 12) and not judge_byline(line):
            line.is_title = True
            return line
    # "Vídeo: homem salva cão" over the body with no other headline is the headline.
    for line in head:
        if line.mark and line.size >= 3 and (line.mark.kind, line.mark.rule[:5]) in DOUBTFUL:
            line.mark, line.is_title = None, True
            return line
    return None


def doubt_title(
    lines: list[Line], title: Line, judges: tuple[Callable[[Line], Mark | None], ...]
) -> Line | None:
    """The headline of a pasted text, unless it is furniture and another line may be the headline.

    Nothing declares the headline of a text without tags: its span is a guess by its shape.
    """
    marks = (mark for judge in judges if (mark := judge(title)))
    mark = next(marks, None)
    if mark is None or mark.kind in ("related", "pubdate", "photo_credit"):
        return title
    below = takewhile(lambda line: not line.is_prose, lines[title.above + 1 :][:NEAR])
    if not any(line.mark is None and line.size >= 3 for line in below):
        return title
    title.mark, title.is_title = mark, False
    return None


def judge_counts(lines: list[Line]) -> None:
    """Bare numbers above or below the body, or beside other counters."""
    for i, line in enumerate(lines):
        if line.mark or not is_bare_count(line):
            continue
        beside = [other.mark.kind for other in lines[max(0, i - 1) : i + 2] if other.mark]
        if line.zone in ("head", "tail") or {"counter", "share"} & set(beside):
            line.mark = line.whole("counter", "number", 0.85)


def judge_names(lines: list[Line]) -> None:
    """A person's name alone beside a date, a byline or an address is a byline."""
    for i, line in enumerate(lines):
        if line.mark or line.is_title or line.zone == "mid" or not is_name(line):
            continue
        beside = [other.mark.kind for other in lines[max(0, i - 1) : i + 2] if other.mark]
        if {"pubdate", "byline"} & set(beside):
            line.mark = line.whole("byline", "name", 0.75)


def judge_acronyms(lines: list[Line]) -> None:
    """An agency's letters above the initials of those who wrote: "EFN" / "pa/lb"; or below the
    date above the body, where feeds print whose the story is."""
    for line, below in itertools.pairwise(lines):
        dated = line.mark is not None and line.mark.kind in ("pubdate", "byline")
        unread = below.mark is None and not below.is_title and below.zone == "head"
        if dated and unread and is_acronym(below):
            below.mark = below.whole("credit", "agency", 0.75)
        signed = below.mark is not None and below.mark.kind == "sign_off"
        if line.mark is None and line.zone == "tail" and signed and is_acronym(line):
            line.mark = line.whole("sign_off", "agency", 0.8)


def judge_lists(lines: list[Line]) -> None:
    """What stands below "Related stories", "Tags" or "Share" and reads as its list."""
    for i, line in enumerate(lines):
        if line.mark is None or line.mark.kind not in LISTED:
            continue
        if line.mark.rule.startswith(("alone", "opens", "holds")) and line.size <= 8:
            for item in _items(lines, i):
                item.mark = item.whole(line.mark.kind, "list", 0.75)


def _items(lines: list[Line], heading: int) -> Iterator[Line]:
    above = lines[heading]
    kind = above.mark.kind if above.mark else ""
    bare = above.mark is not None and _is_bare_heading(above)
    if not bare:
        return
    counts = [ln for ln in lines[heading + 1 :][: 2 * LISTED[kind]] if _is_rank(ln)]
    below = [ln for ln in lines[heading + 1 :][: LISTED[kind] + len(counts)] if not _is_rank(ln)]
    for line in below:
        if line.mark is not None or line.is_title or not _is_item(line, kind):
            return
        amid = line.zone == "mid"
        # A subheading amid the body stands behind a blank line; a list hangs on its heading.
        if amid and line.start - above.end > 1 and not line.text.startswith(BULLETS):
            return
        if line.zone == "head" and kind != "share":
            return
        yield line
        above = line


def _is_rank(line: Line) -> bool:
    """Whether a line is the number of an item, as lists of the most read stories have it."""
    return line.mark is not None and line.mark.kind == "counter" and is_bare_count(line)


def _is_bare_heading(line: Line) -> bool:
    """Whether a heading has nothing of its own behind it: "Tags:", "Read also"; below the body the
    name of the site may stand there: "MORE FROM THE COURIER"."""
    last = max(t.hit.end for t in line.told) if line.told else line.start
    rest = line.text[last - line.start :]
    if not any(c.isalnum() for c in rest):
        return True
    named = line.mark is not None and line.mark.rule.startswith("opens") and ":" not in line.text
    return line.zone == "tail" and named and len(rest.split()) <= SITE_WORDS


def _is_item(line: Line, kind: str) -> bool:
    if kind in ("tags", "share"):
        return line.size <= TAG_WORDS and not line.ends_as_sentence
    return line.size <= HEADLINE_WORDS and not line.text.endswith((".", "。"))
