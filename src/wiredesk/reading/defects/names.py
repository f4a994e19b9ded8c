"""Names that are written two ways, or in another language's way: ``name.*``."""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterator

from wiredesk.reading.defects.proof import Proof
from wiredesk.reading.defects.raised import raised
from wiredesk.reading.defects.typography import small_words
from wiredesk.records import Defect, Span

_NAMELIKE = re.compile(r"(?<![\w'’.@/-])[^\W\d_a-z][^\W\d_]+(?:-[^\W\d_]+)*+(?![\w@])")
_DOMAIN = re.compile(r"(?<![\w.@-])([^\W_]+(?:-[^\W_]+)+)(?=\.(?:com|org|net|[a-z]{2})\b)")

SHORTEST = 5
"""Letters of a name from which two spellings are more than chance."""

SOUNDS = (
    ("tz", "z"), ("ts", "z"), ("kh", "h"), ("ck", "k"), ("ph", "f"), ("th", "t"), ("dh", "d"),
    ("gh", "g"), ("sz", "s"), ("ou", "u"), ("oe", "o"), ("ue", "u"), ("ae", "a"), ("w", "v"),
    ("iy", "i"), ("yi", "i"), ("ij", "i"), ("y", "i"), ("j", "i"), ("q", "k"), ("ai", "ei"),
    ("z", "s"),
)  # fmt: skip
"""Letters that romanisations use for one another, in the order in which they are evened out."""


def check_listed_names(proof: Proof) -> Iterator[Defect]:
    """Yield names in English romanisation, and institutions that are set wrong."""
    tag = proof.pack.tag
    for hit in proof.hits("transliterations"):
        words = proof.text[hit.start : hit.end]
        if words == hit.phrase and not proof.skipped.touches(hit.start, hit.end):
            note = f"The English spelling of a name; “{hit.value}” is the language's own."
            yield raised(
                "name.transliteration", (hit.start, hit.end), note, mend=hit.value, pack=tag
            )
    for hit in proof.hits("institutions"):
        words = proof.text[hit.start : hit.end]
        if words[0].isupper() and not proof.skipped.touches(hit.start, hit.end):
            note = f"The institution is called “{hit.value}”."
            yield raised("name.institution", (hit.start, hit.end), note, mend=hit.value, pack=tag)


def check_spellings(proof: Proof) -> Iterator[Defect]:
    """Yield each place where a name stands in the rarer of its two spellings.

    "Midday" beside "Mid-day", "Zelenskiy" beside "Zelensky". Inflected forms, demonyms and two
    persons with like names are none: a form that only adds or changes an ending is left alone,
    and so are names that stand beside different first names.
    """
    if not proof.pack.letters.capitals or proof.lists.names_inflect:
        return
    places = _places(proof)
    done: set[str] = set()
    for one, other in _pairs(proof, places):
        rarer, usual = sorted((one, other), key=lambda f: (len(places[f]), -places[f][0][0]))
        if rarer in done:
            continue
        done.add(rarer)
        note = f"This name is also written “{usual}” here, {len(places[usual])} times."
        for where in places[rarer]:
            yield raised("name.inconsistent", where, note, mend=usual, confidence=0.75)


def _places(proof: Proof) -> dict[str, list[Span]]:
    """Each form that is written as a name, with its places."""
    places: dict[str, list[Span]] = defaultdict(list)
    small = small_words(proof.pack.tag)
    named = proof.named if proof.pack.letters.nouns_capital else None
    for match in _NAMELIKE.finditer(proof.text):
        word, where = match[0], match.span()
        if len(word) < SHORTEST or word.isupper() or word.lower() in small:
            continue
        if proof.skipped.touches(*where) or (named and not named.touches(*where)):
            continue
        if named is None or "-" in word or named:
            places[word].append(where)
    for match in _DOMAIN.finditer(proof.text):
        places[match[1].capitalize()].append(match.span(1))
    return places


def _pairs(proof: Proof, places: dict[str, list[Span]]) -> Iterator[tuple[str, str]]:
    """Pairs of forms that are one name."""
    by_letters: dict[str, list[str]] = defaultdict(list)
    by_sound: dict[str, list[str]] = defaultdict(list)
    for form in places:
        letters = plain(form)
        if any(_same_letters(proof, places, form, other) for other in by_letters[letters]):
            yield by_letters[letters][0], form
            continue
        by_letters[letters].append(form)
        sound = _sound(letters)
        for other in by_sound[sound]:
            if not _is_ending(form, other) and _same_bearer(proof, places[form], places[other]):
                yield other, form
                break
        by_sound[sound].append(form)
    yield from _slips(proof, places)


def plain(form: str) -> str:
    """A form in lower case, without hyphens and accents."""
    bare = unicodedata.normalize("NFD", form.lower().replace("-", "").replace("ß", "ss"))
    return "".join(c for c in bare if not unicodedata.combining(c))


def _sound(letters: str) -> str:
    for old, new in SOUNDS:
        letters = letters.replace(old, new)
    return re.sub(r"(.)\1+", r"\1", letters).removesuffix("h")


def _same_letters(proof: Proof, places: dict[str, list[Span]], one: str, other: str) -> bool:
    """Whether forms with the same plain letters are names in both: not "Esta" beside "Está"."""
    if "-" in one or "-" in other:
        return one.count("-") != other.count("-") or one.lower() != other.lower()
    if one.lower() == other.lower():
        return not (one[1:].islower() and other[1:].isupper())
    return _stands_inside(proof, places[one]) and _stands_inside(proof, places[other])


def _stands_inside(proof: Proof, found: list[Span]) -> bool:
    """Whether a form stands inside a sentence somewhere, where only names have capitals."""
    return any(proof.sentence_at(start)[0] != start for start, _ in found)


def _is_ending(one: str, other: str) -> bool:
    """Whether two forms differ in their last letters alone, as inflected forms do."""
    short, long = sorted((one, other), key=len)
    return long.startswith(short) or (len(short) == len(long) and short[:-1] == long[:-1])


def _same_bearer(proof: Proof, one: list[Span], other: list[Span]) -> bool:
    """Whether nothing tells the bearers of two forms apart: no different names beside them."""
    if not (_stands_inside(proof, one) and _stands_inside(proof, other)):
        return False
    beside_one, beside_other = _neighbours(proof, one), _neighbours(proof, other)
    if beside_one and beside_other:
        return bool(beside_one & beside_other)
    return _is_person(proof, one) and _is_person(proof, other)


def _neighbours(proof: Proof, found: list[Span]) -> set[str]:
    """Names that stand right beside a form."""
    beside = set()
    for start, end in found:
        before = proof.text[max(0, start - 30) : start]
        after = proof.text[end : end + 30]
        for match in (re.search(r"([^\W\d_]+) $", before), re.match(r" ([^\W\d_]+)", after)):
            if match and match[1][0].isupper() and proof.sentence_at(start)[0] != start:
                beside.add(match[1])
    return beside


def _slips(proof: Proof, places: dict[str, list[Span]]) -> Iterator[tuple[str, str]]:
    """Pairs of personal names, seven letters or more, that one letter tells apart."""
    persons = [f for f in places if len(f) > 6 and "-" not in f and _is_person(proof, places[f])]
    seen: dict[str, str] = {}
    for form in persons[:500]:
        shorter = {form[:i] + form[i + 1 :] for i in range(len(form))} | {form}
        for letters in sorted(shorter):
            other = seen.get(letters)
            if other and other != form and _is_slip(other, form):
                if _same_bearer(proof, places[form], places[other]):
                    yield other, form
                break
        for letters in shorter:
            seen.setdefault(letters, form)


def _is_person(proof: Proof, found: list[Span]) -> bool:
    return any(proof.persons.touches(*where) for where in found)


def _is_slip(one: str, other: str) -> bool:
    """Whether the letter that differs stands inside: an ending may be inflection."""
    return not _is_ending(one, other) and abs(len(one) - len(other)) <= 1
