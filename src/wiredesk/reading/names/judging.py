"""Which candidates are names, and of what type."""

from __future__ import annotations

from wiredesk.reading.names.calling import short_forms
from wiredesk.reading.names.evidence import evidence, weigh
from wiredesk.reading.names.known import Known
from wiredesk.reading.names.runs import Candidate, Setting, find_candidates
from wiredesk.records import Name

ENOUGH = 0.5
"""The least evidence for a name inside a sentence."""

ENOUGH_FIRST = 2.5
"""The least for a lone word whose capital opens a sentence."""

ENOUGH_NOUN = 2.0
"""The least where every noun, or every word of the line, has a capital."""


def judge_candidates(setting: Setting) -> list[tuple[Name, Known | None]]:
    """Every name, in order, each with what the packs know of it."""
    candidates = [c for c in find_candidates(setting) if not _in_office(setting, c)]
    judged = [_judge(setting, c, frozenset()) for c in candidates]
    short = _short_names(setting, [each[0] for each in judged if each])
    if short:
        judged = [
            _judge(setting, c, short) if c.first == c.last else each
            for c, each in zip(candidates, judged, strict=True)
        ]
    found = [each for each in judged if each is not None]
    found += _beside_runs(setting, found)
    return sorted(found, key=lambda each: each[0].start)


def _short_names(setting: Setting, names: list[Name]) -> frozenset[str]:
    """The words that later stand for a person whose full name is in the story."""
    found: set[str] = set()
    for name in names:
        if name.type == "PER":
            said = setting.words.text[name.start : name.end]
            if " " in said:
                found.update(w for w in short_forms(said)[1:] if " " not in w)
    return frozenset(found)


def _in_office(setting: Setting, c: Candidate) -> bool:
    """Whether the words are part of an office: "ministro das Relações Exteriores"."""
    start, end = setting.words.starts[c.first], setting.words.ends[c.last]
    return any(a < start and end <= b for a, b in setting.offices_about(start))


def _judge(
    setting: Setting, c: Candidate, short: frozenset[str]
) -> tuple[Name, Known | None] | None:
    known = setting.exact(c.first, c.last)
    speaks = evidence(setting, c)
    if short and setting.words.words[c.first] in short:
        speaks.append("full name elsewhere")
    kind, score, why = weigh(speaks, known)
    if score < _least(setting, c, known):
        return None
    words = setting.words
    name = Name(
        start=words.starts[c.first],
        end=words.ends[c.last],
        type=kind,
        rule=f"names.{_slug(why)}:{setting.lexicon.tag}",
        method=why,
        confidence=round(min(0.99, score / 8), 2),
    )
    return name, known if known and known.type == kind else None


def _slug(why: str) -> str:
    return why.replace(", ", "_").replace(" ", "_").replace(".", "_")


def _least(setting: Setting, c: Candidate, known: Known | None) -> float:
    """How much evidence this candidate needs; more than there can be where it is no name."""
    words, lexicon = setting.words, setting.lexicon
    low = words.folded[c.first]
    strong = known is not None and known.strength > 4
    if c.first == c.last and not strong and c.title is None:
        if words.first[c.first] and low in lexicon.openers:
            return 99.0
        if known is None and (_common_head(setting, c) or low in words.small):
            return 99.0
        if words.first[c.first]:
            return ENOUGH_FIRST
    if lexicon.nouns_capital or words.shouted[c.first]:
        return ENOUGH_NOUN
    return ENOUGH


def _common_head(setting: Setting, c: Candidate) -> bool:
    """Whether a lone word only says what something is: "o Ministério", "the President"."""
    low, lexicon = setting.words.folded[c.first], setting.lexicon
    return (low in lexicon.heads or lexicon.is_person_word(low)) and not setting.words.words[
        c.first
    ].isupper()


def _beside_runs(
    setting: Setting, found: list[tuple[Name, Known | None]]
) -> list[tuple[Name, Known | None]]:
    """Names that packs know where capitals tell nothing: peoples ("russo"), other scripts."""
    taken = [(name.start, name.end) for name, _ in found]
    added: list[tuple[Name, Known | None]] = []
    at = 0
    end_of_last = 0
    for start in sorted(setting.known):
        known = setting.known[start][0]
        while at < len(taken) and taken[at][1] <= start:
            at += 1
        if (at < len(taken) and taken[at][0] < known.end) or start < end_of_last:
            continue
        if _stands_alone(setting, known):
            end_of_last = known.end
            rule = f"names.{_slug(known.source)}:{setting.lexicon.tag}"
            name = Name(
                start=start,
                end=known.end,
                type=known.type,
                rule=rule,
                method=known.source,
                confidence=0.9,
            )
            added.append((name, known))
    return added


def _stands_alone(setting: Setting, known: Known) -> bool:
    first = setting.words.text[known.start]
    return known.type == "NORP" or not (first.isupper() or first.islower() or first.istitle())
