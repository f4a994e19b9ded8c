"""Where what is said ends."""

from wiredesk.reading.attributions.complements import opener, skip_small
from wiredesk.reading.attributions.page import Page

LONGEST = 250
"""Words outside quotation marks that one content may run over."""


def opens_bare(page: Page, at: int) -> bool:
    """Whether a clause with no complementiser plainly starts here: "he", "the", a name."""
    return (
        page.has("pronouns", at)
        or page.has("determiners", at)
        or page.has("possessives", at)
        or (at < len(page.words) and page.words.capital(at))
    )


def clause_end(
    page: Page, start: int, limit: int, second_cues: bool = True, first_comma: bool = False
) -> int:
    """Where what is said ends: the sentence, or an earlier edge that belongs to the reporter.

    Such edges are another source in the middle or at the end, a semicolon, ", adding", the
    second verb of "said … and added that" (with ``second_cues``), and a closing bracket that the
    content did not open.
    """
    at, depth, plain = start, 0, 0
    while at < limit and plain < LONGEST:
        if at in page.holes and at > start:
            break
        if (quote := page.opens_quote(at)) is not None:
            at = min(limit, quote.last)
            if second_cues and page.low(at - 2) == "," and _new_voice(page, at, limit):
                break
            continue
        word = page.low(at)
        if word == "(":
            depth += 1
        elif word == ")":
            depth -= 1
            if depth < 0:
                break
        elif at - start > 1 and depth == 0:
            if _stops(page, at, limit, second_cues):
                break
            if first_comma and word == "," and at - start > 2:
                break
        at += 1
        plain += 1
    return drop_end(page, start, at)


def drop_end(page: Page, start: int, end: int) -> int:
    """Without the comma, dash or conjunction that would stand last."""
    while end > start and (
        page.low(end - 1) in (",", ";", ":", "—", "–", "-", "(")
        or (page.has("conjunctions", end - 1) and end - 1 > start)
    ):
        end -= 1
    return end


def _stops(page: Page, at: int, limit: int, second_cues: bool) -> bool:
    word = page.low(at)
    if word == ";":
        return True
    if not second_cues:
        return False
    if word == ",":
        nxt = at + 1
        return _new_voice(page, nxt, limit)
    if page.has("conjunctions", at):
        nxt = at + 1
        again = page.has("pronouns", nxt) and not page.has("determiners", nxt)
        return second_cue(page, nxt, limit) is not None or (
            again and _acts(page, second_cue(page, nxt + 1, limit))
        )
    return False


def _acts(page: Page, cue: int | None) -> bool:
    """Whether a cue is an act of speech, not a thought that may be reported: "and he accused"."""
    return cue is not None and any(
        f.cue_class != "believe" for f in page.lex.cues.get(page.low(cue), ())
    )


def _new_voice(page: Page, at: int, limit: int) -> bool:
    """Whether the words behind a comma are the reporter's again."""
    return (
        _adds(page, at)
        or second_cue(page, at, limit) is not None
        or _is_adjunct(page, at)
        or _speaks_next(page, at, limit)
        or _starts_frame(page, at, limit)
    )


def _starts_frame(page: Page, at: int, limit: int) -> bool:
    """Whether ", Clinton said she" follows: the main clause of "Asked if …, Clinton said …"."""
    if not (page.words.is_word(at) and (page.words.capital(at) or page.has("pronouns", at))):
        return False
    for k in range(at + 1, min(limit - 1, at + 8)):
        if not page.words.is_word(k) or page.has("complementisers", k):
            return False
        if page.has("determiners", k - 1) or page.has("possessives", k - 1):
            continue
        for form in page.lex.cues.get(page.low(k), ()):
            if form.kind == "finite" and "clause" in form.takes and not form.homograph:
                opens = opener(page, k + 1, form, limit) in ("clause", "quote", "colon")
                return opens or page.has("pronouns", k + 1)
    return False


def _speaks_next(page: Page, at: int, limit: int) -> bool:
    """Whether ", but critics say" or ", while Y said" follows: another speaker's own clause."""
    if not (page.has("conjunctions", at) or page.has("contrasts", at)):
        return False
    for k in range(at + 1, min(limit, at + 11)):
        if k == at + 1 and page.has("complementisers", k):
            continue
        if page.has("complementisers", k) or not page.words.is_word(k):
            return False
        if page.has("determiners", k - 1) or page.has("possessives", k - 1):
            continue
        for form in page.lex.cues.get(page.low(k), ()):
            if form.kind == "finite" and "clause" in form.takes and not form.homograph:
                return k > at + 1 and not page.has("infinitive_marks", k - 1)
    return False


def _adds(page: Page, at: int) -> bool:
    """Whether ", adding" goes on reporting: a gerund of a verb that takes a clause."""
    while page.is_adverb(at) or page.has("conjunctions", at):
        at += 1
    return any(
        f.kind == "gerund" and "clause" in f.takes and not f.homograph
        for f in page.lex.cues.get(page.low(at), ())
    )


def _is_adjunct(page: Page, at: int) -> bool:
    two = f"{page.low(at)} {page.low(at + 1)}"
    return page.has("adjuncts", at) or two in page.lex.sets["adjuncts"]


def second_cue(page: Page, at: int, limit: int) -> int | None:
    """The cue of "and added that": finite, with the first one's subject, and a complement.

    ``at`` is the word behind the conjunction.
    """
    start = at
    for _ in range(3):
        if not (page.is_adverb(at) or page.has("auxiliaries", at) or page.has("clitics", at)):
            break
        at += 1
    if at >= limit or page.quote_at[at] >= 0:
        return None
    for form in page.lex.cues.get(page.low(at), ()):
        if form.kind not in ("finite", "participle") or form.homograph:
            continue
        if form.particle == page.low(at + 1):
            nxt = at + 2
        elif form.particle and not page.lex.words.verb_second:
            continue
        else:
            nxt = skip_small(page, at + 1, limit)
        if opener(page, nxt, form, limit) or page.lex.words.verb_second:
            return at
        if form.kind == "participle" and not page.has("auxiliaries", max(start, at - 1)):
            continue
        if page.lex.words.bare_clauses and "clause" in form.takes and opens_bare(page, nxt):
            return at
        if "person" in form.takes or "thing" in form.takes:
            return at if nxt < limit and page.low(nxt) not in (",", ".") else None
    return None
