"""Breadcrumbs, menus and headlines that stand twice."""

import re

from wiredesk.reading.furniture.lexicon import lexicon
from wiredesk.reading.furniture.lines import WORD, Line, Mark

ARROWS = re.compile(r"[>›»→❯▸⟩]+")
BARS = re.compile(r"[|/\\•·]|(?<=\s)[-–—](?=\s)")
CUT = ("...", "…")

TITLE_START = 3
"""Words of a headline that must stand in a line before the line can be a trail to it."""
LED_BY = 6
"""Most words that lead to a headline: "Início Política Brasil"."""
LONGER = 16
"""How many words more than the headline a line may have that holds it again."""
NEAR = 6
"""How many lines from the headline a trail to it may stand."""


def judge_trail(line: Line) -> Mark | None:
    """A trail or a menu told by its own words: "Home > World > Asia", "Startseite / Politik"."""
    if line.zone == "mid" and not ARROWS.search(line.text):
        return None
    if line.size > 40 or line.ends_as_sentence:
        return None
    return _split_trail(line) or _spelled_trail(line)


def judge_head(lines: list[Line]) -> None:
    """Trails above the body, before the headline is known: one may stand where it would."""
    head = [line for line in lines if line.zone == "head"]
    for i, line in enumerate(head):
        if line.mark is not None or line.is_title:
            continue
        line.mark = judge_trail(line)
        for below in head[i + 1 : i + 1 + NEAR]:
            if line.mark is None and (again := judge_title_again(line, below)):
                # Of two headlines that are the same the first is the headline.
                line.mark = again if again.kind == "breadcrumb" else None


def _split_trail(line: Line) -> Mark | None:
    """Steps between marks."""
    # "«Ливингстон» 1 - 0 «Рейнджерс»", "BAKER <BKO>": marks in pairs part nothing.
    paired = "«" in line.text or "<" in line.text
    for marks in (BARS,) if paired else (ARROWS, BARS):
        steps = [step.strip() for step in marks.split(line.text) if step.strip()]
        if len(steps) < 2 or any(len(s.split()) > 5 for s in steps[:-1]):
            continue
        home = _is_home(line, steps[0])
        known = sum(_is_step(line, step) for step in steps)
        if home or (marks is ARROWS and (len(steps) >= 3 or known) and line.zone != "mid"):
            return line.whole("breadcrumb", "steps", 0.95 if home else 0.8)
        if known == len(steps) or (known >= 2 and known >= len(steps) - 1):
            kind = "navigation" if len(steps) > 2 or "|" in line.text else "breadcrumb"
            return line.whole(kind, "steps", 0.8)
    return None


def _is_home(line: Line, step: str) -> bool:
    return " ".join(WORD.findall(step.lower())) in lexicon().home


def _is_step(line: Line, step: str) -> bool:
    """Whether a step is a section, as a whole."""
    at = line.start + line.text.find(step)
    return any(
        t.how in ("trail", "alone") and t.hit.start == at and t.hit.end == at + len(step)
        for t in line.told
    )


def _spelled_trail(line: Line) -> Mark | None:
    """Steps that only words tell: "Início AUTO Coreia do Norte aprofunda aliança…"."""
    trail = [t for t in line.told if t.how == "trail"]
    if not trail:
        return None
    cover, at, sections, home = [], line.start, 0, False
    for told in sorted(trail, key=lambda t: (t.hit.start, -t.hit.end)):
        between = line.text[at - line.start : told.hit.start - line.start]
        if told.hit.start < at:
            continue
        if between.strip(" \t|/·•,–—-"):
            break
        cover.append(told)
        home = home or (told.kind == "home" and len(cover) == 1)
        sections += told.kind == "sections"
        at = told.hit.end
    rest = line.text[at - line.start :].strip(" \t|/·•,–—-:")
    if not rest:
        return _only_sections(line, sections, home)
    if home and sections and line.text.endswith(CUT):
        return line.whole("breadcrumb", "home", 0.9)
    return None


def _only_sections(line: Line, sections: int, home: bool) -> Mark | None:
    if line.zone == "mid" or not line.above + line.below:
        return None
    if sections >= 3 and not home:
        return line.whole("navigation", "sections", 0.85)
    if home and sections:
        return line.whole("breadcrumb", "home", 0.9)
    # A section word alone above the headline; below the text it is a tag or a menu.
    if home or line.zone != "head":
        return line.whole("navigation", "sections", 0.6)
    return line.whole("breadcrumb", "section", 0.75)


def judge_title_again(line: Line, title: Line) -> Mark | None:
    """A line that holds the headline a second time: whole, cut, behind a trail or before a name."""
    if line.size > title.size + LONGER:
        return None
    ours, theirs = line.words, title.words
    if len(theirs) < TITLE_START or line is title or line.text.endswith("."):
        return None
    if ours == theirs:
        return line.whole("navigation", "headline-again", 0.9)
    cut = line.text.endswith(CUT)
    for lead in range(min(LED_BY, len(ours)) + 1):
        rest = ours[lead:]
        if rest[:TITLE_START] != theirs[:TITLE_START]:
            continue
        if rest == theirs or (cut and _begins(rest, theirs)):
            kind = "breadcrumb" if lead or cut else "navigation"
            return line.whole(kind, "headline-again", 0.9)
        behind = line.text[len(title.text.rstrip()) :]
        if lead == 0 and len(rest) - len(theirs) <= LED_BY and re.match(r"\s*[|–—·»-]\s", behind):
            # "Council votes to move market | Bayside Post": what a browser's tab shows.
            return line.whole("navigation", "headline-again", 0.8)
        return None
    return None


def _begins(cut: list[str], whole: list[str]) -> bool:
    """Whether a cut headline begins the whole one; its last word may be cut too."""
    *most, last = cut
    return (
        whole[: len(most)] == most and len(most) < len(whole) and whole[len(most)].startswith(last)
    )
