"""Marks, spaces and capitals: ``typography.*``."""

import re
from collections.abc import Iterator
from functools import lru_cache

from wiredesk.packs import language
from wiredesk.reading.defects.proof import Proof
from wiredesk.reading.defects.raised import raised
from wiredesk.records import Defect, Span

_GAP = re.compile(r"[ \u00a0\u202f]++(?=[,.;:!?](?:\s|\Z|[\"”»])|,[^\W\d_])")
_WIDE = re.compile(r"[ \u00a0]{2,}+(?=\S)")
_CRAMPED = re.compile(r"[.!?,;](?=[^\W\d_]{2})")
_DOUBLED = re.compile(r",[,;.]|;[,;]|(?<!\.)\.\.(?![./])")
_AFTER_SEMICOLON = re.compile(r";[ \u00a0]+(\w+)")

GAPS = tuple(space + mark for space in " \u00a0\u202f" for mark in ",.;:!?")
"""What has to stand in a text before the slower pattern is tried."""

ENOUGH = 4
"""Words of a line in capitals; fewer may well be a name or a mark of the trade."""


def check_spaces(proof: Proof) -> Iterator[Defect]:
    """Yield spaces before a mark, runs of spaces, and marks with no space after them."""
    text, spaced = proof.text, proof.lists.spaced_marks
    gaps = _GAP.finditer(text) if any(gap in text for gap in GAPS) else ()
    for match in gaps:
        at, end = match.span()
        mark = text[end]
        if at == 0 or mark in spaced or text[at - 1].isspace() or _dots(text, at, end):
            continue
        if not proof.skipped.touches(at, end + 1):
            note = f"A space stands before “{mark}”."
            mend = mark + " " if text[end + 1 : end + 2].isalpha() else mark
            yield raised("typography.space_before_mark", (at, end + 1), note, mend=mend)
    wide = _WIDE.finditer(text) if "  " in text or "\u00a0" in text else ()
    for match in wide:
        at, end = match.span()
        if at and not text[at - 1].isspace() and not proof.skipped.touches(at, end):
            note = "More than one space between two words."
            yield raised("typography.double_space", (at, end), note, severity="info", mend=" ")
    for match in _CRAMPED.finditer(text):
        at = match.start()
        if _is_cramped(proof, at) and not proof.skipped.touches(at, at + 1):
            note = f"No space after “{text[at]}”."
            where = (at, at + 2)
            mend = f"{text[at]} {text[at + 1]}"
            yield raised("typography.missing_space", where, note, mend=mend)


def _dots(text: str, at: int, end: int) -> bool:
    """Whether the gap stands between dots: "eins . . . zwei"."""
    return text[end] == "." and (text[at - 1] == "." or text[end + 1 : end + 3] == " .")


def _is_cramped(proof: Proof, at: int) -> bool:
    """Whether a mark between letters lacks its space: "fim.Depois" does, "wiki.org" does not."""
    text = proof.text
    if at < 2 or not text[at - 2 : at].isalpha():
        return False
    after = text[at + 1 : at + 3]
    if text[at] in ".!?" and not (after[0].isupper() and after[1].islower()):
        return False
    return not proof.is_address(at)


def check_marks(proof: Proof) -> Iterator[Defect]:
    """Yield marks that stand twice: ",," and "..", but not "...".

    “Fora!”, “Yahoo!,” and "etc.," are right: one of the marks belongs to a name or a quotation.
    """
    if not any(pair in proof.text for pair in (",,", ",;", ",.", ";,", ";;", "..")):
        return
    for match in _DOUBLED.finditer(proof.text):
        where = match.span()
        if proof.skipped.touches(*where) or proof.is_address(where[0]):
            continue
        mend = None if match[0] == ".." and proof.text[where[0] - 1].isspace() else match[0][0]
        note = "Two marks stand where one belongs."
        yield raised("typography.doubled_mark", where, note, mend=mend)


@lru_cache(maxsize=64)
def small_words(tag: str) -> frozenset[str]:
    """Words of a language that are never names."""
    pack = language(tag)
    small = {*pack.letters.common, *pack.defects.never_names}
    return frozenset(small - {w.lower() for w in pack.defects.always_capital})


def check_capitals(proof: Proof) -> Iterator[Defect]:
    """Yield capitals after a semicolon, and sentences in nothing but capitals."""
    if not proof.pack.letters.capitals:
        return
    small = small_words(proof.pack.tag)
    for match in _AFTER_SEMICOLON.finditer(proof.text):
        word = match[1]
        if word[0].isupper() and (len(word) == 1 or word[1:].islower()):
            where = (match.start(), match.start(1) + 1)
            if not _is_slip(proof, word, where, small) or proof.furniture.touches(*where):
                continue
            note = "A capital after a semicolon: one sentence was joined to another."
            mend = proof.text[where[0] : where[1] - 1] + word[0].lower()
            yield raised("typography.capital_after_semicolon", where, note, mend=mend)
    for sentence in proof.sentences:
        words = proof.text[sentence.start : sentence.end]
        if words.isupper() and len(words) > 14 and len(words.split()) >= ENOUGH:
            if sum(map(str.isupper, words)) * 2 < len(words):
                continue  # Hindi and Korean have no capitals; a name in Latin letters has
            where = (sentence.start, sentence.end)
            yield raised("typography.all_caps", where, "A whole sentence in capitals.")


def _is_slip(proof: Proof, word: str, where: Span, small: frozenset[str]) -> bool:
    """Whether a capital is one: the word is no name, as the language or this text shows."""
    lower = word.lower()
    if lower in small:
        return True
    if proof.pack.letters.nouns_capital or len(word) < 3:
        return False
    if lower in proof.forms:
        return True
    if proof.text.count(";", *proof.sentence_at(where[0])) > 1:
        return False  # "Coari ao leste; Beruri ao sul": a list may well go on with a name
    after = proof.text[where[1] - 1 + len(word) :][:2]
    return not proof.named.touches(*where) and after[:1] == " " and after[1:].islower()


def check_mixed_quotes(proof: Proof) -> Iterator[Defect]:
    """Yield the first mark of the rarer kind where straight and curly ones are mixed."""
    text = proof.text
    for straight, curly, what in (('"', "“”„", "quotation marks"), ("'", "’", "apostrophes")):
        plain, fine = text.count(straight), sum(text.count(c) for c in curly)
        if not plain or not fine:
            continue
        rarer = straight if plain <= fine else curly
        at = min(i for c in rarer if (i := text.find(c)) >= 0)
        note = f"Straight and curly {what} are mixed."
        yield raised("typography.mixed_quotes", (at, at + 1), note, severity="info")
