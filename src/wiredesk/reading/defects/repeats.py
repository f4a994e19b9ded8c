"""What stands twice: ``repeat.*``."""

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise

from wiredesk.packs import language
from wiredesk.packs.language_pack import UNKNOWN
from wiredesk.reading.defects.proof import Cover, Proof
from wiredesk.reading.defects.raised import raised
from wiredesk.reading.defects.typography import small_words
from wiredesk.records import Defect, Span

_ITEM = re.compile(r"[^\W\d_][\w'’ -]*")

LONG = 25
"""Letters from which a line that stands twice is no coincidence."""


def check_doubled_words(proof: Proof) -> Iterator[Defect]:
    """Yield a word, or two words, written twice in a row; "had had" and "nous nous" are none."""
    if not proof.lists.doubling_is_a_slip:
        return
    legit = {*language(UNKNOWN).defects.legit_doubles, *proof.lists.legit_doubles}
    small = small_words(proof.pack.tag)
    said, words = proof.said, proof.words
    again = {i for i, (one, other) in enumerate(pairwise(said), 1) if one == other}
    again |= {
        i for i, (one, other) in enumerate(zip(said, said[2:], strict=False), 2) if one == other
    }
    for index in sorted(again):
        word = said[index]
        if word == said[index - 1] and _is_doubled(proof, index, 1):
            where = (words[index - 1][0], words[index][1])
            if word not in legit and not word.isdecimal() and not _is_name(proof, index):
                mend = proof.text[slice(*words[index - 1])]
                yield raised("repeat.word", where, "A word stands twice.", mend=mend)
        elif index > 2 and word == said[index - 2] and said[index - 1] == said[index - 3]:
            first = said[index - 1]
            if first == word or (first not in small and word in small):
                continue  # "time to time to", "hand in hand in"
            if _is_doubled(proof, index, 3):
                where = (words[index - 3][0], words[index][1])
                mend = proof.text[where[0] : words[index - 2][1]]
                yield raised("repeat.phrase", where, "Two words stand twice.", mend=mend)


def _is_doubled(proof: Proof, index: int, back: int) -> bool:
    """Whether nothing but spaces stands between a word and those before it, and no hyphen or
    apostrophe joins them to others."""
    text, words = proof.text, proof.words
    start, end = words[index - back][0], words[index][1]
    for i in range(index - back, index):
        between = text[words[i][1] : words[i + 1][0]]
        if not between.isspace() or "\n" in between:
            return False
    joined = text[start - 1 : start] + text[end : end + 1]
    return (
        not any(c in "'’-." for c in joined[:1])
        and joined[-1:] not in ("'", "’", "-")
        and (not proof.skipped.touches(start, end))
    )


def _is_name(proof: Proof, index: int) -> bool:
    """Whether a doubled word is a name, "Dee Dee Myers", initials, "J J Abrams", or shouted.

    A name that also stands single was doubled by a slip.
    """
    one, other = (proof.text[slice(*proof.words[i])] for i in (index - 1, index))
    if one.isupper() and (len(one) == 1 or other.isupper()):
        return True  # "KILL KILL" is an order
    if proof.pack.letters.nouns_capital or not (one[0].isupper() and other[0].isupper()):
        return False
    return proof.text.count(one) == 2 and one.lower() not in small_words(proof.pack.tag)


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
                yield from _repeated_items(proof, run)


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


def _repeated_items(proof: Proof, run: list[Span]) -> Iterator[Defect]:
    """The items that stand again in a run, from their first place to their last."""
    folded = proof.folded
    first, last = folded[slice(*run[0])], folded[slice(*run[-1])].rstrip(" .!?…;:")
    places: dict[str, list[tuple[int, Span]]] = {}
    for index, where in enumerate(run[1:-1], 1):
        places.setdefault(folded[slice(*where)], []).append((index, where))
    disclaimed = proof.furniture.touches(run[0][0], run[-1][1])
    if disclaimed:  # "precision, exactness, precision of the text and declines …"
        word = first.rpartition(" ")[2]
        places.setdefault(word, [])
        for index, (start, end) in enumerate(run[1:-1], 1):
            if word and folded.startswith(word + " ", start, end):
                places[word].append((index, (start, start + len(word))))
    for item, found in places.items():
        if len(item) < 4 or not _ITEM.fullmatch(item):
            continue
        if first == item or first.endswith(" " + item):
            found.insert(0, (0, (run[0][1] - len(item), run[0][1])))
        if last == item or last.startswith(item + " "):
            found.append((len(run) - 1, (run[-1][0], run[-1][0] + len(item))))
        if len(found) < 2:
            continue
        where = (found[0][1][0], found[-1][1][1])
        meant = not disclaimed and _is_meant(proof, run, found)
        if not meant and not _is_spoken(proof, where):
            note = f"“{item}” stands {len(found)} times in one list."
            yield raised("repeat.enumeration", where, note, severity="major", confidence=0.8)


def _is_meant(proof: Proof, run: list[Span], found: list[tuple[int, Span]]) -> bool:
    """Whether an item stands twice for a reason: emphasis, "very, very", or a role behind each of
    two names, "Ana, ministra, Eva, ministra"."""
    if len(found) > 2:
        return False
    (one, _), (other, _) = found
    if other - one == 1:
        return len(run) < 4
    if other - one != 2:
        return False
    between = proof.text[slice(*run[one + 1])]
    role = proof.text[found[0][1][0]]
    if proof.pack.letters.nouns_capital:
        return between[:1].isupper() and " " in between
    return between[:1].isupper() and role.islower()


def _is_spoken(proof: Proof, where: Span) -> bool:
    """Whether a list stands within quotation marks, where people may say a thing three times."""
    before = proof.text[max(0, where[0] - 200) : where[0]].rpartition("\n")[2]
    opened = max(before.rfind(mark) for mark in "“«„")
    if opened >= 0:
        return max(before.rfind(mark) for mark in "”»") < opened
    return before.count('"') % 2 == 1


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
