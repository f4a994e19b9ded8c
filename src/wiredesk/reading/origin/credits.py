"""Credits: the lines and closing brackets that say whose the copy is, or own that nobody is named.

(dpa) · Com informações da Agência Brasil · Source: Reuters · (avec agences) · With inputs
from PTI. "Informou a agência Lusa" in a sentence says on whose word, and is no credit.
"""

import re
from collections.abc import Iterator

from wiredesk.packs import Hit
from wiredesk.reading.copy import Copy
from wiredesk.reading.origin.agency_names import agencies_in, is_agency_by_form
from wiredesk.reading.origin.pieces import Piece, pieces, tight
from wiredesk.reading.origin.signs import Sign
from wiredesk.reading.origin.zones import Zones, is_other
from wiredesk.records import Span

LONGEST = 110
_SOURCE = re.compile(r"[^\W\d_a-zß-ÿ][\w.&'’-]*(?: [\w.&'’-]+){0,5}")  # G1 · Rádio Clube de Faro
EDGE = 30
"""Paragraphs at each end of the story between which a credit may stand."""
CREDITS = ("byline", "credit", "sign_off", "rights")
"""Kinds of furniture that may hold a credit."""
_NAMED = ("agencies.name", "agencies.acronym", "origin.unnamed", "origin.house")
_LAST_BRACKET = re.compile(r"[(\[（]([^()\[\]（）\n]{2,80})[)\]）][\s.*=]*\Z")


def find_credits(copy: Copy, zones: Zones) -> Iterator[Sign]:
    """Each credit above, below and at the end of the story, with the agencies that it names."""
    for start, end in (*zones.head, *zones.tail):
        if end - start <= LONGEST:
            yield from _in(copy, start, end, (start, end))
    for start, end in _short(zones.body):
        if _opener(copy, *tight(copy, start, end)):
            yield from _in(copy, start, end, (start, end))
    for start, end in zones.body[-3:]:
        tail = copy.text[max(start, end - LONGEST) : end]
        if bracket := _LAST_BRACKET.search(tail):
            at = max(start, end - LONGEST) + bracket.start()
            yield from _in(copy, at, end, (at, at + len(bracket[0].rstrip(" .*=\n"))))


def _short(lines: tuple[Span, ...]) -> Iterator[Span]:
    """Short lines among the first and the last paragraphs; a credit there must say "with"."""
    ends = lines if len(lines) <= 2 * EDGE else (*lines[:EDGE], *lines[-EDGE:])
    return (line for line in ends if line[1] - line[0] <= LONGEST)


def _in(copy: Copy, start: int, end: int, whole: Span) -> Iterator[Sign]:
    """The credit that the words in ``[start, end)`` are, if they are nothing else."""
    begin, last = tight(copy, start, end)
    opener = _opener(copy, begin, last)
    if not (opener or any(copy.hits_in(listed, begin, last) for listed in _NAMED)):
        return
    if copy.hits_in("origin.photo", begin, last):
        return
    inner = tight(copy, _after(copy, opener, last), last) if opener else (begin, last)
    found = list(pieces(copy, *inner))
    kinds = {piece.kind for piece in found}
    named = [piece for piece in found if piece.kind in ("agency", "house", "unnamed")]
    formal = named and kinds <= {"agency", "house", "place", "day"}  # EFE / Madrid
    if not formal and is_other(copy, (begin, last), CREDITS):
        return
    bracketed = copy.text[start] in "([（"
    if named and all(_beside_agency(copy, piece, opener) for piece in found):
        line = tight(copy, *whole) if opener else _of_names(copy, found)
        yield _sign("credit", copy, *line, 0.9)
        for piece in named:
            yield from _stations(copy, piece, line)
    elif opener and len(found) <= 2 and kinds <= {"names", "other"}:
        yield from _by_form(copy, opener, found, whole, bracketed)


def _after(copy: Copy, opener: Hit, last: int) -> int:
    """Where a credit's names begin: after "com", not after "com Agência" of "Agência Estado"."""
    named = agencies_in(copy, opener.start, last)
    return min(opener.end, named[0].start) if named else opener.end


def _beside_agency(copy: Copy, piece: Piece, opener: Hit | None) -> bool:
    """Whether a piece may stand beside an agency's name; a new name needs "with" or a slash."""
    if piece.kind in ("agency", "house", "unnamed", "day", "place", "staff"):
        return True
    said = copy.text[piece.start : piece.end]
    if " " not in said and is_agency_by_form(said) and copy.text[piece.start - 1] == "/":
        return True  # dpa/nkp
    return piece.kind == "names" and opener is not None


def _of_names(copy: Copy, found: list[Piece]) -> Span:
    """From the first agency's name to the last's, without "By" or "avec" before it."""
    named = [piece for piece in found if piece.kind in ("agency", "house", "unnamed")]
    first, last = named[0], named[-1]
    start = first.agencies[0].start if first.agencies else first.start
    opener = copy.hit_at("origin.credit", start) if first.kind == "unnamed" else None
    if opener and opener.end + 1 < first.end:
        start = opener.end + 1
    if found[-1].kind in ("names", "other"):
        return start, found[-1].end
    return start, last.agencies[-1].end if last.agencies else last.end


def _opener(copy: Copy, begin: int, last: int) -> Hit | None:
    """The longest word of credit at the head: "com informações da" rather than "com"."""
    hit = copy.hit_at("origin.credit", begin)
    if not hit or hit.end >= last:
        return None
    # "Agência" of "Agência Brasil" is its name.
    named = copy.hit_at("agencies.name", begin) or copy.hit_at("origin.house", begin)
    return None if named and named.start == begin and named.end >= hit.end else hit


def _stations(copy: Copy, piece: Piece, line: Span) -> Iterator[Sign]:
    """The agencies of a piece, or that it names none; each rests on the whole credit."""
    if piece.kind == "unnamed":
        said = copy.text[piece.start : piece.end]
        yield Sign("unnamed_agency", said, *line, "origin.credit", 0.9)
    if piece.kind == "house":
        said = copy.text[piece.start : piece.end]
        yield Sign("agency", said, *line, "origin.credit", 0.7)
    for named in piece.agencies:
        said = copy.text[named.start : named.end]
        yield Sign("agency", said, *line, "origin.credit", 0.9, agency=named.id)


def _by_form(
    copy: Copy, opener: Hit, found: list[Piece], whole: Span, bracketed: bool
) -> Iterator[Sign]:
    """A credit of somebody new to us: "(avec Rivage)" an agency, "Fonte: Mirante" a source."""
    colon = ":" in copy.text[opener.end : found[0].start]
    for piece in found:
        said = copy.text[piece.start : piece.end]
        if not (_SOURCE.fullmatch(said) if colon else is_agency_by_form(said)):
            return
    if not (bracketed or colon or " " in opener.phrase):
        return
    yield _sign("credit", copy, *tight(copy, *whole), 0.7)
    for piece in found:
        said = copy.text[piece.start : piece.end]
        what = "source" if colon else "agency"
        yield Sign(what, said, *tight(copy, *whole), "origin.credit", 0.6)


def _sign(what: str, copy: Copy, start: int, end: int, sure: float) -> Sign:
    return Sign(what, copy.text[start:end], start, end, "origin.credit", sure)
