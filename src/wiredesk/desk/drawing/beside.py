"""Two stories side by side: rows of paragraphs that stand for each other, changes in place."""

from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

from wiredesk.lineage.alignment import compare
from wiredesk.lineage.translations.comparing import compare_across
from wiredesk.records import Aligned, Change, Comparable, Comparison, Span


class Piece(NamedTuple):
    """Words of a paragraph; ``look`` is a change's kind, empty where nothing changed."""

    look: str
    words: str


class Side(NamedTuple):
    """One paragraph on one side."""

    number: int
    pieces: list[Piece]


class Row(NamedTuple):
    """Paragraphs that stand for each other."""

    kind: str
    """verbatim | edited | merged | split | moved | new | cut | translated"""
    share: float
    before: list[Side]
    after: list[Side]


def beside(earlier: Comparable, later: Comparable) -> dict[str, Any]:
    """Rows, the gravest changes, and how much of the later story stands in the earlier."""
    found = comparison(earlier, later)
    return {
        "rows": [_row(earlier, later, row) for row in found.paragraphs],
        "changes": found.changes,
        "derived": found.derived,
        "share": round(100 * found.share),
        "same_language": _base(earlier) == _base(later),
    }


def comparison(earlier: Comparable, later: Comparable) -> Comparison:
    """What stands for what in two stories, of one language or of two."""
    one_language = _base(earlier) == _base(later)
    return (compare if one_language else compare_across)(earlier, later)


def _base(story: Comparable) -> str:
    return story.language.split("-")[0]


def _row(earlier: Comparable, later: Comparable, row: Aligned) -> Row:
    return Row(
        row.kind,
        row.share,
        [_side(earlier, n, _before(row.changes, n)) for n in row.before],
        [_side(later, n, _after(row.changes, n)) for n in row.after],
    )


def _before(changes: Iterable[Change], paragraph: int) -> Iterator[tuple[Span, str]]:
    for change in changes:
        if change.paragraph_before == paragraph and change.span_before:
            yield change.span_before, change.kind


def _after(changes: Iterable[Change], paragraph: int) -> Iterator[tuple[Span, str]]:
    for change in changes:
        if change.paragraph_after == paragraph and change.span_after:
            yield change.span_after, change.kind


def _side(story: Comparable, number: int, marks: Iterable[tuple[Span, str]]) -> Side:
    text, at, pieces = story.paragraphs[number], 0, []
    for (start, end), kind in sorted(marks):
        if start < at:
            continue
        pieces += [Piece("", text[at:start]), Piece(kind, text[start:end])]
        at = end
    pieces.append(Piece("", text[at:]))
    return Side(number + 1, [piece for piece in pieces if piece.words])
