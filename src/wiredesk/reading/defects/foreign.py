"""Another language's habits of writing, as translations bring them: ``typography.foreign_*``."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from functools import lru_cache

from wiredesk.packs import language
from wiredesk.packs.matcher import fold
from wiredesk.reading.defects.proof import Proof
from wiredesk.reading.defects.raised import raised
from wiredesk.records import Defect, Quantity, Time

_POINT = re.compile(r"(?<![\d.,])\d{1,3}([.,])\d{1,2}(?![\d.,]?\d)")
_COMMA_INSIDE = re.compile(r",([”\"»’])(?=\s[^\W\d_])")
COUNTED = frozenset({"percent", "money"})
"""Quantities in which the separator can be nothing but the decimal mark."""


def check_decimals(proof: Proof) -> Iterator[Defect]:
    """Yield decimal marks of another language: "$ 3.2 bilhões" in Portuguese, "3,2 billion".

    Only in shares and sums of money, where one or two figures behind the mark cannot be thousands;
    a language that is written with either mark is left alone.
    """
    letters = proof.pack.letters
    if letters.either_decimal or not letters.spaced:
        return
    for quantity in proof.copy.quantities:
        if quantity.type not in COUNTED or proof.skipped.touches(quantity.start, quantity.end):
            continue
        found = _POINT.search(proof.text, quantity.start, quantity.end)
        if found is None or found[1] == letters.decimal or not _is_sure(proof, quantity, found):
            continue
        mend = proof.text[slice(*found.span())].replace(found[1], letters.decimal)
        note = f"“{found[0]}” has the decimal mark of another language."
        yield raised("typography.foreign_decimal", found.span(), note, mend=mend)


def _is_sure(proof: Proof, quantity: Quantity, found: re.Match[str]) -> bool:
    """Whether a share or a scale word follows, so that the figures are no cents or clock time."""
    behind = proof.folded[found.end() : found.end() + 14].lstrip(" \u00a0")
    return quantity.type == "percent" or behind.startswith(_scales(proof.pack.tag))


@lru_cache
def _scales(tag: str) -> tuple[str, ...]:
    numbers = language(tag).quantities.numbers.items()
    return tuple(fold(word) for word, figures in numbers if _big(figures))


def _big(figures: str) -> bool:
    return figures.isdigit() and int(figures) >= 1_000_000


def check_months(proof: Proof) -> Iterator[Defect]:
    """Yield months with a capital in a language that writes them small: "em Março de 2027"."""
    months = proof.pack.calendar.months
    for time in proof.copy.times:
        if proof.skipped.touches(time.start, time.end) or _opens(proof, time):
            continue
        for hit in proof.copy.hits_in("calendar.months", time.start, time.end):
            word = proof.text[hit.start : hit.end]
            if not (word[:1].isupper() and word[1:].islower() and hit.phrase.islower()):
                continue
            if proof.named.touches(hit.start, hit.end) or hit.phrase not in months:
                continue
            note = "Months are written small in this language."
            where = (hit.start, hit.end)
            mend = word.lower()
            yield raised("typography.foreign_capital", where, note, severity="info", mend=mend)


def _opens(proof: Proof, time: Time) -> bool:
    """Whether a time opens its sentence, or stands in a headline, where capitals are free."""
    at = bisect_right(proof.sentences, time.start, key=lambda sentence: sentence.start) - 1
    if at < 0 or time.start >= proof.sentences[at].end:
        return True
    sentence = proof.sentences[at]
    opens = not any(c.isalpha() for c in proof.text[sentence.start : time.start])
    return opens or (sentence.kind != "own_voice" and sentence.kind != "claim")


def check_quoted_commas(proof: Proof) -> Iterator[Defect]:
    """Yield commas inside closing marks where the language sets them outside: "…," disse."""
    if not proof.lists.commas_outside:
        return
    for match in _COMMA_INSIDE.finditer(proof.text):
        if not proof.skipped.touches(*match.span()):
            note = "The comma stands outside the quotation marks in this language."
            mend = f"{match[1]},"
            yield raised("typography.foreign_comma", match.span(), note, severity="info", mend=mend)
