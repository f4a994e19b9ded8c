"""What stands twice: ``repeat.*``."""

import re
from collections.abc import Iterator
from functools import lru_cache

from wiredesk.packs import language
from wiredesk.packs.language_pack import UNKNOWN
from wiredesk.reading.defects.proof import Cover, Proof
from wiredesk.reading.defects.raised import raised
from wiredesk.records import Defect, Span

_TWICE = re.compile(r"(?<![\w'’.-])([^\W\d_]++)[ \t\u00a0]++(\1)(?![\w'’-])")
_PHRASE = re.compile(r"(?<![\w'’.-])([^\W\d_]++ [^\W\d_]++) (\1)(?![\w'’-])")
_ITEM = re.compile(r"[^\W\d_][\w'’ -]*")

LONG = 25
"""Letters from which a line that stands twice is no coincidence."""


def check_doubled_words(proof: Proof) -> Iterator[Defect]:
    """Yield a word, or two words, written twice in a row; "had had" and "nous nous" are none."""
    legit = {*language(UNKNOWN).defects.legit_doubles, *proof.lists.legit_doubles}
    for match in _TWICE.finditer(proof.folded):
        word, where = match[1], match.span()
        if word in legit or proof.skipped.touches(*where) or _is_initial(proof, where):
            continue
        mend = proof.text[match.start(1) : match.end(1)]
        yield raised("repeat.word", where, "A word stands twice.", mend=mend, confidence=0.95)
    for match in _PHRASE.finditer(proof.folded):
        first, _, second = match[1].partition(" ")
        if first != second and not proof.skipped.touches(*match.span()):
            mend = proof.text[match.start(1) : match.end(1)]
            yield raised("repeat.phrase", match.span(), "Two words stand twice.", mend=mend)


def _is_initial(proof: Proof, where: Span) -> bool:
    """Whether these are single capitals, as in "J J Abrams"."""
    return where[1] - where[0] == 3 and proof.text[where[0]].isupper()


def check_lists(proof: Proof) -> Iterator[Defect]:
    """Yield lists in which an item stands again: "confiança, confiança, confiança e ordem".

    A machine translation that knows one word for three synonyms writes such lists. Twice with
    nothing after it ("nunca, nunca") is emphasis, and numbers are scores.
    """
    joined = _joined(proof.pack.tag)
    for sentence in proof.copy.sentences:
        start, end = sentence.start, sentence.end
        if proof.text.count(",", start, end) and not proof.skipped.touches(start, end):
            for run in _runs(proof.folded, start, end, joined):
                yield from _repeated_items(proof.folded, run)


@lru_cache(maxsize=64)
def _joined(tag: str) -> re.Pattern[str]:
    """What stands between two items of a list in a language."""
    joins = "|".join(map(re.escape, language(tag).defects.list_joins))
    return re.compile(rf",\s*+(?:(?:{joins})\s)?|\s(?:{joins})\s" if joins else r",\s*+")


def _runs(folded: str, start: int, end: int, joined: re.Pattern[str]) -> Iterator[list[Span]]:
    """Each run of three or more items; those between the first and the last are short."""
    run: list[Span] = []
    at = start
    for match in [*joined.finditer(folded, start, end), None]:
        item = (at, match.start() if match else end)
        run.append(item)
        at = match.end() if match else end
        if match is None or folded.count(" ", *item) > 2:  # a clause, not an item
            if len(run) > 2:
                yield run
            run = [item]


def _repeated_items(folded: str, run: list[Span]) -> Iterator[Defect]:
    """The first item that stands again in a run, from its first place to its last."""
    first, last = folded[slice(*run[0])], folded[slice(*run[-1])].rstrip(" .!?…;:")
    places: dict[str, list[Span]] = {}
    for where in run[1:-1]:
        places.setdefault(folded[slice(*where)], []).append(where)
    for item, found in places.items():
        if len(item) < 4 or not _ITEM.fullmatch(item):
            continue
        if first == item or first.endswith(" " + item):
            found.insert(0, (run[0][1] - len(item), run[0][1]))
        if last == item or last.startswith(item + " "):
            found.append((run[-1][0], run[-1][0] + len(item)))
        if len(found) > 1:
            note = f"“{item}” stands {len(found)} times in one list."
            where = (found[0][0], found[-1][1])
            yield raised("repeat.enumeration", where, note, severity="major", confidence=0.8)


def check_repeated_sentences(proof: Proof) -> Iterator[Defect]:
    """Yield paragraphs, and sentences of others, that the text has brought before."""
    again = list(_said_before(proof, [(b.start, b.end) for b in proof.body]))
    for where in again:
        note = "This paragraph stands further up already."
        yield raised("repeat.paragraph", where, note, severity="major", mend="")
    cover = Cover(again)
    for where in _said_before(proof, [(s.start, s.end) for s in proof.sentences]):
        if not cover.touches(*where):
            note = "This sentence stands further up already."
            yield raised("repeat.sentence", where, note, severity="major", mend="")


def _said_before(proof: Proof, spans: list[Span]) -> Iterator[Span]:
    """The spans whose words another one before them has, marks and capitals apart."""
    said: set[str] = set()
    for start, end in spans:
        words = proof.folded[start:end].strip(" .!?…\"“”«»„'")
        if len(words) >= LONG:
            if words in said:
                yield start, end
            said.add(words)
