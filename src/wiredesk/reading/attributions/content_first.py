"""What is said, then who said it: "…, said Lavrov" and "…, he said, …"."""

from bisect import bisect_left

from wiredesk.reading.attributions.appositions import with_trailing_apposition
from wiredesk.reading.attributions.complements import Right, look_right, new_phrase
from wiredesk.reading.attributions.contents import clause_end
from wiredesk.reading.attributions.cues import Cue
from wiredesk.reading.attributions.frames import floor_of, found_by
from wiredesk.reading.attributions.page import Found, Page, Run, Unit
from wiredesk.reading.attributions.phrases import person_at, subject_after
from wiredesk.reading.attributions.subjects import Subject, subject_before

BEFORE = frozenset({"quote", "clause"})
"""What a verb must take to stand behind what is said."""

NAMED = ("PER", "ORG")

SHORT_START = 6
"""Words up to which what stands before ", dijo Pardo, …" is taken to go on behind it."""


TOLD_WITHIN = 9
"""Words behind a cue within which the one told ends."""


def content_first(page: Page, unit: Unit, cue: Cue) -> Found | None:
    """The attribution whose content stands before its cue, if it is one."""
    form = cue.form
    if not form.takes & BEFORE or form.kind not in ("finite", "participle"):
        return None
    floor = floor_of(page, unit, cue.first)
    subject = subject_before(page, cue.first, floor, stands_apart(page, cue))
    if subject.how == "relative" or not _may_follow_content(page, cue, subject, floor):
        return None
    source, subject, right = _source_and_right(page, unit, cue, floor, subject)
    edge = subject.left - 1
    if edge <= floor or not _closes_content(page, edge):
        return None
    if right.kind == "clause" and page.closes_quote(edge - 1) and page.low(right.at - 1) == ",":
        right = right._replace(kind="comma", at=right.at - 1)  # “…”, disse Pontes, que acusou
    if not source and not (page.lex.words.no_subject or page.closes_quote(edge)):
        return None
    parts = _parts_around(page, unit, floor, edge, right)
    if parts is None:
        return None
    start = min(subject.left, cue.first)
    page.holes[start] = max(cue.last, right.at if right.kind != "quote" else cue.last)
    page.holes[start] = max(page.holes[start], source[1] if source else 0)
    found = found_by(page, unit, cue, "verbs.content_first", source, parts, subject, right)
    if not source:
        found.flags.add("no_subject")
    return found


def _may_follow_content(page: Page, cue: Cue, subject: Subject, floor: int) -> bool:
    """Whether a cue with what stands before it can come behind what is said."""
    if subject.verb - 1 <= floor:
        return False
    edges = (subject.left - 1, subject.verb - 1)
    if not any(_closes_content(page, edge) for edge in edges):
        return False
    if cue.form.kind == "participle" and not subject.helped:
        return False
    if subject.run is not None:
        return True
    # "Während die Opposition zögert, fordert Silva": a clause in front turns the main one round.
    turned = page.lex.words.verb_second and page.has("subordinators", floor)
    return subject.how != "shared" and not turned


def stands_apart(page: Page, cue: Cue) -> bool:
    """Whether the auxiliary may stand far from its participle: "hat am Montag gesagt"."""
    return page.lex.words.verb_second and cue.form.kind == "participle"


def _source_and_right(
    page: Page, unit: Unit, cue: Cue, floor: int, subject: Subject
) -> tuple[Run | None, Subject, Right]:
    """Who says it, before the cue or behind it, and where the reporter's own clause ends."""
    limit = _clause_limit(page, cue.last, unit.last)
    right = look_right(page, cue.last, cue.form, limit, subject.run is not None)
    if subject.run and page.low(subject.verb - 1) == ",":
        subject, right = _inverted(page, unit, cue, subject, right)
    if subject.run:
        return subject.run, subject, right
    edge = subject.left - 1
    source = right.subject or behind_addressee(page, cue, unit.last)
    if not source and right.kind == "comma":
        source = _late_subject(page, right.at, unit.last)
    if source is None:
        return None, subject, right
    if page.closes_quote(edge) or page.closes_quote(edge - 1) or edge - floor > SHORT_START:
        source = with_trailing_apposition(page, source, unit.last)
    if source[1] >= right.at or not right.subject:
        right = right._replace(at=source[1], kind="comma" if source[1] < unit.last else "end")
    return source, subject, right


def _clause_limit(page: Page, at: int, limit: int) -> int:
    """Where the reporter's clause ends at the latest: the sentence, or a semicolon in it."""
    marks = (k for k in range(at, limit) if page.low(k) == ";" and page.quote_at[k] < 0)
    return next(marks, limit)


def _late_subject(page: Page, comma: int, limit: int) -> Run | None:
    """The subject of "…, disse ontem, no Porto, o patrão": behind a phrase in commas."""
    if not (page.has("prepositions_plain", comma + 1) or comma + 1 in page.time_end):
        return None
    for at in range(comma + 2, min(limit, comma + 10)):
        if page.low(at) == ",":
            return subject_after(page, at + 1, limit)
    return None


def behind_addressee(page: Page, cue: Cue, limit: int) -> Run | None:
    """The subject behind the one told, or where: "…, disse à Folha Antônio Neto", "…, dijo a EFS un
    vecino", "…, lamentó en declaraciones a EFS la delegada".

    A second noun phrase starts with an article, a noun of a source ("à Lusa fonte da GNR"), or a
    person's name.
    """
    told = page.has("addressee_prepositions", cue.last)
    if not told and not page.has("prepositions_plain", cue.last):
        return None
    for at in range(cue.last + 2, min(limit, cue.last + TOLD_WITHIN)):
        if page.low(at) == ",":
            return None
        behind_name = page.words.capital(at - 1) and page.lex.kind(page.low(at))
        if behind_name or new_phrase(page, at) or person_at(page, page.words.start[at]):
            return subject_after(page, at, limit)
    return None


def _inverted(
    page: Page, unit: Unit, cue: Cue, subject: Subject, right: Right
) -> tuple[Subject, Right]:
    """Subject and right side where the cue stands behind a comma and may be inverted.

    "The minister, Lavrov, said." has its subject before; "…, informou a mídia estatal." behind.
    """
    if "person" in cue.form.takes and not page.lex.sets["addressee_prepositions"]:
        return subject, right  # "told reporters": whom it names is told, and tells nothing
    turned = look_right(page, cue.last, cue.form, unit.last, False)
    if not turned.subject or turned.kind not in ("end", "comma"):
        return subject, right
    verbal = _has_main_verb(page, subject.left, subject.verb - 1)
    ahead, behind = names_someone(page, subject.run), names_someone(page, turned.subject)
    if not verbal and (ahead or ("thing" in cue.form.takes and not behind)):
        return subject, right
    return subject._replace(run=None, how="none", left=subject.verb), turned


def _has_main_verb(page: Page, first: int, last: int) -> bool:
    """Whether a verb that we know stands between, outside a relative clause in commas."""
    at = first
    while at < last:
        if page.has("relatives", at) and page.low(at - 1) == ",":
            while at < last and page.low(at) != ",":
                at += 1
        if page.has("auxiliaries", at) or page.low(at) in page.lex.cues or page.is_past(at):
            return True
        at += 1
    return False


def names_someone(page: Page, run: Run | None) -> bool:
    """Whether a noun phrase is of a person or body: so by its head noun, or by a name in it."""
    if run is None:
        return False
    if any(page.lex.kind(page.low(at)) for at in range(run[0], min(run[1], run[0] + 4))):
        return True
    first, last = page.words.span(*run)
    names = page.copy.names
    index = bisect_left(names, first, key=lambda name: name.start)
    return index < len(names) and names[index].start < last and names[index].type in NAMED


def _closes_content(page: Page, edge: int) -> bool:
    """Whether what stands before a subject can be the end of what is said."""
    return page.low(edge) in (",", "—", "–") or page.closes_quote(edge) is not None


def _parts_around(page: Page, unit: Unit, floor: int, edge: int, right: Right) -> list[Run] | None:
    """The content before the cue and, in "…, he said, …", behind it; None if it is no content."""
    last = edge + 1 if page.closes_quote(edge) else edge
    first = floor
    while first < last and page.low(first) in (",", ";", "—", "–"):
        first += 1
    quoted = page.closes_quote(last - 1) or page.closes_quote(last - 2)
    if page.lex.words.verb_second and not quoted and not unit.headline:
        first = _behind_colon(page, first, last)
    if last - first < 2 and right.kind == "end":
        return None
    if not quoted and _is_person(page, first, last):
        return None
    if right.kind == "end":
        return None if not quoted and _is_place(page, first, last) else [(first, last)]
    if right.kind == "quote" and quoted and page.low(right.at - 1) == ",":
        return [(first, last), (right.at, clause_end(page, right.at, unit.last))]
    if right.kind != "comma":
        return None
    if quoted:
        return [(first, last)]
    nxt = right.at + 1
    if _is_adverbial(page, first, last):
        if not _goes_on(page, nxt) or page.opens_quote(nxt):
            return None
        first = last if last - first < 2 else first
    if _goes_on(page, nxt):
        return [(first, last), (nxt, clause_end(page, nxt, unit.last))]
    return [(first, last)]


def _behind_colon(page: Page, first: int, last: int) -> int:
    """Where what is said begins behind a colon: "Sie schweigt: Es fehle Geld, sagte er"."""
    colons = [k for k in range(first + 2, last - 2) if page.low(k) == ":" and page.quote_at[k] < 0]
    return colons[-1] + 1 if colons and _has_main_verb(page, first, colons[-1]) else first


def _is_person(page: Page, first: int, last: int) -> bool:
    """Whether words before a comma are but who somebody is: "A survivor, June Pascual, told"."""
    return (
        last - first < 4
        and page.has("determiners", first)
        and bool(page.lex.kind(page.low(last - 1)))
    )


def _is_place(page: Page, first: int, last: int) -> bool:
    """Whether words before a comma are but a phrase of place: "Na fronteira, 400 esperavam"."""
    return last - first < 6 and page.has("prepositions_plain", first)


def _is_adverbial(page: Page, first: int, last: int) -> bool:
    """Whether words before a comma only say when or where: "On Sunday, he said, …"."""
    if page.is_adverb(last - 1) and last - first < 3:
        return True
    return last - first < 6 and (
        page.has("prepositions_plain", first)
        or first in page.time_end
        or page.has("subordinators", first)
        or page.has("conjunctions", first)
    )


def _goes_on(page: Page, at: int) -> bool:
    """Whether what follows ", he said," is said too, and not the reporter's next clause."""
    return not (
        page.has("relatives", at)
        or page.has("conjunctions", at)
        or page.has("adjuncts", at)
        or any(f.kind == "gerund" for f in page.lex.cues.get(page.low(at), ()))
        or page.low(at) in ("who", "which")
    )
