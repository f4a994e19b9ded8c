"""Where sentences begin, in 19 languages (data from elsewhere): one sentence a line, lines joined.

A translator now and then writes two sentences for one, so that precision cannot reach 1 outside
the language that was translated from (English).
"""

from collections import defaultdict
from collections.abc import Iterator

from measure.sets.language import stories
from wiredesk.packs import language
from wiredesk.packs.language_pack import UNKNOWN, languages
from wiredesk.reading.copy import Copy
from wiredesk.reading.sentences import find_sentences
from wiredesk.wire.formats.plaintext import plain_story

SET = "sentences/translations_ntrex"
JOINED = 5
"""Lines in one paragraph."""

WITH_PACK = tuple(tag for tag in languages() if tag != UNKNOWN)


def measure() -> Iterator[tuple[str, float]]:
    """Yield the F1 of sentence starts inside paragraphs, by language and for all."""
    found: dict[str, list[int]] = defaultdict(lambda: [0, 0, 0])
    for story in stories():
        tag = story["language"].partition("-")[0]
        between = "" if tag in ("zh", "ja") else " "
        lines = [" ".join(line.split()) for line in story["sentences"][1:]]
        for at in range(0, len(lines), JOINED):
            _count(found[tag], [line for line in lines[at : at + JOINED] if line], between, tag)
    for tag in WITH_PACK:
        yield f"F1 {tag}", _f1(found[tag])
    others = [row for tag, row in found.items() if tag not in WITH_PACK]
    yield "F1 other languages", _f1([sum(column) for column in zip(*others, strict=True)])
    right, wrong, missed = found["en"]
    yield "precision en", right / (right + wrong)
    yield "recall en", right / (right + missed)


def _count(row: list[int], lines: list[str], between: str, tag: str) -> None:
    wanted, at = set(), 0
    for line in lines:
        wanted.add(at)
        at += len(line) + len(between)
    copy = Copy(plain_story(between.join(lines)))
    copy.pack = language(tag)
    got = {sentence.start for sentence in find_sentences(copy)}
    row[0] += len(wanted & got - {0})
    row[1] += len(got - wanted - {0})
    row[2] += len(wanted - got - {0})


def _f1(row: list[int]) -> float:
    right, wrong, missed = row
    return 2 * right / (2 * right + wrong + missed)
