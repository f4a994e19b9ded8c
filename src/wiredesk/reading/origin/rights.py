"""Rights lines: who says that the copy is his, and what may be done with it."""

import re
from collections.abc import Iterator

from wiredesk.packs import Hit
from wiredesk.reading.copy import Copy
from wiredesk.reading.origin.agency_names import agencies_in
from wiredesk.reading.origin.signs import Sign
from wiredesk.reading.origin.zones import Zones, is_other, opens_line

LONGEST = 500
_NAMED = re.compile(r"(?:by\s)?(?:(?:19|20)\d\d|[^\W\d_a-zß-ÿ])")
_QUOTES = tuple("\"“”„«»‘'")
_HOLDER = re.compile(
    r"(?i:©|\(c\)|ⓒ|copyright)[\s©]*(?i:\(c\)\s*)?(?i:by\s+)?"
    r"(?:(?:19|20)\d\d(?:\s?[-–]\s?(?:19|20)?\d\d)?[\s,]*)?(?i:by\s+|the\s+)?"
    r"(?P<name>[^\W\d_a-zß-ÿ][^\n.,;|©\d]{1,50}?)(?=\s*(?:[.,;|]|\s[-–—]\s|$|\d))",
    re.M,
)


def find_rights(copy: Copy, zones: Zones) -> Iterator[Sign]:
    """Rights lines above and below the story, and the agency or outlet that holds them."""
    done = 0
    for line in (*zones.head, *zones.tail):
        start, end = line
        if end - start > LONGEST or start < done:
            continue
        if not _claims(copy, start, end) or is_other(copy, line, ("rights", "credit")):
            continue
        done = end
        yield Sign("rights", copy.text[start:end], start, end, "origin.rights", 0.9)
        if holder := _HOLDER.search(copy.text, start, end):
            yield from _holder(copy, *holder.span("name"), start, end)


def _claims(copy: Copy, start: int, end: int) -> bool:
    """Whether a line claims rights in the copy, not in a picture and not in somebody's words."""
    hits = [h for h in copy.hits_in("origin.rights", start, end) if _is_claim(copy, h, end)]
    if not hits or copy.text[start] in _QUOTES or copy.hits_in("agencies.sign_off", start, end):
        return False
    if copy.text[max(start, hits[0].start - 2) : hits[0].start].strip(" ")[-1:] in _QUOTES:
        return False
    marks_only = all(not hit.phrase[0].isalpha() for hit in hits)
    return not (marks_only and copy.hits_in("origin.photo", start, end))


def _is_claim(copy: Copy, hit: Hit, end: int) -> bool:
    """Whether words of rights claim any: at a line's head, at its end, or with a mark and a name.

    "The recipe is under copyright" and "all rights were sold" claim none.
    """
    if opens_line(copy, hit):
        return True
    after = copy.text[hit.end : end].strip(" .")
    if not hit.phrase[0].isalpha():
        return bool(_NAMED.match(after))
    return " " in hit.phrase and (not after or copy.text[hit.start - 2 : hit.start] in (". ", "| "))


def _holder(copy: Copy, begin: int, last: int, start: int, end: int) -> Iterator[Sign]:
    named = agencies_in(copy, begin, last)
    for one in named:
        said = copy.text[one.start : one.end]
        yield Sign("agency", said, start, end, "origin.rights", 0.8, agency=one.id)
    words = copy.text[begin:last].split()
    if not named and len(words) <= 5 and not copy.hits_in("origin.rights", begin, last):
        yield Sign("outlet", " ".join(words), start, end, "origin.rights", 0.6)
