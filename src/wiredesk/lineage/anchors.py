"""What of a story survives translation: its anchors, with the paragraph each stands in.

Numbers, names by their sound, acronyms, names that every language has (countries, towns, bodies),
days, and runs of four letters, which cognates and borrowed words share.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterator
from itertools import pairwise
from typing import NamedTuple

from wiredesk.lineage.figures import find_figures
from wiredesk.lineage.skeletons import HAN, HANGUL, KANA, romanised, sign_skeletons, skeletons
from wiredesk.packs.anchors import anchor_words, known_names, sound_signs
from wiredesk.packs.matcher import Matcher, fold
from wiredesk.records import Comparable

KINDS = ("number", "name", "fine", "rough", "acronym", "letters", "word")
"""In this order everywhere. ``name``: known by its meaning; ``fine`` and ``rough``: by its
consonants; ``word``: a word whose translation a word table knows."""

NUMBER, NAME, FINE, ROUGH, ACRONYM, LETTERS, WORD = range(len(KINDS))


class Place(NamedTuple):
    """An anchor at ``paragraph[start:end]``."""

    kind: int
    key: str
    paragraph: int
    start: int
    end: int


Words = Callable[[str, str], tuple[str, ...]]
"""A word table: what a word of a language may be in another, as keys; see ``word_tables``."""


class Anchors(NamedTuple):
    """A story's anchors: how often each stands, passage by passage."""

    language: str
    passages: tuple[tuple[Counter[str], ...], ...]
    """Of each passage the counts of each kind, in the order of ``KINDS``."""
    of: tuple[int, ...]
    """The paragraph that each passage is of, -1 for the headline: a long one has several."""

    def whole(self) -> tuple[Counter[str], ...]:
        """The counts of each kind in the whole story."""
        counts: tuple[Counter[str], ...] = tuple(Counter() for _ in KINDS)
        for passage in self.passages:
            for count, more in zip(counts, passage, strict=True):
                count.update(more)
        return counts


LONGEST = 60_000
"""Characters of a story that are looked at: the longest news story is shorter; a book is none."""


LONG = 600
"""Characters from which a paragraph is taken apart: some feeds deliver a story as one."""
_SENTENCES = re.compile(r"[^\n]{200,}?(?:[.!?۔।]\s+|[。！？])|[^\n]+")


def passages_of(story: Comparable) -> Iterator[tuple[int, str]]:
    """The story's headline and paragraphs, each with its number, long ones in several passages."""
    body = story.paragraphs
    if story.title and (not body or story.title.strip() != body[0].strip()):
        yield -1, story.title[:LONG]
    left = LONGEST
    for number, text in enumerate(body):
        text = text[: max(left, 0)]
        left -= len(text)
        if len(text) <= LONG and "\n" not in text:
            yield number, text
        else:
            yield from ((number, m[0]) for m in _SENTENCES.finditer(text))


def find_anchors(story: Comparable, words: Words | None = None) -> Anchors:
    """The anchors of a story, headline and body; deterministic, no exception for any text.

    ``words`` translates single words, where a table has been learnt.
    """
    known = known_names(story.language)
    found: list[tuple[Counter[str], ...]] = []
    numbers: list[int] = []
    for number, text in passages_of(story):
        counts: tuple[Counter[str], ...] = tuple(Counter() for _ in KINDS)
        for place in _places(text, number, known):
            counts[place.kind][place.key] += 1
        counts[LETTERS].update(letter_runs(text))
        if words is not None:
            counts[WORD].update(key for w in words_of(text) for key in words(story.language, w))
        found.append(counts)
        numbers.append(number)
    days = [when[:10] for when in story.dates if len(when) >= 10]
    if days and found:
        found[0][NUMBER].update(f"day {day}" for day in dict.fromkeys(days))
    return Anchors(story.language, tuple(found), tuple(numbers))


def find_places(story: Comparable) -> list[Place]:
    """Where each anchor of a story's body stands, letters left out: what an editor is shown.

    ``paragraph`` is an index into ``story.paragraphs``; the headline is not looked at.
    """
    known = known_names(story.language)
    found: list[Place] = []
    left = LONGEST
    for number, text in enumerate(story.paragraphs):
        found += _places(text[:left], number, known)
        left -= min(left, len(text))
    return found


ENDING = 2
"""Letters that a name takes beside the one it gives up: "Македония", "Македонией"."""


def _places(text: str, number: int, known: Matcher) -> Iterator[Place]:
    # Half a character (a lone surrogate) is none that any word list holds; lengths stay.
    folded = fold(text).encode("utf-8", "replace").decode("utf-8")
    hits = known.find(folded)
    taken = -1
    for hit in hits.get("names", ()):
        lowered = hit.phrase[0].isupper() and text[hit.start].islower()  # "may" is no month
        if hit.start >= taken and not lowered:
            # A beginning of words reaches no farther than an ending does: リトアニア|の…
            end = min(hit.end, hit.start + len(hit.phrase) + ENDING)
            yield Place(NAME, hit.value, number, hit.start, end)
            taken = hit.end
    for figure in find_figures(text, folded, hits.get("numbers", ())):
        yield Place(NUMBER, figure.key, number, figure.start, figure.end)
    for start, end in _spoken(text):
        word = text[start:end]
        if HAN.match(word):
            for bones in sign_skeletons(word):
                if len(bones) > 1:
                    yield Place(ROUGH, bones, number, start, end)
            continue
        roman = romanised(word)
        rough, fine = skeletons(roman)
        if len(rough) > 1:
            yield Place(ROUGH, rough, number, start, end)
        if len(fine) > 1:
            yield Place(FINE, fine, number, start, end)
        if 1 < len(word) <= 6 and word.isupper():
            yield Place(ACRONYM, roman, number, start, end)


# A word holds its combining marks: मर्सीसाइड is one word.
_WORD = re.compile(r"[^\W\d_](?:[^\W_]|[\u0300-\u036f\u0590-\u05c7\u064b-\u0670\u0900-\u0e4e’'])*")
_ARABIC = re.compile("[\u0600-\u06ff]")
_HEBREW = re.compile("[\u0590-\u05ff]")
_LATIN = re.compile("[A-Za-z]{3,}")


def words_of(text: str) -> list[str]:
    """The words of a text in lower case; of Han characters every two in a row, of kana runs."""
    found: list[str] = []
    for match in _WORD.finditer(text):
        word = match[0]
        if HAN.search(word) or KANA.search(word):
            found += KANA.findall(word)
            for run in HAN.findall(word):
                found += [a + b for a, b in pairwise(run)]
        else:
            found.append(word.lower())
    return found


def _spoken(text: str) -> Iterator[tuple[int, int]]:
    """Where what may be a name stands: capitalised words; every word of scripts without capitals;
    runs of katakana; runs of Han characters that spell by sound.
    """
    for match in _WORD.finditer(text):
        word, start = match[0], match.start()
        first = word[0]
        if first.isupper():
            yield start, match.end()
        elif first.islower():
            continue
        elif HAN.search(word) or KANA.search(word):
            yield from _unspaced(word, start)
        else:
            yield start, match.end()
            yield from _without_clitics(word, start)


def _unspaced(word: str, at: int) -> Iterator[tuple[int, int]]:
    """Names within a run of Han and kana: whole katakana words, parts of runs of sound signs."""
    for pattern in (KANA, _LATIN):
        for run in pattern.finditer(word):
            if run.end() - run.start() > 1:
                yield at + run.start(), at + run.end()
    signs = sound_signs()
    begun = None
    for i, sign in enumerate(word + " "):
        if sign in signs:
            begun = i if begun is None else begun
        elif begun is not None:
            yield from _parts(at + begun, at + i)
            begun = None


def _parts(start: int, end: int) -> Iterator[tuple[int, int]]:
    """Every part of two to six signs: nothing tells where the name ends and a word begins."""
    for a in range(start, end - 1):
        for b in range(a + 2, min(end, a + 6) + 1):
            yield a, b


def _without_clitics(word: str, at: int) -> Iterator[tuple[int, int]]:
    """A word without what is written fast to it: Korean particles behind (비컨헤드+에서), Arabic
    and Hebrew ones before (و+مرزيسايد).
    """
    size = len(word)
    if HANGUL.match(word):
        for less in (1, 2):
            if size - less > 1:
                yield at, at + size - less
        return
    clitics = anchor_words().clitics
    for script, listed in ((_ARABIC, clitics.arabic), (_HEBREW, clitics.hebrew)):
        if script.match(word):
            for clitic in listed:
                if word.startswith(clitic) and size - len(clitic) > 2:
                    yield at + len(clitic), at + size
                    return


_NO_LETTERS = re.compile("[^a-z0-9]+")
_UNSPACED = re.compile("[\u3040-\u309f\u3400-\u9fff\uf900-\ufaff]+")


def letter_runs(text: str) -> list[str]:
    """Every four letters in a row of the romanised text, words parted by "_".

    Of Han characters the sounds of two in a row ("BeiJing"), which no alphabet's letters meet and
    a Japanese text may; of hiragana, which is grammar, nothing.
    """
    signs: list[str] = []
    if not text.isascii():
        for run in HAN.findall(text):
            sounds = [romanised(sign) for sign in run]
            signs += [a + b for a, b in pairwise(sounds)]
        text = _UNSPACED.sub(" ", text)
    plain = f"_{_NO_LETTERS.sub('_', romanised(text).lower()).strip('_')}_"
    return [plain[i : i + 4] for i in range(len(plain) - 3)] + signs
