"""Words left in another language: ``leftover.*``.

Names, titles, loan words in use and quoted phrases are none of them.
"""

import re
from collections.abc import Iterator
from functools import lru_cache

from wiredesk.packs import language, languages
from wiredesk.reading.defects.proof import Cover, Proof
from wiredesk.reading.defects.raised import raised
from wiredesk.reading.defects.spelling import as_written
from wiredesk.records import Defect, Span

QUOTED = re.compile('[“„«"‘][^“”„«»"\n]{1,300}[”“»"’]|\\([^()\n]{1,120}\\)')

ENOUGH = 8
"""Letters of two words of another language that are no chance likeness."""

NEAR = 3
"""Words that may stand between two words of another language in one run."""


def check_leftovers(proof: Proof) -> Iterator[Defect]:
    """Yield phrases, runs of words and paragraphs that are not in the language of the story."""
    taken: list[Span] = []
    for where, tag in _foreign_paragraphs(proof):
        taken.append(where)
        name = language(tag).name.lower() if tag in languages() else tag
        note = f"This paragraph is in another language ({name})."
        yield raised(f"leftover.{name}", where, note, severity="major")
    for where, better in _phrases(proof, Cover(taken)):
        taken.append(where)
        mend = as_written(better, proof.text[slice(*where)]) if better else None
        note, pack = "Words of another language were left in.", proof.pack.tag
        yield raised("leftover.english", where, note, mend=mend, pack=pack, confidence=0.85)
    cover = Cover(taken)
    for where, tag, sure in _foreign_runs(proof):
        if not cover.touches(*where):
            name = language(tag).name.lower()
            note = f"Words left in {language(tag).name}."
            yield raised(f"leftover.{name}", where, note, pack=tag, confidence=sure)


def _phrases(proof: Proof, taken: Cover) -> Iterator[tuple[Span, str]]:
    """The phrases of the pack's list, with what the language says; none inside another."""
    done = -1
    for hit in proof.hits("leftovers"):
        where = (hit.start, hit.end)
        if hit.start < done or proof.off_page.touches(*where) or taken.touches(*where):
            continue
        if hit.phrase[0].isupper() and proof.text[hit.start] != hit.phrase[0]:
            continue  # "turkey" is no "Turkey"
        if proof.text[hit.start].isupper() and " " not in hit.phrase and _in_name(proof, where):
            continue  # "London Gazette", "Air France"
        done = hit.end
        yield where, hit.value


def _in_name(proof: Proof, where: Span) -> bool:
    """Whether a word with a capital stands right beside another one, or a number ("France 3")."""
    before = proof.text[max(0, where[0] - 20) : where[0]]
    after = proof.text[where[1] : where[1] + 2]
    if after[:1] in " -" and (after[1:].isupper() or after[1:].isdigit()):
        return True
    word = before.split()[-1:] if before.endswith((" ", "-")) else []
    return bool(word) and word[0][0].isupper() and proof.sentence_at(where[0])[0] != where[0]


def _foreign_paragraphs(proof: Proof) -> Iterator[tuple[Span, str]]:
    told = proof.copy.language
    if told is None or told.tag == "und":
        return
    own = told.tag.partition("-")[0]
    for paragraph in told.paragraphs:
        tag = paragraph.tag.partition("-")[0]
        where = (paragraph.start, paragraph.end)
        if tag in (own, "und") or proof.text.count(" ", *where) < 5:
            continue
        if proof.furniture.touches(*where) or proof.off_page.touches(*where):
            continue
        if not _speaks_own(proof, where):
            yield where, tag


def _speaks_own(proof: Proof, where: Span) -> bool:
    """Whether a fifth of the words outside quotation marks are the commonest of the language of
    the story: titles make "Depois de «L'Image Fantôme», de «Les Chiens»" look French."""
    words = QUOTED.sub(" ", proof.folded[slice(*where)]).split()
    common = proof.pack.letters.common
    return sum(word in common for word in words) * 5 >= len(words)


@lru_cache(maxsize=64)
def foreign_words(tag: str) -> dict[str, tuple[str, bool]]:
    """Words that betray another language in copy of this one: word → (language, alone enough).

    A commonest word of another language tells only beside others; a word that ``betrays`` its
    language tells alone.
    """
    own = language(tag)
    mine = own.defects
    ours = {*own.letters.common, *mine.everyday, *mine.own_looks, *mine.never_names}
    found: dict[str, tuple[str, bool]] = {}
    for other in languages():
        if other in (tag, "und"):
            continue
        pack = language(other)
        for word in (*pack.letters.common, *pack.defects.everyday):
            if word not in ours and word not in pack.defects.shared and len(word) > 1:
                found.setdefault(word, (other, False))
        for word in pack.defects.betrays:
            if word not in ours:
                found[word] = (other, True)
    return found


def _foreign_runs(proof: Proof) -> Iterator[tuple[Span, str, float]]:
    """Runs of words of one other language: two near each other, or one that tells alone."""
    if proof.pack.tag == "und":
        return
    foreign = foreign_words(proof.pack.tag)
    words = proof.words
    told = [(i, *foreign[word]) for i, word in enumerate(proof.said) if word in foreign]
    quoted: Cover | None = None
    at = 0
    while at < len(told):
        tag = told[at][1]
        to = at + 1
        while to < len(told) and told[to][1] == tag and _is_near(proof, told[to - 1], told[to]):
            to += 1
        run, at = told[at:to], to
        where = (words[run[0][0]][0], words[run[-1][0]][1])
        if not _tells(proof, where, run) or proof.skipped.touches(*where):
            continue
        where = _widened(proof, run, tag)
        quoted = quoted or Cover(match.span() for match in QUOTED.finditer(proof.text))
        if not quoted.touches(*where):
            yield where, tag, 0.9 if len(run) > 2 else 0.75


@lru_cache(maxsize=64)
def _vocabulary(tag: str) -> frozenset[str]:
    """The words that are known of a language, whatever other language has them too."""
    pack = language(tag)
    return frozenset([*pack.letters.common, *pack.defects.everyday, *pack.defects.betrays])


def _widened(proof: Proof, run: list[tuple[int, str, bool]], tag: str) -> Span:
    """A run with the words of its language right beside it: "for" of "for the first"."""
    known, words = _vocabulary(tag), proof.words
    first, last = run[0][0], run[-1][0]
    while first and proof.said[first - 1] in known and _is_spaced(proof, first - 1):
        first -= 1
    while last + 1 < len(words) and proof.said[last + 1] in known and _is_spaced(proof, last):
        last += 1
    return words[first][0], words[last][1]


def _is_spaced(proof: Proof, index: int) -> bool:
    """Whether one space and nothing else stands behind a word."""
    return proof.text[proof.words[index][1] : proof.words[index + 1][0]] == " "


def _is_near(proof: Proof, one: tuple[int, str, bool], other: tuple[int, str, bool]) -> bool:
    """Whether two words stand in one clause with few words between them."""
    if other[0] - one[0] > NEAR:
        return False
    between = proof.text[proof.words[one[0]][1] : proof.words[other[0]][0]]
    return not any(mark in between for mark in ",.;:!?\n")


def _tells(proof: Proof, where: Span, run: list[tuple[int, str, bool]]) -> bool:
    """Whether a run is words left in, and no name, title or chance likeness."""
    said = [proof.text[slice(*proof.words[index])] for index, _, _ in run]
    told = zip(said, run, strict=True)
    alone = [word for word, (_, _, enough) in told if enough and word.islower()]
    if len(run) == 1:
        return bool(alone)
    between = proof.text[slice(*where)].split()
    lower = [word for word in between if word[0].islower()]
    small = len(lower) - sum(word.islower() for word in said)
    if alone:
        return bool(lower)
    if len(run) > 2 and len(lower) > len(between) / 2:
        return True
    whole = small > 0 or sum(map(len, said)) >= ENOUGH
    return whole and len(lower) == len(between)
