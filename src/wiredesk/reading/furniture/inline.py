"""Furniture inside a paragraph: a photo credit in brackets, a last "Read more here."."""

import re
from collections.abc import Iterator

from wiredesk.reading.furniture.disclaimers import find_disclaimer
from wiredesk.reading.furniture.lines import Line, Mark
from wiredesk.reading.furniture.people import is_capital, is_credit_in_brackets, is_photo_credit
from wiredesk.reading.furniture.phrases import MARK_BEHIND, given_away
from wiredesk.reading.furniture.signs import BOLD, HASHES, INITIALS, LONE_INITIALS
from wiredesk.reading.signed import LETTERS

BRACKETS = re.compile(r"[(\[]([^()\[\]\n]{2,120})[)\]]")
ENDED = re.compile(r"(?:^|[.!?…:|][”\"»)\]]*\s*)$")

IN_BRACKETS = {"photo_credit", "related", "credit", "sign_off", "pubdate", "llm_leftover"}
AMID = {"photo_credit", "related", "credit", "tags"}
"""Kinds that a phrase may open behind a sentence's end: "… à noite. Foto: Ana Silva/Mirante"."""
RUN_ON = 30
"""Words of the longest such run."""


def find_inline(line: Line, is_last: bool) -> Iterator[Mark]:
    """Spans of furniture in a line that is not furniture as a whole."""
    if is_last and (letters := LETTERS.search(line.text)):
        yield Mark(line.start + letters.start("said"), line.end, "sign_off", "letters", 0.7)
    if not line.told and not any(mark in line.text for mark in "([/"):
        return
    for span, told in given_away(line):
        yield Mark(*span, told.kind, f"holds:{told.hit.value}", 0.85)
    if disclaimer := find_disclaimer(line):
        yield disclaimer
    yield from _brackets(line, is_last)
    yield from _run_on(line)
    yield from _behind_stroke(line)


def find_markup(line: Line) -> Iterator[Mark]:
    """Signs of Markdown around a line, which a machine's answer leaves: "**…**", "## …"."""
    if line.text.startswith(("**", "__")) and BOLD.fullmatch(line.text):
        yield Mark(line.start, line.start + 2, "llm_leftover", "markup", 0.7)
        yield Mark(line.end - 2, line.end, "llm_leftover", "markup", 0.7)
    elif line.text.startswith("#") and (found := HASHES.match(line.text)):
        yield Mark(line.start, line.start + found.end() - 1, "llm_leftover", "markup", 0.7)


def _brackets(line: Line, is_last: bool) -> Iterator[Mark]:
    for found in BRACKETS.finditer(line.text):
        start, end = line.start + found.start(), line.start + found.end()
        between = ENDED.search(line.text[max(0, found.start() - 8) : found.start()]) is not None
        closes = not line.text[found.end() :].strip(" .")
        kind = _in_brackets(line, found, between, closes and is_last)
        if kind and not line.is_quoted(start):
            yield Mark(start, end, kind, "brackets", 0.85)


def _in_brackets(line: Line, found: re.Match[str], between: bool, last: bool) -> str | None:
    """What stands in brackets; ``between`` sentences, or ``last`` of the whole text."""
    at = line.start + found.start(1)
    inside = found[1].strip()
    for told in line.told_at.get(at, ()):
        if told.how not in ("opens", "marked", "holds"):
            continue
        marked = MARK_BEHIND.match(line.text, told.hit.end - line.start) is not None
        if told.kind in IN_BRACKETS and (told.how != "marked" or marked):
            return told.kind
    here = range(at, at + len(found[1]))
    house = any(t.how == "houses" for place in here for t in line.told_at.get(place, ()))
    if "/" in inside and (between or house) and is_photo_credit(inside, house, bracketed=True):
        return "photo_credit"
    if last and is_credit_in_brackets(inside):
        return "credit"
    signed = INITIALS.fullmatch(inside) or LONE_INITIALS.fullmatch(found[0])
    return "sign_off" if last and between and signed else None


def _behind_stroke(line: Line) -> Iterator[Mark]:
    """Who took the picture, behind a caption: "Vista del pueblo. / Javier Royo"."""
    at = line.text.rfind("/")
    if at < 1 or line.size > RUN_ON or not ENDED.search(line.text[max(0, at - 8) : at]):
        return
    name = line.text[at + 1 :].strip()
    house = any(t.how == "houses" and t.hit.start > line.start + at for t in line.told)
    if (house or len(name.split()) > 1) and len(name.split()) <= 4 and is_capital(name):
        yield Mark(line.start + at, line.end, "photo_credit", "stroke", 0.7)


def _run_on(line: Line) -> Iterator[Mark]:
    """From an opener behind the end of a sentence to the end of its own."""
    for told in line.told:
        if told.how not in ("opens", "marked") or told.kind not in AMID:
            continue
        at = told.hit.start - line.start
        if (
            not at
            or not ENDED.search(line.text[max(0, at - 8) : at])
            or line.is_quoted(told.hit.start)
        ):
            continue
        marked = MARK_BEHIND.match(line.text, told.hit.end - line.start)
        shouted = line.text[at : told.hit.end - line.start].isupper()
        if not marked and not (told.how == "opens" and shouted):
            continue
        end = line.sentences[line.sentence_at(told.hit.start)][1]
        if told.kind in ("photo_credit", "tags"):
            end = line.end if line.end - end < 40 else end
        if len(line.text[at : end - line.start].split()) <= RUN_ON:
            yield Mark(told.hit.start, end, told.kind, f"opens:{told.hit.value}", 0.8)
