"""Sources that a preposition names: "according to the police", "laut Polizei"."""

from wiredesk.packs import Hit
from wiredesk.reading.attributions.appositions import with_trailing_apposition
from wiredesk.reading.attributions.complements import skip_small
from wiredesk.reading.attributions.contents import clause_end, drop_end
from wiredesk.reading.attributions.kinds import head_name
from wiredesk.reading.attributions.page import HARD, Found, Page, Run, Unit
from wiredesk.reading.attributions.phrases import (
    REACH,
    main_subject,
    noun_phrase_before,
    subject_after,
)

LISTS = ("attributions.prepositions", "attributions.postpositions")


def preposition_frames(page: Page, unit: Unit, hits: list[Hit]) -> list[Found]:
    """The attributions of one sentence that hang on a preposition among ``hits``."""
    taken = []
    places = [(page.words.at(hit.start), page.words.before(hit.end), hit.value) for hit in hits]
    # Who relays words ("…, citado por X") stands outside who says them.
    places.sort(key=lambda place: not page.has("trailing_prepositions", place[0]))
    for first, last, cue_class in places:
        inside = any(a <= first < b for a, b in page.holes.items())
        if last <= first or page.quote_at[first] >= 0 or inside:
            continue
        if found := _preposition(page, unit, (first, last), cue_class):
            taken.append(found)
    return taken


def view_frames(page: Page, unit: Unit, hits: list[Hit]) -> list[Found]:
    """ "Para Silva, …" and, by the phrases among ``hits``, "A su juicio, …"."""
    at = unit.first
    while page.has("conjunctions", at) or page.is_adverb(at):
        at += 1
    taken = []
    if page.has("view_prepositions", at) and (source := _viewer(page, at + 1, unit.last)):
        taken.append(around(page, unit, (at, source[1]), (at, at + 1), source, "believe"))
    for hit in hits:
        cue = (page.words.at(hit.start), page.words.before(hit.end))
        if cue[0] < cue[1] and page.quote_at[cue[0]] < 0 and cue[0] not in page.holes:
            found = around(page, unit, cue, cue, None, "believe")
            found.flags.add("no_subject")
            taken.append(found)
    return [t for t in taken if t.content]


def _viewer(page: Page, start: int, limit: int) -> Run | None:
    """The person or pronoun up to a comma behind "Para"."""
    end = next((k for k in range(start, min(limit, start + 8)) if page.low(k) == ","), start)
    if end == start + 1 and page.has("pronouns", start) and not page.has("indefinites", start):
        return start, end
    name = head_name(page, (start, end)) if end > start else None
    if name is None or name.type != "PER":
        return None
    if page.has("inner_prepositions", end + 1):  # "…, de la Universidad Nacional, …"
        return start, next(
            (k for k in range(end + 1, min(limit, end + 9)) if page.low(k) == ","), end
        )
    return start, end


def postposition_frames(page: Page, unit: Unit, hits: list[Hit]) -> list[Found]:
    """The attributions of one sentence whose source stands before its "zufolge"."""
    taken = []
    for hit in hits:
        first, last = page.words.at(hit.start), page.words.before(hit.end)
        start = first
        while start > unit.first and first - start < REACH and not _edge(page, start - 1):
            start -= 1
        while start < first and not _starts(page, start):
            start += 1
        if start < first:
            taken.append(
                around(page, unit, (start, last), (first, last), (start, first), hit.value)
            )
    return [t for t in taken if t.content]


def _starts(page: Page, at: int) -> bool:
    return page.words.capital(at) or page.has("determiners", at) or page.has("possessives", at)


def _edge(page: Page, at: int) -> bool:
    word = page.low(at)
    return word == "," or word in HARD or page.has("auxiliaries", at)


def _preposition(page: Page, unit: Unit, cue: Run, cue_class: str) -> Found | None:
    if cue[1] - cue[0] > 1 and page.lex.kind(page.low(cue[1] - 1)):
        cue = cue[0], cue[1] - 1  # the noun of "de source policière" is the source's own
    start = cue[1]
    if page.has("trailing_prepositions", cue[0]) and not _trails(page, cue):
        return None
    if page.has("determiners", cue[0] - 1) or page.has("prepositions_plain", cue[0] - 1):
        return None
    if said := _as_they_said(page, unit, cue, cue_class):
        return said
    source = source_behind(page, start, unit.last, opens=_opens_clause(page, unit, cue[0]))
    if not source or page.has("not_sources", source[0]) or page.has("conjunctions", source[0]):
        return None
    if page.has("weak_prepositions", cue[0]) and not _names_source(page, source):
        return None
    source = _before_clause(page, unit, cue, source)
    inside = page.has("complementisers", cue[0] - 1) or page.has("complementisers", cue[0] - 2)
    end = source[1]
    while end < unit.last and (page.has("determiners", end) or page.has("prepositions_plain", end)):
        end += 1
    end = page.time_end.get(end, source[1])
    found = around(page, unit, (cue[0], end), cue, source, cue_class)
    if inside and len(found.content) > 1:
        found.content = found.content[1:]
    if page.has("own_words", source[0]) and (whose := _whose_own(page, unit, cue[0], end)):
        found.speaker = [whose]
    return found if found.content else None


def _whose_own(page: Page, unit: Unit, at: int, end: int) -> Run | None:
    """Whose account "nach eigenen Angaben" is: the noun before it, or the sentence's subject."""
    if at == unit.first:
        behind = next((k for k in range(end, unit.last) if page.has("auxiliaries", k)), None)
        return subject_after(page, behind + 1, unit.last) if behind is not None else None
    if page.has("auxiliaries", at - 1):
        return noun_phrase_before(page, at - 1, unit.first)
    return noun_phrase_before(page, at, unit.first) or main_subject(page, unit.first, at)


def _before_clause(page: Page, unit: Unit, cue: Run, source: Run) -> Run:
    """The source without the clause that a verb before it opens: "said, according to X, that"."""
    if not _awaits_clause(page, unit, cue[0]):
        return source
    clauses = (
        k
        for k in range(source[0] + 1, source[1])
        if page.low(k) == "," and page.has("complementisers", k + 1)
    )
    return source[0], next(clauses, source[1])


def _awaits_clause(page: Page, unit: Unit, at: int) -> bool:
    """Whether a verb of saying stands before a phrase in commas: "afirmou, citado por X, que"."""
    at -= page.low(at - 1) == ","
    while at > unit.first and (at in page.time_start or page.is_adverb(at - 1)):
        at = page.time_start.get(at, at - 1)
        at -= at > unit.first and page.has("prepositions_plain", at - 1)
    return any("clause" in form.takes for form in page.lex.cues.get(page.low(at - 1), ()))


def _as_they_said(page: Page, unit: Unit, cue: Run, cue_class: str) -> Found | None:
    """ "Según explicó, faltan dos", "según ha informado la policía": the preposition before a verb,
    whose subject stands behind it or is left out."""
    at = cue[1]
    while page.has("auxiliaries", at) or (
        page.has("clitics", at) and not page.has("determiners", at)
    ):
        at += 1
    kind = "participle" if page.has("auxiliaries", at - 1) else "finite"
    forms = page.lex.cues.get(page.low(at), ())
    if not page.lex.words.no_subject or not any(
        f.kind == kind and "clause" in f.takes for f in forms
    ):
        return None
    whole = (cue[0], at + 1)
    if page.low(at + 1) in (",", ".", ""):
        found = around(page, unit, whole, whole, None, cue_class)
        found.flags.add("no_subject")
    elif source := subject_after(page, skip_small(page, at + 1, unit.last), unit.last):
        found = around(page, unit, (cue[0], source[1]), whole, source, cue_class)
    else:
        return None
    return found if found.content else None


def _trails(page: Page, cue: Run) -> bool:
    """Whether it stands behind a comma or a quotation, with a noun phrase behind it."""
    before = page.low(cue[0] - 1) == "," or page.closes_quote(cue[0] - 1) is not None
    opens = _starts(page, cue[1]) or page.has("pronouns", cue[1])
    return before and (opens or bool(page.lex.kind(page.low(cue[1]))))


def _names_source(page: Page, source: Run) -> bool:
    first, last = source
    return any(page.has("preposition_nouns", at) for at in range(first, min(last, first + 5)))


def _opens_clause(page: Page, unit: Unit, at: int) -> bool:
    """Whether the phrase stands at the start of its clause, the content behind it."""
    while at > unit.first and (page.has("conjunctions", at - 1) or page.is_adverb(at - 1)):
        at -= 1
    if page.low(at - 1) == "," and page.has("complementisers", at - 2):
        return True
    return (
        at == unit.first
        or page.low(at - 1) in (":", ";", "—", "–")
        or page.has("complementisers", at - 1)
    )


def source_behind(page: Page, start: int, limit: int, opens: bool = False) -> Run | None:
    """The noun phrase behind the preposition, with its apposition where it ends the sentence."""
    at = start
    verb_second = page.lex.words.verb_second
    while at < limit and at - start < REACH:
        word = page.low(at)
        if word in ",;:—–)" or (word == "(" and at == start):
            break
        if at > start and page.has("complementisers", at):
            break
        if at > start and page.has("relatives", at) and not page.has("determiners", at):
            break
        if at > start and (_next_phrase(page, at) or (verb_second and _is_to(page, at))):
            break
        if at > start and (page.has("subordinators", at) or page.has("pronouns", at)):
            break
        if at > start and _is_verb(page, at, opens and verb_second):
            break
        if at > start and not opens and _leaves(page, start, at):
            break
        quote = page.opens_quote(at)
        if quote and quote.last - quote.first > 8:
            break
        at = min(limit, quote.last) if quote else at + 1
    while at > start and (
        page.has("prepositions_plain", at - 1)
        or page.has("determiners", at - 1)
        or page.is_adverb(at - 1)
    ):
        at -= 1
    if at == start:
        return None
    return (start, at) if opens else with_trailing_apposition(page, (start, at), limit)


def _dates(page: Page, start: int, at: int) -> bool:
    """Whether a time tells of the source: "un rapport rendu public mercredi"."""
    if _within(page, at):
        return True
    endings = page.lex.participle_endings
    near = range(max(start + 1, at - 3), at)
    return any(page.low(k).endswith(endings) and len(page.low(k)) > 4 for k in near)


def _within(page: Page, at: int) -> bool:
    """Whether a time stands within the noun phrase: "un informe de 2022 del Banco Central"."""
    end = page.time_end[at]
    return page.has("inner_prepositions", at - 1) and page.has("inner_prepositions", end)


def _leaves(page: Page, start: int, at: int) -> bool:
    """Whether a time, or in German a preposition, goes on with the clause instead of the source:
    "nach Schätzung der Polizei auf rund 80.000 Euro"."""
    if at in page.time_end:
        return not _dates(page, start, at)
    if not page.lex.words.verb_second or at < start + 2 or page.has("determiners", at):
        return False
    return page.has("prepositions_plain", at) and not page.has("inner_prepositions", at)


def _is_to(page: Page, at: int) -> bool:
    """Whether it is the "zu" of "zu hoch" or of an infinitive."""
    return page.has("infinitive_marks", at) and not page.has("inner_prepositions", at)


def _next_phrase(page: Page, at: int) -> bool:
    """Whether a second noun phrase starts behind a German noun: "laut Gutachten zwei Millionen"."""
    return (
        page.copy.pack.letters.nouns_capital
        and page.words.capital(at - 1)
        and (page.has("determiners", at) or page.low(at)[0].isdigit())
        and not page.has("inner_prepositions", at)
    )


def _is_verb(page: Page, at: int, verb_second: bool) -> bool:
    word = page.low(at)
    if page.has("determiners", at - 1) or page.has("possessives", at - 1):
        return False
    if word in page.lex.sets["auxiliaries"]:
        return True
    if page.copy.pack.letters.nouns_capital and _follows_noun(page, at):
        return True
    return any(f.kind == "finite" and not f.homograph for f in page.lex.cues.get(word, ())) and (
        not page.words.capital(at)
    )


def _follows_noun(page: Page, at: int) -> bool:
    """Whether a small word right behind a German noun is a verb: "laut Polizei starben …"."""
    return (
        page.words.is_word(at)
        and not page.words.capital(at)
        and not page.low(at)[0].isdigit()
        and (page.words.capital(at - 1) or page.low(at - 1) == ")")
        and not page.has("prepositions_plain", at)
        and not page.has("determiners", at)
        and not page.has("possessives", at)
        and not page.has("conjunctions", at)
    )


def around(
    page: Page, unit: Unit, hole: Run, cue: Run, source: Run | None, cue_class: str
) -> Found:
    """What the rest of the clause says, on both sides of preposition and source."""
    page.holes[hole[0]] = hole[1]
    floor = _clause_start(page, unit, hole[0])
    before = (floor, drop_end(page, floor, hole[0]))
    after_at = hole[1]
    while after_at < unit.last and (
        page.low(after_at) in (",", "—", "–") or after_at in page.holes
    ):
        after_at = page.holes.get(after_at, after_at + 1)
    if hole[0] == unit.first and after_at > hole[1]:
        after_at = _past_relative(page, after_at, unit.last)
    parts: list[Run] = []
    opens = before[1] - before[0] < 1 or _only_small(page, before)
    if not opens:
        parts.append(before)
    goes_on = after_at < unit.last and (
        opens or after_at == hole[1] or _comma_on_both_sides(page, hole, source)
    )
    awaited = _awaits_clause(page, unit, hole[0])
    if goes_on and (opens or awaited or not _new_clause(page, after_at)):
        parts.append((after_at, clause_end(page, after_at, unit.last, second_cues=False)))
    return Found(
        frame="prepositions",
        type=_type(page, unit, parts),
        cue=[cue],
        content=[p for p in parts if p[1] > p[0]],
        source=[source] if source else [],
        cue_class=cue_class,
        unit=unit.sentence,
    )


def _past_relative(page: Page, at: int, limit: int) -> int:
    """Where the content begins behind a relative clause that tells of the source: "Laut einem
    Gutachten, das der Redaktion vorliegt, fehlten …", "segundo o documento, a que …, as obras"."""
    turned = page.lex.words.verb_second or not page.has("determiners", at)
    related = page.has("relatives", at) and turned
    prepositional = page.has("prepositions_plain", at) or page.has("addressee_prepositions", at)
    if not related and not (prepositional and page.has("relatives", at + 1)):
        return at
    comma = next((k for k in range(at, min(limit, at + REACH)) if page.low(k) == ","), None)
    return comma + 1 if comma and comma + 1 < limit else at


def _type(page: Page, unit: Unit, parts: list[Run]) -> str:
    if unit.headline:
        return "headline"
    quoted = any(page.quote_at[k] >= 0 for a, b in parts for k in range(a, b))
    return "mixed" if quoted else "indirect"


def _only_small(page: Page, run: Run) -> bool:
    return all(
        page.has("conjunctions", at) or page.is_adverb(at) or not page.words.is_word(at)
        for at in range(*run)
    )


def _comma_on_both_sides(page: Page, hole: Run, source: Run | None) -> bool:
    """Whether the clause goes on behind ", according to X,", or behind an apposition's comma."""
    if page.low(hole[1]) not in (",", "—", "–"):
        return False
    inside = any(page.low(at) == "," for at in range(*(source or (0, 0))))
    return page.low(hole[0] - 1) in (",", "—", "–") or inside


def _new_clause(page: Page, at: int) -> bool:
    """Whether the words behind ", according to X," begin something that X did not say."""
    return page.has("relatives", at) and not page.has("determiners", at)


def _clause_start(page: Page, unit: Unit, at: int) -> int:
    """Where the clause before a preposition begins: the sentence, or behind a semicolon."""
    floor = max(
        (end for start, end in page.holes.items() if unit.first <= start < at and end <= at),
        default=unit.first,
    )
    cuts = [k for k in range(floor, at) if page.low(k) == ";" and page.quote_at[k] < 0]
    if len(cuts) == 1:
        return cuts[0] + 1
    while floor < at and page.low(floor) in (",", ";"):
        floor += 1
    return floor
