"""Who speaks: the noun phrase before or behind a cue."""

from typing import NamedTuple

from wiredesk.reading.attributions.page import HARD, Page, Run

LONG_APPOSITION = 12
"""Words from which on a clause in commas is left out of the source."""

LONGEST_NAME = 8
"""Words in quotation marks that can be a name within a noun phrase, marks included."""

REACH = 40
"""Words that a subject with its appositions may run over."""


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
        word = page.low(at - 1)
        if not (
            word in lex.sets["auxiliaries"]
            or word in lex.sets["negations"]
            or word in lex.sets["clitics"]
            or _hangs_on(page, at - 1)
            or lex.is_adverb(word)
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
    passive = any(w in page.lex.sets["passives"] for w in group)
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
    if page.low(left - 1) in (",", ")") or _is_speech(page, left - 1, floor):
        run = _with_apposition(page, left, floor)
        return found(run, "noun" if run else "none")
    if page.has("conjunctions", left - 1):
        return found(None, "shared")
    run = _noun_phrase_before(page, left, floor) or _before_infinitive(page, left, cue)
    return found(run, "noun" if run else "none")


def _before_infinitive(page: Page, left: int, cue: int) -> Run | None:
    """The name in "depois de Silva ter expressado": behind a preposition, before an infinitive."""
    if left == cue or not page.low(left).endswith(page.lex.infinitive_endings or "\0"):
        return None
    at = page.words.end[left - 1]
    for name in page.copy.names:
        if name.end == at:
            return page.words.at(name.start), left
    return (left - 1, left) if page.words.capital(left - 1) else None


def _is_speech(page: Page, at: int, floor: int) -> bool:
    """Whether a quotation that ends here is speech, and no name as in: The "Observer" says."""
    quote = page.closes_quote(at)
    if quote is None:
        return False
    return (
        quote.last - quote.first > LONGEST_NAME
        or quote.first <= floor
        or page.low(at - 1) in (",", ".", "!", "?")
    )


def _is_relative(page: Page, at: int) -> bool:
    """Whether "que", "who", "der" stands for a noun before it and opens no clause of saying."""
    if page.has("determiners", at):
        return page.low(at - 1) == ","
    return page.low(at - 1) not in page.lex.cues


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


def segment_start(page: Page, end: int, floor: int) -> int:
    """Where the words that end at ``end`` begin, with no mark, conjunction or verb of saying."""
    at = end
    while at > floor and end - at < REACH:
        before = at - 1
        if quote := page.closes_quote(before):
            if _is_speech(page, before, floor - 1):
                break
            at = max(floor, quote.first)
            continue
        if _bounds(page, before):
            break
        at -= 1
    return at


def _bounds(page: Page, at: int) -> bool:
    word = page.low(at)
    if word == "," or word in HARD:
        return True
    sets = page.lex.sets
    if word in sets["complementisers"] or word in sets["conjunctions"]:
        return True
    if word in sets["relatives"] or word in sets["subordinators"]:
        return word not in sets["determiners"]
    return any(
        f.kind == "finite" and "clause" in f.takes and not f.homograph
        for f in page.lex.cues.get(word, ())
    ) and not page.has("determiners", at - 1)


def _noun_phrase_before(page: Page, end: int, floor: int) -> Run | None:
    segment = segment_start(page, end, floor)
    start = trim_left(page, segment, end)
    if start is None and page.has("conjunctions", segment - 1) and segment - 1 > floor:
        start = _over_conjunction(page, segment, floor)
    if start is None or any(page.has("auxiliaries", at) for at in range(start, end)):
        return None
    if page.has("conjunctions", start - 1) and start - 1 > floor:
        start = _joined(page, start, floor)
    return (start, end)


def _over_conjunction(page: Page, segment: int, floor: int) -> int | None:
    """The start of "a federação das pequenas e médias empresas", whose end is no phrase alone."""
    start = trim_left(page, segment_start(page, segment - 1, floor), segment - 1)
    if start is None or any(page.low(at) in page.lex.cues for at in range(start, segment)):
        return None
    return start


def _joined(page: Page, start: int, floor: int) -> int:
    """The start of "Merkel and Stoiber" where a plain noun phrase stands before the "and"."""
    first = trim_left(page, segment_start(page, start - 1, floor), start - 1)
    if first is None or start - 1 - first > 7:
        return start
    for at in range(first, start - 1):
        plain = (
            page.words.capital(at)
            or page.has("determiners", at)
            or page.has("inner_prepositions", at)
            or (at > first and page.has("determiners", at - 1))
        )
        if not plain:
            return start
    return first


def trim_left(page: Page, start: int, end: int) -> int | None:
    """Where the noun phrase begins in words that end with it: times, adverbs, "but" go first."""
    while start < end:
        if (after := page.time_end.get(start, 0)) and start < after < end:
            start = after
        elif (
            page.is_adverb(start)
            or page.has("conjunctions", start)
            or page.has("subordinators", start)
            or (not page.words.is_word(start) and not page.opens_quote(start))
        ):
            start += 1
        else:
            break
    if start >= end:
        return None
    if page.has("prepositions_plain", start) and not page.has("determiners", start):
        if page.lex.words.verb_second:
            return None
        return _after_preposition(page, start, end)
    if _may_start(page, start) or _opens_clause(page, start):
        return start
    return None


def _opens_clause(page: Page, at: int) -> bool:
    """Whether a bare noun here stands where subjects do: "that police said", ", results showed"."""
    before = page.low(at - 1)
    return (
        (page.has("complementisers", at - 1) or before in ("", ".") or page.is_adverb(at - 1))
        and page.low(at) not in page.lex.cues
        and page.words.is_word(at)
    )


def _after_preposition(page: Page, start: int, end: int) -> int | None:
    """The noun phrase behind "On Thursday" or "In a memo": a name, or what a determiner opens."""
    if (after := page.time_end.get(start + 1, 0)) and after < end:
        return trim_left(page, after, end)
    at = page.words.start[end - 1]
    for name in page.copy.names:
        if name.start <= at < name.end:
            first = page.words.at(name.start)
            return first if first > start + 1 else None
    return None


def _may_start(page: Page, at: int) -> bool:
    """Whether a noun phrase may begin with this word."""
    word = page.low(at)
    return (
        page.words.capital(at)
        or page.has("determiners", at)
        or page.has("possessives", at)
        or page.has("pronouns", at)
        or word[0].isdigit()
        or page.opens_quote(at) is not None
        or any(page.lex.kind(page.low(k)) for k in (at, at + 1, at + 2))
    )


def _with_apposition(page: Page, left: int, floor: int) -> Run | None:
    """The head and what stands between it and the cue in commas: "Lavrov, the minister, said"."""
    commas = [left - 1] if page.low(left - 1) == "," else [left]
    end = commas[0]
    at = end - 1
    while at > floor and end - at < REACH and len(commas) < 4:
        if quote := page.closes_quote(at):
            at = quote.first - 1
            continue
        if page.low(at) == ")" and at < left - 1:
            while at > floor and page.low(at) != "(":
                at -= 1
            at -= 1
            continue
        if page.low(at) in ("(", ";", ":", "—", "–"):
            if page.low(at) == "(" and page.low(left - 1) == ")":
                commas = [at]
            else:
                break
        elif page.low(at) == ",":
            commas.append(at)
        at -= 1
    if page.low(left - 1) == ")" or (len(commas) == 1 and page.low(commas[0]) == "("):
        return _noun_phrase_before(page, commas[0], floor) and (
            _noun_phrase_before(page, commas[0], floor)[0],  # type: ignore[index]
            left,
        )
    if any(_tells(page, at) for at in range(commas[-1], left)):
        return None
    for comma in commas[1:]:
        run = _noun_phrase_before(page, comma, floor)
        if run and _is_apposition(page, comma + 1) and not page.low(run[0])[0].isdigit():
            return run[0], comma if _is_aside(page, comma + 1, end) else end
    return None


def _tells(page: Page, at: int) -> bool:
    """Whether a verb that takes a clause stands here, so that the words are no apposition."""
    return any(
        f.kind == "finite" and "clause" in f.takes and not f.homograph
        for f in page.lex.cues.get(page.low(at), ())
    ) and not page.has("relatives", at - 1)


def _is_aside(page: Page, at: int, end: int) -> bool:
    """Whether words in commas are no part of the source: ", however,", ", speaking on Sunday,"."""
    return (
        end - at > LONG_APPOSITION
        or page.is_adverb(at)
        or page.has("subordinators", at)
        or page.has("prepositions_plain", at)
        or at in page.time_end
        or any(f.kind == "gerund" for f in page.lex.cues.get(page.low(at), ()))
        or page.low(at).endswith(page.lex.gerund_endings)
    )


def _is_apposition(page: Page, at: int) -> bool:
    return not (
        page.has("conjunctions", at) or (page.has("pronouns", at) and not page.has("relatives", at))
    )


def subject_after(page: Page, at: int, limit: int) -> Run | None:
    """The noun phrase that starts here, with what stands in apposition at the sentence's end."""
    if at >= limit or not (_may_start(page, at)) or page.has("prepositions_plain", at):
        return None
    if page.has("pronouns", at) and not page.has("determiners", at):
        return at, at + 1
    end = at
    while end < limit and end - at < REACH and not _ends_phrase(page, end, at):
        quote = page.opens_quote(end)
        end = min(limit, quote.last) if quote else end + 1
    if end == at:
        return None
    return at, end


def _ends_phrase(page: Page, at: int, start: int) -> bool:
    word = page.low(at)
    if word in HARD and word not in "()":
        return True
    if word == "," or at in page.time_end or page.has("complementisers", at):
        return True
    if quote := page.opens_quote(at):
        return quote.last - quote.first > LONGEST_NAME
    if at > start and (page.has("subordinators", at) or page.has("relatives", at)):
        return True
    if page.has("prepositions_plain", at) and not page.has("inner_prepositions", at):
        return True
    if page.has("conjunctions", at):
        return not (page.words.capital(at + 1) if at + 1 < len(page.words) else False)
    return at > start and (
        page.has("auxiliaries", at)
        or page.is_adverb(at)
        or (page.has("infinitive_marks", at) and not page.has("inner_prepositions", at))
    )


def _may_name(page: Page, at: int) -> bool:
    """Whether an apposition may begin here where all nouns have capitals: "der", or a name."""
    if page.has("determiners", at) or page.has("possessives", at):
        return True
    start = page.words.start[at]
    return any(n.start == start for n in page.copy.names)


def main_subject(page: Page, first: int, limit: int) -> Run | None:
    """The noun phrase that a sentence starts with: a pronoun, a name, "the old minister"."""
    at = first
    while at < limit and (
        page.is_adverb(at) or page.has("conjunctions", at) or at in page.time_end
    ):
        at = max(at + 1, page.time_end.get(at, 0))
    if at >= limit or not _may_start(page, at):
        return None
    if page.has("pronouns", at) and not page.has("determiners", at):
        return at, at + 1
    end, plain = at, 0
    while end < limit and not _ends_phrase(page, end, at) and not page.has("conjunctions", end):
        word = page.low(end)
        small = page.has("determiners", end) or page.has("inner_prepositions", end)
        if end > at and not small and not page.words.capital(end):
            plain += 1
            if page.words.capital(end - 1) or plain > 2 or word in page.lex.cues:
                break
        elif page.has("determiners", end) and end > at and not _is_inner(page, end - 1):
            break
        end += 1
    return (at, end) if end > at else None


def _is_inner(page: Page, at: int) -> bool:
    return page.has("inner_prepositions", at) or page.has("determiners", at)


def with_trailing_apposition(page: Page, run: Run, limit: int) -> Run:
    """Grow "said Tom Goldstein" by ", publisher of a blog", to the sentence's end or a comma."""
    start, end = run
    while page.low(end) == "," and end + 1 < limit and end - start < REACH:
        at = end + 1
        word = page.low(at)
        if (
            not page.words.is_word(at)
            or (page.copy.pack.letters.nouns_capital and not _may_name(page, at))
            or not _is_apposition(page, at)
            or page.is_adverb(at)
            or page.has("prepositions_plain", at)
            or page.has("negations", at)
            or page.has("auxiliaries", at)
            or at in page.time_end
            or word in page.lex.cues
            or page.opens_quote(at)
        ):
            break
        stop = at
        related = page.has("relatives", at) and not page.has("determiners", at)
        while stop < limit and page.low(stop) != "," and stop - start < REACH:
            if page.low(stop) in HARD or page.opens_quote(stop):
                return start, end
            if related and page.low(stop) in page.lex.cues:
                return start, end
            stop += 1
        end = stop
    return start, end
