"""Editors' notes and orders in the copy: kills, embargoes, corrections.

A word is an order by where it stands and in what shape, never by itself: "KILL" alone on a line,
"(Corrects name)" under a headline, "Editors: …"; but not "the blast kills three", "an embargo on
arms" or "Paris to hold talks". Headline, furniture and last lines are read like all others.
"""

import re
from collections.abc import Callable, Iterator
from typing import NamedTuple

from wiredesk.packs import Hit
from wiredesk.reading.copy import Copy
from wiredesk.reading.embargoes import embargo_time
from wiredesk.reading.wrapping import wrapped_end
from wiredesk.records import Order

LOUD = {"kill", "hold", "embargo"}
"""What must not be overlooked: publishing against it does harm."""

WHOLE_LINE = LOUD | {"note", "advisory", "release"}
"""Orders that take their whole line with them even where a headline may follow them."""

_RANK = ("kill", "hold", "embargo", "release", "correction", "recast", "repeat", "writethru")

# What may stand before an order at the head of its line. Quotation marks may not: those are words
# that somebody else said (“Kill the story,” he told them).
_HEAD = re.compile(r"[\s(\[{（【［〔<＜*+=#/•|>\-–—_:.!]*\Z")
_SLUG = re.compile(r"\s*[\w.]+(?:--?[\w.&' ]+)+,\s*\Z")  # BC-Portugal-Ferry, 1st Ld-Writethru
_BRACKETS = {"(": ")", "[": "]", "{": "}", "（": "）", "【": "】", "［": "］", "<": ">", "＜": "＞"}
_SENTENCE = re.compile(r"(?:[.!?…:;。！？]|\s[-–—])[\s*]*\Z")
_COLON = re.compile(r"\s*\d*\s*[:：]")
_DASH = re.compile(r"\s*\d{0,3}\s*(?:[:：]|\.?\s?[-–—]{1,3}(?=[\s\w“\"«„'‘]|$)|[+*=]{2,})")
_NOTHING = re.compile(r"[\W\d_]*\Z")
_NUMBER = re.compile(r"\s?-?\s?\d{1,2}(?!\d)")
_NUMBER_BEFORE = re.compile(r"\d{1,2}\s?(?:st|nd|rd|th|[ºª°.]|er|ère|e|ème)?[\s-]*\Z", re.I)
_LONGEST_BRACKET = 600
_LONGEST_LINE = 2000
_TAIL = 300
"""Characters that may stand below the word for the end."""


class Setting(NamedTuple):
    """Where a hit stands. ``head`` is line, slug, bracket, sentence, or "" for mid-sentence."""

    head: str
    start: int
    """Where the order begins: the line's first mark, or the bracket."""
    line_end: int
    bracket_end: int | None
    """After the closing bracket, where an open one stands before the hit."""
    first: bool
    """Whether the line is the headline or may be: the first of the copy."""
    last: bool
    """Whether nothing but marks stands below the line."""


def find_orders(copy: Copy) -> tuple[Order, ...]:
    """Find notes from desk to desk that were never meant for readers.

    Gives each its kind, its words and, for an embargo, until when. Obeys none of them.
    """
    found = list(_in_text(copy))
    found.sort(key=lambda o: (o.start or 0, -(o.end or 0), _rank(o.kind)))
    return (*_declared(copy), *_apart(found))


def _in_text(copy: Copy) -> Iterator[Order]:
    for listed, judge in _SHAPES.items():
        for hit in copy.hits.get(f"orders.{listed}", ()):
            setting = _setting(copy, hit, listed == "numbered")
            end = judge(copy, hit, setting) if setting.head else None
            if end and (order := _order(copy, listed, hit, setting, end)):
                yield order


def _apart(found: list[Order]) -> Iterator[Order]:
    """Of orders on the same words the gravest, with all the words that they cover."""
    kept: list[Order] = []
    for order in found:
        if kept and (order.start or 0) < (kept[-1].end or 0):
            if _rank(order.kind) < _rank(kept[-1].kind) and order.end == kept[-1].end:
                kept[-1] = order
            continue
        kept.append(order)
    yield from kept


def _rank(kind: str) -> int:
    return _RANK.index(kind) if kind in _RANK else len(_RANK)


# ── Where a hit stands ──────────────────────────────────────────────────────────────────────


def _setting(copy: Copy, hit: Hit, numbered: bool) -> Setting:
    text = copy.text
    before = text[max(0, hit.start - 80) : hit.start]
    line_start = max(0, hit.start - 80) + before.rfind("\n") + 1
    prefix = before[before.rfind("\n") + 1 :]
    number = _NUMBER_BEFORE.search(prefix) if numbered else None
    prefix = prefix[: number.start()] if number else prefix
    line_end = text.find("\n", hit.end, hit.end + _LONGEST_LINE)
    line_end = min(len(text), hit.end + _LONGEST_LINE) if line_end < 0 else line_end
    line_end = wrapped_end(copy, line_start, line_end)
    bracket = next((k for k in range(len(prefix) - 1, -1, -1) if prefix[k] in _BRACKETS), None)
    if bracket is not None and _HEAD.match(prefix[bracket + 1 :]) and hit.start - line_start < 80:
        start = line_start + bracket
        closing = text.find(_BRACKETS[prefix[bracket]], hit.end, hit.end + _LONGEST_BRACKET)
        head = "line" if _HEAD.match(prefix) else "bracket"
        end = closing + 1 or None
        return Setting(head, start, line_end, end, _first(copy, start), _last(copy, line_end))
    head, start = _head(prefix, line_start, hit, len(before) < 80 or "\n" in before)
    first = _first(copy, start) if head else False
    return Setting(head, start, line_end, None, first, _last(copy, line_end) if head else False)


def _head(prefix: str, line_start: int, hit: Hit, whole: bool) -> tuple[str, int]:
    if whole and _HEAD.match(prefix):
        return "line", line_start + len(prefix) - len(prefix.lstrip())
    if whole and _SLUG.match(prefix):
        return "slug", line_start + len(prefix)
    if _SENTENCE.search(prefix):
        return "sentence", line_start + len(prefix)
    return "", hit.start


def _first(copy: Copy, at: int) -> bool:
    title = copy.story.title_span
    if title:
        return title[0] <= at < title[1]
    return bool(copy.lines) and copy.lines[0][0] <= at < copy.lines[0][1]


def _last(copy: Copy, line_end: int) -> bool:
    below = copy.text[line_end : line_end + 40]
    return line_end + 40 >= copy.lines[-1][1] and _NOTHING.match(below) is not None


# ── What shape it has. Each gives where its words end, or None where it is prose ────────────


def _label(copy: Copy, hit: Hit, at: Setting) -> int | None:
    colon = _COLON.match(copy.text, hit.end, at.line_end)
    return colon.end() if colon else None


def _capitals(copy: Copy, hit: Hit, at: Setting) -> int | None:
    said = copy.text[hit.start : hit.end]
    if said != said.upper() or at.head == "sentence":
        return None
    limit = (at.bracket_end or at.line_end + 1) - 1
    rest = copy.text[hit.end : limit]
    if at.head == "bracket" and at.bracket_end and not _NOTHING.match(rest):
        return None if hit.value in ("priority", *LOUD) else hit.end
    if _NOTHING.match(rest.replace(said, "")):
        return limit
    if dash := _DASH.match(copy.text, hit.end, limit):
        return dash.end()
    if hit.value in ("priority", "hold", "embargo") or not said.isupper():
        return None
    word = re.match(r"\s+(\w[\w'’.-]*)", rest)
    return hit.end if word and word[1] != word[1].upper() and word[1][0].islower() else None


def _bracketed(copy: Copy, hit: Hit, at: Setting) -> int | None:
    if at.bracket_end is None or hit.end >= at.bracket_end:
        return None
    below = copy.text[at.bracket_end : at.line_end]
    if at.head == "line" or (at.first and _NOTHING.match(below)):
        return hit.end
    return None


def _phrase(copy: Copy, hit: Hit, at: Setting) -> int | None:
    return hit.end


def _numbered(copy: Copy, hit: Hit, at: Setting) -> int | None:
    if at.head == "sentence":
        return None
    said = copy.text[hit.start : hit.end]
    inside = at.bracket_end is not None or at.head == "slug"
    after = _NUMBER.match(copy.text, hit.end, at.line_end)
    end = after.end() if after else hit.end
    if not after and not _NUMBER_BEFORE.search(copy.text[max(0, hit.start - 8) : hit.start]):
        return None
    if inside:
        rest = copy.text[end : (at.bracket_end or at.line_end)]
        return end if len(re.findall(r"[^\W\d_]{2,}", rest)) <= 2 else None
    dash = _DASH.match(copy.text, end, at.line_end)
    if dash and said == said.upper():
        return dash.end()
    return end if _NOTHING.match(copy.text, end, at.line_end) else None


def _last_word(copy: Copy, hit: Hit, at: Setting) -> int | None:
    if at.head != "line":
        return None
    said = copy.text[hit.start : hit.end]
    limit = at.bracket_end or at.line_end
    alone = _NOTHING.match(copy.text, hit.end, at.line_end) is not None
    marked = at.bracket_end is not None or copy.text[at.start : hit.start].strip() in _MARKS
    if hit.value == "end" and len(copy.text) - at.line_end > _TAIL:
        return None
    if said.isdecimal() and not (marked and at.bracket_end is None):
        return None
    if alone and (marked or (at.last and said == said.upper() and said.isupper())):
        return limit
    return None


_MARKS = {"-", "–", "—", "--", "=", "***", "///", "//"}

_SHAPES: dict[str, Callable[[Copy, Hit, Setting], int | None]] = {
    "labels": _label,
    "capitals": _capitals,
    "bracketed": _bracketed,
    "phrases": _phrase,
    "numbered": _numbered,
    "last": _last_word,
}


# ── The order itself ────────────────────────────────────────────────────────────────────────


def _order(copy: Copy, listed: str, hit: Hit, at: Setting, end: int) -> Order | None:
    kind, until = hit.value, None
    whole = at.bracket_end or at.line_end
    if kind == "embargo":
        time = embargo_time(copy, hit, at.bracket_end or at.line_end, at.first)
        if time is None:
            return None
        until, time_end = time
        end = whole if whole - time_end < 40 or at.bracket_end else time_end
    elif at.bracket_end or kind in WHOLE_LINE or (not at.first and _takes_line(listed, kind)):
        end = whole
    kind, until = _told(copy, kind, until, hit, end)
    start = at.start
    while end > start and copy.text[end - 1].isspace():
        end -= 1
    return Order(
        kind=kind,
        text=" ".join(copy.text[start:end].split()),
        until=until,
        loud=kind in LOUD,
        start=start,
        end=end,
        rule=f"orders.{listed}",
        confidence=_CONFIDENCE[listed],
    )


_CONFIDENCE = {
    "labels": 0.9,
    "capitals": 0.9,
    "bracketed": 0.9,
    "phrases": 0.95,
    "numbered": 0.95,
    "last": 0.8,
}


def _takes_line(listed: str, kind: str) -> bool:
    """Whether an order's line is all note: "CORRECTS spelling …" is, "UPDATE 2-Fire …" is not."""
    return kind not in ("priority", "update") and listed in ("labels", "capitals", "phrases")


def _told(copy: Copy, kind: str, until: str | None, hit: Hit, end: int) -> tuple[str, str | None]:
    """What a note to editors orders: a kill, a hold, an embargo, or nothing but to be read."""
    if kind not in ("note", "advisory"):
        return kind, until
    if copy.hits_in("orders.kills", hit.end, end):
        return "kill", None
    for word in copy.hits_in("orders.embargoes", hit.end, end):
        if time := embargo_time(copy, word, end, False):
            return "embargo", time[0]
    if copy.hits_in("orders.holds", hit.end, end):
        return "hold", None
    return kind, until


def _declared(copy: Copy) -> Iterator[Order]:
    """What the delivery says beside the text: a status, an embargo."""
    story = copy.story
    status = (story.pub_status or "").rpartition(":")[2].lower()
    kind = {"canceled": "kill", "cancelled": "kill", "withheld": "hold"}.get(status)
    if kind:
        yield Order(
            kind=kind, text=story.pub_status or "", loud=True, rule="orders.declared:pub_status"
        )
    if story.embargo:
        yield Order(
            kind="embargo",
            text=story.embargo,
            until=story.embargo,
            loud=True,
            rule="orders.declared:embargo",
        )
