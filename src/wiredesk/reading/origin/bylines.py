"""Who wrote the story, by the lines that say so above or below it."""

import re
from collections.abc import Iterator

from wiredesk.packs.matcher import fold
from wiredesk.reading.copy import Copy
from wiredesk.reading.origin.people import are_names, joined, staff
from wiredesk.reading.origin.pieces import Piece, pieces, tight
from wiredesk.reading.origin.signs import Sign
from wiredesk.reading.origin.zones import Zones
from wiredesk.records import Span

LONGEST = 140
BARE = 50
"""Characters of the longest line that can be an author's name and nothing else."""


def find_byline(copy: Copy, zones: Zones) -> Iterator[Sign]:
    """The authors, and the agencies and outlets that stand beside their names.

    A line counts that begins with a word for "by" and then holds names alone, that says "staff",
    or that is a name with an agency or a date beside it or below it. A sentence never is.
    """
    for line in (*zones.head, *zones.body, *reversed(zones.tail)):
        start, end = line
        if end - start > LONGEST or _ordered(copy, line):
            continue
        found = list(_said(copy, start, end) or _bare(copy, zones, line))
        yield from found
        if any(sign.what == "byline" for sign in found):
            return


def _said(copy: Copy, start: int, end: int) -> list[Sign]:
    """A line that begins with a word for "by", or ends with one ("홍길순 기자")."""
    begin, last = tight(copy, start, end)
    for hit in copy.hits_in("origin.by", begin, end):
        if hit.start != begin:
            break
        follows = copy.text[hit.end : hit.end + 1]
        if follows and (follows.isspace() or follows in ":：" or ord(follows) > 0x2E80):
            return list(_authors(copy, *tight(copy, hit.end, end), 0.95, True))
    for hit in copy.hits_in("origin.by_after", begin, last):
        if last - begin <= 30 and hit.end == last and hit.start > begin:
            return list(_authors(copy, begin, hit.start, 0.9, True))
    if fold(copy.text[begin:last]) in staff():
        return [_sign("byline", copy, begin, last, 0.8)]
    return []


def _bare(copy: Copy, zones: Zones, line: Span) -> list[Sign]:
    """A name without "by": an agency stands beside it, or a day beside or right below it."""
    start, end = line
    if line not in zones.head or end - start > BARE + 40:
        return []
    found = list(pieces(copy, start, end))
    if not found or found[0].kind != "names" or not _is_person(copy, found[0]):
        return []
    kinds = {piece.kind for piece in found[1:]}
    if "agency" in kinds or (kinds and kinds <= {"day"}):
        return list(_authors(copy, *tight(copy, start, end), 0.8, False))
    if len(found) == 1 and end - start <= BARE and _day_below(copy, zones, line):
        return list(_authors(copy, *tight(copy, start, end), 0.7, False))
    return []


def _day_below(copy: Copy, zones: Zones, line: Span) -> bool:
    at = zones.head.index(line)
    for start, end in zones.head[at + 1 : at + 2]:
        return end - start <= 60 and any(p.kind == "day" for p in pieces(copy, start, end))
    return False


def _is_person(copy: Copy, piece: Piece) -> bool:
    said = copy.text[piece.start : piece.end]
    return are_names(said) and len(said.split()) <= 6


def _authors(copy: Copy, start: int, end: int, sure: float, by: bool) -> Iterator[Sign]:
    """The names in ``[start, end)`` and what stands beside them; nothing where it is a sentence."""
    names, credits = _credited(copy, start, end)
    found = list(pieces(copy, *names))
    if by and any(p.kind == "other" and _is_prose(copy, p) for p in found):
        return
    authors = _count_authors(copy, found)
    if authors:
        yield _sign("byline", copy, found[0].start, found[authors - 1].end, sure)
    beside = [*found[authors:], *(pieces(copy, *credits) if credits else ())]
    for piece in beside:
        yield from _beside(copy, piece, (start, end))


def _credited(copy: Copy, start: int, end: int) -> tuple[Span, Span | None]:
    """Names and credit apart: "Anne Dupont | avec AFP" is cut at "avec"."""
    for hit in copy.hits_in("origin.credit", start, end):
        if hit.start > start and copy.text[hit.start - 1].isspace() and hit.end < end:
            cut = re.compile(r"\s|['’]").match(copy.text, hit.end - 1) or hit.end < end
            if cut:
                return tight(copy, start, hit.start), tight(copy, hit.end, end)
    return (start, end), None


def _is_prose(copy: Copy, piece: Piece) -> bool:
    """Whether a piece reads like a sentence: "Von der Brücke fielen zwei Steine"."""
    words = copy.text[piece.start : piece.end].split()
    return sum(word[0].islower() for word in words) >= max(2, len(words) // 2)


def _count_authors(copy: Copy, found: list[Piece]) -> int:
    """How many of the first pieces are authors.

    Two authors are joined by a word, so of "By Ana Holt, Harbour Post" one is; in "Ana Holt, Tom
    Reed and Sue Bright, Harbour Post" the list runs to the piece with "and".
    """
    if not found or found[0].kind not in ("names", "staff"):
        return 0
    named = 1
    for count, piece in enumerate(found):
        if piece.kind != "names":
            break
        if joined(copy.text[piece.start : piece.end]):
            named = count + 1
    return named


def _beside(copy: Copy, piece: Piece, line: Span) -> Iterator[Sign]:
    """What stands beside authors: agencies, nobody named, or their outlet."""
    said = copy.text[piece.start : piece.end]
    if piece.kind == "agency":
        yield _sign("credit", copy, piece.start, piece.end, 0.85)
        for named in piece.agencies:
            agency = copy.text[named.start : named.end]
            yield Sign("agency", agency, *line, "origin.byline", 0.9, agency=named.id)
    elif piece.kind == "unnamed":
        yield _sign("credit", copy, piece.start, piece.end, 0.8)
        yield Sign("unnamed_agency", said, *line, "origin.byline", 0.9)
    elif piece.kind == "names" and len(said.split()) <= 4:
        yield Sign("outlet", said, *line, "origin.byline", 0.5)


def _sign(what: str, copy: Copy, start: int, end: int, sure: float) -> Sign:
    return Sign(what, copy.text[start:end], start, end, "origin.byline", sure)


def _ordered(copy: Copy, line: Span) -> bool:
    return any(o.start is not None and line[0] <= o.start < line[1] for o in copy.orders)
