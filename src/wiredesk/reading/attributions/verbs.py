"""Frames of verbs: source–cue–content, content–cue–source, and those that share a subject."""

from wiredesk.reading.attributions.complements import Right, look_right
from wiredesk.reading.attributions.contents import clause_end, drop_end
from wiredesk.reading.attributions.cues import Cue, find_cues
from wiredesk.reading.attributions.page import Found, Page, Run, Unit
from wiredesk.reading.attributions.sources import (
    Subject,
    main_subject,
    subject_after,
    subject_before,
    with_trailing_apposition,
)

REPORT_REACH = 14
"""Words from "as" to its verb, and from there to the comma."""

SHORT_START = 6
"""Words up to which what stands before ", dijo Pardo, …" is taken to go on behind it."""

BEFORE = frozenset({"quote", "clause"})
"""What a verb must take to stand behind what is said."""


def verb_frames(page: Page, unit: Unit) -> list[Found]:
    """The attributions of one sentence that hang on a verb."""
    if unit.asks and page.has("auxiliaries", unit.first):
        return []
    cues = list(find_cues(page, unit))
    taken: list[Found] = []
    behind: dict[int, Found] = {}
    for cue in cues:
        found = (
            _points_back(page, unit, cue)
            or _reported_as(page, unit, cue)
            or _content_first(page, unit, cue)
        )
        if found:
            behind[cue.first] = found
    for cue in cues:
        if cue.first in behind:
            taken.append(behind[cue.first])
            continue
        if found := _source_first(page, unit, cue, taken):
            taken.append(found)
    return taken


# ── "…, said Lavrov" · "…, he said, …" ──────────────────────────────────────────────────────


def _content_first(page: Page, unit: Unit, cue: Cue) -> Found | None:
    form = cue.form
    if not form.takes & BEFORE or form.kind not in ("finite", "participle"):
        return None
    floor = _floor(page, unit, cue.first)
    subject = subject_before(page, cue.first, floor, _stands_apart(page, cue))
    if not _may_follow_content(page, cue, subject, floor):
        return None
    right = look_right(page, cue.last, form, unit.last, subject.run is not None)
    if subject.run and page.low(subject.verb - 1) == ",":
        subject, right = _inverted(page, unit, cue, subject, right)
    edge = subject.left - 1
    if edge <= floor or not _closes_content(page, edge):
        return None
    source = subject.run or right.subject
    if not source and right.kind == "comma" and (late := _late_subject(page, right.at, unit.last)):
        source, right = late, right._replace(at=late[1], kind="comma")
    if not source and not (page.lex.words.no_subject or page.closes_quote(edge)):
        return None
    quoted = page.closes_quote(edge) or page.closes_quote(edge - 1)
    if source and not subject.run:
        if quoted or edge - floor > SHORT_START:
            source = with_trailing_apposition(page, source, unit.last)
        if source[1] >= right.at:
            right = right._replace(at=source[1], kind="comma" if source[1] < unit.last else "end")
    parts = _parts_around(page, unit, floor, edge, right)
    if parts is None:
        return None
    start = min(subject.left, cue.first)
    page.holes[start] = max(cue.last, right.at if right.kind != "quote" else cue.last)
    page.holes[start] = max(page.holes[start], source[1] if source else 0)
    found = _found(page, unit, cue, "verbs.content_first", source, parts, subject, right)
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


def _points_back(page: Page, unit: Unit, cue: Cue) -> Found | None:
    """ "Das teilte die Polizei mit.": what is said is the sentence before."""
    index = page.at_unit
    if (
        not index
        or not page.has("anaphors", unit.first)
        or cue.first != unit.first + 1
        or page.units[index - 1].headline
    ):
        return None
    source = subject_after(page, cue.last, unit.last)
    if not source or unit.last - source[1] > REPORT_REACH:
        return None
    before = page.units[index - 1]
    page.holes[unit.first] = unit.last
    subject = Subject(source, "noun", cue.first, cue.first)
    content = [(before.first, before.last), (unit.first, unit.first + 1)]
    right = Right("end", unit.last)
    return _found(page, unit, cue, "verbs.points_back", source, content, subject, right)


def _reported_as(page: Page, unit: Unit, cue: Cue) -> Found | None:
    """ "Wie der Minister mitteilte, …", "…, as Silva has acknowledged": the main clause is said."""
    if not cue.form.takes & BEFORE or cue.form.kind not in ("finite", "participle"):
        return None
    at = cue.first
    while at > unit.first and cue.first - at < REPORT_REACH and page.low(at - 1) != ",":
        at -= 1
        if page.has("reporting_as", at):
            break
    if not page.has("reporting_as", at) or not (at == unit.first or page.low(at - 1) == ","):
        return None
    start = at + 1
    while start < cue.first and (page.is_adverb(start) or _is_object(page, start)):
        start += 1
    turned = cue.first == start
    source = subject_after(page, cue.last if turned else start, unit.last if turned else cue.first)
    if not source:
        return None
    end = max(cue.last, source[1])
    while end < unit.last and page.low(end) != "," and end - cue.last < REPORT_REACH:
        end += 1
    content = _beside_report(page, unit, at, end)
    if content is None:
        return None
    page.holes[at] = end
    subject = Subject(source, "noun", at, cue.first)
    right = Right("end", end)
    return _found(page, unit, cue, "verbs.reported_as", source, [content], subject, right)


def _is_object(page: Page, at: int) -> bool:
    """Whether "l'" or "a" of "comme l'a rappelé": a pronoun before its verb, or the auxiliary."""
    if page.has("auxiliaries", at):
        return True
    verbal = page.has("auxiliaries", at + 1) or page.low(at + 1) in page.lex.cues
    return page.has("clitics", at) and verbal


def _beside_report(page: Page, unit: Unit, at: int, end: int) -> Run | None:
    """What stands before ", as he said" or behind "As he said,"."""
    if at == unit.first:
        if page.low(end) != ",":
            return None
        return end + 1, clause_end(page, end + 1, unit.last, second_cues=False)
    if end < unit.last - 1:
        return None
    first = _floor(page, unit, at)
    return (first, drop_end(page, first, at)) if at - first > 3 else None


def _stands_apart(page: Page, cue: Cue) -> bool:
    return page.lex.words.verb_second and cue.form.kind == "participle"


def _late_subject(page: Page, comma: int, limit: int) -> Run | None:
    """The subject of "…, disse ontem, no Porto, o patrão": behind a phrase in commas."""
    if not (page.has("prepositions_plain", comma + 1) or comma + 1 in page.time_end):
        return None
    for at in range(comma + 2, min(limit, comma + 10)):
        if page.low(at) == ",":
            return subject_after(page, at + 1, limit)
    return None


def _inverted(
    page: Page, unit: Unit, cue: Cue, subject: Subject, right: Right
) -> tuple[Subject, Right]:
    """Subject and right side where the cue stands behind a comma and may be inverted.

    "The minister, Lavrov, said." has its subject before; "…, informou a mídia estatal." behind.
    """
    turned = look_right(page, cue.last, cue.form, unit.last, False)
    if not turned.subject or turned.kind not in ("end", "comma"):
        return subject, right
    between = range(subject.left, subject.verb - 1)
    verbal = any(page.has("auxiliaries", k) or page.low(k) in page.lex.cues for k in between)
    if "thing" in cue.form.takes and not verbal:
        return subject, right
    return subject._replace(run=None, how="none", left=subject.verb), turned


def _floor(page: Page, unit: Unit, at: int) -> int:
    """Where what may belong to a cue begins: behind an earlier source and cue."""
    return max((end for end in page.holes.values() if unit.first < end <= at), default=unit.first)


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
    if last - first < 2 and right.kind == "end":
        return None
    if right.kind == "end":
        return [(first, last)]
    if right.kind == "quote" and quoted and page.low(right.at - 1) == ",":
        return [(first, last), (right.at, clause_end(page, right.at, unit.last))]
    if right.kind != "comma":
        return None
    if quoted:
        return [(first, last)]
    if _is_adverbial(page, first, last):
        return None
    nxt = right.at + 1
    if _goes_on(page, nxt):
        return [(first, last), (nxt, clause_end(page, nxt, unit.last))]
    return [(first, last)]


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


# ── "Lavrov said that …" ────────────────────────────────────────────────────────────────────


def _source_first(page: Page, unit: Unit, cue: Cue, taken: list[Found]) -> Found | None:
    form = cue.form
    if any(first <= cue.first < last for first, last in page.holes.items()):
        return None
    floor = _floor(page, unit, cue.first)
    subject = subject_before(page, cue.first, floor, _stands_apart(page, cue))
    shared = _sharer(page, cue, subject, taken)
    right = look_right(
        page, cue.last, form, unit.last, subject.run is not None or shared is not None, cue.light
    )
    if right.kind in ("end", "comma", "other") or not _fits(page, cue, subject, right, shared):
        return None
    if cue.more and right.at <= cue.more[1]:
        return None
    content = _content(page, unit, right, _is_subordinate(page, subject))
    if content is None:
        return None
    source = subject.run or right.subject
    found = _found(page, unit, cue, f"verbs.{right.kind}", source, [content], subject, right)
    if not source:
        _share(page, unit, found, cue, subject, shared)
    return found


def _share(
    page: Page, unit: Unit, found: Found, cue: Cue, subject: Subject, shared: Found | None
) -> None:
    """Give a cue without a subject the one before it, or the sentence's own.

    Where verbs may go without a subject, a gerund or infinitive has an empty source, and only its
    speaker is the one before: "…, disse Silva, admitindo que …".
    """
    found.subject_of = shared
    own = None if shared else main_subject(page, unit.first, cue.first)
    runs = list(shared.source) if shared else [own] if own else []
    bare = cue.form.kind in ("gerund", "infinitive") and page.lex.words.no_subject
    if runs and not bare and (shared or subject.how == "shared"):
        found.source = runs
        found.flags.add("shared_subject")
        return
    found.flags.add("no_subject")
    if runs and (bare or subject.how == "shared"):
        found.speaker = runs


def _sharer(page: Page, cue: Cue, subject: Subject, taken: list[Found]) -> Found | None:
    """The attribution whose subject a cue shares: "said … and added that", ", adding that"."""
    if subject.run or not taken:
        return None
    before = taken[-1]
    if subject.how == "shared" or cue.form.kind == "gerund":
        return before
    return None


def _fits(page: Page, cue: Cue, subject: Subject, right: Right, shared: Found | None) -> bool:
    """Whether subject, cue and complement make a frame; a homograph needs all in plain sight."""
    form = cue.form
    known = subject.run is not None or right.subject is not None or shared is not None
    said = right.kind in ("clause", "quote", "colon")
    if not known and said and (subject.how == "shared" or form.kind in ("gerund", "infinitive")):
        return form.kind != "participle" and not form.homograph and _has_main(page, subject)
    if form.kind == "gerund":
        return known and right.kind in ("clause", "quote", "colon", "question", "bare", "deed")
    if form.kind in ("infinitive", "participle") and not known:
        return False
    if form.kind == "participle" and not subject.helped and subject.how != "shared":
        return False
    if not known:
        return page.lex.words.no_subject and said
    return not (form.homograph and right.kind == "bare")


def _is_subordinate(page: Page, subject: Subject) -> bool:
    """Whether the frame stands in "When Silva suggested that …, Costa fired back"."""
    return page.has("subordinators", subject.left - 1) and subject.how in ("noun", "pronoun")


def _has_main(page: Page, subject: Subject) -> bool:
    """Whether the sentence has words before the verb group that its subject may stand in."""
    return page.lex.words.no_subject or subject.how == "shared"


def _content(page: Page, unit: Unit, right: Right, first_comma: bool) -> Run | None:
    quote = page.opens_quote(right.at)
    if quote and right.kind in ("quote", "colon"):
        end = min(quote.last, unit.last)
        behind = page.low(end - 2) if end - 2 > right.at else ""
        if behind in (",", ".", "!", "?") or right.kind == "colon" or end >= unit.last:
            return right.at, end
    end = clause_end(page, right.at, unit.last, first_comma=first_comma)
    return (right.at, end) if end > right.at else None


def _found(
    page: Page,
    unit: Unit,
    cue: Cue,
    frame: str,
    source: Run | None,
    parts: list[Run],
    subject: Subject,
    right: Right,
) -> Found:
    parts = [(a, drop_end(page, a, b)) for a, b in parts]
    cues = [(cue.first, cue.last), *([cue.more] if cue.more else [])]
    flags = {name for name in ("passive", "negated") if getattr(subject, name)}
    if subject.how == "relative":
        flags.add("relative")
    return Found(
        frame=frame,
        type=_type(page, cue, frame, parts),
        cue=cues,
        content=[p for p in parts if p[1] > p[0]],
        source=[source] if source else [],
        cue_class=cue.form.cue_class,
        addressee=right.addressee,
        flags=flags,
        unit=unit.sentence,
    )


def _type(page: Page, cue: Cue, frame: str, parts: list[Run]) -> str:
    words = [at for a, b in parts for at in range(a, b) if page.words.is_word(at)]
    inside = sum(page.quote_at[at] >= 0 for at in words)
    if inside and inside == len(words):
        return "direct"
    if inside:
        return "mixed"
    acts = ("verbs.thing", "verbs.deed", "verbs.via")
    return "speech_act" if cue.light or frame in acts else "indirect"
