"""What stands behind a cue: the word that opens what is said, whom it is said to, or the end."""

from typing import NamedTuple

from wiredesk.reading.attributions.lexicon import Form
from wiredesk.reading.attributions.page import Page, Run
from wiredesk.reading.attributions.phrases import subject_after

SPEECH_REACH = 40

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
    at = skip_small(page, cue_end, limit)
    if light and page.low(at) == "," and page.lex.words.comma_clauses:
        return _after_comma(page, at, limit, None)
    if light and at < limit:
        return Right(opener(page, at, form, limit) or "thing", at)
    subject = None
    if not has_subject and (subject := subject_after(page, at, limit)):
        if page.low(subject[1]) == "," and page.lex.words.comma_clauses:
            return _after_comma(page, subject[1], limit, subject)
        at = skip_small(page, subject[1], limit)
    if opened := opener(page, at, form, limit):
        return Right(opened, at + (opened == "colon"), subject)
    return _unopened(page, at, form, limit, subject)


def _unopened(page: Page, at: int, form: Form, limit: int, subject: Run | None) -> Right:
    """Behind a cue where nothing opens the content right away."""
    if "naming" in form.takes and "thing" not in form.takes and not subject:
        return Right("thing" if at < limit and _names_it(page, at, form) else "other", at)
    if "person" in form.takes and not subject:
        return _past_addressee(page, at, form, limit)
    if "thing" in form.takes and not subject and (told := _thing_told(page, at, limit)):
        return told
    addressed = page.has("addressee_prepositions", at) and not subject and "thing" not in form.takes
    if page.has("prepositions_plain", at) or addressed:
        return _past_adjunct(page, at, form, limit, subject)
    if page.low(at) == ",":
        return _after_comma(page, at, limit, subject)
    asks = page.has("question_words", at) and not subject
    if at >= limit or page.low(at) in (";", ")", "—", "–"):
        return Right("end", at, subject)
    if page.has("subordinators", at) and not asks:
        return Right("end", at, subject)
    if subject and not page.lex.words.comma_clauses:
        return Right("other", at, subject)
    if page.lex.words.comma_clauses:
        return _past_adjunct(page, at, form, limit, subject)
    return Right(_plain(page, at, form), at)


def _plain(page: Page, at: int, form: Form) -> str:
    """What a noun phrase behind the cue is: a clause of its own, the thing said, or nothing."""
    if page.has("conjunctions", at) or not page.words.is_word(at):
        return "other"
    bare = page.lex.words.bare_clauses and "clause" in form.takes
    if bare and at in page.numerals and not _has_act(page, at):
        return "other"  # "Employers added 61,000 jobs"
    if bare and ("thing" not in form.takes or has_verb(page, at)):
        return "bare"
    return "thing" if "thing" in form.takes else "other"


NAMED_WITHIN = 9
"""Words between a verb of naming and the name that it gives in quotation marks."""


def _names_it(page: Page, at: int, form: Form) -> bool:
    """Whether a verb of naming gives a thing a name: "chamou o acordo de “um chão”"."""
    return any(
        page.opens_quote(k) and (not form.via or page.low(k - 1) in form.via)
        for k in range(at + 1, min(at + NAMED_WITHIN, len(page.words.start)))
    )


def _has_act(page: Page, at: int) -> bool:
    """Whether a verb stands within the next words, known or built as one of the past."""
    for k in range(at + 1, at + 12):
        if not page.low(k) or not page.words.is_word(k) or page.has("conjunctions", k):
            return False
        known = any(form.kind == "finite" for form in page.lex.cues.get(page.low(k), ()))
        if page.has("auxiliaries", k) or known or page.is_past(k):
            return True
    return False


def has_verb(page: Page, at: int) -> bool:
    """Whether a verb that we know stands within the next words, before any mark."""
    for k in range(at, at + 14):
        word = page.low(k)
        if not word or not (word[0].isalnum() or word in "“”\"'"):
            return False
        if page.has("relatives", k) and k > at and not page.has("determiners", k):
            return False
        if page.has("auxiliaries", k) or (
            page.has("pronouns", k) and not page.has("determiners", k)
        ):
            return True
        if k > at and any(f.kind == "finite" for f in page.lex.cues.get(word, ())):
            return page.low(k - 1) not in page.lex.sets["determiners"]
    return False


def skip_small(page: Page, at: int, limit: int) -> int:
    """Past pronouns stuck to the verb, adverbs and times."""
    while at < limit and not page.has("degrees", at):
        if at in page.time_end and page.time_end[at] > at:
            if at in page.durations:
                break
            at = page.time_end[at]
        elif page.is_adverb(at) or page.has("negations", at) or _is_clitic(page, at):
            at += 1
        elif _before_time(page, at):
            at = page.time_end[at + 1]
        else:
            break
    return min(at, limit)


def _before_time(page: Page, at: int) -> bool:
    """Whether "en", "on" or "el" opens a time here: "en mayo", "dijo el martes que"."""
    small = page.has("prepositions_plain", at) or page.has("determiners", at)
    return small and page.time_end.get(at + 1, 0) > at


def _is_clitic(page: Page, at: int) -> bool:
    """Whether the word is a pronoun of the verb before; "a" is not, being an article too."""
    return (
        page.has("clitics", at)
        and not (page.has("possessives", at) and _names_kin(page, at + 1))
        and not page.has("determiners", at)
        and not page.has("complementisers", at)
    )


def _names_kin(page: Page, at: int) -> bool:
    """Whether the noun of "sagte ihr Sprecher" follows, so that "ihr" is no one told."""
    return page.copy.pack.letters.nouns_capital and page.words.capital(at)


def opener(page: Page, at: int, form: Form, limit: int) -> str:
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
    return "via" if page.low(at) in form.via and _mentions(page, at, form) else ""


def _mentions(page: Page, at: int, form: Form) -> bool:
    """Whether a verb of speaking has a quotation behind its preposition: "fala em “golpe”"."""
    if "mention" not in form.takes:
        return True
    return any(page.opens_quote(k) for k in range(at + 1, at + 4))


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
    if page.low(at) == ",":
        return _after_comma(page, at, limit, None)
    if page.lex.sets["addressee_prepositions"] and not page.has("addressee_prepositions", at):
        return _past_adjunct(page, at, form, limit, None)
    end = at
    while end < limit and end - at < WAY:
        if end > at and new_phrase(page, end):
            break
        opened = opener(page, end, form, limit)
        if opened and (opened != "quote" or page.opens_quote(end)):
            return Right(opened, end + (opened == "colon"), None, _run(page, at, end))
        if page.low(end) == ",":
            nxt = opener(page, end + 1, form, limit)
            if nxt in ("clause", "quote"):
                return Right(nxt, end + 1, None, _run(page, at, end))
            if not _more_commas(page, end, form, limit):
                return Right("comma", end, None, _run(page, at, end))
        if end > at and page.lex.words.bare_clauses and _starts_clause(page, end):
            return Right("bare", end, None, _run(page, at, end))
        if end > at and page.has("subordinators", end):
            return Right("end", end, None, _run(page, at, end))
        end += 1
    article = page.has("determiners", at) and "thing" in form.takes
    if end >= limit and not article:
        return Right("end", end, None, _run(page, at, end))
    return Right(_plain(page, at, form), at)


def _thing_told(page: Page, at: int, limit: int) -> Right | None:
    """The thing behind the one told: "confirmou à Farol a detenção de dois homens"."""
    if not page.has("addressee_prepositions", at) or not page.words.capital(at + 1):
        return None
    for end in range(at + 2, min(limit, at + WAY)):
        if new_phrase(page, end):
            return Right("thing", end, None, _run(page, at, end))
        if not page.words.is_word(end) or page.has("complementisers", end):
            return None
    return None


def _more_commas(page: Page, comma: int, form: Form, limit: int) -> bool:
    """Whether an apposition in commas is followed by what opens the content."""
    for at in range(comma + 1, min(limit, comma + 12)):
        if page.low(at) == ",":
            return opener(page, at + 1, form, limit) in ("clause", "deed")
    return False


def _opens_adjunct(page: Page, at: int) -> bool:
    return (
        page.has("prepositions_plain", at)
        or page.has("addressee_prepositions", at)
        or page.has("subordinators", at)
    )


def new_phrase(page: Page, at: int) -> bool:
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
    """The one told among the words behind the verb: a time or place behind him is left out."""
    for at in range(first + 1, last):
        adverbial = page.has("prepositions_plain", at) and not page.has("inner_prepositions", at)
        if at in page.time_end or adverbial or page.time_end.get(at + 1, 0) > at + 1:
            last = at
            break
    while last > first and not page.words.is_word(last - 1):
        last -= 1
    return (first, last) if last > first else None


def _starts_clause(page: Page, at: int) -> bool:
    """Whether a clause with no complementiser starts here: "told the paper he would"."""
    return page.has("pronouns", at) and not page.has("determiners", at)


def _starts_bare(page: Page, at: int) -> bool:
    """Whether a clause starts in the middle of "said in a statement the report merits"."""
    if _starts_clause(page, at):
        return True
    before = at - 1
    return (
        page.has("determiners", at)
        and at not in page.time_end
        and page.words.is_word(before)
        and not page.has("prepositions_plain", before)
        and not page.has("subordinators", before)
        and not page.has("determiners", before)
        and not page.has("conjunctions", before)
        and not page.is_adverb(before)
    )


def _past_adjunct(page: Page, at: int, form: Form, limit: int, subject: Run | None) -> Right:
    """Behind "said in a statement on Sunday": what opens the content, or the clause's end."""
    end = at
    if not subject and not page.lex.words.comma_clauses and not _opens_adjunct(page, at):
        return Right("end" if at >= limit else _plain(page, at, form), at)
    bare_object = subject is None and _starts_object(page, at)
    while end < limit and end - at < WAY:
        if end > at and not page.lex.words.comma_clauses and new_phrase(page, end):
            return Right("other", at, subject)
        opened = opener(page, end, form, limit)
        if opened in ("clause", "colon", "quote"):
            quote = page.opens_quote(end)
            if not quote or quote.last - quote.first > 6:
                return Right(opened, end + (opened == "colon"), subject)
        if page.low(end) == ",":
            right = _after_comma(page, end, limit, subject, bare_object)
            thing = right.kind == "comma" and bare_object and "thing" in form.takes
            return Right("thing", at) if thing else right
        if end > at and page.lex.words.bare_clauses and _starts_bare(page, end):
            return Right("bare", end, subject)
        end = max(end + 1, page.time_end.get(end, 0))
    if page.lex.words.comma_clauses and (subject or bare_object):
        plain = not subject and "thing" in form.takes and at < limit
        return Right("thing" if plain else _rest(page, at, limit), at, subject)
    return Right("end", end, subject)


def _starts_object(page: Page, at: int) -> bool:
    """Whether a noun phrase stands right behind the cue, so that ", die" is a relative clause."""
    return page.words.capital(at) or page.has("determiners", at)


def _rest(page: Page, at: int, limit: int) -> str:
    """Whether nothing but a phrase of time or place and a particle follows: "end", else "other"."""
    if at >= limit - 1 or page.has("prepositions_plain", at):
        return "end"
    return "other"


def _after_comma(
    page: Page, comma: int, limit: int, subject: Run | None, bare_object: bool = False
) -> Right:
    """Behind "sagte," and "said, however, that"."""
    at = comma + 1
    if page.opens_quote(at):
        return Right("quote", at, subject)
    if page.lex.words.comma_clauses and at < limit:
        if page.has("complementisers", at) or page.has("question_words", at):
            return Right("clause", at, subject)
        if _opens_speech(page, at, limit, bare_object or subject is not None):
            return Right("bare", at, subject)
        return Right("comma", comma, subject)
    if page.has("conjunctions", at):
        return Right("comma", comma, subject)
    for end in range(at, min(limit, at + 10)):
        if page.low(end) == ":" and page.opens_quote(end + 1):
            return Right("colon", end + 1, subject)
        if page.low(end) == ",":
            nxt = end + 1
            if _opens_clause(page, nxt) and nxt < limit:
                return Right("clause", nxt, subject)
            if page.opens_quote(nxt) and nxt < limit:
                return Right("quote", nxt, subject)
            break
    return Right("comma", comma, subject)


def _opens_clause(page: Page, at: int) -> bool:
    if page.has("question_words", at):
        return not page.has("relatives", at)
    return page.has("complementisers", at) and not page.has("pronouns", at)


def _opens_speech(page: Page, at: int, limit: int, after_noun: bool) -> bool:
    """Whether a clause that starts behind a comma is what is said: "sagte, er werde".

    Not where it goes on with a list, opens with a small verb, or is a relative clause: behind a
    noun "die" opens speech only if a Konjunktiv follows.
    """
    if page.has("conjunctions", at) or page.has("subordinators", at) or _reports(page, at):
        return False
    if page.low(at + 1) in (",", "und"):
        return False
    hearsay = any(_is_hearsay(page, k) for k in range(at, min(limit, at + SPEECH_REACH)))
    if hearsay:
        return True
    if page.has("relatives", at) and after_noun:
        return False
    return _may_open(page, at)


def _may_open(page: Page, at: int) -> bool:
    return (
        page.words.capital(at)
        or page.has("determiners", at)
        or page.has("pronouns", at)
        or page.has("possessives", at)
    )


def _is_hearsay(page: Page, at: int) -> bool:
    """Whether a word is a form that marks another's words: "sei", "habe", "könne"."""
    return page.has("free_speech", at) or any(
        f.kind == "hearsay" for f in page.lex.cues.get(page.low(at), ())
    )


def _reports(page: Page, at: int) -> bool:
    return any(f.kind in ("finite", "gerund") for f in page.lex.cues.get(page.low(at), ()))
