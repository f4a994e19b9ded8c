"""The speaker within the marks: "« Oui, a dit Léa, c'est fini. »"."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from wiredesk.reading.attributions.page import Page, Run
    from wiredesk.reading.attributions.quotes import Quote

LONGEST = 16
"""Words of verb and speaker together."""


def incises(page: "Page", quote: "Quote") -> "Iterator[Run]":
    """Each stretch of a quotation from behind a comma on that tells who speaks.

    It is a verb that takes a quotation with its subject behind it, and ends at a comma, a full
    stop or the closing mark.
    """
    at = quote.first + 2
    while at < quote.last - 2:
        if page.low(at - 1) == "," and (end := _speaker_end(page, at, quote.last - 1)):
            yield at, end
            at = end
        at += 1


def _speaker_end(page: "Page", at: int, limit: int) -> int | None:
    """Where verb and speaker end that start here; None where something else starts."""
    verb, hung = at, False
    while verb < limit and verb - at < 4:
        hung = hung or page.low(verb)[:1] == "-"
        if any("quote" in form.takes for form in page.lex.cues.get(page.low(verb), ())):
            break
        small = page.has("auxiliaries", verb) or page.has("clitics", verb)
        if not (small or page.low(verb)[:1] == "-" or page.is_adverb(verb)):
            return None
        verb += 1
    else:
        return None
    end = verb + 1
    if page.low(end)[:1] == "-":
        hung, end = True, end + 1
    named = page.words.capital(end) or page.has("determiners", end) or page.has("possessives", end)
    if not (hung or named):
        return None
    while end < limit and end - at < LONGEST and page.low(end) not in (",", ".", "!", "?", "»"):
        if page.has("pronouns", end) or page.has("auxiliaries", end):
            return None if not hung else end
        end += 1
    return end if end - at < LONGEST else None
