"""Who wrote the story, by the lines that say so above or below it."""

from collections.abc import Iterator

from wiredesk.reading.copy import Copy
from wiredesk.reading.origin.agency_names import agencies_in
from wiredesk.reading.origin.people import are_names, joined
from wiredesk.reading.origin.pieces import Piece, pieces, tight
from wiredesk.reading.origin.signs import Sign
from wiredesk.reading.origin.zones import Zones, is_other
from wiredesk.records import Span

LONGEST = 140
FIRST = 12
"""Paragraphs of the story between which a byline may stand."""
BARE = 50
"""Characters of the longest line that can be an author's name and nothing else."""
_BESIDE = (
    "agencies.name",
    "agencies.acronym",
    "origin.unnamed",
    "origin.photo",
    "origin.by",
)
"""Lists one of which a line must hold that is an author's without saying "by"."""
_FORMAL = ("names", "house", "staff", "agency", "unnamed", "day", "place", "role", "translator")
"""What a line is made of that credits: "Mirante, com Northwire (tradução da redação)"."""


def find_byline(copy: Copy, zones: Zones) -> Iterator[Sign]:
    """The authors, and the agencies and outlets that stand beside their names.

    A line counts that begins with a word for "by" and then holds names alone, that says "staff",
    or that is a name with an agency or a date beside it or below it. A sentence never is.
    """
    for line in (*zones.head, *zones.body[:FIRST], *reversed(zones.tail)):
        start, end = line
        if end - start > LONGEST or is_other(copy, line, ("byline", "credit")):
            continue
        if copy.text[start] in "([" and copy.hit_at("origin.reporting", start + 1):
            continue  # a sign-off: "(Reportage Anne Dupont, édité par Marc Petit)"
        found = list(_said(copy, start, end) or _bare(copy, zones, line))
        yield from found
        if any(sign.what == "byline" for sign in found):
            yield from _house_below(copy, zones, line)
            return


def _house_below(copy: Copy, zones: Zones, line: Span) -> Iterator[Sign]:
    """The authors' outlet or agency, on the line right below their names."""
    below = next((other for other in zones.head if other[0] == line[1] + 1), None)
    if below is None or is_other(copy, below, ("byline", "credit")):
        return
    found = list(pieces(copy, *below))
    if len(found) == 1 and found[0].kind == "names" and copy.text.count(" ", *below) < 4:
        yield _sign("outlet", copy, *below, 0.5)


def _said(copy: Copy, start: int, end: int) -> list[Sign]:
    """A line that begins with a word for "by", or ends with one ("홍길순 기자")."""
    begin, last = tight(copy, start, end)
    if hit := copy.hit_at("origin.by", begin):
        follows = copy.text[hit.end : hit.end + 1]
        if follows and (follows.isspace() or follows in ":：" or ord(follows) > 0x2E80):
            return list(_authors(copy, *tight(copy, hit.end, end), 0.95, True))
    for hit in copy.hits_in("origin.by_after", begin, last):
        if last - begin <= 30 and hit.end == last and hit.start > begin:
            return list(_authors(copy, begin, hit.start, 0.9, True))
    for hit in copy.hits_in("origin.staff", begin, last):
        house = copy.text[begin : hit.start].strip()
        if hit.end == last and (not house or (" " in hit.phrase and are_names(house, 1))):
            return [_sign("byline", copy, begin, last, 0.8)]
    return []


def _bare(copy: Copy, zones: Zones, line: Span) -> list[Sign]:
    """A name without "by": an agency, a role or a day stands beside it, or a day right below it."""
    start, end = line
    if end - start > BARE + 40 or not (line in zones.head or line in zones.tail):
        return []
    names, credits = _credited(copy, *tight(copy, start, end))
    named = any(copy.hits_in(listed, start, end) for listed in _BESIDE)
    if not named and not credits and line in zones.tail:
        return []
    found = [*pieces(copy, *names), *(pieces(copy, *credits) if credits else ())]
    if credits and all(piece.kind in _FORMAL for piece in found) and line in zones.head:
        return list(_authors(copy, *tight(copy, start, end), 0.8, False))
    if not found or not (found[0].kind == "staff" or _is_person(copy, found[0])):
        return []
    kinds = {piece.kind for piece in found[1:]}
    if kinds & {"agency", "house", "unnamed", "role"} or (kinds == {"place"} and len(found) == 2):
        return list(_authors(copy, *tight(copy, start, end), 0.8, False))
    if line in zones.tail:
        return []
    if kinds and kinds <= {"day", "place"}:
        return list(_authors(copy, *tight(copy, start, end), 0.7, False))
    if len(found) == 1 and end - start <= BARE and _day_below(copy, zones, line):
        return list(_authors(copy, *tight(copy, start, end), 0.7, False))
    return []


def _day_below(copy: Copy, zones: Zones, line: Span) -> bool:
    at = zones.head.index(line)
    for start, end in zones.head[at + 1 : at + 2]:
        return end - start <= 60 and any(p.kind == "day" for p in pieces(copy, start, end))
    return False


def _is_author(copy: Copy, piece: Piece) -> bool:
    return piece.kind == "staff" or _is_person(copy, piece)


def _is_person(copy: Copy, piece: Piece) -> bool:
    said = copy.text[piece.start : piece.end]
    return piece.kind == "names" and are_names(said) and len(said.split()) <= 6


def _authors(copy: Copy, start: int, end: int, sure: float, by: bool) -> Iterator[Sign]:
    """The names in ``[start, end)`` and what stands beside them; nothing where it is a sentence."""
    names, credits = _credited(copy, start, end)
    found = list(pieces(copy, *names))
    if by and any(
        p.kind == "other" and _is_prose(copy, p)
        for p in found[: 1 if "|" in copy.text[start:end] else None]
    ):
        return
    while by and found and found[0].kind == "agency":
        yield from _beside(copy, found.pop(0), (start, end), "agency")
    authors = _count_authors(copy, found)
    if authors and (by or _is_author(copy, found[0])):
        yield _sign("byline", copy, found[0].start, found[authors - 1].end, sure)
    for piece in found[authors if by or not found or _is_author(copy, found[0]) else 0 :]:
        yield from _beside(copy, piece, (start, end), "outlet")
    for piece in pieces(copy, *credits) if credits else ():
        yield from _beside(copy, piece, (start, end), "agency")


def _credited(copy: Copy, start: int, end: int) -> tuple[Span, Span | None]:
    """Names and credit apart: "Anne Dupont avec AFP" is cut at "avec".

    "Ana Costa, da Agência Brasil" is cut after "da": the agency keeps its name.
    """
    for hit in copy.hits_in("origin.credit", start, end):
        if hit.start > start and copy.text[hit.start - 1] in " (|,/" and hit.end < end:
            named = agencies_in(copy, hit.start, end)
            cut = min(hit.end, named[0].start) if named else hit.end
            return tight(copy, start, hit.start), tight(copy, cut, end)
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
    if len(found) == 2 and _is_turned(copy, *found):
        return 2
    named = 1
    for count, piece in enumerate(found):
        if piece.kind != "names":
            break
        if joined(copy.text[piece.start : piece.end]):
            named = count + 1
    return named


def _is_turned(copy: Copy, last: Piece, first: Piece) -> bool:
    """Whether two pieces are one name, turned: "Autor: Drobinski, Matthias"."""
    single = " " not in copy.text[last.start : last.end]
    comma = copy.text[last.end : first.start].strip() == ","
    return (
        single
        and comma
        and first.kind == "names"
        and copy.text.count(" ", first.start, first.end) <= 1
    )


def _beside(copy: Copy, piece: Piece, line: Span, other: str) -> Iterator[Sign]:
    """What stands beside authors: agencies, nobody named, a place, or a name new to us.

    That name is an ``other``: an agency after "with", else the authors' outlet.
    """
    said = copy.text[piece.start : piece.end]
    if piece.kind == "agency":
        yield _sign("credit", copy, piece.start, piece.end, 0.85)
        for named in piece.agencies:
            agency = copy.text[named.start : named.end]
            yield Sign("agency", agency, *line, "origin.byline", 0.9, agency=named.id)
    elif piece.kind == "unnamed":
        yield _sign("credit", copy, piece.start, piece.end, 0.8)
        yield Sign("unnamed_agency", said, *line, "origin.byline", 0.9)
    elif piece.kind == "translator":
        yield Sign("translator", said, *line, "origin.byline", 0.8)
    elif piece.kind == "house":
        yield _sign("credit", copy, piece.start, piece.end, 0.7)
        yield Sign("agency", said, *line, "origin.byline", 0.7)
    elif piece.kind == "place":
        yield _sign("place", copy, piece.start, piece.end, 0.6)
    elif piece.kind == "names" and len(said.split()) <= 4:
        yield Sign(other, said, *line, "origin.byline", 0.5)


def _sign(what: str, copy: Copy, start: int, end: int, sure: float) -> Sign:
    return Sign(what, copy.text[start:end], start, end, "origin.byline", sure)
