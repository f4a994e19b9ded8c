"""A candidate judged: its likeliest type, and whether the evidence is enough for a name."""

from __future__ import annotations

from typing import NamedTuple

from wiredesk.reading.names.evidence import evidence, weigh
from wiredesk.reading.names.known import Known
from wiredesk.reading.names.runs import ROMAN
from wiredesk.reading.names.setting import Candidate, Setting
from wiredesk.reading.names.trimming import in_portfolio

ENOUGH = 0.5
"""The least evidence for a name inside a sentence."""

ENOUGH_FIRST = 3.0
"""The least for a lone word whose capital opens a sentence."""

ENOUGH_NOUN, ENOUGH_NOUN_TOWN = 2.4, 3.5
"""The least where every noun, or every word of the line, has a capital; towns may be nouns too."""


class Judged(NamedTuple):
    """A candidate with its likeliest type and how strongly the evidence speaks for it."""

    candidate: Candidate
    speaks: list[str]
    known: Known | None
    type: str
    score: float
    why: str


def judge(setting: Setting, c: Candidate, more: str | None = None) -> Judged:
    """A candidate judged by its evidence, and by what the rest of the story says of it."""
    known = setting.exact(c.first, c.last)
    speaks = evidence(setting, c)
    if more:
        speaks.append(more)
    return Judged(c, speaks, known, *weigh(speaks, known))


def is_name(setting: Setting, each: Judged) -> bool:
    """Whether the evidence is enough."""
    return each.score >= _least(setting, each.candidate, each.known)


def _least(setting: Setting, c: Candidate, known: Known | None) -> float:
    """How much evidence this candidate needs; more than there can be where it is no name."""
    words, lexicon = setting.words, setting.lexicon
    low = words.folded[c.first]
    if known is None and (_only_calls(setting, c) or in_portfolio(setting, c.first)):
        return 99.0
    if c.first == c.last and c.title is None and known is None and _common_ending(setting, c):
        return 99.0
    opens = words.first[c.first] and low in lexicon.openers
    strong = known is not None and known.strength > 4 and not opens
    if c.first == c.last and ROMAN.match(words.words[c.first]):
        return 99.0
    town = known is not None and known.source == "cities"
    if c.first == c.last and not strong and c.title is None:
        if opens:
            return 99.0
        if (known is None or town) and (_common_head(setting, c) or low in words.small):
            return 99.0
        if words.first[c.first]:
            return ENOUGH_FIRST
    if lexicon.nouns_capital or words.shouted[c.first]:
        return ENOUGH_NOUN_TOWN if known and known.source == "cities" else ENOUGH_NOUN
    return ENOUGH


def _only_calls(setting: Setting, c: Candidate) -> bool:
    """Whether every word is an office or a title: "Prime Minister", "Inspector General"."""
    lexicon, words = setting.lexicon, setting.words
    said = " ".join(words.folded[c.first : c.last + 1])
    return c.first < c.last and (
        said in lexicon.office_phrases
        or all(
            lexicon.is_person_word(words.folded[i]) or not words.capital[i]
            for i in range(c.first, c.last + 1)
        )
    )


def _common_ending(setting: Setting, c: Candidate) -> bool:
    """Whether it ends as common nouns do, where these have capitals: "Ungerechtigkeit"."""
    lexicon = setting.lexicon
    word = setting.words.folded[c.first]
    return lexicon.nouns_capital and word.endswith(lexicon.noun_endings or ("\0",))


def _common_head(setting: Setting, c: Candidate) -> bool:
    """Whether a lone word only says what something is: "o Ministério", "the President"."""
    low, lexicon = setting.words.folded[c.first], setting.lexicon
    # "the Treasury" is a department, "the Post" a paper's name.
    body = lexicon.body_tails.get(low) == "official"
    called = low in lexicon.heads or body or lexicon.is_person_word(low)
    return called and not setting.words.words[c.first].isupper()


def slug(why: str) -> str:
    """Evidence's name as a rule's."""
    return why.replace("'s", "").replace(", ", "_").replace(" ", "_").replace(".", "_")
