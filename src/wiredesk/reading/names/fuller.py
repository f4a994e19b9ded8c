"""Words that stand for a fuller name of the same story: surnames, firms, storms."""

from __future__ import annotations

from typing import NamedTuple

from wiredesk.packs import people
from wiredesk.reading.names.calling import short_forms
from wiredesk.reading.names.judged import Judged, is_name, judge
from wiredesk.reading.names.setting import Candidate, Setting


class Shorter(NamedTuple):
    """That a word stands for a fuller name: the evidence that makes, and the fuller name."""

    evidence: str
    fuller: Candidate


def short_names(setting: Setting, judged: list[Judged]) -> dict[str, Shorter]:
    """The words that stand for a fuller name in the story.

    "Lavrov" for Sergey Lavrov, "Nordstahl" for Nordstahl AG, "Rosa" for Hurricane Rosa.
    """
    found: dict[str, Shorter] = {}
    words, lexicon = setting.words, setting.lexicon
    for each in judged:
        c = each.candidate
        if not is_name(setting, each):
            continue
        said = words.text[words.starts[c.first] : words.ends[c.last]]
        called = c.title is not None or "person word before" in each.speaks
        if each.type == "PER" and (c.first < c.last or called):
            for word in short_forms(said):
                if " " not in word:
                    found.setdefault(word, Shorter("full name elsewhere", c))
        elif c.last == c.first + 1 and each.type in ("ORG", "EVENT"):
            firm = lexicon.body_tails.get(words.folded[c.last].rstrip(".")) == "company"
            if each.type == "ORG" and firm:
                found.setdefault(words.words[c.first], Shorter("body's name elsewhere", c))
            elif each.type == "EVENT" and words.folded[c.first] in lexicon.events:
                found.setdefault(words.words[c.last], Shorter("event's name elsewhere", c))
    return found


def again(setting: Setting, each: Judged, short: dict[str, Shorter]) -> list[Judged]:
    """A candidate judged by the fuller names of the story; "Ontem Quintela" is Quintela.

    In a line whose capitals say nothing, every name that the story knows is one.
    """
    c, words = each.candidate, setting.words
    if c.last == c.first + 1 and words.first[c.first] and each.known is None:
        opener, fuller = words.words[c.first], short.get(words.words[c.last])
        if fuller and fuller.fuller != c and not _part_of_name(opener):
            c = Candidate(c.last, c.last, c.title)
    if words.shouted[c.first] and c.first < c.last and not is_name(setting, each):
        found = [Candidate(i, i) for i in range(c.first, c.last + 1) if words.words[i] in short]
        return [_judge(setting, each, short) for each in found]
    if c == each.candidate and (c.first < c.last or words.words[c.first] not in short):
        return [each]
    return [_judge(setting, c, short)]


def _judge(setting: Setting, c: Candidate, short: dict[str, Shorter]) -> Judged:
    fuller = short.get(setting.words.words[c.first])
    return judge(setting, c, fuller.evidence if fuller else None)


def _part_of_name(word: str) -> bool:
    return word in people.first_names() or word in people.surnames()
