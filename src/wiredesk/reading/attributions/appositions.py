"""What stands in commas beside a source: "Lavrov, the minister, said"."""

from wiredesk.reading.attributions.page import HARD, Page, Run
from wiredesk.reading.attributions.phrases import REACH, noun_phrase_before

LONG_APPOSITION = 12
"""Words from which on a clause in commas is left out of the source."""


def with_apposition(page: Page, left: int, floor: int) -> Run | None:
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
        run = noun_phrase_before(page, commas[0], floor)
        return (run[0], left) if run else None
    if any(_tells(page, at) for at in range(commas[-1], left)):
        return None
    if len(commas) == 1 and page.low(end - 1) == ")":
        run = noun_phrase_before(page, _opening(page, end - 1, floor), floor)
        return (run[0], end) if run else None
    return _head(page, commas[1:], end, floor)


def _head(page: Page, commas: list[int], end: int, floor: int) -> Run | None:
    """The noun phrase before one of the commas, with what stands between it and ``end``."""
    for comma in commas:
        run = noun_phrase_before(page, comma, floor)
        if run and is_apposition(page, comma + 1) and not page.low(run[0])[0].isdigit():
            return run[0], comma if _is_aside(page, comma + 1, end) else end
    return None


def _opening(page: Page, at: int, floor: int) -> int:
    """The bracket that the one at ``at`` closes."""
    while at > floor and page.low(at) != "(":
        at -= 1
    return at


def _tells(page: Page, at: int) -> bool:
    """Whether a verb that takes a clause stands here, so that the words are no apposition.

    A participle behind the comma is none: "the report, published on Monday, found".
    """
    if page.low(at - 1) == "," and _is_participle(page, at):
        return False
    return any(
        f.kind == "finite" and "clause" in f.takes and not f.homograph
        for f in page.lex.cues.get(page.low(at), ())
    ) and not (page.has("relatives", at - 1) or page.words.capital(at))


def _is_participle(page: Page, at: int) -> bool:
    return any(f.kind == "participle" for f in page.lex.cues.get(page.low(at), ()))


def _is_aside(page: Page, at: int, end: int) -> bool:
    """Whether words in commas are no part of the source: "however", "who spoke on Sunday"."""
    return (
        end - at > LONG_APPOSITION
        or page.is_adverb(at)
        or page.has("subordinators", at)
        or (page.has("relatives", at) and not page.has("determiners", at))
        or _is_participle(page, at)
        or page.has("prepositions_plain", at)
        or at in page.time_end
        or any(f.kind == "gerund" for f in page.lex.cues.get(page.low(at), ()))
        or page.low(at).endswith(page.lex.gerund_endings)
    )


def is_apposition(page: Page, at: int) -> bool:
    """Whether what a comma opens can go with the noun before it: no "and", no "he"."""
    return not (
        page.has("conjunctions", at)
        or (
            page.has("pronouns", at)
            and not page.has("relatives", at)
            and not page.has("determiners", at)
        )
    )


def _may_name(page: Page, at: int) -> bool:
    """Whether an apposition may begin here where all nouns have capitals: "der", or a name."""
    if page.has("determiners", at) or page.has("possessives", at):
        return True
    start = page.words.start[at]
    return any(n.start == start for n in page.copy.names)


def _is_age(page: Page, at: int, limit: int) -> bool:
    """Whether an age stands here: ", 34,", ", 71 ans", ", de 71 años"."""
    if not page.low(at).isdigit() or len(page.low(at)) > 2:
        return False
    near = range(at + 1, at + 3)
    return any(k >= limit or page.low(k) in (",", ".", "") or page.low(k) in HARD for k in near)


def with_trailing_apposition(page: Page, run: Run, limit: int) -> Run:
    """Grow "said Tom Goldstein" by ", publisher of a blog", to the sentence's end or a comma."""
    start, end = run
    while page.low(end) == "," and end + 1 < limit and end - start < REACH:
        at = end + 1
        word = page.low(at)
        if (
            not page.words.is_word(at)
            or page.has("subordinators", at)
            or (page.copy.pack.letters.nouns_capital and not _may_name(page, at))
            or not is_apposition(page, at)
            or page.is_adverb(at)
            or at in page.holes
            or page.is_past(at)
            or (page.has("prepositions_plain", at) and not _is_age(page, at + 1, limit))
            or (at in page.numerals and not _is_age(page, at, limit))
            or page.has("negations", at)
            or page.has("auxiliaries", at)
            or (page.has("clitics", at) and not page.has("determiners", at))
            or (word[0].isdigit() and not _is_age(page, at, limit))
            or at in page.time_end
            or word in page.lex.cues
            or page.opens_quote(at)
        ):
            break
        stop = at
        related = page.has("relatives", at) and not page.has("determiners", at)
        while stop < limit and page.low(stop) != "," and stop - start < REACH:
            if page.low(stop) == "(" and stop - at > 1:
                return start, stop  # ", Claire Monnet (sans étiquette)"
            if page.low(stop) in HARD or page.opens_quote(stop):
                aged = stop - at < 4 and any(_is_age(page, k, limit) for k in (at, at + 1))
                return start, stop if aged else end
            if related and page.low(stop) in page.lex.cues:
                return start, end
            stop += 1
        end = stop
    return start, end
