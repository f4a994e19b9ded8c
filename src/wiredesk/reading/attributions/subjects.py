"""The subject of a cue: a noun phrase, a pronoun, a relative, or one that another clause lends."""

from typing import NamedTuple

from wiredesk.reading.attributions.appositions import LONG_APPOSITION, with_apposition
from wiredesk.reading.attributions.page import Page, Run
from wiredesk.reading.attributions.phrases import (
    REACH,
    is_speech,
    noun_phrase_before,
    segment_start,
    subject_after,
)

DASHES = ("—", "–", "-")


class Subject(NamedTuple):
    """What stands before a cue as its subject."""

    run: Run | None
    how: str
    """noun | pronoun | relative | shared | none"""
    left: int
    """Where subject and verb group begin."""
    verb: int
    """Where the verb group begins."""
    helped: bool = False
    """Whether an auxiliary stands in the verb group."""
    passive: bool = False
    negated: bool = False


def verb_group(page: Page, cue: int, floor: int) -> int:
    """Where the verb group of a cue begins: "has also repeatedly" of "has also repeatedly said"."""
    at = cue
    lex = page.lex
    if at > floor and (
        page.has("infinitive_marks", at - 1)
        or (page.has("chain_words", at - 1) and page.has("catenatives", at - 2))
    ):
        at -= 1
        while at > floor and (
            page.has("catenatives", at - 1)
            or page.has("auxiliaries", at - 1)
            or page.is_adverb(at - 1)
            or page.has("infinitive_marks", at - 1)
        ):
            at -= 1
    while at > floor and page.low(at - 1) not in lex.sets["relatives"]:
        if floor < page.time_start.get(at, -1) < at:
            at = page.time_start[at]
            if at > floor and page.has("prepositions_plain", at - 1):
                at -= 1
            continue
        word = page.low(at - 1)
        if not (
            word in lex.sets["auxiliaries"]
            or word in lex.sets["negations"]
            or word in lex.sets["clitics"]
            or _hangs_on(page, at - 1)
            or page.is_adverb(at - 1)
        ):
            break
        at -= 1
    return at


def _hangs_on(page: Page, at: int) -> bool:
    """Whether a pronoun is hung on the auxiliary: "-t-il" of "a-t-il déclaré"."""
    return page.low(at)[:1] == "-" and page.has("pronouns", at)


def subject_before(page: Page, cue: int, floor: int, apart: bool = False) -> Subject:
    """The subject on a cue's left, down to ``floor``.

    ``apart`` where the auxiliary may stand apart: "Silva hat am Montag gesagt".
    """
    left = verb_group(page, cue, floor)
    if apart and (helper := _helper(page, cue, floor)) is not None:
        return _beside_helper(page, cue, helper, floor)
    group = page.words.low[left:cue]
    passive = any(w in page.lex.sets["passives"] for w in group) and not any(
        w in page.lex.sets["reflexives"] for w in group
    )
    helped = any(w in page.lex.sets["auxiliaries"] for w in group)
    negated = any(w in page.lex.sets["negations"] for w in group)

    def found(run: Run | None, how: str) -> Subject:
        return Subject(run, how, run[0] if run else left, left, helped, passive, negated)

    for at in range(left, cue):
        if _hangs_on(page, at):
            return Subject((at, at + 1), "pronoun", left, left, helped, passive, negated)
    if left <= floor:
        return found(None, "none")
    if page.has("pronouns", left - 1) and not page.has("relatives", left - 1):
        return found((left - 1, left), "pronoun")
    if page.has("relatives", left - 1) and _is_relative(page, left - 1):
        return found((left - 1, left), "relative")
    if page.low(left - 1) in DASHES and (run := _between_dashes(page, left, floor)):
        return found(run, "noun")
    if page.low(left - 1) in (",", ")") or is_speech(page, left - 1, floor):
        run = with_apposition(page, left, floor)
        return found(run, "noun" if run else "none")
    if page.has("conjunctions", left - 1):
        return found(None, "shared")
    run = (
        noun_phrase_before(page, left, floor)
        or _before_formula(page, left, floor)
        or _before_infinitive(page, left, cue)
        or _before_relative(page, left, floor)
    )
    return found(run, "noun" if run else "none")


def _between_dashes(page: Page, left: int, floor: int) -> Run | None:
    """ "Democrats — and some Republicans —" before "say"."""
    for at in range(left - 3, max(floor, left - REACH), -1):
        if page.low(at) in DASHES:
            run = noun_phrase_before(page, at, floor)
            if run and left - at > LONG_APPOSITION:
                return run
            return (run[0], left - 1) if run else None
    return None


def _before_formula(page: Page, left: int, floor: int) -> Run | None:
    """ "Una fuente que pidió no ser identificada" before "sostuvo"."""
    a, b = page.words.span(floor, left)
    for hit in page.copy.hits_in("attributions.anonymous", a, b):
        start = page.words.at(hit.start)
        if page.words.before(hit.end) == left and start > floor:
            run = noun_phrase_before(page, start, floor)
            return (run[0], left) if run else None
    return None


def _before_relative(page: Page, left: int, floor: int) -> Run | None:
    """The head of "those who have praised him" where its clause stands before the cue."""
    at = segment_start(page, left, floor) - 1
    if at <= floor or page.has("determiners", at - 1):
        return None
    if not (page.has("relatives", at) or page.has("complementisers", at)):
        return None
    if page.low(at - 1) in page.lex.cues or not page.words.is_word(at - 1):
        return None
    return noun_phrase_before(page, at, floor)


def _before_infinitive(page: Page, left: int, cue: int) -> Run | None:
    """The name in "depois de Silva ter expressado": behind a preposition, before an infinitive."""
    if left == cue or not page.low(left).endswith(page.lex.infinitive_endings or "\0"):
        return None
    at = page.words.end[left - 1]
    for name in page.copy.names:
        if name.end == at:
            return page.words.at(name.start), left
    return (left - 1, left) if page.words.capital(left - 1) else None


def _is_relative(page: Page, at: int) -> bool:
    """Whether "que", "who", "der" stands for a noun before it and opens no clause of saying."""
    if page.has("determiners", at):
        return page.low(at - 1) == ","
    # "ainda que advertiu", "bien que": an adverb makes a conjunction of it.
    return page.low(at - 1) not in page.lex.cues and not page.is_adverb(at - 1)


def _helper(page: Page, cue: int, floor: int) -> int | None:
    """The auxiliary that a participle at the clause's end hangs on."""
    for at in range(cue - 1, max(floor - 1, cue - REACH), -1):
        if page.low(at) in (",", ":", ";") or page.quote_at[at] >= 0:
            return None
        if page.has("auxiliaries", at):
            return at
    return None


def _beside_helper(page: Page, cue: int, helper: int, floor: int) -> Subject:
    """The subject before "hat" or, where it is turned round, behind it."""
    passive = page.has("passives", helper) or page.low(cue + 1) in page.lex.sets["passives"]
    negated = any(page.has("negations", at) for at in range(helper, cue))
    run = None
    if helper > floor:
        before = subject_before(page, helper, floor)
        run = before.run
    if run is None:
        at = helper + 1
        while at < cue and (page.has("clitics", at) or page.is_adverb(at)):
            at += 1
        run = subject_after(page, at, cue)
    left = min(run[0], helper) if run else helper
    return Subject(run, "noun" if run else "none", left, helper, True, passive, negated)
