"""Lines in pieces: "Por Redação | 03/11/2025 - 07:15 · 3 min de leitura"."""

import re
from collections.abc import Callable, Iterator

from wiredesk.reading.furniture.lexicon import lexicon
from wiredesk.reading.furniture.lines import WORD, Line, Mark
from wiredesk.reading.furniture.people import is_signed, judge_byline
from wiredesk.reading.furniture.signs import NUMBERS, judge_date

BARS = re.compile(r"[|·•]|(?<=\s)[–—-](?=\s)")
MOST_PIECES = 5
PIECED_WORDS = 24
SEPARATORS = " \t,;|/·•–—-"

Judge = Callable[[Line], Mark | None]


def judge_pieces(line: Line, judges: tuple[Judge, ...]) -> None:
    """Mark a line between bars whose every piece is furniture, of one kind or of several.

    Names and places stand between a date and a byline: "News Desk | Seoul | Updated: 10:32".
    """
    if line.mark is not None or line.is_title or line.zone == "mid" or line.size > PIECED_WORDS:
        return
    pieces = list(_pieces(line))
    if not 2 <= len(pieces) <= MOST_PIECES:
        return
    for before, piece in zip([None, *pieces], pieces, strict=False):
        dated = before is not None and before.mark is not None and before.mark.kind == "pubdate"
        if dated and NUMBERS.fullmatch(piece.folded):
            piece.mark = piece.whole("pubdate", "piece", 0.8)
            continue
        piece.mark = next((mark for judge in judges if (mark := judge(piece))), None)
    signed = bool({p.mark.kind for p in pieces if p.mark} & {"pubdate", "byline", "credit"})
    for piece in pieces:
        if piece.mark is None and signed and is_signed(piece.text):
            piece.mark = piece.whole("byline", "piece", 0.7)
    marks = [piece.mark for piece in pieces if piece.mark]
    if len(marks) == len(pieces):
        _settle(line, marks)


def judge_signed_date(line: Line) -> None:
    """Mark a line that tells a date and a name: "Publié le 16/10/2020 par Julien Privat"."""
    if line.mark is not None or line.is_title or line.zone == "mid" or line.size > PIECED_WORDS:
        return
    words = lexicon()
    if not any(c.isdigit() for c in line.text) or not set(line.words) & words.published:
        return
    for found in WORD.finditer(line.folded):
        at = found.start()
        if not at or (found[0] not in words.by and found[0] not in words.published):
            continue
        left = line.part(line.start, line.start + len(line.text[:at].rstrip(SEPARATORS)))
        right = line.part(line.start + at, line.end)
        for dated, signed in ((left, right), (right, left)):
            date, name = judge_date(dated), judge_byline(signed)
            if date and name:
                _settle(line, sorted((date, name)))
                return


def _pieces(line: Line) -> Iterator[Line]:
    edges = [0, *(at for m in BARS.finditer(line.text) for at in m.span()), len(line.text)]
    for start, end in zip(edges[::2], edges[1::2], strict=True):
        words = line.text[start:end]
        if words.strip():
            at = line.start + start + len(words) - len(words.lstrip())
            yield line.part(at, at + len(words.strip()))


def _settle(line: Line, marks: list[Mark]) -> None:
    joined: list[Mark] = []
    for mark in marks:
        if joined and joined[-1].kind == mark.kind:
            joined[-1] = joined[-1]._replace(end=mark.end)
        else:
            joined.append(mark)
    line.mark = line.whole(marks[0].kind, "pieces", min(m.confidence for m in marks))
    line.pieces = tuple(joined) if len(joined) > 1 else ()
