"""Frames that point at a whole clause: "As he said, …", "Das teilte die Polizei mit"."""

from wiredesk.reading.attributions.appositions import with_trailing_apposition
from wiredesk.reading.attributions.complements import Right, skip_small
from wiredesk.reading.attributions.content_first import BEFORE, behind_addressee
from wiredesk.reading.attributions.contents import clause_end, drop_end
from wiredesk.reading.attributions.cues import Cue
from wiredesk.reading.attributions.frames import floor_of, found_by
from wiredesk.reading.attributions.page import Found, Page, Run, Unit
from wiredesk.reading.attributions.phrases import subject_after
from wiredesk.reading.attributions.subjects import Subject

REPORT_REACH = 14
"""Words from "as" to its verb, and from there to the comma."""


def points_back(page: Page, unit: Unit, cue: Cue) -> Found | None:
    """ "Das teilte die Polizei mit.": what is said is the sentence before."""
    index = page.at_unit
    verb = unit.first + 1
    while verb < cue.first and (page.has("clitics", verb) or page.has("auxiliaries", verb)):
        verb += 1  # "Así lo ha confirmado el alcalde"
    if (
        not index
        or not page.has("anaphors", unit.first)
        or cue.first != verb
        or not cue.form.takes & BEFORE
        or page.units[index - 1].headline
    ):
        return None
    source = subject_after(page, skip_small(page, cue.last, unit.last), unit.last)
    if not source or unit.last - source[1] > REPORT_REACH:
        return None
    before = page.units[index - 1]
    page.holes[unit.first] = unit.last
    subject = Subject(source, "noun", cue.first, cue.first)
    content = [(before.first, before.last), (unit.first, unit.first + 1)]
    right = Right("end", unit.last)
    return found_by(page, unit, cue, "verbs.points_back", source, content, subject, right)


def reported_as(page: Page, unit: Unit, cue: Cue) -> Found | None:
    """ "Wie der Minister mitteilte, …", "…, as Silva has acknowledged": the main clause is said."""
    if not cue.form.takes & BEFORE or cue.form.kind not in ("finite", "participle"):
        return None
    if cue.form.kind == "participle" and not _helped(page, cue.first):
        return None
    at = cue.first
    while at > unit.first and cue.first - at < REPORT_REACH and page.low(at - 1) != ",":
        at -= 1
        if page.has("reporting_as", at):
            break
    if at in page.holes:
        return None
    if not page.has("reporting_as", at) or not (at == unit.first or page.low(at - 1) == ","):
        return None
    start = at + 1
    while start < cue.first and (page.is_adverb(start) or _is_object(page, start)):
        start += 1
    turned = cue.first == start
    source = subject_after(page, cue.last if turned else start, unit.last if turned else cue.first)
    source = source or (behind_addressee(page, cue, unit.last) if turned else None)
    if not source:
        return None
    if turned and at > unit.first:
        source = with_trailing_apposition(page, source, unit.last)
    end = max(cue.last, source[1])
    while end < unit.last and page.low(end) != "," and end - cue.last < REPORT_REACH:
        end += 1
    content = _beside_report(page, unit, at, end)
    if content is None:
        return None
    page.holes[at] = end
    subject = Subject(source, "noun", at, cue.first)
    right = Right("end", end)
    return found_by(page, unit, cue, "verbs.reported_as", source, content, subject, right)


def _helped(page: Page, at: int) -> bool:
    return any(page.has("auxiliaries", k) for k in range(max(0, at - 3), at)) or (
        page.has("auxiliaries", at + 1)
    )


def _is_object(page: Page, at: int) -> bool:
    """Whether "l'" or "a" of "comme l'a rappelé": a pronoun before its verb, or the auxiliary."""
    if page.has("auxiliaries", at):
        return True
    verbal = page.has("auxiliaries", at + 1) or page.low(at + 1) in page.lex.cues
    return page.has("clitics", at) and verbal


def _beside_report(page: Page, unit: Unit, at: int, end: int) -> list[Run] | None:
    """What stands before ", as he said" or behind "As he said,"."""
    if at == unit.first:
        if page.low(end) != ",":
            return None
        return [(end + 1, clause_end(page, end + 1, unit.last, second_cues=False))]
    first = floor_of(page, unit, at)
    before = (first, drop_end(page, first, at))
    if end < unit.last - 1:
        return [before, (end + 1, clause_end(page, end + 1, unit.last, second_cues=False))]
    return [before] if at - first > 3 else None
