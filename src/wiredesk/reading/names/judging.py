"""Which candidates are names, and of what type."""

from __future__ import annotations

from wiredesk.reading.names.elsewhere import beside_runs
from wiredesk.reading.names.fuller import again, short_names
from wiredesk.reading.names.judged import Judged, is_name, judge, slug
from wiredesk.reading.names.known import Known
from wiredesk.reading.names.lists import held, listed
from wiredesk.reading.names.runs import find_candidates
from wiredesk.reading.names.setting import Candidate, Setting
from wiredesk.records import Name

PORTFOLIOS = frozenset({"minister", "secretary", "foreign minister"})
"""Roles whose office goes on with what it is for."""


def judge_candidates(setting: Setting) -> list[tuple[Name, Known | None]]:
    """Every name, in order, each with what the packs know of it."""
    candidates = [c for c in find_candidates(setting) if not _elsewhere(setting, c)]
    judged = [judge(setting, c) for c in candidates]
    short = short_names(setting, judged)
    if short:
        judged = [name for each in judged for name in again(setting, each, short)]
    judged = listed(setting, held(setting, judged))
    found = [_name(setting, each) for each in judged if is_name(setting, each)]
    found += _works(setting, found)
    found += beside_runs(setting, found)
    return sorted(found, key=lambda each: each[0].start)


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


SMALL_WORDS = 3
"""How many articles and prepositions may stand between an office and what it is for."""


def _portfolio(setting: Setting, c: Candidate) -> bool:
    """Whether it is what a minister or secretary is for: "o secretário de Estado do Orçamento"."""
    words, lexicon = setting.words, setting.lexicon
    at = c.first - 1
    farthest = max(0, at - SMALL_WORDS)
    while at > farthest and (
        words.folded[at] in lexicon.of or words.folded[at] in lexicon.articles
    ):
        at -= 1
    if at < 0 or at == c.first - 1 or words.ends[c.first - 1] + 1 != words.starts[c.first]:
        return False
    office = lexicon.offices.get(words.folded[at]) or lexicon.office_phrases.get(
        " ".join(words.folded[max(0, at - 2) : at + 1])
    )
    if office is None or office.role not in PORTFOLIOS:
        return False
    return setting.reach(c.first) is None and words.folded[c.first] not in lexicon.heads


def _name(setting: Setting, each: Judged) -> tuple[Name, Known | None]:
    words, c = setting.words, each.candidate
    name = Name(
        start=words.starts[c.first],
        end=max(words.ends[c.last], each.known.end if each.known else 0),
        type=each.type,
        rule=f"names.{slug(each.why)}:{setting.lexicon.tag}",
        method=each.why,
        confidence=round(min(0.99, each.score / 8), 2),
    )
    return name, each.known if each.known and each.known.type == each.type else None
