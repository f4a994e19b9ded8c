"""People, organisations and places, and who is meant by them."""

from __future__ import annotations

from wiredesk.reading.copy import Copy
from wiredesk.reading.names.entities import Linker
from wiredesk.reading.names.judging import judge_candidates
from wiredesk.reading.names.known import find_known
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
    )
    return Linker(copy, words_around).link(judge_candidates(setting))
