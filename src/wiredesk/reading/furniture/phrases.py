"""Lines and sentences that their words give away: share bars, "read more", cookie notices."""

import re

from wiredesk.reading.furniture.lexicon import lexicon
from wiredesk.reading.furniture.lines import Line, Mark, Told
from wiredesk.records import Span

MARK_BEHIND = re.compile(r"\s*(?:[:：|»›>→–—]|-\s)")
"""What stands between an opener and what it opens: "Tags:", "Also read |"."""

SITE = re.compile(r"\w\.[a-z]{2,}(?:/|$|\W)|https?:")
"""An address without its scheme: "Read more at lantern.test"."""

NUMBER = re.compile(r"[\d.,:/+-]+[kmKM]?")

CODE = re.compile(r"[={};@\\^`_]")
"""Marks of programs, in which "next" and "x" are no buttons."""

SHORT = 16
"""Words of the longest line that may be nothing but furniture phrases."""
OPENED = 45
"""Words of the longest line that an opener may open."""

OPENING = 3
"""Words that may stand before a phrase that opens its sentence."""
SHORT_SENTENCE = 12
BESIDE = 7
ASKED = 15
"""Words of a sentence, or of a question, that goes with a sentence of furniture."""
LEAD = 6
"""Words that may stand before a phrase in a short sentence."""
OF_ITSELF = {"sign_off", "editor_note", "disclaimer", "rights", "llm_leftover"}
"""Kinds that a phrase may tell from the end of its sentence: "… contributed to this report."."""
LED_WORDS = 60
"""Words of the longest line in which a phrase may be led over several sentences."""

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
    if CODE.search(line.text):
        return None
    cover = _cover([t for t in line.told if t.how in ("alone", "trail")])
    rest, at = [], line.start
    for told in cover:
        rest.append(line.folded[at - line.start : told.hit.start - line.start])
        at = told.hit.end
    rest.append(line.folded[at - line.start :])
    left = [w for w in re.findall(r"[^\W_][^\s]*", " ".join(rest)) if not NUMBER.fullmatch(w)]
    words = lexicon()
    small = words.fillers | words.counted if NUMBER.search(line.folded) else words.fillers
    if any(word.strip(".:()") not in small for word in left):
        return None
    # "The back" and "and more" are words before they are buttons.
    if left and len(cover) == 1 and " " not in cover[0].hit.phrase:
        return None
    alone = [t for t in cover if t.how == "alone"]
    if not alone or all(len(t.hit.phrase) < 2 for t in alone):
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
    if not line.told or line.size > OPENED or (line.is_prose and len(line.sentences) > 2):
        return None
    lead = line.start + _lead(line, line.start)
    for told in line.told_at.get(lead, ()):
        if told.how not in ("opens", "marked"):
            continue
        if _opens(told, line) and not line.is_quoted(lead):
            return line.whole(told.kind, f"opens:{told.hit.value}", 0.9)
    return None


def _lead(line: Line, start: int) -> int:
    """Where in the line the first letter or digit from an offset into the text on stands."""
    at = start - line.start
    while at < len(line.text) and not line.text[at].isalnum():
        at += 1
    return at


def _opens(told: Told, line: Line) -> bool:
    rest = line.text[told.hit.end - line.start :]
    if MARK_BEHIND.match(rest):
        return told.how == "opens" or bool(rest.strip(" :：|»›>→–—-")) or told.kind != "credit"
    if told.how == "marked":
        return False
    rest = rest.strip()
    if not rest.strip(".…!)]>»→"):
        return True
    if told.kind == "sign_off" and (_in_brackets(line) or _signs_twice(line)):
        return True
    first = next((c for c in rest if c.isalnum()), "")
    if told.kind in ("link_text", "credit") and SITE.search(rest):
        return True
    return not line.is_prose and (told.kind.startswith("llm") or not first.islower())


def _in_brackets(line: Line) -> bool:
    return line.text[0] in "([–—-" and line.text[-1] in ")]." and len(line.sentences) <= 2


def _signs_twice(line: Line) -> bool:
    """As "Reporting by Ada Kern; Editing by Tom Raval", however long."""
    return sum(t.kind == "sign_off" and t.how == "opens" for t in line.told) > 1


def given_away(line: Line) -> list[tuple[Span, Told]]:
    """Sentences of a line with a phrase of ``holds`` in them that stands in no quotation.

    In a paragraph the phrase must open its sentence, or the sentence be short, or hold two: "a
    form on which all rights reserved to the family were listed" is body.
    """
    found: dict[int, list[Told]] = {}
    for told in line.told:
        if told.how == "holds" and not line.is_quoted(told.hit.start):
            at = line.sentence_at(told.hit.start)
            for i in range(_led_from(line, at, told), at + 1):
                found.setdefault(i, []).append(told)
    return [
        (line.sentences[at], min(told, key=lambda t: (RANK[t.kind], t.hit.start)))
        for at, told in sorted(found.items())
        if not line.ends_as_sentence or _decides(line, line.sentences[at], told)
    ]


def _led_from(line: Line, at: int, told: Told) -> int:
    """From which sentence on a phrase gives away; behind its own where nothing leads to it.

    "The post Decent? first appeared on X": a headline between the two may end a sentence.
    """
    openings = lexicon().led.get(told.hit.phrase)
    if not openings or line.folded.startswith(openings, _lead(line, line.sentences[at][0])):
        return at
    if line.size <= LED_WORDS and line.folded.startswith(openings, _lead(line, line.start)):
        return 0
    return at + 1


def _decides(line: Line, span: Span, told: list[Told]) -> bool:
    if any(t.hit.phrase in lexicon().led for t in told):
        return True
    before = line.text[span[0] - line.start : min(t.hit.start for t in told) - line.start]
    at_end = max(t.hit.end for t in told) >= span[1] - 2
    if at_end and all(t.kind in OF_ITSELF for t in told):
        return True
    apart = max(t.hit.start for t in told) >= min(t.hit.end for t in told)
    led_by = len(before.split())
    return apart or led_by <= OPENING or (led_by <= LEAD and _size(line, span) <= SHORT_SENTENCE)


def judge_holds(line: Line) -> Mark | None:
    """A line most of whose words stand in sentences that a phrase gives away."""
    given = given_away(line) if line.told else None
    if not given:
        return None
    inside = sum(_size(line, span) for span, _ in given)
    taken = {span for span, _ in given}
    outside = [span for span in line.sentences if span not in taken]
    if all(_leads_on(line, span) for span in outside) or inside >= 0.6 * line.size:
        told = min((t for _, t in given), key=lambda t: RANK[t.kind])
        return line.whole(told.kind, f"holds:{told.hit.value}", 0.9)
    return None


def _leads_on(line: Line, span: Span) -> bool:
    """Whether a sentence beside one that is furniture is little or a question to the reader."""
    asks = line.text[: span[1] - line.start].endswith("?")
    return _size(line, span) <= (ASKED if asks else BESIDE)


def _size(line: Line, span: Span) -> int:
    return len(line.text[span[0] - line.start : span[1] - line.start].split())
