"""Names that are written two ways, or in another language's way: ``name.*``."""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterator
from functools import lru_cache

from wiredesk.reading.defects.proof import Proof
from wiredesk.reading.defects.raised import raised
from wiredesk.reading.defects.typography import small_words
from wiredesk.records import Defect, Span

_DOMAIN = re.compile(r"\.(?:com|org|net|[a-z]{2})(?![\w-])")
_BEFORE_DOMAIN = re.compile(r"(?<![\w.@-])[^\W_]+(?:-[^\W_]+)+$")

_NEXT = re.compile(r" ([^\W\d_]+)")

FEW, MANY = 8, 50
"""Forms that are held against one another, and places that are looked at."""

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
        rarer, usual = sorted((one, other), key=lambda form: _weight(proof, places[form]))
        if rarer in done:
            continue
        done.add(rarer)
        note = f"This name is also written “{usual}” here, {len(places[usual])} times."
        for where in places[rarer]:
            yield raised("name.inconsistent", where, note, mend=usual, confidence=0.75)


def _weight(proof: Proof, found: list[Span]) -> tuple[int, bool, int]:
    """How sure a spelling is: it stands often, or with a first name, or first in the story."""
    return len(found), bool(_neighbours(proof, found)), -found[0][0]


def _places(proof: Proof) -> dict[str, list[Span]]:
    """Each form that is written as a name, with its places."""
    places: dict[str, list[Span]] = defaultdict(list)
    small = small_words(proof.pack.tag)
    for start, end in proof.capitals:
        word = proof.text[start:end]
        if end - start < SHORTEST or word.isupper() or word.lower() in small:
            continue
        if not proof.skipped.touches(start, end):
            places[word].append((start, end))
    for match in _DOMAIN.finditer(proof.text):
        if name := _BEFORE_DOMAIN.search(proof.text, max(0, match.start() - 40), match.start()):
            places[name[0].capitalize()].append(name.span())
    return places


def _pairs(proof: Proof, places: dict[str, list[Span]]) -> Iterator[tuple[str, str]]:
    """Pairs of forms that are one name."""
    by_letters: dict[str, list[str]] = defaultdict(list)
    by_sound: dict[str, list[str]] = defaultdict(list)
    for form in places:
        letters = plain(form)
        alike = by_letters[letters]
        if alike and any(_same_letters(proof, places, form, other) for other in alike[:FEW]):
            yield alike[0], form
            continue
        alike.append(form)
        sound = _sound(letters)
        for other in by_sound[sound][:FEW]:
            if _same_bearer(proof, places[form], places[other]):
                yield other, form
                break
        by_sound[sound].append(form)
    yield from _slips(proof, places)


@lru_cache(maxsize=16384)
def plain(form: str) -> str:
    """A form in lower case, without hyphens and accents."""
    bare = unicodedata.normalize("NFD", form.lower().replace("-", "").replace("ß", "ss"))
    return "".join(c for c in bare if not unicodedata.combining(c))


@lru_cache(maxsize=16384)
def _sound(letters: str) -> str:
    for old, new in SOUNDS:
        letters = letters.replace(old, new)
    return re.sub(r"(.)\1+", r"\1", letters).removesuffix("h")


def _same_letters(proof: Proof, places: dict[str, list[Span]], one: str, other: str) -> bool:
    """Whether forms with the same plain letters are names in both: not "Esta" beside "Está", nor
    "Hafen" beside "Häfen"."""
    nouns = proof.pack.letters.nouns_capital
    if nouns and not all(_is_named(proof, places[form]) for form in (one, other)):
        return False
    if "-" in one or "-" in other:
        return one.count("-") != other.count("-") or one.lower() != other.lower()
    if one.lower() == other.lower():
        return not (one[1:].islower() and other[1:].isupper())
    return _stands_inside(proof, places[one]) and _stands_inside(proof, places[other])


def _stands_inside(proof: Proof, found: list[Span]) -> bool:
    """Whether a form stands inside a sentence somewhere, where only names have capitals."""
    return any(proof.sentence_at(start)[0] != start for start, _ in found[:MANY])


def _is_written_as_name(proof: Proof, found: list[Span]) -> bool:
    """Whether a form is a name by its capital: inside a sentence, or never written small."""
    if _stands_inside(proof, found):
        return True
    form = proof.text[slice(*found[0])]
    return form.lower() not in proof.forms


def _is_ending(one: str, other: str) -> bool:
    """Whether two forms differ in their endings alone: "Brasil", "Brasils", "Europarates"."""
    short, long = sorted((one, other), key=len)
    same = next(
        (i for i, (a, b) in enumerate(zip(short, long, strict=False)) if a != b), len(short)
    )
    return same >= len(short) - 1 and len(long) - same <= 2


def _same_bearer(proof: Proof, one: list[Span], other: list[Span]) -> bool:
    """Whether nothing tells the bearers of two forms apart: no different names beside them."""
    if not all(_is_written_as_name(proof, found) for found in (one, other)):
        return False
    beside_one, beside_other = _neighbours(proof, one), _neighbours(proof, other)
    if beside_one and beside_other:
        return bool(beside_one & beside_other)
    nouns = proof.pack.letters.nouns_capital
    return (all if nouns else any)(_is_named(proof, found) for found in (one, other))


def _neighbours(proof: Proof, found: list[Span]) -> set[str]:
    """Names right beside a form; a sentence's first word is one where it is known as one."""
    beside = set()
    for start, end in found[:MANY]:
        if after := _NEXT.match(proof.text, end, end + 40):
            beside.add(after[1])
        before = proof.text[max(0, start - 40) : start].rpartition("\n")[2]
        word = before[:-1].rpartition(" ")[2] if before.endswith(" ") else ""
        if word and word[0].isupper() and word.isalpha():
            first = proof.sentence_at(start)[0] == start - len(word) - 1
            if not first or word in proof.bearers:
                beside.add(word)
    return {word for word in beside if word[0].isupper()}


def _slips(proof: Proof, places: dict[str, list[Span]]) -> Iterator[tuple[str, str]]:
    """Pairs of a personal name of seven letters or more and a form that one letter, or two that
    changed places, tell apart from it."""
    long = [form for form in places if len(form) > 5 and "-" not in form][:1000]
    persons = [form for form in long if len(form) > 6 and form in proof.bearers]
    if not persons:
        return
    shorter = {letters: form for form in persons for letters in _without_one(form)}
    for form in long:
        met = {shorter[letters] for letters in _without_one(form) if letters in shorter}
        for other in sorted(met - {form}):
            if _is_slip(other, form) and _same_bearer(proof, places[form], places[other]):
                yield other, form
                break


@lru_cache(maxsize=16384)
def _without_one(form: str) -> frozenset[str]:
    """A form, and the same without each of its letters."""
    return frozenset([form, *(form[:i] + form[i + 1 :] for i in range(len(form)))])


def _is_named(proof: Proof, found: list[Span]) -> bool:
    return any(proof.named.touches(*where) for where in found[:MANY])


def _is_slip(one: str, other: str) -> bool:
    """Whether one letter inside was changed, left out or added, or two changed places.

    A last letter may be an ending.
    """
    if _is_ending(one, other):
        return False
    short, long = sorted((one, other), key=len)
    if len(short) < len(long):
        return short in _without_one(long)
    differ = [i for i, (a, b) in enumerate(zip(one, other, strict=True)) if a != b]
    if len(differ) == 2 and differ[1] - differ[0] == 1:
        return one[differ[0]] == other[differ[1]] and one[differ[1]] == other[differ[0]]
    return len(differ) == 1
