"""People, organisations and places, and who is meant by them."""

from __future__ import annotations

from bisect import bisect_right

from wiredesk.packs.matcher import fold
from wiredesk.reading.copy import Copy
from wiredesk.reading.names.entities import Linker
from wiredesk.reading.names.judging import judge_candidates
from wiredesk.reading.names.known import Known, find_known
from wiredesk.reading.names.lexicon import lexicon
from wiredesk.reading.names.lookup import entity_of, gender_clashes, names_in, pronoun_entity
from wiredesk.reading.names.setting import Setting
from wiredesk.reading.names.tokens import cut_words
from wiredesk.reading.names.works import find_works
from wiredesk.records import Entity, Name

__all__ = ["entity_of", "find_names", "gender_clashes", "names_in", "pronoun_entity"]


def find_names(copy: Copy) -> tuple[tuple[Name, ...], dict[str, Entity]]:
    """Names with exact spans and types, and the entities of this story that they stand for."""
    words_around = lexicon(copy.pack.tag)
    words = cut_words(copy, words_around)
    offices = [(h.start, h.end) for h in copy.hits.get("offices", ()) if " " in h.phrase]
    setting = Setting(
        words=words,
        lexicon=words_around,
        known=find_known(copy, words, words_around.tag),
        offices=offices,
        office_ends=frozenset(end for _, end in offices),
        works=find_works(words, words_around),
        demonyms=frozenset(
            copy.folded[hit.start : hit.end] for hit in copy.hits.get("places.demonyms", ())
        ),
        declared=_declared(copy),
    )
    found = (each for each in judge_candidates(setting) if not _idle(copy, each))
    return Linker(copy, words_around).link(list(found))


def _declared(copy: Copy) -> dict[str, str]:
    """Names that stand in the dateline, the credit or a disclaimer, folded, with their types."""
    origin = copy.origin
    if origin is None:
        return {}
    place = (origin.place or "").split(",")[0]
    bodies = [origin.agency, origin.republisher, *(link.name for link in origin.chain)]
    found = {fold(place): "GPE"} if place else {}
    return found | {fold(name): "ORG" for name in bodies if name and name[0].isupper()}


IDLE = frozenset({"navigation", "share", "related", "newsletter", "tags", "counter", "pubdate"})
"""Furniture whose words have capitals that tell nothing: "Top Stories", "Published By"."""


def _idle(copy: Copy, each: tuple[Name, Known | None]) -> bool:
    """Whether a name stands in such furniture and nothing but its capitals speaks for it."""
    name, known = each
    if known is not None:
        return False
    pieces = copy.furniture
    at = bisect_right(pieces, name.start, key=lambda piece: piece.start) - 1
    return at >= 0 and name.start < pieces[at].end and pieces[at].kind in IDLE
