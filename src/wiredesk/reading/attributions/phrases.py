"""Noun phrases: where one that ends or starts at a word runs to, by small words and marks alone."""

from bisect import bisect_left

from wiredesk.reading.attributions.page import HARD, Page, Run
from wiredesk.records import Name

LONGEST_NAME = 8
"""Words in quotation marks that can be a name within a noun phrase, marks included."""


REACH = 40
"""Words that a subject with its appositions may run over."""


def segment_start(page: Page, end: int, floor: int) -> int:
    """Where the words that end at ``end`` begin, with no mark, conjunction or verb of saying."""
    at = end
    while at > floor and end - at < REACH:
        before = at - 1
        if quote := page.closes_quote(before):
            if is_speech(page, before, floor - 1):
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
    return (
        any(
            f.kind == "finite" and "clause" in f.takes and not f.homograph
            for f in page.lex.cues.get(word, ())
        )
        and not page.words.capital(at)
        and not page.has("determiners", at - 1)
        and not page.has("prepositions_plain", at - 1)
    )


def noun_phrase_before(page: Page, end: int, floor: int) -> Run | None:
    """The noun phrase that ends at a word, down to ``floor``; None where no phrase does."""
    if page.has("prepositions_plain", end - 1) and not page.has("determiners", end - 1):
        return None
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
            or page.has("negations", start)
            or page.has("conjunctions", start)
            or page.has("subordinators", start)
            or (not page.words.is_word(start) and not page.opens_quote(start))
        ):
            start += 1
        else:
            break
    if start >= end:
        return None
    if page.has("absolutes", start) and start + 1 < end and may_start(page, start + 1):
        return start + 1
    if page.has("prepositions_plain", start) and not page.has("determiners", start):
        if page.lex.words.verb_second:
            return None
        return _after_preposition(page, start, end)
    if may_start(page, start) or _opens_clause(page, start):
        return start
    return None


def _opens_clause(page: Page, at: int) -> bool:
    """Whether a bare noun here stands where subjects do: "that police said", ", results showed"."""
    before = page.low(at - 1)
    if page.low(at).endswith(page.lex.gerund_endings):
        return False
    return (
        (
            page.has("complementisers", at - 1)
            or page.has("subordinators", at - 1)
            or before in ("", ".", ",")
            or page.is_adverb(at - 1)
        )
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


def may_start(page: Page, at: int) -> bool:
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


def is_speech(page: Page, at: int, floor: int) -> bool:
    """Whether a quotation that ends here is speech, and no name as in: The "Observer" says."""
    quote = page.closes_quote(at)
    if quote is None:
        return False
    return (
        quote.last - quote.first > LONGEST_NAME
        or quote.first <= floor
        or page.low(at - 1) in (",", ".", "!", "?")
    )


def subject_after(page: Page, at: int, limit: int) -> Run | None:
    """The noun phrase that starts here, with what stands in apposition at the sentence's end."""
    titled = _is_title(page, at, limit)
    if at >= limit or not (titled or may_start(page, at)) or page.has("prepositions_plain", at):
        return None
    kin = page.has("possessives", at) and page.words.capital(at + 1)
    if page.has("pronouns", at) and not page.has("determiners", at) and not kin:
        verb = page.has("auxiliaries", at + 1) and not page.has("prepositions_plain", at + 1)
        return None if verb and not page.lex.words.verb_second else (at, at + 1)
    end = at
    while end < limit and end - at < REACH and not _ends_phrase(page, end, at):
        if end > at and page.has("determiners", end) and _ends_person(page, end):
            break  # "sagte Sprecherin Antje Brüning der Zeitung"
        quote = page.opens_quote(end)
        end = min(limit, quote.last) if quote else end + 1
    while end > at + 1 and end in page.time_end and page.has("prepositions_plain", end - 1):
        end -= 1
    if end == at:
        return None
    return at, end


LONGEST_TITLE = 4
"""Words of a title that stands before a name without an article."""


def _is_title(page: Page, at: int, limit: int) -> bool:
    """Whether plain words up to a person's name stand here: "said inspector Sandeep Gawali"."""
    if page.copy.pack.letters.nouns_capital or page.words.capital(at):
        return False
    for k in range(at, min(limit, at + LONGEST_TITLE)):
        if page.words.capital(k):
            return person_at(page, page.words.start[k]) is not None
        if not page.words.is_word(k) or page.is_adverb(k) or page.low(k) in page.lex.cues:
            return False
        if any(page.has(listed, k) for listed in SMALL):
            return False
    return False


SMALL = (
    *("prepositions_plain", "inner_prepositions", "determiners", "conjunctions", "subordinators"),
    *("complementisers", "relatives", "auxiliaries", "pronouns", "clitics", "negations"),
    *("addressee_prepositions", "possessives", "infinitive_marks"),
)
"""Lists of words that no title is made of."""


def person_at(page: Page, start: int) -> Name | None:
    """The person whose name starts at an offset into the text."""
    names = page.copy.names
    index = bisect_left(names, start, key=lambda name: name.start)
    found = names[index] if index < len(names) else None
    return found if found and found.start == start and found.type == "PER" else None


def _ends_person(page: Page, at: int) -> bool:
    """Whether the word before is the last of a person's name."""
    end = page.words.end[at - 1]
    names = page.copy.names
    index = bisect_left(names, end, key=lambda name: name.end)
    return index < len(names) and names[index].end == end and names[index].type == "PER"


def _ends_phrase(page: Page, at: int, start: int) -> bool:
    word = page.low(at)
    if word in HARD and word not in "()":
        return True
    named = at == start + 1 and page.has("determiners", start)
    if word == "," or (at in page.time_end and not named) or page.has("complementisers", at):
        return True
    if quote := page.opens_quote(at):
        return quote.last - quote.first > LONGEST_NAME
    related = page.has("relatives", at) and not page.has("determiners", at)
    if at > start and (page.has("subordinators", at) or related):
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


def main_subject(page: Page, first: int, limit: int) -> Run | None:
    """The noun phrase that a sentence starts with: a pronoun, a name, "the old minister"."""
    at = first
    while at < limit and (
        page.is_adverb(at) or page.has("conjunctions", at) or at in page.time_end
    ):
        at = max(at + 1, page.time_end.get(at, 0))
    if page.has("prepositions_plain", at):
        comma = next((k for k in range(at, min(limit, at + 14)) if page.low(k) == ","), None)
        return main_subject(page, comma + 1, limit) if comma else None
    if at >= limit or page.has("subordinators", at):
        return None
    if not may_start(page, at):
        return None
    if page.has("pronouns", at) and not page.has("determiners", at):
        return at, at + 1
    end, plain = at, 0
    while end < limit and not _ends_phrase(page, end, at) and not page.has("conjunctions", end):
        word = page.low(end)
        small = page.has("determiners", end) or page.has("inner_prepositions", end)
        if end > at and not small and not page.words.capital(end) and word != ".":
            plain += 1
            named = page.words.capital(end - 1) and not page.has("determiners", end - 1)
            if named or plain > 2 or word in page.lex.cues:
                break
        elif page.has("determiners", end) and end > at and not _is_inner(page, end - 1):
            break
        end += 1
    while end > at and _is_inner(page, end - 1):
        end -= 1
    return (at, end) if end > at else None


def _is_inner(page: Page, at: int) -> bool:
    return page.has("inner_prepositions", at) or page.has("determiners", at)
