"""Cues: the words of a sentence that may hand a claim to somebody."""

from collections.abc import Iterator
from typing import NamedTuple

from wiredesk.reading.attributions.lexicon import Form
from wiredesk.reading.attributions.page import Page, Run, Unit

PARTICLE_REACH = 30
LIGHT_REACH = 5
ALONE = ("finite", "hearsay", "conditional", "participle", "gerund", "infinitive")
MARKED = ("infinitive", "finite")
HELPED = ("participle", "infinitive", "finite", "gerund")
"""Which form a word is, the likeliest first: alone, behind "to", behind an auxiliary."""

LIGHT_TAKES = frozenset({"clause", "deed", "thing", "quote"})


FORMULAS = ("attributions.anonymous", "attributions.state_media", "attributions.learnt")
"""Phrases whose verbs report nothing of their own."""


class Cue(NamedTuple):
    """A verb that reports, by its words; ``more`` is what stands apart ("teilte … mit")."""

    first: int
    last: int
    form: Form
    more: Run | None = None
    light: bool = False


def find_cues(page: Page, unit: Unit) -> Iterator[Cue]:
    """Each cue of a sentence that stands in no quotation, left to right."""
    at = unit.first
    lex, low, quote_at = page.lex, page.words.low, page.quote_at
    skipped = _in_formulas(page, unit)
    while at < unit.last:
        word = low[at]
        if quote_at[at] < 0 and at not in skipped and (word in lex.cues or word in lex.light):
            cue = _light(page, at, unit) or _verb(page, at, unit)
            if cue:
                yield cue
                at = cue.last
                continue
        at += 1


def _in_formulas(page: Page, unit: Unit) -> set[int]:
    """Words of "who asked not to be named", in which nobody asks for anything."""
    a, b = page.words.span(unit.first, unit.last)
    return {
        at
        for listed in FORMULAS
        for hit in page.copy.hits_in(listed, a, b)
        for at in range(page.words.at(hit.start), page.words.before(hit.end))
    }


def _light(page: Page, at: int, unit: Unit) -> Cue | None:
    """ "expressed hope", "ter expressado repetidamente esperança"."""
    for form in page.lex.light.get(page.low(at), ()):
        for noun in range(at + 1, min(unit.last, at + 1 + LIGHT_REACH)):
            word = page.low(noun)
            if word in form.nouns:
                takes = Form(word, form.kind, "", LIGHT_TAKES, frozenset(), form.cue_class, False)
                return Cue(at, noun + 1, takes, light=True)
            if f"{word} {page.low(noun + 1)}" in form.nouns:
                takes = Form(word, form.kind, "", LIGHT_TAKES, frozenset(), form.cue_class, False)
                return Cue(at, noun + 2, takes, light=True)
            if not page.words.is_word(noun) or page.has("prepositions_plain", noun):
                break
    return None


def _verb(page: Page, at: int, unit: Unit) -> Cue | None:
    forms = page.lex.cues.get(page.low(at), ())
    if not forms or _is_noun(page, at, unit):
        return None
    chosen, more = None, None
    for form in _fitting(page, at, forms, unit.first):
        if not form.particle:
            chosen = chosen or form
        elif page.low(at + 1) == form.particle:
            return Cue(at, at + 2, form)
        elif page.low(at + 1)[:1] == "-" and page.low(at + 2) == form.particle:
            return Cue(at, at + 1, form, (at + 2, at + 3))
        elif page.lex.words.verb_second and (end := _particle(page, at, form, unit)):
            chosen, more = form, (end, end + 1)
            break
    return Cue(at, at + 1, chosen, more) if chosen else None


def _particle(page: Page, at: int, form: Form, unit: Unit) -> int | None:
    for k in range(at + 1, min(unit.last, at + PARTICLE_REACH)):
        if page.low(k) == form.particle and (
            k + 1 >= unit.last or not page.words.is_word(k + 1) or page.has("conjunctions", k + 1)
        ):
            return k
    return None


def _fitting(page: Page, at: int, forms: tuple[Form, ...], first: int) -> list[Form]:
    """The meanings of a form that its left neighbour allows, the likeliest first."""
    wanted: tuple[str, ...] = ALONE
    if page.has("infinitive_marks", at - 1):
        wanted = MARKED
    elif page.has("auxiliaries", _before_adverbs(page, at)) or _closes_clause(page, at, first):
        wanted = HELPED
    elif at == first or page.has("subordinators", at - 1):
        told = any("person" in form.takes for form in forms)
        wanted = HELPED if told else ALONE
    return sorted((f for f in forms if f.kind in wanted), key=lambda f: wanted.index(f.kind))


def _closes_clause(page: Page, at: int, first: int) -> bool:
    """Whether a German verb form stands last in a clause that has its auxiliary before it."""
    if not page.lex.words.verb_second or page.words.is_word(at + 1):
        return False
    for k in range(at - 1, max(first - 1, at - PARTICLE_REACH), -1):
        if not page.words.is_word(k):
            return False
        if page.has("auxiliaries", k):
            return True
    return False


def _before_adverbs(page: Page, at: int) -> int:
    """The word before a verb that is no adverb: "were" of "were also asked"."""
    at -= 1
    while page.is_adverb(at) or page.has("negations", at):
        at -= 1
    return at


def _is_noun(page: Page, at: int, unit: Unit) -> bool:
    """Whether its place makes a noun of it: "the claims", "secretary of state", "United States"."""
    before = at - 1
    if page.copy.pack.letters.nouns_capital:
        return page.words.capital(at) and at > unit.first
    if page.words.capital(at) and at > unit.first and not _in_title_case(page, at, unit):
        return not page.closes_quote(before)
    if page.low(before) == "'" and page.low(before - 1).endswith("s"):
        return True
    if page.has("prepositions_plain", before) and not (
        page.has("infinitive_marks", before)
        or (page.has("chain_words", before) and _is_infinitive(page, at))
        or any(f.kind == "gerund" for f in page.lex.cues[page.low(at)])
        or (page.lex.infinitive_endings and page.low(at).endswith(page.lex.infinitive_endings))
    ):
        return True
    if page.has("possessives", before) or page.low(before).endswith("'s"):
        return True
    return page.has("determiners", before) and not page.has("pronouns", before)


def _is_infinitive(page: Page, at: int) -> bool:
    return any(form.kind == "infinitive" for form in page.lex.cues[page.low(at)])


def _in_title_case(page: Page, at: int, unit: Unit) -> bool:
    """Whether the sentence is written in capitals as headlines are: "Trump Says Talks Failed"."""
    first, last = unit.first, min(unit.last, unit.first + 30)
    words = [k for k in range(first, last) if page.words.is_word(k) and len(page.low(k)) > 3]
    return len(words) > 2 and all(page.words.capital(k) for k in words)
