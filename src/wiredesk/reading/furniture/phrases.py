"""Lines and sentences that their words give away: share bars, "read more", cookie notices."""

import re

from wiredesk.reading.furniture.lexicon import lexicon
from wiredesk.reading.furniture.lines import Line, Mark, Told
from wiredesk.records import Span

MARK_BEHIND = re.compile(r"\s*(?:[:：|»›>→–—]|-\s)")
"""What stands between an opener and what it opens: "Tags:", "Also read |"."""

NUMBER = re.compile(r"[\d.,:/+-]+[kmKM]?")

SHORT = 16
"""Words of the longest line that may be nothing but furniture phrases."""
OPENED = 45
"""Words of the longest line that an opener may open."""

OPENING = 3
"""Words that may stand before a phrase that opens its sentence."""
SHORT_SENTENCE = 12

PRIORITY: tuple[str, ...] = (
    *("llm_instruction", "embargo", "editor_note", "llm_leftover", "disclaimer", "paywall"),
    *("cookie", "newsletter", "photo_credit", "rights", "sign_off", "credit", "byline"),
    *("pubdate", "counter", "advertisement", "link_text", "related", "tags", "share"),
    *("breadcrumb", "navigation"),
)
"""Kinds, the most particular first."""

RANK = {kind: rank for rank, kind in enumerate(PRIORITY)}


def judge_alone(line: Line) -> Mark | None:
    """A line that holds nothing but furniture phrases: "Facebook Twitter WhatsApp 12"."""
    if line.size > SHORT or not any(t.how == "alone" for t in line.told):
        return None
    cover = _cover([t for t in line.told if t.how in ("alone", "trail")])
    rest, at = [], line.start
    for told in cover:
        rest.append(line.folded[at - line.start : told.hit.start - line.start])
        at = told.hit.end
    rest.append(line.folded[at - line.start :])
    fillers = lexicon().fillers
    for word in re.findall(r"[^\W_][^\s]*", " ".join(rest)):
        if word.strip(".:()") not in fillers and not NUMBER.fullmatch(word):
            return None
    alone = [t for t in cover if t.how == "alone"]
    if not alone:
        return None
    weights: dict[str, int] = {}
    for told in alone:
        weights[told.kind] = weights.get(told.kind, 0) + told.hit.end - told.hit.start
    kind = min(weights, key=lambda k: (-weights[k], RANK[k]))
    return line.whole(kind, f"alone:{alone[0].hit.value}", 0.9)


def _cover(told: list[Told]) -> list[Told]:
    """Hits that do not overlap, from the left, the longest where two start together."""
    found: list[Told] = []
    at = -1
    for t in sorted(told, key=lambda t: (t.hit.start, -t.hit.end, RANK.get(t.kind, 99))):
        if t.hit.start >= at:
            found.append(t)
            at = t.hit.end
    return found


def judge_opens(line: Line) -> Mark | None:
    """A line that its first words give away: "Leia também: …", "Tags: …", "Foto: …"."""
    if line.size > OPENED or (line.is_prose and len(line.sentences) > 2):
        return None
    lead = _lead(line)
    for told in line.told:
        if told.hit.start != lead or told.how not in ("opens", "marked"):
            continue
        if _opens(told, line) and not line.is_quoted(lead):
            return line.whole(told.kind, f"opens:{told.hit.value}", 0.9)
    return None


def _lead(line: Line) -> int:
    """Where the line's first letter or digit stands."""
    for at, char in enumerate(line.text):
        if char.isalnum():
            return line.start + at
    return line.end


def _opens(told: Told, line: Line) -> bool:
    rest = line.text[told.hit.end - line.start :]
    if MARK_BEHIND.match(rest):
        return told.how == "opens" or bool(rest.strip(" :：|»›>→–—-")) or told.kind != "credit"
    if told.how == "marked":
        return False
    rest = rest.strip()
    if not rest.strip(".…!)]>»→"):
        return True
    first = next((c for c in rest if c.isalnum()), "")
    return not line.is_prose and not first.islower()


def given_away(line: Line) -> list[tuple[Span, Told]]:
    """Sentences of a line with a phrase of ``holds`` in them that stands in no quotation.

    In a paragraph the phrase must open its sentence, or the sentence be short, or hold two: "a
    form on which all rights reserved to the family were listed" is body.
    """
    found: dict[int, list[Told]] = {}
    for told in line.told:
        if told.how == "holds" and not line.is_quoted(told.hit.start):
            at = line.sentence_at(told.hit.start)
            if _is_led(line, line.sentences[at], told):
                found.setdefault(at, []).append(told)
    return [
        (line.sentences[at], min(told, key=lambda t: (RANK[t.kind], t.hit.start)))
        for at, told in sorted(found.items())
        if not line.is_prose or _decides(line, line.sentences[at], told)
    ]


def _is_led(line: Line, span: Span, told: Told) -> bool:
    """Whether the sentence opens as the phrase wants: "The post … appeared first on"."""
    openings = lexicon().led.get(told.hit.phrase)
    return not openings or line.folded.startswith(openings, span[0] - line.start)


def _decides(line: Line, span: Span, told: list[Told]) -> bool:
    if any(t.hit.phrase in lexicon().led for t in told):
        return True
    before = line.text[span[0] - line.start : min(t.hit.start for t in told) - line.start]
    apart = max(t.hit.start for t in told) >= min(t.hit.end for t in told)
    return apart or len(before.split()) <= OPENING or _size(line, span) <= SHORT_SENTENCE


def judge_holds(line: Line) -> Mark | None:
    """A line most of whose words stand in sentences that a phrase gives away."""
    given = given_away(line)
    if not given:
        return None
    inside = sum(_size(line, span) for span, _ in given)
    taken = {span for span, _ in given}
    outside = [span for span in line.sentences if span not in taken]
    if all(_size(line, s) <= 7 for s in outside) or inside >= 0.6 * line.size:
        told = min((t for _, t in given), key=lambda t: RANK[t.kind])
        return line.whole(told.kind, f"holds:{told.hit.value}", 0.9)
    return None


def _size(line: Line, span: Span) -> int:
    return len(line.text[span[0] - line.start : span[1] - line.start].split())
