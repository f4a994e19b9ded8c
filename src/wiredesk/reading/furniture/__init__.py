"""Furniture: whatever in the delivered text is neither headline, dateline nor body.

The copy is read line by line. Rules that need only the line's own words or form go first; then the
headline and the zones above, within and below the body are known, and rules that need those; then
lists below headings, lines that stand on several stories, blocks an extractor left out, and last
what stands inside a paragraph. Nothing is cut: a line is marked with a kind. Where a rule is in
doubt the line is body, since no claim is read out of furniture.
"""

from collections.abc import Callable

from wiredesk.reading.copy import Copy
from wiredesk.reading.furniture.calls import judge_call, judge_order_to_machine
from wiredesk.reading.furniture.disclaimers import judge_beside, judge_disclaimer
from wiredesk.reading.furniture.inline import find_inline, find_markup
from wiredesk.reading.furniture.joining import joined, order_marks
from wiredesk.reading.furniture.lines import Line, Mark, lines_of
from wiredesk.reading.furniture.neighbours import judge_repeated
from wiredesk.reading.furniture.pages import judge_left_out
from wiredesk.reading.furniture.people import (
    judge_byline,
    judge_credit,
    judge_photo,
    judge_role,
)
from wiredesk.reading.furniture.phrases import OPENED, judge_alone, judge_holds, judge_opens
from wiredesk.reading.furniture.pieces import judge_pieces, judge_signed_date
from wiredesk.reading.furniture.signs import (
    LONGEST_COUNT,
    is_bare_count,
    judge_bullet,
    judge_contact,
    judge_count,
    judge_date,
    judge_form,
    judge_player,
    judge_rights,
    judge_sign_off,
    judge_tags,
)
from wiredesk.reading.furniture.sources import judge_source, sources_of
from wiredesk.reading.furniture.surroundings import (
    doubt_title,
    judge_acronyms,
    judge_counts,
    judge_lists,
    judge_names,
    set_title,
    set_zones,
)
from wiredesk.reading.furniture.trails import judge_head, judge_title_again, judge_trail
from wiredesk.records import Furniture, Span

Judge = Callable[[Line], Mark | None]

BY_ITSELF: tuple[Judge, ...] = (
    judge_order_to_machine,
    judge_holds,
    judge_disclaimer,
    judge_form,
    judge_rights,
    judge_count,
    judge_date,
    judge_opens,
    judge_alone,
)
"""Rules that need the line alone; the first that tells decides."""

IN_PROSE: tuple[Judge, ...] = (
    judge_order_to_machine,
    judge_holds,
    judge_disclaimer,
    judge_rights,
    judge_opens,
)
"""The rules that a paragraph can meet."""

LONGEST_SIGN = 40
"""Words of the longest line that form or place may tell."""

BY_PLACE: tuple[Judge, ...] = (
    judge_date,
    judge_trail,
    judge_sign_off,
    judge_byline,
    judge_role,
    judge_photo,
    judge_credit,
    judge_contact,
    judge_player,
    judge_tags,
    judge_bullet,
    judge_call,
)
"""Rules that need to know where the body begins and ends."""


def find_furniture(copy: Copy) -> tuple[Furniture, ...]:
    """Mark, and never cut, what is neither headline, dateline nor body.

    Spans do not overlap and stand in order; neighbouring lines of one kind are one span.
    """
    lines = lines_of(copy)
    title = set_title(lines, copy.story.title_span)
    for line in lines:
        _judge(line, BY_ITSELF)
    judge_beside(lines)
    set_zones(lines)
    if copy.story.format == "plaintext" and title is not None:
        title = doubt_title(lines, title, (*BY_ITSELF, judge_trail))
    judge_head(lines)
    title = title or set_title(lines, None)
    sources = sources_of(lines)
    for line in lines:
        _judge(line, BY_PLACE)
        if line.mark is None and not line.is_title:
            line.mark = judge_source(line, sources)
        if title is not None and line.mark is None:
            line.mark = judge_title_again(line, title)
        judge_pieces(line, BY_ITSELF + BY_PLACE)
        judge_signed_date(line)
    judge_counts(lines)
    judge_names(lines)
    judge_acronyms(lines)
    judge_lists(lines)
    judge_repeated(lines, copy.neighbours)
    judge_left_out(copy, lines)
    return joined(copy, order_marks(copy, lines), _marks(lines, copy.story.title_span))


def _judge(line: Line, judges: tuple[Judge, ...]) -> None:
    if line.mark is not None or line.is_title:
        return
    if len(line.text) <= LONGEST_COUNT and is_bare_count(line):
        return
    if line.size > LONGEST_SIGN:
        judges = IN_PROSE if judges is BY_ITSELF and (line.told or line.size <= OPENED) else ()
    for judge in judges:
        if mark := judge(line):
            line.mark = mark
            return


def _marks(lines: list[Line], declared: Span | None) -> list[Mark]:
    found: list[Mark] = []
    last = max((i for i, line in enumerate(lines) if line.mark is None), default=-1)
    for i, line in enumerate(lines):
        if line.mark is not None:
            found += line.pieces or [line.mark]
            continue
        if not line.is_title:
            found += find_inline(line, i == last)
        if not declared or not declared[0] <= line.start < declared[1]:
            found += find_markup(line)
    return found
