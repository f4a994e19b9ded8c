"""Names in lists take after each other: "Craon, Candé e Bazouges"."""

from __future__ import annotations

from wiredesk.packs.matcher import fold
from wiredesk.reading.names.evidence import weigh
from wiredesk.reading.names.judged import Judged
from wiredesk.reading.names.setting import Candidate, Setting

SURE_PERSON = 4.0

WEAK, SURE = 1.6, 2.0
"""Below the first a candidate takes after a neighbour in a list that has the second."""

LIST_EVIDENCE = {
    "PER": "in a list of people",
    "ORG": "in a list of bodies",
    "GPE": "in a list of places",
    "LOC": "in a list of places",
}


def held(setting: Setting, judged: list[Judged]) -> list[Judged]:
    """Candidates behind an office and its owner are people: "o prefeito de Juazeiro, Manoel"."""
    found = list(judged)
    for i in range(1, len(found)):
        last, each = found[i - 1], found[i]
        start, end = last.candidate.last, each.candidate.first
        between = setting.words.text[setting.words.ends[start] : setting.words.starts[end]]
        if each.score < SURE_PERSON and between.strip() == "," and is_owned(setting, last):
            speaks = [*each.speaks, "holder of an office"]
            found[i] = Judged(each.candidate, speaks, each.known, *weigh(speaks, each.known))
    return found


def is_owned(setting: Setting, each: Judged) -> bool:
    """Whether a name says whose an office is: "presidente da Câmara"."""
    words, lexicon = setting.words, setting.lexicon
    at = each.candidate.first - 1
    while at > 0 and (words.folded[at] in lexicon.of or words.folded[at] in lexicon.articles):
        at -= 1
    if at < 0 or at == each.candidate.first - 1:
        return False
    return words.folded[at] in lexicon.offices or words.ends[at] in setting.office_ends


def listed(setting: Setting, judged: list[Judged]) -> list[Judged]:
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


def _goes_on(setting: Setting, c: Candidate) -> bool:
    """Whether a list can go on after the candidate; before "vai tentar" it has not begun."""
    after = setting.words.after(c.last)
    return not after or after in setting.lexicon.joiners or c.last + 1 == len(setting.words.words)
