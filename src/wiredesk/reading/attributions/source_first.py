"""Who speaks, then what is said: "Lavrov said that …", "… and added that …", "was told that …"."""

from wiredesk.reading.attributions.complements import Right, has_verb, look_right, skip_small
from wiredesk.reading.attributions.content_first import names_someone, stands_apart
from wiredesk.reading.attributions.contents import clause_end, drop_end, opens_bare
from wiredesk.reading.attributions.cues import Cue
from wiredesk.reading.attributions.frames import floor_of, found_by
from wiredesk.reading.attributions.page import Found, Page, Run, Unit
from wiredesk.reading.attributions.phrases import (
    main_subject,
    noun_phrase_before,
    person_at,
    subject_after,
)
from wiredesk.reading.attributions.subjects import Subject, subject_before

SHORT_SOURCE = 40
"""Characters up to which a source is given with the relative that stands for it."""


def source_first(page: Page, unit: Unit, cue: Cue, taken: list[Found]) -> Found | None:
    """The attribution whose content follows its cue, if it is one; ``taken`` came before it."""
    form = cue.form
    if any(first <= cue.first < last for first, last in page.holes.items()):
        return None
    floor = floor_of(page, unit, cue.first)
    subject = subject_before(page, cue.first, floor, stands_apart(page, cue))
    aside = None
    if form.kind == "gerund" and page.low(subject.verb - 1) == ",":
        aside = subject.run
        subject = subject._replace(run=None, how="none", left=subject.verb)
    shared = _sharer(page, cue, subject, taken)
    known = subject.run is not None or shared is not None or form.kind in ("gerund", "infinitive")
    right = look_right(page, cue.last, form, unit.last, known, cue.light)
    right = _with_negation(page, cue, _opening_thing(page, unit, cue, right))
    if parts := _in_bracket(page, unit, cue, subject, right):
        return found_by(page, unit, cue, "verbs.thing", subject.run, parts, subject, right)
    if right.kind in ("end", "comma", "other") or not _fits(page, cue, subject, right, shared):
        return None
    if cue.more and right.at <= cue.more[1]:
        return None
    opens = cue.form.kind == "gerund" and cue.first == unit.first
    first_comma = opens or _is_subordinate(page, subject) or _is_asked(page, cue)
    content = _content(page, unit, right, first_comma)
    if content is None or _says_nothing(page, unit, cue, subject, right, taken):
        return None
    if right.kind in ("thing", "via"):
        content = _thing_alone(page, content, subject)
    if drop_end(page, *content) <= content[0]:
        return None
    if form.kind == "participle" and (subject.passive or _is_asked(page, cue)):
        return _passive(page, unit, cue, subject, right, content)
    source = subject.run or right.subject
    found = found_by(page, unit, cue, f"verbs.{right.kind}", source, [content], subject, right)
    if subject.how == "relative" and source:
        _stand_for(page, unit, found, source)
    if not source:
        _share(page, unit, found, cue, subject, shared, aside)
    return found


def _opening_thing(page: Page, unit: Unit, cue: Cue, right: Right) -> Right:
    """The thing of "Lamentó la muerte de un obrero", which is nobody who laments."""
    opens = page.lex.words.no_subject and cue.first == unit.first
    if not opens or right.subject is None or "thing" not in cue.form.takes:
        return right
    if names_someone(page, right.subject) or right.kind not in ("end", "other", "comma"):
        return right
    return Right("thing", right.subject[0])


def _with_negation(page: Page, cue: Cue, right: Right) -> Right:
    """The deed with its "não": "garantiu não haver risco", "dit ne pas savoir"."""
    at = right.at
    while right.kind == "deed" and at > cue.last and page.has("negations", at - 1):
        at -= 1
    return right._replace(at=at)


def _in_bracket(page: Page, unit: Unit, cue: Cue, subject: Subject, right: Right) -> list[Run]:
    """The thing in "wies die Vorwürfe zurück": between a verb and its particle or participle.

    What a comma adds behind the particle goes with it: "forderte die Stadt auf, zu handeln".
    """
    if content := _before_participle(page, cue, subject, right):
        return [content]
    if cue.more is None or "thing" not in cue.form.takes or subject.run is None:
        return []
    if right.kind not in ("end", "comma", "other", "thing") or subject.passive:
        return []
    start = skip_small(page, cue.last, cue.more[0])
    if start >= cue.more[0] or page.has("prepositions_plain", start):
        return []
    parts = [(start, cue.more[0])]
    if page.low(cue.more[1]) == ",":
        behind = cue.more[1] + 1
        infinitive = any(page.has("infinitive_marks", k) for k in range(behind, unit.last))
        if infinitive or page.has("complementisers", behind):
            parts.append((behind, clause_end(page, behind, unit.last)))
    return parts


def _stand_for(page: Page, unit: Unit, found: Found, relative: Run) -> None:
    """Whom a relative stands for: "a dirigente, que acusa", "Landa, quien agregó".

    Where that is short, source is both; a long one is told by the speaker alone.
    """
    end = relative[0] - (page.low(relative[0] - 1) == ",")
    whom = noun_phrase_before(page, end, unit.first)
    behind = _behind_preposition(page, end, unit.first)
    if behind and (whom is None or behind[0] < whom[0]):
        whom = behind
    if whom is None:
        return
    found.speaker = [whom]
    a, b = page.words.span(whom[0], relative[1])
    if b - a <= SHORT_SOURCE:
        found.source = [whom, relative]


def _behind_preposition(page: Page, end: int, floor: int) -> Run | None:
    """The noun phrase that ends here and that a preposition opens: "selon la préfecture, qui"."""
    for at in range(end - 1, max(floor, end - 12) - 1, -1):
        if not page.words.is_word(at):
            return None
        if page.has("prepositions_plain", at) and not page.has("inner_prepositions", at):
            return (at + 1, end) if at + 1 < end else None
    return None


def _says_nothing(
    page: Page, unit: Unit, cue: Cue, subject: Subject, right: Right, taken: list[Found]
) -> bool:
    """Whether the cue reports nothing of its own.

    So in "pediu ao Governo que antecipe as obras", whose "que" stands for no noun; in rumours of
    a deed; and in "no quiso comentar".
    """
    if subject.how == "relative" and any(f.content[0][0] == subject.left for f in taken):
        return True
    if right.kind not in ("thing", "via", "deed"):
        return False
    refuses = subject.negated and right.kind == "deed" and cue.form.cue_class == "believe"
    return refuses or _is_rumour(page, unit, cue, subject)


def _is_rumour(page: Page, unit: Unit, cue: Cue, subject: Subject) -> bool:
    """Whether the deed itself is hearsay: "El patrón habría ordenado abandonar la nave"."""
    group = range(subject.verb, cue.first)
    if cue.form.kind != "participle" or not any(
        page.has("hearsay_conditionals", at) for at in group
    ):
        return False
    before = range(unit.first, subject.verb)
    return not any(
        page.has("complementisers", at) or page.has("subordinators", at) for at in before
    )


def _before_participle(page: Page, cue: Cue, subject: Subject, right: Right) -> Run | None:
    """The thing in "hat das Abkommen bestätigt": between auxiliary and participle."""
    if not stands_apart(page, cue) or right.kind not in ("end", "comma"):
        return None
    if "thing" not in cue.form.takes or subject.run is None or subject.passive:
        return None
    start = max(subject.verb + 1, subject.run[1])
    while start < cue.first and (
        page.is_adverb(start) or (start in page.time_end and start not in page.durations)
    ):
        start = max(start + 1, page.time_end.get(start, 0))
    return (start, cue.first) if cue.first - start > 1 else None


def _thing_alone(page: Page, content: Run, subject: Subject) -> Run:
    """A thing without what the reporter tells of it: "Republicans who say …" ends at "who".

    Behind a relative it also ends where the main verb reports: "who praised him warned that".
    """
    start, end = content
    for at in range(start + 1, end - 1):
        if page.quote_at[at] >= 0:
            continue
        if page.has("conjunctions", at) and at > start + 1 and _acts_next(page, at + 1):
            return start, at
        related = page.has("relatives", at) and not page.has("complementisers", at)
        if page.low(at) == "," and _is_remark(page, at + 1, subject):
            return start, at
        if related and not page.has("determiners", at) and _reports(page, at + 1):
            return start, drop_end(page, start, at)
        if subject.how == "relative" and at > start + 1 and _reports(page, at):
            return start, at
    return content


def _acts_next(page: Page, at: int) -> bool:
    """Whether a verb of the past follows "and": "lamentó la tragedia y decretó tres días"."""
    return page.has("auxiliaries", at) or page.is_past(at)


def _is_remark(page: Page, at: int, subject: Subject) -> bool:
    """Whether ", who trailed" or ", but" follows; behind ", which showed" any comma ends it."""
    if subject.how == "relative" and page.low(subject.left - 1) == ",":
        return True
    return page.has("conjunctions", at) or (
        page.has("relatives", at) and not page.has("determiners", at)
    )


def _reports(page: Page, at: int) -> bool:
    """Whether a verb of saying stands here, auxiliaries and adverbs before it."""
    while page.has("auxiliaries", at) or page.is_adverb(at):
        at += 1
    return any(
        f.kind == "finite" and "clause" in f.takes and not f.homograph
        for f in page.lex.cues.get(page.low(at), ())
    )


def _is_asked(page: Page, cue: Cue) -> bool:
    """Whether it is "Asked if …," or "when asked about …": a question put by nobody named."""
    if cue.form.kind == "gerund" or "person" not in cue.form.takes:
        return False
    return page.has("subordinators", cue.first - 1) or cue.first == page.units[page.at_unit].first


def _passive(
    page: Page, unit: Unit, cue: Cue, subject: Subject, right: Right, content: Run
) -> Found:
    """ "He was told that …", "is accused of …": the subject is no source; "by …" may name one."""
    source = None
    for at in range(cue.last, min(unit.last, max(right.at, cue.last + 4))):
        if page.has("by", at) and (source := subject_after(page, at + 1, unit.last)):
            break
    parts = [content]
    if right.kind in ("deed", "via", "thing") and subject.run:
        parts.insert(0, subject.run)
    found = found_by(page, unit, cue, f"verbs.passive_{right.kind}", source, parts, subject, right)
    if source is None:
        found.flags |= {"passive", "unnamed"}
    return found


def _share(
    page: Page,
    unit: Unit,
    found: Found,
    cue: Cue,
    subject: Subject,
    shared: Found | None,
    aside: Run | None,
) -> None:
    """Give a cue without a subject the one before it, or the sentence's own.

    Where verbs may go without a subject, a gerund or infinitive has an empty source, and only its
    speaker is the one before: "…, disse Silva, admitindo que …".
    """
    found.subject_of = shared
    own = None if shared else main_subject(page, unit.first, cue.first) or aside
    if own and (named := _apposed(page, own[1], cue.first)):
        own = named
    if cue.first == unit.first:
        own = main_subject(page, found.content[-1][1] + 1, unit.last)
    runs = list(shared.source) if shared else [own] if own else []
    bare = page.lex.words.no_subject and (
        shared is None or cue.form.kind in ("gerund", "infinitive")
    )
    if runs and not bare:
        found.source = runs
        found.flags.add("shared_subject")
        return
    found.flags.add("no_subject")
    if runs and (bare or subject.how == "shared"):
        found.speaker = runs


def _apposed(page: Page, comma: int, limit: int) -> Run | None:
    """The person named in commas behind a subject: "El consejero, Brais Outeiro, trasladó"."""
    if page.low(comma) != ",":
        return None
    person = person_at(page, page.words.start[comma + 1]) if comma + 1 < limit else None
    if person is None:
        return None
    run = comma + 1, page.words.before(person.end)
    return run if page.low(run[1]) == "," and run[1] < limit else None


def _sharer(page: Page, cue: Cue, subject: Subject, taken: list[Found]) -> Found | None:
    """The attribution whose subject a cue shares: "said … and added that", ", adding that"."""
    if subject.run or not taken:
        return None
    if subject.how != "shared" and cue.form.kind != "gerund":
        return None
    # What ends right here is what it goes on with; of those the outermost, which came first.
    near = (f for f in taken if f.source and f.content[-1][1] >= cue.first - 3)
    return next(near, taken[-1])


def _fits(page: Page, cue: Cue, subject: Subject, right: Right, shared: Found | None) -> bool:
    """Whether subject, cue and complement make a frame; a homograph needs all in plain sight."""
    form = cue.form
    if right.kind == "clause" and form.takes == {"quote"} and page.low(cue.last) == ",":
        # "A greve continua, disse Roque, que acusa a empresa": nobody says "continua".
        return False
    opens = opens_bare(page, right.at) or (form.kind == "gerund" and has_verb(page, right.at))
    if right.kind == "bare" and subject.run is None and not opens:
        return False
    if right.kind == "bare" and subject.passive and form.kind == "participle":
        return page.lex.words.comma_clauses
    if form.kind == "participle" and _is_asked(page, cue):
        return right.kind in ("question", "via", "clause", "deed")
    known = subject.run is not None or right.subject is not None or shared is not None
    said = right.kind in ("clause", "quote", "colon")
    said = said or (right.kind in ("bare", "question") and "quote" in form.takes)
    said = said or (right.kind == "deed" and form.kind == "gerund")
    if not known and said and (subject.how == "shared" or form.kind in ("gerund", "infinitive")):
        return form.kind != "participle" and not form.homograph and _has_main(page, cue, subject)
    if form.kind == "gerund":
        return known and right.kind in ("clause", "quote", "colon", "question", "bare", "deed")
    if form.kind in ("infinitive", "participle") and not known:
        return False
    if form.kind == "participle" and not subject.helped and subject.how != "shared":
        return False
    if not known:
        # "Negó haber firmado", "Lamentó la tragedia": so a sentence may start.
        opens = page.units[page.at_unit].first == cue.first and not form.homograph
        said = said or (opens and right.kind in ("deed", "thing"))
        return page.lex.words.no_subject and said
    return not (form.homograph and right.kind == "bare")


def _is_subordinate(page: Page, subject: Subject) -> bool:
    """Whether the frame stands in "When Silva suggested that …, Costa fired back"."""
    return page.has("subordinators", subject.left - 1) and subject.how in ("noun", "pronoun")


def _has_main(page: Page, cue: Cue, subject: Subject) -> bool:
    """Whether the sentence may lend its subject: to "… and said", to ", saying"."""
    if page.lex.words.no_subject or subject.how == "shared":
        return True
    opens = page.units[page.at_unit].first == cue.first
    before = cue.first - 1
    aside = page.low(before) == "," or page.has("by", before)
    return cue.form.kind == "gerund" and (aside or opens)


def _content(page: Page, unit: Unit, right: Right, first_comma: bool) -> Run | None:
    quote = page.opens_quote(right.at)
    if quote and right.kind in ("quote", "colon"):
        end = min(quote.last, unit.last)
        behind = page.low(end - 2) if end - 2 > right.at else ""
        if behind in (",", ".", "!", "?") or right.kind == "colon" or end >= unit.last:
            return right.at, end
    end = clause_end(page, right.at, unit.last, first_comma=first_comma)
    return (right.at, end) if end > right.at else None
