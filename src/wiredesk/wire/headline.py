"""The headline of a text that has no tags: what stands above the first paragraph, if anything.

Claims are never read out of a headline, so a sentence of the body that is taken for one is lost
to them: where nothing tells, there is no headline. What tells, strongest first: a label
("Title: …"), a line repeated or cut short elsewhere near the top, a short line without a full
stop above the first paragraph, and a dateline or a date right below it.
"""

import re
from collections.abc import Sequence
from statistics import median
from typing import NamedTuple

from msgspec import structs

from wiredesk.packs.heads import head_words
from wiredesk.records import Block, Span

HEAD = 16
"""Blocks that are looked at."""

LONGEST = 180
"""Characters of the longest headline; half as many of those that are written twice as wide."""

_CLOSERS = "\"'”’»›)]}」』）】"
_NO_HEADING_ENDS = ".!。！।:：,;…)"
_OPENERS = "\"'“‘«„「『—–"
_FULL_STOPS = tuple(".。｡।۔።։")
_ELLIPSIS = re.compile(r"\s*(?:\.\.\.+|…|\[…\]|\[\.\.\.\])$")
_WIDE = re.compile(r"[\u1100-\u11ff\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff\uff00-\uff60]")
_WORD = re.compile(r"[^\W\d_][\w'’-]*")
_INNER_STOP = re.compile(r"[^\W\d_]{4}[.!?][\"'”’»]?\s+[\"'“‘«„]?[^\W\d_]")
_ADDRESS = re.compile(r"https?://|www\.|\S@\S+\.\w")
_DATE = re.compile(
    r"\b(?:19|20)\d\d\b|\b\d{1,2}[:hH.]\d\d\b|\b\d{1,2}[./-]\d{1,2}[./-]\d{2,4}\b|[年月日]"
)
_TRAIL = re.compile(r"\s[›»>/→]\s|\s\|\s.*\s\|\s")
_NOT_A_HEADLINE = re.compile(r"[-*•‣▪◦●·(>\[#@]|\d+\s*(?:min|comment|share)", re.IGNORECASE)
_LABEL = re.compile(r"([^\W\d_][^:：\n]{1,18}?)\s?[:：]\s*(?=\S)")
_MARKDOWN = re.compile(r"#{1,2}\s+(?=\S)")
_DATELINE = re.compile(
    # "RENO, Nev., May 3 (Mirante) — The …", "Bozen (fin). Die …", "MADRID, 3 may. - El …"
    r"[^()\n]{2,70}\([^()\n]{2,30}\)\s*(?:--|[-–—.:])\s|(?:[^\W\d_a-zß-ÿ]{3,}[\s,./-]*){1,4}[^\n]{0,25}?\s(?:--|[-–—])\s"
)


class Line(NamedTuple):
    """A block of the head and what it looks like."""

    start: int
    end: int
    words: str
    wide: int
    """Letters that are written twice as wide."""
    gap: bool
    """Whether a blank line stands below it."""

    @property
    def columns(self) -> int:
        """How long it is, wide letters counted twice."""
        return len(self.words) + self.wide


def find_headline(text: str, blocks: Sequence[Block]) -> Span | None:
    """Where the headline stands; ``None`` where the text starts with its body or nothing tells."""
    lines = _head(text, blocks)
    body = next((i for i, line in enumerate(lines) if _is_prose(line)), None)
    if body is None:
        return None
    above, first = lines[:body], lines[body]
    near = lines[: body + 1]
    for line in above:
        if labelled := _labelled(line):
            return labelled
    could_be = [i for i, line in enumerate(above) if _could_be(line)]
    for i in reversed(could_be):
        if any(_echoes(other.words, above[i].words) for j, other in enumerate(near) if j != i):
            return _span(above[i])
    worded = [
        i
        for i in could_be
        if _is_worded(above[i]) and (above[i].words[-1] not in "?!？！" or _stands_off(near, i))
    ]
    if worded:
        return _span(above[max(worded, key=lambda i: _weight(above, i, first=i == worded[0]))])
    for i in could_be:
        if _is_short_headline(above[i], near[i + 1], alone=len(could_be) == 1):
            return _span(above[i])
    if not above and len(blocks) > 1 and _is_stopped_headline(first, lines[1:]):
        return _span(first)
    return None


def _head(text: str, blocks: Sequence[Block]) -> list[Line]:
    found = []
    for i, block in enumerate(blocks[:HEAD]):
        words = text[block.start : min(block.end, block.start + 3 * LONGEST)]
        below = blocks[i + 1].start if i + 1 < len(blocks) else block.end
        gap = text.count("\n", block.end, below) > 1
        wide = 0 if words.isascii() else len(_WIDE.findall(words))
        found.append(Line(block.start, block.end, words, wide, gap))
    return found


def _span(line: Line) -> Span:
    return line.start, line.end


def _is_prose(line: Line) -> bool:
    """Whether a line is a sentence of the body: it is long, or ends with a full stop."""
    if line.columns > LONGEST:
        return True
    if line.columns > 100 and _INNER_STOP.search(line.words):
        return True
    return _is_stopped(line) and (line.words.count(" ") >= 2 or line.wide > 6)


def _is_stopped(line: Line) -> bool:
    bare = line.words.rstrip(_CLOSERS)
    return bare.endswith(_FULL_STOPS) and not _ELLIPSIS.search(bare)


def _labelled(line: Line) -> Span | None:
    if marked := _MARKDOWN.match(line.words):
        return line.start + marked.end(), line.end
    label = _LABEL.match(line.words)
    if label and label[1].lower() in head_words().title_labels:
        return line.start + label.end(), line.end
    return None


def _could_be(line: Line) -> bool:
    """Whether a line above the body may be a headline by its shape."""
    words = line.words
    if "\n" in words and line.columns > 160:
        return False
    if not _begins_a_line(words) or words[-1] in ":,;-–—：，、" or _NOT_A_HEADLINE.match(words):
        return False
    if _ADDRESS.search(words) or _TRAIL.search(words):
        return False
    if line.columns > 110 and _ELLIPSIS.search(words):
        return False
    return not (_is_date(line) or is_byline(words) or _begins_with(words, _links_above()))


def _begins_a_line(words: str) -> bool:
    """Whether a line's first word may begin a headline: it has a capital somewhere ("iPhone"), or
    no letter in it ever has one (a number; Georgian, Arabic, Chinese)."""
    start = next((i for i, c in enumerate(words) if c.isalnum()), None)
    if start is None:
        return False
    word = words[start:].split(maxsplit=1)[0]
    return word != word.lower() or word == word.title() or not word[0].isalpha()


def _links_above() -> list[str]:
    return head_words().home + head_words().skip


def _is_date(line: Line) -> bool:
    """Whether a line is hardly more than a date or a time: "Updated 3 May 2026, 10:45"."""
    if not _DATE.search(line.words):
        return False
    return len(_WORD.findall(line.words)) <= 5 and line.wide <= 8


def is_byline(words: str) -> bool:
    """Whether a line is an opener and names: "By Ana Costa and Rui Melo"."""
    if not _begins_with(words, head_words().byline_openers):
        return False
    rest = words.split()[1:]
    return len(rest) <= 8 and sum(not w[0].islower() for w in rest) >= 0.6 * len(rest)


def _begins_with(words: str, openers: list[str]) -> bool:
    start = words[:24].lower()
    return any(
        start.startswith(o) and not (start[len(o) : len(o) + 1].isalnum() and o[-1] < "\u2e80")
        for o in openers
    )


def _echoes(other: str, headline: str) -> bool:
    """Whether another line holds the headline whole, or ends with its beginning cut short."""
    if len(headline) < 12:
        return False
    headline, other = headline.casefold(), other.casefold()
    cut = _ELLIPSIS.search(other)
    if not cut:
        return headline in other and len(other) < 3 * len(headline) + 40
    at = other.find(headline[:12])
    return at >= 0 and headline.startswith(other[at : cut.start()])


def _is_worded(line: Line) -> bool:
    """Whether a line has enough words for a headline: a kicker has fewer."""
    return len(_WORD.findall(line.words)) >= 4 or line.wide >= 7


def _stands_off(near: list[Line], i: int) -> bool:
    """Whether a question or a shout stands apart from the body, as a headline does."""
    return near[i].gap and near[i].columns <= 110


def _weight(above: list[Line], i: int, *, first: bool) -> int:
    """What speaks for one of several lines: it is the first, it is as long as headlines are, and a
    byline or a date stands right below it."""
    words = len(_WORD.findall(above[i].words)) + above[i].wide // 2
    below = above[i + 1 : i + 4]
    signed = any(_is_date(line) or is_byline(line.words) for line in below)
    cut = bool(_ELLIPSIS.search(above[i].words))
    sentences = bool(_INNER_STOP.search(above[i].words))
    return first + (6 <= words <= 18) + 2 * signed - (words > 24) - cut - 2 * sentences


def _is_short_headline(line: Line, below: Line, *, alone: bool) -> bool:
    """Whether two or three words, alone above the body, are a headline ("Porto reabre").

    A single word and words in capitals are a section ("ECONOMIA"); two names are a byline, unless
    a dateline stands below.
    """
    words = _WORD.findall(line.words)
    if not alone or (len(words) < 2 and line.wide < 4) or line.words.isupper():
        return False
    if _DATELINE.match(below.words):
        return True
    return line.gap and (line.wide >= 4 or any(w[0].islower() for w in words))


def _is_stopped_headline(line: Line, below: list[Line]) -> bool:
    """Whether a first line that ends with a full stop is a headline all the same.

    Some archives write one behind every headline. It takes a blank line, and a dateline, a date
    or a byline below, or capitals throughout ("Museum Opens Two New Halls."), or that it is short
    and less than half as long as the paragraphs that follow: a lead is longer than they are.
    """
    if not line.gap or line.columns > 130 or _INNER_STOP.search(line.words):
        return False
    if _DATELINE.match(line.words) or line.words[0] in _OPENERS:
        return False
    if _DATELINE.match(below[0].words) or _is_date(below[0]) or is_byline(below[0].words):
        return True
    long_words = [w for w in _WORD.findall(line.words) if len(w) > 3]
    capital = sum(w[0].isupper() for w in long_words)
    if len(long_words) >= 4 and capital >= 0.85 * len(long_words):
        return True
    return (
        line.columns <= 90
        and len(below) > 2
        and 2 * line.columns <= median(other.end - other.start for other in below[:6])
    )


def with_headings(text: str, blocks: Sequence[Block], headline: Span | None) -> tuple[Block, ...]:
    """The blocks with the headline and the headings between paragraphs marked as headings.

    A heading in the body is short, stands between blank lines below a paragraph, ends with no
    mark and has a paragraph below it. A standfirst above the body is none.
    """
    if headline is None and len(blocks) < 3:
        return tuple(blocks)
    found = list(blocks)
    begun = False
    for i, block in enumerate(blocks):
        if (headline and block.start <= headline[0] < block.end) or (
            begun and _is_heading(text, blocks, i)
        ):
            found[i] = structs.replace(block, kind="heading")
        elif block.end - block.start > 100:
            begun = True
    return tuple(found)


def _is_heading(text: str, blocks: Sequence[Block], i: int) -> bool:
    block = blocks[i]
    if not 3 <= block.end - block.start <= 80 or not 0 < i < len(blocks) - 1:
        return False
    if block.kind != "paragraph" or text[block.end - 1] in _NO_HEADING_ENDS:
        return False
    above, below = blocks[i - 1], blocks[i + 1]
    apart = "\n\n" in text[above.end : block.start] and "\n\n" in text[block.end : below.start]
    if not apart or below.end - below.start < 2 * (block.end - block.start):
        return False
    line = _head(text, blocks[i : i + 1])[0]
    return (
        _could_be(line)
        and len(_WORD.findall(line.words)) + line.wide > 1
        and _is_prose(_head(text, blocks[i + 1 : i + 2])[0])
    )
