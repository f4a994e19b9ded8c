"""What was cut: ``truncated.title``, ``truncated.body``, ``truncated.paragraph``."""

import re
from collections.abc import Iterator
from functools import lru_cache

from wiredesk.packs import language
from wiredesk.reading.defects.proof import Proof
from wiredesk.reading.defects.raised import raised
from wiredesk.records import Block, Defect, Span

_DOTS = re.compile(r"\s*(?:\[?(?:\.{3,}|…)\]?|\(\.{3}\)|\(…\))\s*$")
_CHARS_LEFT = re.compile(r"\[?\+\s?\d+ (?:chars|characters|caract[eè]res|Zeichen)\]?\s*$")
_CUT_MARK = re.compile(r"^\W*(?:\[\s*(?:\.{3}|…)\s*\]|\(\s*(?:\.{3}|…)\s*\))\W*$")

ENDS = tuple(".!?…:\"”“»«’')]。！？؟।։")
"""What a paragraph may end with; a colon where a list follows."""

HEAD = 12
"""Lines among which the headline and its cut copies stand."""

LONG_LINE = 240
WORDY = 7
"""Spaces from which a block is a paragraph and no subhead, name or item."""


@lru_cache(maxsize=64)
def _open_ends(tag: str) -> frozenset[str]:
    return frozenset(language(tag).defects.open_ends)


def check_title_end(proof: Proof) -> Iterator[Defect]:
    """Yield headlines that were cut, and cut copies of the headline above it."""
    seen: set[int] = set()
    for start, end in proof.copy.lines[:HEAD]:
        if proof.text[end - 1] not in ".…])":
            continue
        cut = _DOTS.search(proof.text, max(start, end - 12), end)
        if cut is None or end - start > LONG_LINE:
            continue
        found = _longer_copy(proof, (start, cut.start()))
        if found:
            where, whole = (found[0], end), proof.text[slice(*found[1])]
            seen.add(start)
            note = "A cut copy of the headline."
            yield raised("truncated.title", where, note, mend=whole, confidence=0.95)
    if proof.title and proof.title[0] not in seen:
        yield from _title_alone(proof, *proof.title)


def _longer_copy(proof: Proof, cut: Span) -> tuple[int, Span] | None:
    """Where the line that ``cut`` was cut from stands, and from where in ``cut`` it is the same."""
    words = proof.folded[slice(*cut)]
    for start, end in proof.copy.lines[:HEAD]:
        if end - start > LONG_LINE or (start <= cut[0] < end):
            continue
        whole = proof.folded[start:end]
        at = words.find(whole[:15])
        if at >= 0 and len(words) - at >= 15 and whole.startswith(words[at:].rstrip()):
            return cut[0] + at, (start, end)
    return None


def _title_alone(proof: Proof, start: int, end: int) -> Iterator[Defect]:
    """A headline that ends in dots or in a word that ends nothing."""
    dots = _DOTS.search(proof.text, start, end)
    if dots and dots.end() == end:
        note = "The headline ends in dots: it may have been cut."
        yield raised("truncated.title", (start, end), note, confidence=0.7)
        return
    last = proof.folded[start:end].split()[-1:]
    if last and last[0] in _open_ends(proof.pack.tag) and proof.folded.count(" ", start, end) > 1:
        note = f"The headline ends in “{last[0]}”: it was cut."
        yield raised("truncated.title", (start, end), note, severity="major")
    elif (declared := proof.copy.story.title) and _cut_from(proof, declared, start, end):
        note = "The headline is the beginning of a longer one."
        yield raised("truncated.title", (start, end), note, mend=declared)


def _cut_from(proof: Proof, declared: str, start: int, end: int) -> bool:
    """Whether the headline in the text is a cut copy of the declared one."""
    shown = proof.text[start:end]
    return len(shown) > 15 and declared != shown and declared.startswith(shown)


def check_body_end(proof: Proof) -> Iterator[Defect]:
    """Yield paragraphs that end in the middle of a sentence, and marks that say so ("[…]")."""
    paragraphs = [b for b in proof.body if b.kind in ("paragraph", "quote")]
    wordy = [b for b in paragraphs if proof.text.count(" ", b.start, b.end) >= WORDY]
    tidy = sum(proof.text[b.end - 1] in ENDS for b in wordy) >= 0.7 * len(wordy)
    pointers = {hit.end: hit.start for hit in proof.hits("continues")}
    for block in paragraphs:
        last = block is paragraphs[-1]
        end = _without_pointer(proof, block, pointers)
        if _CUT_MARK.match(proof.text[block.start : block.end][:12]):
            where, note = (block.start, block.end), "The text was cut here."
        elif _CHARS_LEFT.search(proof.text, max(block.start, block.end - 40), block.end):
            where, note = _tail(proof, block), "The feed says itself that it cut the text here."
        elif last and (dots := _DOTS.search(proof.text, max(block.start, end - 8), end)):
            if block not in wordy or dots.end() < end:
                continue
            where, note = _tail(proof, block), "The text ends in dots: it was cut."
        elif tidy and block in wordy and _breaks_off(proof, block, last):
            where, note = _tail(proof, block), "The text ends in the middle of a sentence."
        else:
            continue
        kind, severity = ("body", "critical") if last else ("paragraph", "major")
        yield raised(f"truncated.{kind}", where, note, severity=severity, confidence=0.85)


def _without_pointer(proof: Proof, block: Block, pointers: dict[int, int]) -> int:
    """The end of a block without "Continue reading" and its like."""
    for end in range(block.end, block.end - 4, -1):
        if pointers.get(end, 0) > block.start:
            words = proof.text[block.start : pointers[end]]
            return block.start + len(words.rstrip(" [(|→-"))
    return block.end


def _breaks_off(proof: Proof, block: Block, last: bool) -> bool:
    """Whether a paragraph ends in a comma, in a word that ends nothing, or in no mark at all.

    A paragraph that the next one goes on with, in small letters, was only broken in two. A name
    may end the line that says who the author is.
    """
    final, word = proof.text[block.end - 1], _last_word(proof, block)
    if not last and proof.text[block.end : block.end + 9].lstrip()[:1].islower():
        return False
    if final == "," or (final.isalpha() and word.lower() in _open(proof)):
        return not (final == "," and proof.text[block.end - 2] in '”“»"')
    return last and final.isalpha() and word.islower()


def _last_word(proof: Proof, block: Block) -> str:
    return proof.text[max(block.start, block.end - 20) : block.end].split()[-1]


def _open(proof: Proof) -> frozenset[str]:
    return _open_ends(proof.pack.tag)


def _tail(proof: Proof, block: Block) -> Span:
    """The last words of a block, twenty letters at most."""
    start = max(block.start, block.end - 20)
    if start > block.start and (space := proof.text.find(" ", start, block.end - 1)) > 0:
        start = space + 1
    return start, block.end
