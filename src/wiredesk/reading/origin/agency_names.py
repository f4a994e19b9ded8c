"""Agencies named in a few words that stand where an agency is credited."""

import re
from typing import NamedTuple

from wiredesk import packs
from wiredesk.reading.copy import Copy


class Named(NamedTuple):
    """An agency named between ``start`` and ``end``."""

    id: str
    start: int
    end: int


def agencies_in(copy: Copy, start: int, end: int, lower: bool = False) -> list[Named]:
    """The agencies named within ``[start, end)``, in order, each place once.

    Only for formal places: an acronym ("PA", "CP") counts here, in its own letters, and would not
    in a sentence. ``lower`` lets it count in lower case too, if it is all there is ("(ap)").
    """
    found = [Named(h.value, h.start, h.end) for h in copy.hits_in("agencies.name", start, end)]
    for hit in copy.hits_in("agencies.acronym", start, end):
        said = copy.text[hit.start : hit.end]
        if said == hit.phrase or (lower and (hit.start, hit.end) == (start, end)):
            found.append(Named(hit.value, hit.start, hit.end))
    found.sort(key=lambda n: (n.start, -n.end))
    apart: list[Named] = []
    for named in found:
        if not apart or named.start >= apart[-1].end:
            apart.append(named)
    return apart


_BY_FORM = re.compile(r"[^\W\d_][\w.&'’]*(?:[ /·-]{1,3}[^\W\d_][\w.&'’]*){0,4}")
_LOWER = 6
"""Letters of the longest name in lower case: "dpa", "sda"."""


def is_agency_by_form(said: str) -> bool:
    """Whether a credit can be the name of an agency nobody told us of: "Mirante", "nkp"."""
    if not _BY_FORM.fullmatch(said) or len(said) > 40:
        return False
    words = re.split(r"[ /·-]+", said)
    if len(words) == 1 and said.islower():
        return len(said) <= _LOWER
    return all(not word[0].islower() or len(word) <= 3 for word in words) and not words[0].islower()


def agency_name(agency: str) -> str:
    """The short name of an agency we know."""
    return packs.agencies()[agency].name
