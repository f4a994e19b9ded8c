"""What is said: where a content begins behind its cue, and where it ends."""

from typing import NamedTuple

from wiredesk.reading.attributions.lexicon import Form
from wiredesk.reading.attributions.page import Page, Run
from wiredesk.reading.attributions.sources import subject_after

LONGEST = 250
"""Words outside quotation marks that one content may run over."""

WAY = 24
"""Words that may stand between a cue and what opens its content."""


class Right(NamedTuple):
    """What stands behind a cue."""

    kind: str
    """clause | question | quote | colon | bare | deed | via | thing | comma | end | other"""
    at: int
    """Where the content begins; for comma and end, where the cue's own clause stops."""
    subject: Run | None = None
    addressee: Run | None = None


def look_right(
    page: Page, cue_end: int, form: Form, limit: int, has_subject: bool, light: bool = False
) -> Right:
    """What a cue is followed by, up to ``limit``."""
    at = _skip_small(page, cue_end, limit)
    if light and at < limit:
        return Right(_opener(page, at, form, limit) or "thing", at)
    subject = None
    if not has_subject and (subject := subject_after(page, at, limit)):
        if page.low(subject[1]) == "," and page.lex.words.comma_clauses:
            return _after_comma(page, subject[1], limit, subject)
        at = _skip_small(page, subject[1], limit)
    opened = _opener(page, at, form, limit)
    if opened:
        return Right(opened, at + (opened == "colon"), subject)
    if "person" in form.takes and not subject:
        return _past_addressee(page, at, form, limit)
    if page.has("prepositions_plain", at):
        return _past_adjunct(page, at, form, limit, subject)
    if page.low(at) == ",":
        return _after_comma(page, at, limit, subject)
    if at >= limit:
        return Right("end", at, subject)
    if subject:
        return _past_adjunct(page, at, form, limit, subject)
    if page.lex.words.comma_clauses:
        return _past_adjunct(page, at, form, limit, subject)
    return Right(_plain(page, at, form), at)


def _plain(page: Page, at: int, form: Form) -> str:
    """What a noun phrase behind the cue is: a clause of its own, the thing said, or nothing."""
    if page.lex.words.bare_clauses and "clause" in form.takes:
        return "bare"
    return "thing" if "thing" in form.takes else "other"


def _skip_small(page: Page, at: int, limit: int) -> int:
    """Past pronouns stuck to the verb, adverbs and times."""
    while at < limit:
        if at in page.time_end and page.time_end[at] > at:
            at = page.time_end[at]
        elif page.is_adverb(at) or page.has("negations", at) or _is_clitic(page, at):
            at += 1
        elif page.has("prepositions_plain", at) and page.time_end.get(at + 1, 0) > at:
            at = page.time_end[at + 1]
        else:
            break
    return min(at, limit)


def _is_clitic(page: Page, at: int) -> bool:
    """Whether the word is a pronoun of the verb before; "a" is not, being an article too."""
    return page.has("clitics", at) and not page.has("determiners", at)


def _opener(page: Page, at: int, form: Form, limit: int) -> str:
    """The kind of content that the word opens, empty if it opens none."""
    if at >= limit:
        return ""
    if page.opens_quote(at):
        return "quote"
    if page.low(at) == ":":
        return "colon" if at + 1 < limit else ""
    if page.has("complementisers", at) and form.takes & {"clause", "person", "deed"}:
        return "clause"
    if page.has("question_words", at) and "clause" in form.takes:
        return "question"
    if _is_deed(page, at, form):
        return "deed"
    return "via" if page.low(at) in form.via else ""


def _is_deed(page: Page, at: int, form: Form) -> bool:
    """Whether an infinitive starts here: "to pass", "de baixar", and bare "afirma ter"."""
    marked = page.has("infinitive_marks", at)
    endings = page.lex.infinitive_endings
    if not endings:
        return marked and "deed" in form.takes
    verb = page.low(at + 1) if marked else page.low(at)
    if len(verb) < 3 or not verb.endswith(endings) or page.words.capital(at):
        return False
    return "deed" in form.takes or (not marked and "clause" in form.takes)


def _past_addressee(page: Page, at: int, form: Form, limit: int) -> Right:
    """Behind "told reporters on Sunday", "pediu ao ministro, Choe Son Hui,"."""
    if page.lex.sets["addressee_prepositions"] and not page.has("addressee_prepositions", at):
        return _past_adjunct(page, at, form, limit, None)
    end = at
    while end < limit and end - at < WAY:
        if end > at and _new_phrase(page, end):
            break
        opened = _opener(page, end, form, limit)
        if opened and (opened != "quote" or page.opens_quote(end)):
            return Right(opened, end + (opened == "colon"), None, _run(page, at, end))
        if page.low(end) == ",":
            nxt = _opener(page, end + 1, form, limit)
            if nxt in ("clause", "quote"):
                return Right(nxt, end + 1, None, _run(page, at, end))
            if not _more_commas(page, end, form, limit):
                return Right("comma", end, None, _run(page, at, end))
        if end > at and page.lex.words.bare_clauses and _starts_clause(page, end):
            return Right("bare", end, None, _run(page, at, end))
        end += 1
    if end >= limit:
        return Right("end", end, None, _run(page, at, end))
    return Right(_plain(page, at, form), at)


def _more_commas(page: Page, comma: int, form: Form, limit: int) -> bool:
    """Whether an apposition in commas is followed by what opens the content."""
    for at in range(comma + 1, min(limit, comma + 12)):
        if page.low(at) == ",":
            return _opener(page, at + 1, form, limit) in ("clause", "deed")
    return False


def _opens_adjunct(page: Page, at: int) -> bool:
    return page.has("prepositions_plain", at) or page.has("subordinators", at)


def _new_phrase(page: Page, at: int) -> bool:
    """Whether a second noun phrase starts, so that a "que" behind it is that noun's own."""
    return (
        bool(page.lex.sets["addressee_prepositions"])
        and page.has("determiners", at)
        and not page.has("prepositions_plain", at)
        and page.words.is_word(at - 1)
        and not page.has("prepositions_plain", at - 1)
        and not page.has("conjunctions", at - 1)
        and not page.has("determiners", at - 1)
    )


def _run(page: Page, first: int, last: int) -> Run | None:
    while last > first and not page.words.is_word(last - 1):
        last -= 1
    return (first, last) if last > first else None


def _starts_clause(page: Page, at: int) -> bool:
    """Whether a clause with no complementiser starts here: "told the paper he would"."""
    return page.has("pronouns", at) and not page.has("determiners", at)


def _past_adjunct(page: Page, at: int, form: Form, limit: int, subject: Run | None) -> Right:
    """Behind "said in a statement on Sunday": what opens the content, or the clause's end."""
    end = at
    if not subject and not page.lex.words.comma_clauses and not _opens_adjunct(page, at):
        return Right("end" if at >= limit else _plain(page, at, form), at)
    while end < limit and end - at < WAY:
        if end > at and not page.lex.words.comma_clauses and _new_phrase(page, end):
            return Right("other", at, subject)
        opened = _opener(page, end, form, limit)
        if opened in ("clause", "colon", "quote"):
            quote = page.opens_quote(end)
            if not quote or quote.last - quote.first > 6:
                return Right(opened, end + (opened == "colon"), subject)
        if page.low(end) == ",":
            return _after_comma(page, end, limit, subject)
        if end > at and page.lex.words.bare_clauses and _starts_clause(page, end):
            return Right("bare", end, subject)
        end += 1
    return Right("end", end, subject)


def _after_comma(page: Page, comma: int, limit: int, subject: Run | None) -> Right:
    """Behind "sagte," and "said, however, that"."""
    at = comma + 1
    if page.opens_quote(at):
        return Right("quote", at, subject)
    if page.lex.words.comma_clauses and at < limit:
        if not page.has("conjunctions", at) and not _reports(page, at):
            return Right("clause" if page.has("complementisers", at) else "bare", at, subject)
        return Right("comma", comma, subject)
    for end in range(at, min(limit, at + 10)):
        if page.low(end) == ",":
            nxt = end + 1
            if page.has("complementisers", nxt) and nxt < limit and not page.has("pronouns", nxt):
                return Right("clause", nxt, subject)
            if page.opens_quote(nxt) and nxt < limit:
                return Right("quote", nxt, subject)
            break
    return Right("comma", comma, subject)


def _reports(page: Page, at: int) -> bool:
    return any(f.kind in ("finite", "gerund") for f in page.lex.cues.get(page.low(at), ()))


def clause_end(page: Page, start: int, limit: int, second_cues: bool = True) -> int:
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
            continue
        word = page.low(at)
        if word == "(":
            depth += 1
        elif word == ")":
            depth -= 1
            if depth < 0:
                break
        elif at > start and depth == 0 and _stops(page, at, limit, second_cues):
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
        return _adds(page, nxt) or _is_adjunct(page, nxt)
    if page.has("conjunctions", at):
        return second_cue(page, at + 1, limit) is not None
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
    for _ in range(3):
        if not (page.is_adverb(at) or page.has("auxiliaries", at) or page.has("clitics", at)):
            break
        at += 1
    if at >= limit or page.quote_at[at] >= 0:
        return None
    for form in page.lex.cues.get(page.low(at), ()):
        if form.kind != "finite" or form.homograph:
            continue
        nxt = _skip_small(page, at + 1, limit)
        if _opener(page, nxt, form, limit):
            return at
        if "person" in form.takes or "thing" in form.takes:
            return at if nxt < limit and page.low(nxt) not in (",", ".") else None
    return None
