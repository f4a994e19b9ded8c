"""Frames without a verb of saying: headlines, nouns, and quotations that go on."""

from wiredesk.reading.attributions.contents import clause_end
from wiredesk.reading.attributions.page import Found, Page, Run, Unit
from wiredesk.reading.attributions.phrases import main_subject

HEAD = 12
"""Words that a source before a headline's colon may have."""


def colon_frame(page: Page, unit: Unit, taken: list[Found]) -> Found | None:
    """ "Trump: 'I am the worst thing'", in a headline also "Minister: taxes will rise"."""
    for at in range(unit.first + 1, min(unit.last - 1, unit.first + HEAD)):
        if page.quote_at[at] >= 0 or page.low(at) == ",":
            return None
        if page.low(at) == ":":
            break
    else:
        return None
    if any(a <= at < b or at + 1 == a for f in taken for a, b in f.content):
        return None
    quote = page.opens_quote(at + 1)
    if not quote and not (unit.headline and _is_named(page, unit.first, at)):
        return None
    if not page.words.capital(unit.first):
        return None
    source: Run | None = (unit.first, at)
    if not unit.headline:
        source = main_subject(page, unit.first, at)
    if source is None:
        return None
    end = min(quote.last, unit.last) if quote else unit.last
    if quote and quote.last < unit.last:
        end = unit.last
    return Found(
        frame="headlines.colon",
        type="headline" if unit.headline else "direct",
        cue=[(at, at + 1)],
        content=[(at + 1, end)],
        source=[source],
        cue_class="neutral",
        unit=unit.sentence,
    )


def _is_named(page: Page, first: int, last: int) -> bool:
    a, b = page.words.span(first, last)
    if any(n.start < b and a < n.end and n.type in ("PER", "ORG") for n in page.copy.names):
        return True
    return any(page.lex.kind(page.low(at)) for at in range(first, last))


def noun_frames(page: Page, unit: Unit, taken: list[Found]) -> list[Found]:
    """ "his claim that …", "a declaração de que …"."""
    cues = {a for f in taken for a, _ in f.cue}
    found = []
    for at in range(unit.first, unit.last - 2):
        word = page.low(at)
        if word not in page.lex.nouns or page.quote_at[at] >= 0 or at in cues:
            continue
        start = at + 1
        if page.has("prepositions_plain", at - 1) and cues:
            continue  # "informou em nota que" says it once
        source = _owner(page, at, unit.first)
        if page.has("by", start) or page.has("inner_prepositions", start):
            if page.has("complementisers", start + 1):
                start += 1
            else:
                source, start = _behind(page, start, unit.last)
        if not page.has("complementisers", start) or start >= unit.last:
            continue
        if any(f.cue[0][0] < at < f.cue[0][1] for f in taken):
            continue
        end = clause_end(page, start, unit.last)
        if end - start > 2 and source:
            found.append(
                Found(
                    frame="nouns",
                    type="indirect",
                    cue=[(at, at + 1)],
                    content=[(start, end)],
                    source=[source],
                    cue_class=page.lex.nouns[word],
                    unit=unit.sentence,
                )
            )
    return found


def _owner(page: Page, at: int, floor: int) -> Run | None:
    """The possessive before a noun: "his", "Trump's"."""
    before = at - 1
    while before > floor and (page.is_adverb(before) or _is_plain(page, before)):
        before -= 1
        if at - before > 3:
            return None
    if page.has("possessives", before):
        return before, before + 1
    if page.low(before).endswith("'s"):
        start = before
        while start > floor and page.words.capital(start - 1) and page.words.is_word(start - 1):
            start -= 1
        return start, before + 1
    return None


def _is_plain(page: Page, at: int) -> bool:
    return (
        page.words.is_word(at)
        and not page.words.capital(at)
        and not page.has("possessives", at)
        and not page.has("determiners", at)
        and not page.low(at).endswith("'s")
    )


def _behind(page: Page, at: int, limit: int) -> tuple[Run | None, int]:
    """The source in "the claim by the minister that": (source, where the complementiser is)."""
    for end in range(at + 1, min(limit, at + 10)):
        if page.has("complementisers", end):
            last = end - page.has("prepositions_plain", end - 1)
            return ((at + 1, last) if last > at + 1 else None), end
        if not page.words.is_word(end):
            break
    return None, at


def joined_quotes(page: Page, taken: list[list[Found]]) -> None:
    """Add to a quotation the sentences before and behind it that are nothing but quotation.

    “A,” she said. “B.” is one attribution of two spans; so is “A.” “B,” she said, and so are
    paragraphs of which each opens the quotation again and only the last closes it.
    """
    order = range(len(page.units))
    for index in (*order, *reversed(order)):
        unit = page.units[index]
        if taken[index] or not _whole_quote(page, unit):
            continue
        for near in (index - 1, index + 1):
            if not 0 <= near < len(page.units) or not _go_together(page, min(index, near)):
                continue
            found = _quoting(page, taken[near], at_end=near < index)
            if found:
                dash = page.low(unit.first) in ("—", "–")
                found.content.append((unit.first + dash, unit.last))
                found.content.sort()
                taken[index].append(found)
                break


def _go_together(page: Page, index: int) -> bool:
    """Whether a sentence and the next stand in one paragraph, or in one quotation over two."""
    unit, after = page.units[index], page.units[index + 1]
    if unit.block == after.block:
        return True
    at = page.quote_at[unit.last - 1]
    opens = page.opens_quote(after.first)
    return at >= 0 and not page.quotes[at].closed and opens is not None and not opens.reopened


def _whole_quote(page: Page, unit: Unit) -> bool:
    quote = page.opens_quote(unit.first)
    if quote is None and page.quote_at[unit.first] >= 0:
        quote = page.quotes[page.quote_at[unit.first]]
    return quote is not None and quote.last >= unit.last


def _quoting(page: Page, found: list[Found], at_end: bool) -> Found | None:
    """The attribution that a neighbouring quotation goes on with."""
    if not found:
        return None
    near = found[-1] if at_end else found[0]
    a, b = near.content[-1] if at_end else near.content[0]
    quoted = page.quote_at[b - 1 if at_end else a] >= 0
    return near if quoted and near.type in ("direct", "mixed") else None


def lone_quotes(page: Page, unit: Unit) -> list[Found]:
    """The quotations of a sentence in a language whose verbs are not known: speech, by nobody.

    A quotation of one or two words is a name or a term and is left out.
    """
    found = []
    at = unit.first
    while at < unit.last:
        quote = page.opens_quote(at)
        if quote and sum(page.words.is_word(k) for k in range(quote.first, quote.last)) > 2:
            found.append(
                Found(
                    frame="quotes",
                    type="direct",
                    cue=[],
                    content=[(at, min(quote.last, unit.last))],
                    flags={"no_subject"},
                    unit=unit.sentence,
                )
            )
        at = quote.last if quote else at + 1
    return found
