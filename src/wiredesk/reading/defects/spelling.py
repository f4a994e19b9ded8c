"""Words that are spelled wrong wherever they stand: ``spelling.*``."""

import re
from collections.abc import Iterator
from functools import lru_cache

from wiredesk.packs import language
from wiredesk.packs.matcher import fold
from wiredesk.reading.defects.proof import Proof
from wiredesk.reading.defects.raised import raised
from wiredesk.records import Defect, Span


def check_spelling(proof: Proof) -> Iterator[Defect]:
    """Yield slips, and forms that a reform of the spelling did away with ("heróico", "daß")."""
    tag = proof.pack.tag
    for hit in proof.hits("misspelled"):
        where = (hit.start, hit.end)
        if not proof.skipped.touches(*where) and not _is_name(proof, where):
            mend = as_written(hit.value, proof.text[hit.start : hit.end])
            note = f"Spelled wrong; “{mend}” is right."
            yield raised("spelling.slip", where, note, mend=mend, pack=tag)
    for where, new in _old_forms(proof):
        if not proof.skipped.touches(*where) and not _is_name(proof, where):
            mend = as_written(new, proof.text[slice(*where)])
            note = f"The reform of the spelling writes “{mend}”."
            name = proof.lists.misspelled_name
            yield raised(f"spelling.{name}", where, note, mend=mend, pack=tag, confidence=0.95)


def _old_forms(proof: Proof) -> Iterator[tuple[Span, str]]:
    """Words of the old spelling with their new form: those listed, then those made by rule."""
    listed: set[int] = set()
    for hit in proof.hits("old_spelling"):
        words = proof.text[hit.start : hit.end]
        if fold(hit.value) == fold(hit.phrase) and words != hit.phrase:
            continue  # "heute Abend" differs from "heute abend" by its capital alone
        listed.add(hit.start)
        yield (hit.start, hit.end), hit.value
    patterns, letters = _patterns(proof.pack.tag)
    if letters is None:
        return
    for match in letters.finditer(proof.folded):
        if match.start() in listed:
            continue
        for pattern, new in patterns:
            if pattern.fullmatch(match[0]) and not _has_name(proof, match.span()):
                yield match.span(), pattern.sub(new, match[0])
                break


def _has_name(proof: Proof, where: Span) -> bool:
    """Whether a capital follows a hyphen: "anti-Trump" keeps it."""
    hyphen = proof.text.find("-", *where)
    return hyphen >= 0 and proof.text[hyphen + 1 : hyphen + 2].isupper()


@lru_cache(maxsize=64)
def _patterns(tag: str) -> tuple[list[tuple[re.Pattern[str], str]], re.Pattern[str] | None]:
    """The patterns of a language, and the words among which they are tried."""
    lists = language(tag).defects
    if not lists.old_letters:
        return [], None
    patterns = [(re.compile(find), new) for find, new in lists.old_patterns]
    return patterns, re.compile(rf"(?<![\w-])[\w-]*?[{lists.old_letters}][\w-]*+")


def _is_name(proof: Proof, where: Span) -> bool:
    """Whether a word is part of a name: a capital inside a sentence, in a language that has them
    for names alone. "Colégio Heróico" keeps the spelling of its sign."""
    start = where[0]
    if not proof.text[start].isupper() or proof.pack.letters.nouns_capital:
        return False
    return proof.sentence_at(start)[0] != start


def as_written(mend: str, words: str) -> str:
    """``mend`` with the capitals that ``words`` have."""
    if words.isupper() and len(words) > 1:
        return mend.upper()
    return mend[0].upper() + mend[1:] if words[:1].isupper() else mend
