"""A section that contradicts the story or says nothing: ``category.*``."""

from collections.abc import Iterator
from functools import lru_cache

from wiredesk.packs import language, languages
from wiredesk.packs.matcher import fold
from wiredesk.packs.topics import media_topics
from wiredesk.reading.defects.proof import Proof
from wiredesk.reading.defects.raised import raised
from wiredesk.records import Defect, Span


@lru_cache(maxsize=1)
def _sections() -> tuple[frozenset[str], dict[str, tuple[str, ...]]]:
    """Sections that say nothing, and those that name topics; of all languages, as desks mix."""
    empty: set[str] = set()
    topics: dict[str, tuple[str, ...]] = {}
    for tag in languages():
        lists = language(tag).defects
        empty.update(map(fold, lists.empty_sections))
        for name, codes in lists.section_topics.items():
            key = fold(name)
            topics[key] = topics.get(key, ()) + tuple(codes)
    return frozenset(empty), topics


def check_category(proof: Proof) -> Iterator[Defect]:
    """Yield the section that the copy claims where its topics are others, or where it is none.

    Where no topic of the story is known nothing is said.
    """
    origin = proof.copy.origin
    claimed = (origin and origin.claimed_section) or proof.copy.story.section
    if not claimed:
        return
    empty, topics = _sections()
    where, name = _place(proof, claimed), fold(claimed.strip())
    if name in empty:
        note = f"The section “{claimed}” says nothing about the story."
        yield raised("category.empty", where, note)
        return
    may = topics.get(name)
    families = [t for t in proof.copy.topics if t.score > 0]
    if not may or not families or any(_under(t.code, may) for t in families):
        return
    best = max(families, key=lambda t: t.score)
    told = len(_said(proof, may))
    if told >= SEVERAL and 2 * told >= len(_said(proof, (best.code.removeprefix("medtop:"),))):
        return
    note = f"The section is “{claimed}” and the story is about {best.name} ({best.code})."
    yield raised("category.wrong", where, note, severity="major", confidence=0.8)


def _under(code: str, families: tuple[str, ...]) -> bool:
    """Whether a topic is one of these, or of their family ("medtop:20000574" knows its parent
    only through the list of topics, so the reading gives families their own code)."""
    return code.removeprefix("medtop:") in families


SEVERAL = 3
"""Different words of the section's own topic from which the story has to do with it too, where they
are half as many as the best topic has: the sale of a football club may stand with sport."""


def _said(proof: Proof, families: tuple[str, ...]) -> set[str]:
    """The words of the story, outside furniture, that speak for a topic of these families."""
    known = media_topics()
    return {
        hit.phrase
        for code in proof.copy.pack.topics.words
        if code in families or (code in known and known[code].parent in families)
        for hit in proof.copy.hits.get(f"topics.{code}", ())
        if not proof.furniture.touches(hit.start, hit.end)
    }


def _place(proof: Proof, claimed: str) -> Span | None:
    """Where the section's name stands in the text."""
    origin = proof.copy.origin
    for evidence in origin.evidence if origin else ():
        if evidence.what == "claimed_section" and evidence.start is not None:
            return evidence.start, evidence.end or evidence.start
    for piece in proof.copy.furniture:
        at = proof.text.find(claimed, piece.start, piece.end)
        if at >= 0:
            return at, at + len(claimed)
    return None
