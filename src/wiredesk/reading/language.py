"""The language, script and variety of a story, and of each of its blocks.

The script decides alone where only one language writes it. Else the packs' commonest words vote,
on the body and on each block of it; the library is asked where that vote leaves a doubt, and of a
block it has to be surer of another language than of the story's own. What is too short to tell is
``und``.
"""

import re
from collections import defaultdict
from functools import lru_cache
from typing import NamedTuple

from wiredesk import packs
from wiredesk.reading.copy import Copy
from wiredesk.reading.identifier import canonical, rank
from wiredesk.reading.scripts import NONE, script_of
from wiredesk.records import Block, Language, ParagraphLanguage

UNKNOWN = "und"
SAMPLE = 800
"""Code points of the body that the library is shown for the language of the whole."""

A_BLOCK = 200
"""Code points of a block that it is shown; more do not change its answer."""

A_LONG_BLOCK = 80
"""From so many code points on a block is text; where all are shorter, the longest are."""

A_FEW_CHARACTERS = 12
"""A Japanese headline may do without kana, its sentences never do."""

MOST_ASKED = 1000
"""Blocks after which the library is no longer asked: no story has so many, a flood of lines may."""

ENOUGH = {"Hani": 4, "Hans": 4, "Hant": 4, "Jpan": 4, "Kore": 4, "Thai": 6}
ENOUGH_LETTERS = 20
"""Letters that tell something: "Source link" and "39" do not."""

OWN = 0.9
"""How likely a block is in the language of its story before it is looked at."""

SURE = 0.6
LIKELY = 0.4
"""Shares of the library: at .4 a short headline is told right 17 times in 20, at .6 19 times."""

A_LONG_VOTE = 80
"""Words from which on the packs' vote needs no library: no error in 3,168 samples, 19 languages."""

CHINESE = frozenset({"Hani", "Hans", "Hant"})

BY_SCRIPT = {
    "Jpan": "ja",
    "Kore": "ko",
    "Grek": "el",
    "Armn": "hy",
    "Geor": "ka",
    "Thai": "th",
    "Laoo": "lo",
    "Khmr": "km",
    "Mymr": "my",
    "Taml": "ta",
    "Telu": "te",
    "Knda": "kn",
    "Mlym": "ml",
    "Sinh": "si",
    "Guru": "pa",
    "Gujr": "gu",
    "Orya": "or",
    "Thaa": "dv",
    "Hans": "zh-Hans",
    "Hant": "zh-Hant",
    "Hani": "zh",
    "Tibt": "bo",
    "Cher": "chr",
    "Nkoo": "nqo",
}
"""Scripts that in news only one language writes."""

_WORD = re.compile(r"[^\W\d_]+")


class _Told(NamedTuple):
    """What one block, or a sample of all, was told to be."""

    tag: str
    script: str
    share: float


def tell_language(copy: Copy) -> Language:
    """The language of the copy; what the user gives goes first, then what the text shows.

    What the delivery declares decides only where the text cannot. ``paragraphs`` holds each block
    that has letters; ``confidence`` is the library's on the body, less where other languages stand
    beside it.
    """
    given = _given(copy)
    main = given or _tell_whole(copy)
    blocks = _tell_blocks(copy, main.tag)
    if given is None:
        whole, main = main, _main(copy, main, blocks)
        if whole.tag != main.tag:
            blocks = _tell_blocks(copy, main.tag)
    return Language(
        tag=main.tag,
        script=main.script,
        confidence=round(main.share, 3),
        paragraphs=tuple(_paragraph(block, told) for block, told in blocks),
    )


def _tell_blocks(copy: Copy, own: str) -> list[tuple[Block, _Told]]:
    """Each block that has letters, in a story that is mostly ``own``."""
    found = []
    seen: dict[str, _Told] = {}
    for block in copy.blocks:
        words = copy.text[block.start : min(block.end, block.start + A_BLOCK)]
        if words not in seen:
            seen[words] = _tell_block(words, own, ask=len(seen) < MOST_ASKED)
        told = seen[words]
        if told.script != NONE:
            found.append((block, told))
    return found


def _main(copy: Copy, whole: _Told, blocks: list[tuple[Block, _Told]]) -> _Told:
    """The language of most of the copy; the first long block counts half as much again.

    Copy opens in its own language: translations and foreign words follow. What an extractor took
    for no body counts a quarter.
    """
    shares: dict[str, float] = defaultdict(float)
    scripts: dict[str, str] = {}
    at_least = min(A_LONG_BLOCK, max((b.end - b.start for b, _ in blocks), default=0))
    opened = False
    for block, told in blocks:
        length = block.end - block.start
        opens = not opened and length >= at_least and block.body is not False
        opened = opened or opens
        if told.tag != UNKNOWN:
            scripts.setdefault(told.tag, told.script)
            shares[told.tag] += length * (1.5 if opens else 0.25 if block.body is False else 1.0)
    if not shares:
        return whole
    most = max(shares, key=lambda tag: (shares[tag], tag == whole.tag, tag))
    part = shares[most] / sum(shares.values())
    return _Told(most, scripts[most], min(whole.share, part) if most == whole.tag else part)


def _given(copy: Copy) -> _Told | None:
    if not copy.given.language:
        return None
    return _Told(canonical(copy.given.language), script_of(copy.text)[0], 1.0)


def _paragraph(block: Block, told: _Told) -> ParagraphLanguage:
    return ParagraphLanguage(
        start=block.start,
        end=block.end,
        rule="language.block",
        confidence=round(told.share, 3),
        tag=told.tag,
        script=told.script,
    )


def _tell_whole(copy: Copy) -> _Told:
    """What the body is written in, from the start of each of its longer blocks."""
    text, blocks = copy.text, [b for b in copy.blocks if b.body is not False] or copy.blocks
    longest = max((b.end - b.start for b in blocks), default=0)
    long = [b for b in blocks if b.end - b.start >= min(A_LONG_BLOCK, longest)]
    room = max(A_BLOCK // 2, SAMPLE // max(len(long), 1))
    sample = "\n".join(text[b.start : min(b.end, b.start + room)] for b in long[:40])[:SAMPLE]
    script, letters = script_of(sample)
    declared = canonical(copy.story.language) if copy.story.language else None
    if script == NONE:
        return _Told(UNKNOWN, NONE, 0.0)
    if script in BY_SCRIPT:
        return _by_script(script, letters, declared)
    if letters < ENOUGH_LETTERS // 2:
        return _Told(declared or UNKNOWN, script, 0.5 if declared else 0.0)
    if voted := _voted(sample):
        return _Told(voted, script, 0.99)
    ranked = rank(sample)
    tag, share = ranked[0]
    its_share = dict(ranked).get((declared or "").partition("-")[0], 0.0)
    if declared and share < SURE and its_share * 10 > share:
        return _Told(declared, script, 0.5)
    needed = LIKELY if letters < 2 * ENOUGH_LETTERS else 0.3
    return _Told(tag, script, share) if share >= needed else _Told(UNKNOWN, script, share)


def _by_script(script: str, letters: int, declared: str | None) -> _Told:
    """The language that alone writes a script; a few Chinese characters may be Japanese."""
    if script in CHINESE and letters < 2 * ENOUGH[script]:
        return _Told(declared or UNKNOWN, script, 0.5 if declared else 0.0)
    return _Told(BY_SCRIPT[script], script, 0.99)


def _tell_block(words: str, own: str, ask: bool) -> _Told:
    """What one block is written in, in a story that is mostly ``own``."""
    script, letters = script_of(words)
    if script in BY_SCRIPT:
        if script in CHINESE and own == "ja" and letters <= A_FEW_CHARACTERS:
            return _Told("ja", "Jpan", SURE)
        enough = ENOUGH.get(script, 4) <= letters
        return _Told(BY_SCRIPT[script], script, 0.99) if enough else _Told(UNKNOWN, script, 0.0)
    if letters < ENOUGH_LETTERS // 2:
        return _Told(UNKNOWN, script, 0.0)
    if _votes_for(words, own):
        return _Told(own, script, 0.97)
    if not ask:
        return _Told(UNKNOWN, script, 0.0)
    told = _ask(words, own, script)
    if letters < ENOUGH_LETTERS and told.tag != own:
        return _Told(UNKNOWN, script, told.share)
    return told


def _ask(words: str, own: str, script: str) -> _Told:
    """The library's answer, weighed by the language of the story around the block."""
    short = own.partition("-")[0]
    weighed = [(share * (OWN if tag == short else 1 - OWN), tag) for tag, share in rank(words)[:8]]
    share, tag = max(weighed)
    share /= sum(s for s, _ in weighed) or 1
    if share < SURE:
        return _Told(UNKNOWN, script, share)
    return _Told(own if tag == short else tag, script, share)


@lru_cache(maxsize=1)
def _common_words() -> dict[str, tuple[frozenset[str], frozenset[str]]]:
    """For each pack its common words, and those that only a neighbour has."""
    packed = {tag: packs.language(tag).letters for tag in packs.languages()}
    return {
        tag: (frozenset(letters.common), frozenset(letters.neighbours))
        for tag, letters in packed.items()
        if letters.common
    }


def _vote(words: str) -> tuple[str, int, int, int]:
    """The pack with the most common words among these: (tag, hits, the next one's, words).

    "und" where a word stands there that only a neighbour of that language writes.
    """
    said = _WORD.findall(words.lower())
    lists = _common_words()
    hits = {tag: sum(map(common.__contains__, said)) for tag, (common, _) in lists.items()}
    best, *others = sorted(hits, key=lambda tag: (-hits[tag], tag))
    tag = best if lists[best][1].isdisjoint(said) else UNKNOWN
    return tag, hits[best], hits[others[0]] if others else 0, len(said)


def _votes_for(words: str, own: str) -> bool:
    """Whether a fifth of a block's words are common ones of ``own``, clearly fewer another's."""
    tag, mine, next_most, said = _vote(words)
    return (
        tag == own.partition("-")[0] and mine >= 3 and mine * 5 >= said and mine >= 1.2 * next_most
    )


def _voted(sample: str) -> str | None:
    """The language of a longer text whose common words leave no doubt, else ``None``."""
    tag, mine, next_most, said = _vote(sample)
    sure = said >= A_LONG_VOTE and mine * 4 >= said and mine >= 1.5 * next_most
    return tag if sure and tag != UNKNOWN else None
