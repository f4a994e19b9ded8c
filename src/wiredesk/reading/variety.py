"""The variety of a language: pt-PT or pt-BR, en-GB or en-US, from forms that only one side writes.

Says nothing where nothing tells. A form of the other side in a quotation or a name counts too:
the markers are listed, so that an editor sees what the answer stands on.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from functools import lru_cache

from msgspec.structs import replace

from wiredesk.packs import Hit
from wiredesk.packs.sections.variety import LetterSwap, Pattern
from wiredesk.reading.copy import Copy
from wiredesk.records import Language, Marker, Span, Variety

TENDENCY = "tendency"
"""The kind of a marker that one variety only prefers: "numa" in Portugal."""

LEAN = "lean"
"""The kind of what one variety writes most of the time; it helps to decide and is not listed."""

WEIGHT = {TENDENCY: 0.2, LEAN: 0.25}
MOST_LEAN = 1.5
"""What leanings and tendencies of one side weigh together at most."""

MIXED = 2.0
"""What both sides must reach for the copy to be called mixed."""

A_CLAUSE = 160
"""Code points before a pronoun in which a word that attracts it is looked for."""

A_WORD = 40

_CLAUSE_EDGE = re.compile(r"[.;:!?…\n“”«»\"(]")
_WORDS = re.compile(r"\w+")


def tell_variety(copy: Copy) -> Language:
    """The copy's language with its variety; as it was where its pack has no contrasts.

    Asked once the pack is known. Blocks in another language are left out.
    """
    told, words = copy.language, copy.pack.variety
    if told is None or not (words.contrast or words.pattern or words.letters):
        return told or Language(tag="und", script="Zyyy", confidence=0.0)
    found = [*_contrasts(copy), *_patterns(copy), *_letters(copy)]
    foreign = [(p.start, p.end) for p in told.paragraphs if p.tag not in {told.tag, "und"}]
    all_told = tuple(_outermost(found, foreign))
    markers = tuple(marker for marker in all_told if marker.kind != LEAN)
    counts = Counter(marker.variety for marker in markers)
    variety = Variety(
        tag=_decide(copy, all_told), counts=dict(sorted(counts.items())), markers=markers
    )
    return replace(told, variety=variety)


def _outermost(found: list[Marker], foreign: list[Span]) -> Iterator[Marker]:
    """Markers in text order, none inside another, none in a block of another language."""
    reached = at = 0
    for marker in sorted(found, key=lambda m: (m.start, -m.end, m.variety)):
        while at < len(foreign) and foreign[at][1] <= marker.start:
            at += 1
        if at < len(foreign) and foreign[at][0] <= marker.start:
            continue
        if marker.start >= reached:
            reached = marker.end
            yield marker


def _decide(copy: Copy, markers: tuple[Marker, ...]) -> str | None:
    """The side that is clearly ahead; each form counts once, a mere tendency a quarter."""
    forms = {(m.variety, copy.folded[m.start : m.end], m.kind) for m in markers}
    weight, weak = defaultdict[str, float](float), defaultdict[str, float](float)
    for variety, _, kind in forms:
        (weak if kind in WEIGHT else weight)[variety] += WEIGHT.get(kind, 1.0)
    for variety, sum_of_weak in weak.items():
        weight[variety] += min(sum_of_weak, MOST_LEAN)
    ranked = sorted(weight.items(), key=lambda w: (-w[1], w[0]))
    if not ranked or ranked[0][1] < 0.25:
        return None
    (first, most), (_, next_most) = [*ranked, ("", 0.0)][:2]
    if most >= 3 * next_most:
        return first
    if next_most >= MIXED:
        return "mixed"
    return first if most >= 2 * next_most else None


def _marker(copy: Copy, span: Span, variety: str, other: str | None, kind: str) -> Marker:
    return Marker(
        start=span[0],
        end=span[1],
        rule=f"variety.{kind}:{copy.pack.tag}",
        confidence=0.5 if kind == TENDENCY else 0.9,
        variety=variety,
        other=other and _as_written(other, copy.text[span[0] : span[1]]),
        kind=kind,
    )


def _as_written(other: str, here: str) -> str:
    """The other form with the capitals of the form that stands here."""
    if len(here) > 1 and here.isupper():
        return other.upper()
    if here[0].isupper() and not other[0].isupper():
        return other[0].upper() + other[1:]
    return other


# ── Words ───────────────────────────────────────────────────────────────────────────────────


def _contrasts(copy: Copy) -> Iterator[Marker]:
    """Each form of the pack's contrast lists."""
    for number, contrast in enumerate(copy.pack.variety.contrast):
        for side in contrast.tells:
            for hit in copy.hits.get(f"variety.contrast.{number}.{side}", ()):
                if not _same_capitals(copy, hit, contrast.exact):
                    continue
                yield _marker(copy, (hit.start, hit.end), side, hit.value or None, contrast.kind)


def _same_capitals(copy: Copy, hit: Hit, exact: bool) -> bool:
    """Whether the form stands with the pack's capitals, in capitals all through, or at a start.

    "Mr Centre" is a name and tells nothing: a listed lower-case word has its capital only where
    a sentence opens.
    """
    here = copy.text[hit.start : hit.end]
    if here == hit.phrase or (here.isupper() and len(here) > 3):
        return True
    if exact:
        return False
    if here.islower() or " " in here or not hit.phrase[0].islower():
        return True
    before = copy.text[max(0, hit.start - 4) : hit.start].rstrip(' “"«„—–')
    return not before or before[-1] in ".!?\n"


# ── Constructions ───────────────────────────────────────────────────────────────────────────


@lru_cache(maxsize=256)
def _compiled(find: str) -> re.Pattern[str]:
    return re.compile(find + r"(?![\w-])", re.IGNORECASE)


def _patterns(copy: Copy) -> Iterator[Marker]:
    """Each construction of the pack where its cue stands."""
    for number, pattern in enumerate(copy.pack.variety.pattern):
        for hit in copy.hits.get(f"variety.pattern.{number}", ()):
            start = _words_back(copy.text, hit.start, pattern.back)
            found = _compiled(pattern.find).match(copy.text, start)
            if found is None or not _fits(copy, found, pattern):
                continue
            other = _filled(found, pattern.other) if pattern.other else None
            yield _marker(copy, found.span(), pattern.variety, other, pattern.kind)


def _filled(found: re.Match[str], template: str) -> str:
    """The template with the groups; what an absent group leaves (a space, a hyphen) goes."""
    return " ".join(found.expand(template).split()).rstrip("-")


def _words_back(text: str, at: int, back: int) -> int:
    """The start of the word at ``at``, or of the word that many words before it."""
    first = max(0, at - A_WORD * (back + 1))
    while at > first and text[at - 1].isalnum():
        at -= 1
    for _ in range(back):
        if at > first and text[at - 1] == " ":
            at -= 1
        while at > first and text[at - 1].isalnum():
            at -= 1
    return at


def _fits(copy: Copy, found: re.Match[str], pattern: Pattern) -> bool:
    """Whether no word in or before it says otherwise."""
    words = _WORDS.findall(copy.folded[found.start() : found.end()])
    if not set(words).isdisjoint(pattern.unless):
        return False
    if not pattern.free:
        return True
    variety = copy.pack.variety
    if words[0] in variety.attracts_beside:
        return False
    before = copy.folded[max(0, found.start() - A_CLAUSE) : found.start(2)]
    clause = _CLAUSE_EDGE.split(before)[-1]
    return set(_WORDS.findall(clause)).isdisjoint(variety.attracts)


# ── Letters ─────────────────────────────────────────────────────────────────────────────────


def _letters(copy: Copy) -> Iterator[Marker]:
    """Words in lower case that hold letters only one side writes there."""
    for swap in copy.pack.variety.letters:
        first, second = swap.sides
        back = {b: a for a, b in swap.swap.items()}
        yield from _with_letters(copy, swap, swap.find, swap.swap, first)
        yield from _with_letters(copy, swap, swap.find_other, back, second)


def _with_letters(
    copy: Copy, swap: LetterSwap, find: str, letters: dict[str, str], side: str
) -> Iterator[Marker]:
    text, reached = copy.text, 0
    for found in re.finditer(find, text):
        start = _words_back(text, found.start(), 0)
        end = found.end()
        while end < len(text) and end - start < A_WORD and text[end].isalnum():
            end += 1
        word = text[start:end]
        if start < reached or not word.islower() or word.startswith(tuple(swap.unless)):
            continue
        reached = end
        at = found.start() - start
        other = word[:at] + letters[found[0][0]] + word[at + 1 :]
        yield _marker(copy, (start, end), side, other, swap.kind)
