"""What is wrong with the copy as delivered: each defect with its place, note and mend."""

from collections.abc import Callable, Iterator
from itertools import islice

from wiredesk.reading.copy import Copy
from wiredesk.reading.defects.acronyms import check_acronyms
from wiredesk.reading.defects.articles import check_articles
from wiredesk.reading.defects.category import check_category
from wiredesk.reading.defects.dates import check_calendar, check_dates
from wiredesk.reading.defects.delivered import check_furniture, check_orders
from wiredesk.reading.defects.encoding import check_characters, check_markup, check_mojibake
from wiredesk.reading.defects.figures import check_figures
from wiredesk.reading.defects.foreign import (
    check_decimals,
    check_months,
    check_quoted_commas,
)
from wiredesk.reading.defects.leftovers import check_leftovers
from wiredesk.reading.defects.links import check_links, check_pictures
from wiredesk.reading.defects.missing import check_missing, check_source
from wiredesk.reading.defects.models import check_models
from wiredesk.reading.defects.names import check_listed_names, check_spellings
from wiredesk.reading.defects.proof import Cover, Proof
from wiredesk.reading.defects.quotes import check_brackets, check_quotes
from wiredesk.reading.defects.raised import raised
from wiredesk.reading.defects.repeats import (
    check_doubled_words,
    check_lists,
    check_repeated_sentences,
)
from wiredesk.reading.defects.spelling import check_spelling
from wiredesk.reading.defects.translated import check_translation
from wiredesk.reading.defects.truncation import check_body_end, check_title_end
from wiredesk.reading.defects.typography import (
    check_capitals,
    check_marks,
    check_mixed_quotes,
    check_spaces,
)
from wiredesk.reading.defects.varieties import check_varieties
from wiredesk.reading.defects.wording import check_genders, check_patterns, check_phrases
from wiredesk.records import Defect

Check = Callable[[Proof], Iterator[Defect]]

CHECKS: tuple[Check, ...] = (
    check_orders,
    check_models,
    check_furniture,
    check_missing,
    check_source,
    check_figures,
    check_category,
    check_dates,
    check_calendar,
    check_title_end,
    check_body_end,
    check_doubled_words,
    check_lists,
    check_repeated_sentences,
    check_quotes,
    check_brackets,
    check_spaces,
    check_marks,
    check_capitals,
    check_mixed_quotes,
    check_decimals,
    check_months,
    check_quoted_commas,
    check_spelling,
    check_acronyms,
    check_listed_names,
    check_spellings,
    check_leftovers,
    check_phrases,
    check_patterns,
    check_genders,
    check_articles,
    check_varieties,
    check_links,
    check_pictures,
    check_mojibake,
    check_markup,
    check_characters,
)
"""Every check, in the order in which an editor would go through a proof."""

WORDING = frozenset({"leftover", "mt", "fluency", "spelling", "typography", "acronym"})

MOST = 200
"""Places that one check names; a copy with more of them needs another copy, not a longer list."""


def find_defects(copy: Copy) -> tuple[Defect, ...]:
    """Run every check in turn; what they find comes back in text order, the whole story first.

    A check that finds more than ``MOST`` places names the first of them and says that there are
    more.
    """
    proof = Proof(copy)
    found: list[Defect] = []
    for check in CHECKS:
        every = check(proof)
        places = list(islice(every, MOST))
        found += places
        if len(places) == MOST and next(every, None) is not None:
            last = places[-1]
            more = f"There are more places like the {MOST} shown: {last.note}"
            found.append(raised(last.kind, None, more, severity=last.severity))
    found += islice(check_translation(proof, found), MOST)
    found.sort(key=lambda d: (d.start is not None, d.start or 0, d.end or 0, d.kind))
    return tuple(_one_a_place(found))


def _one_a_place(found: list[Defect]) -> Iterator[Defect]:
    """One finding of a family a place: the one with a mend, the first where none has.

    What stands inside the words of a language model goes away with them.
    """
    machine = [d for d in found if d.kind.startswith("llm_") and d.start is not None]
    gone = Cover((d.start or 0, d.end or 0) for d in machine)
    best: dict[tuple[str, int, int], Defect] = {}
    for defect in found:
        if defect.start is None or defect.end is None:
            continue
        family = defect.kind.partition(".")[0]
        if family in WORDING and gone.holds(defect.start, defect.end):
            continue
        key = (family, defect.start, defect.end)
        if key not in best or (best[key].mend is None and defect.mend is not None):
            best[key] = defect
    kept = {id(defect) for defect in best.values()}
    return (defect for defect in found if defect.start is None or id(defect) in kept)
