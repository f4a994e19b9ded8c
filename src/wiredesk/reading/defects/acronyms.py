"""Acronyms that are never expanded: ``acronym.undefined``."""

import re
from collections.abc import Iterator
from functools import lru_cache

from wiredesk.packs import language
from wiredesk.packs.language_pack import UNKNOWN
from wiredesk.reading.defects.proof import Proof
from wiredesk.reading.defects.raised import raised
from wiredesk.records import Defect

_ROMAN = re.compile(r"M{0,3}(?:CM|CD|D?C{0,3})(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})")


ENOUGH = 300
"""Acronyms of one story that are looked into."""

SHORT, LONG = 3, 6
"""Letters of an acronym."""

DASHES = (", ", " (", " —", " –", " -", ".-")
"""What follows the place of a dateline."""


@lru_cache(maxsize=64)
def known_acronyms(tag: str) -> frozenset[str]:
    """Those that readers know: the language's own and those of all."""
    everywhere = language(UNKNOWN).defects.known_acronyms
    return frozenset([*everywhere, *language(tag).defects.known_acronyms])


def check_acronyms(proof: Proof) -> Iterator[Defect]:
    """Yield the first place of each acronym that readers may not know and nothing explains.

    A bracket before or after it explains it, and so do words whose initials it is.
    """
    if not proof.pack.letters.capitals:
        return
    known = known_acronyms(proof.pack.tag)
    seen: set[str] = set()
    initials: str | None = None
    for start, end in proof.capitals:
        word = proof.text[start:end]
        if not SHORT <= end - start <= LONG or not word.isupper() or not word.isalpha():
            continue
        if word in seen or word in known or _ROMAN.fullmatch(word) or len(seen) > ENOUGH:
            continue
        if proof.title and proof.title[0] <= start < proof.title[1]:
            continue  # a headline explains nothing; the body must
        if proof.furniture.touches(start, end) or _opens_line(proof, start, end):
            continue
        if _is_shouting(proof, start, end):
            continue
        seen.add(word)
        if initials is None:
            initials = "".join(proof.text[s] for s, _ in proof.words).lower()
        if _in_brackets(proof.text, word, start, end) or _spelled(initials, word):
            continue
        note = f"“{word}” is not explained anywhere in the story."
        yield raised("acronym.undefined", (start, end), note, confidence=0.6)


def _opens_line(proof: Proof, start: int, end: int) -> bool:
    """Whether a line begins so as a dateline does: "GRAZ, 18. Juni", "DAKAR (Quai Presse)"."""
    line = proof.text.rfind("\n", 0, start) + 1
    head = proof.text[line : start + 60]
    return start - line < 25 and head[: end - line].isupper() and head[end - line :][:2] in DASHES


def _is_shouting(proof: Proof, start: int, end: int) -> bool:
    """Whether the words around are all in capitals, a subhead, or the word stands elsewhere as
    any name does: the place of a dateline."""
    if proof.text[slice(*proof.sentence_at(start))].isupper():
        return True
    before = proof.text[max(0, start - 12) : start].split()[-1:]
    after = proof.text[end : end + 12].split()[:1]
    near = [w.strip(",;:()") for w in before + after]
    if any(len(w) > 2 and w.isupper() and w.isalpha() for w in near):
        return True
    return proof.text[start:end].capitalize() in proof.forms


def _in_brackets(text: str, word: str, start: int, end: int) -> bool:
    """Whether "Name (XYZ)" or "XYZ (Name)" stands in the text."""
    return f"({word})" in text or text[end : end + 2] == " (" or f"({word}," in text


def _spelled(initials: str, word: str) -> bool:
    """Whether words in a row have these initials, small words between them or not."""
    plain = word.lower()
    if plain in initials:
        return True
    gap = ".{0,2}?".join(map(re.escape, plain))
    return re.search(gap, initials) is not None and len(plain) > 3
