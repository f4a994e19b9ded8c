"""Which candidates are names, and of what type."""

from __future__ import annotations

from typing import NamedTuple

from wiredesk.packs import people
from wiredesk.packs.matcher import fold
from wiredesk.reading.names.calling import short_forms
from wiredesk.reading.names.evidence import evidence, weigh
from wiredesk.reading.names.known import Known
from wiredesk.reading.names.runs import ROMAN, find_candidates
from wiredesk.reading.names.setting import Candidate, Setting
from wiredesk.records import Name

WEAK, SURE = 1.6, 2.0
"""Below the first a candidate takes after a neighbour in a list that has the second."""

LIST_EVIDENCE = {
    "PER": "in a list of people",
    "ORG": "in a list of bodies",
    "GPE": "in a list of places",
    "LOC": "in a list of places",
}

HANGUL, KATAKANA = ("\uac00", "\ud7a3"), ("\u30a1", "\u30fc")

PORTFOLIOS = frozenset({"minister", "secretary", "foreign minister"})

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


def judge_candidates(setting: Setting) -> list[tuple[Name, Known | None]]:
    """Every name, in order, each with what the packs know of it."""
    candidates = [c for c in find_candidates(setting) if not _elsewhere(setting, c)]
    judged = [_judge(setting, c, {}) for c in candidates]
    short = _short_names(setting, judged)
    if short:
        judged = [again for each in judged for again in _again(setting, each, short)]
    judged = _listed(setting, judged)
    found = [_name(setting, each) for each in judged if _is_name(setting, each)]
    found += _works(setting, found)
    found += _beside_runs(setting, found)
    return sorted(found, key=lambda each: each[0].start)


class Shorter(NamedTuple):
    """That a word stands for a fuller name: the evidence that makes, and the fuller name."""

    evidence: str
    fuller: Candidate


def _short_names(setting: Setting, judged: list[Judged]) -> dict[str, Shorter]:
    """The words that stand for a fuller name in the story.

    "Lavrov" for Sergey Lavrov, "Nordstahl" for Nordstahl AG, "Rosa" for Hurricane Rosa.
    """
    found: dict[str, Shorter] = {}
    words, lexicon = setting.words, setting.lexicon
    for each in judged:
        c = each.candidate
        if not _is_name(setting, each):
            continue
        said = words.text[words.starts[c.first] : words.ends[c.last]]
        if each.type == "PER" and (c.first < c.last or c.title is not None):
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


def _again(setting: Setting, each: Judged, short: dict[str, Shorter]) -> list[Judged]:
    """A candidate judged by the fuller names of the story; "Ontem Quintela" is Quintela.

    In a line whose capitals say nothing, every name that the story knows is one.
    """
    c, words = each.candidate, setting.words
    if c.last == c.first + 1 and words.first[c.first] and each.known is None:
        opener, fuller = words.words[c.first], short.get(words.words[c.last])
        if fuller and fuller.fuller != c and opener not in people.first_names():
            c = Candidate(c.last, c.last, c.title)
    if words.shouted[c.first] and c.first < c.last and not _is_name(setting, each):
        at = [i for i in range(c.first, c.last + 1) if words.words[i] in short]
        return [_judge(setting, Candidate(i, i), short) for i in at]
    return [_judge(setting, c, short) if c.first == c.last else each]


def _listed(setting: Setting, judged: list[Judged]) -> list[Judged]:
    """Weak candidates between commas take after their neighbours: "Craon, Candé e Bazouges".

    Forth and back, so that a list is known by any of its members.
    """
    for order in (range(len(judged)), range(len(judged) - 1, -1, -1)):
        last: Judged | None = None
        for i in order:
            each = judged[i]
            if last is not None and each.score < WEAK and _side_by_side(setting, last, each):
                kind = LIST_EVIDENCE.get(last.type)
                if kind and kind not in each.speaks and last.score >= SURE:
                    speaks = [*each.speaks, kind]
                    judged[i] = each = Judged(
                        each.candidate, speaks, each.known, *weigh(speaks, each.known)
                    )
            last = each
    return judged


def _side_by_side(setting: Setting, a: Judged, b: Judged) -> bool:
    """Whether only a comma or "and" (and an article) stands between two candidates."""
    one, two = sorted((a.candidate, b.candidate))
    between = setting.words.text[setting.words.ends[one.last] : setting.words.starts[two.first]]
    if len(between) > 12:
        return False
    lexicon, small = setting.lexicon, fold(between).replace(",", " , ").split()
    joined = any(w == "," or w in lexicon.joiners for w in small)
    if joined and not any(w in lexicon.joiners for w in small) and b.candidate == two:
        joined = _goes_on(setting, two)
    return joined and all(
        w == "," or w in lexicon.joiners or w in lexicon.articles or w in lexicon.of for w in small
    )


def _works(
    setting: Setting, found: list[tuple[Name, Known | None]]
) -> list[tuple[Name, Known | None]]:
    """The titles between quotation marks."""
    rule = f"names.title_in_quotes:{setting.lexicon.tag}"
    taken = {name.start for name, _ in found}
    return [
        (Name(start=a, end=b, type="MISC", rule=rule, method="quoted", confidence=0.8), None)
        for a, b in setting.works
        if a not in taken
    ]


def _elsewhere(setting: Setting, c: Candidate) -> bool:
    """Whether the words are part of an office ("ministro das Relações Exteriores") or a title."""
    start, end = setting.words.starts[c.first], setting.words.ends[c.last]
    if work := setting.work_at(start):
        known = setting.exact(c.first, c.last)
        whole = (start, end) == work
        return not (whole and known is not None and known.strength >= 5)
    if _portfolio(setting, c):
        return True
    return any(a < start and end <= b for a, b in setting.offices_about(start))


def _goes_on(setting: Setting, c: Candidate) -> bool:
    """Whether a list can go on after the candidate; before "vai tentar" it has not begun."""
    after = setting.words.after(c.last)
    return not after or after in setting.lexicon.joiners or c.last + 1 == len(setting.words.words)


def _portfolio(setting: Setting, c: Candidate) -> bool:
    """Whether it is what a minister or secretary is for: "o secretário de Estado do Orçamento"."""
    words, lexicon = setting.words, setting.lexicon
    at = c.first - 1
    while at > 0 and (words.folded[at] in lexicon.of or words.folded[at] in lexicon.articles):
        at -= 1
    if at < 0 or at == c.first - 1 or words.ends[c.first - 1] + 1 != words.starts[c.first]:
        return False
    office = lexicon.offices.get(words.folded[at]) or lexicon.office_phrases.get(
        " ".join(words.folded[max(0, at - 2) : at + 1])
    )
    if office is None or office.role not in PORTFOLIOS:
        return False
    return setting.reach(c.first) is None and words.folded[c.first] not in lexicon.heads


def _judge(setting: Setting, c: Candidate, short: dict[str, Shorter]) -> Judged:
    known = setting.exact(c.first, c.last)
    speaks = evidence(setting, c)
    if c.first == c.last and (fuller := short.get(setting.words.words[c.first])):
        speaks.append(fuller.evidence)
    return Judged(c, speaks, known, *weigh(speaks, known))


def _is_name(setting: Setting, each: Judged) -> bool:
    return each.score >= _least(setting, each.candidate, each.known)


def _name(setting: Setting, each: Judged) -> tuple[Name, Known | None]:
    words, c = setting.words, each.candidate
    name = Name(
        start=words.starts[c.first],
        end=max(words.ends[c.last], each.known.end if each.known else 0),
        type=each.type,
        rule=f"names.{_slug(each.why)}:{setting.lexicon.tag}",
        method=each.why,
        confidence=round(min(0.99, each.score / 8), 2),
    )
    return name, each.known if each.known and each.known.type == each.type else None


def _slug(why: str) -> str:
    return why.replace("'s", "").replace(", ", "_").replace(" ", "_").replace(".", "_")


def _least(setting: Setting, c: Candidate, known: Known | None) -> float:
    """How much evidence this candidate needs; more than there can be where it is no name."""
    words, lexicon = setting.words, setting.lexicon
    low = words.folded[c.first]
    if known is None and _only_calls(setting, c):
        return 99.0
    if c.first == c.last and c.title is None and known is None and _common_ending(setting, c):
        return 99.0
    opens = words.first[c.first] and low in lexicon.openers
    strong = known is not None and known.strength > 4 and not opens
    if c.first == c.last and ROMAN.match(words.words[c.first]):
        return 99.0
    town = known is not None and known.source == "cities"
    known_well = known is not None and not town
    if c.first == c.last and not strong and c.title is None:
        if opens:
            return 99.0
        if (known is None or town) and (_common_head(setting, c) or low in words.small):
            return 99.0
        if words.first[c.first]:
            return 99.0 if len(words.words[c.first]) < 3 and not known_well else ENOUGH_FIRST
    if lexicon.nouns_capital or words.shouted[c.first]:
        return ENOUGH_NOUN_TOWN if known and known.source == "cities" else ENOUGH_NOUN
    return ENOUGH


def _only_calls(setting: Setting, c: Candidate) -> bool:
    """Whether every word is an office or a title: "Prime Minister", "Inspector General"."""
    lexicon, words = setting.lexicon, setting.words
    return c.first < c.last and all(
        lexicon.is_person_word(words.folded[i]) or not words.capital[i]
        for i in range(c.first, c.last + 1)
    )


def _common_ending(setting: Setting, c: Candidate) -> bool:
    """Whether it ends as common nouns do, where these have capitals: "Ungerechtigkeit"."""
    lexicon = setting.lexicon
    word = setting.words.folded[c.first]
    return lexicon.nouns_capital and word.endswith(lexicon.noun_endings or ("\0",))


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
    if first.isupper() or first.islower() or first.istitle():
        return known.type == "NORP"
    return not _inside_word(setting.words.text, known)


def _inside_word(text: str, known: Known) -> bool:
    """Whether it is a part of a longer word where spaces do not tell.

    A Korean word opens with its name and ends in particles; a Japanese foreign name is written
    in katakana to its end.
    """
    before, after = text[known.start - 1 : known.start], text[known.end : known.end + 1]
    first, last = text[known.start], text[known.end - 1]
    if _in(HANGUL, first) and _in(HANGUL, before):
        return True
    return (_in(KATAKANA, first) and _in(KATAKANA, before)) or (
        _in(KATAKANA, last) and _in(KATAKANA, after)
    )


def _in(script: tuple[str, str], character: str) -> bool:
    return bool(character) and script[0] <= character <= script[1]
