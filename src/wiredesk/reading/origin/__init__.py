"""Where a story says it comes from: agency, credit, dateline, byline, sign-off, rights, chain.

The text is read where origins stand, above the story, below it and in its dateline, and with it
what the delivery declares. A sentence of the story that mentions an agency is no origin.
"""

from collections.abc import Iterator

from wiredesk.reading.copy import Copy
from wiredesk.reading.origin.agency_names import agency_name
from wiredesk.reading.origin.bylines import find_byline
from wiredesk.reading.origin.chain import make_chain
from wiredesk.reading.origin.credits import find_credits
from wiredesk.reading.origin.datelines import find_dateline
from wiredesk.reading.origin.declared import find_declared, find_source_link
from wiredesk.reading.origin.disclaimers import find_disclaimers
from wiredesk.reading.origin.rights import find_rights
from wiredesk.reading.origin.sections import find_section
from wiredesk.reading.origin.sign_offs import find_sign_off
from wiredesk.reading.origin.signs import Dateline, Sign
from wiredesk.reading.origin.zones import zones
from wiredesk.records import Evidence, Origin

__all__ = ["find_origin"]

STATIONS = {"agency", "source", "outlet", "republisher", "translator", "page", "unnamed_agency"}
"""What a link of the chain can be made of."""

FIELDS = (
    "credit",
    "dateline",
    "place",
    "date",
    "byline",
    "sign_off",
    "republisher",
    "source_link",
    "rights",
    "disclaimer",
    "claimed_section",
)


def find_origin(copy: Copy) -> Origin:
    """Gather every sign of origin, each with the words or the declared field it rests on.

    ``agency`` is the short name of the agency whose copy it is, known to us or not; its id, where
    there is one, stands in the chain. Of several signs of one thing the surest counts, and of
    equals the first: dateline before byline before credit before sign-off.
    """
    signs = list(_signs(copy))
    agencies = [s for s in signs if s.what == "agency"]
    first = max(agencies, key=lambda s: s.confidence, default=None)
    values = {what: _best(signs, what) for what in FIELDS}
    named = agency_name(first.agency) if first and first.agency else first.value if first else None
    return Origin(
        agency=named,
        **{what: sign.value for what, sign in values.items() if sign},
        unnamed_agency=first is None and any(s.what == "unnamed_agency" for s in signs),
        chain=make_chain(copy, (s for s in signs if s.what in STATIONS)),
        evidence=tuple(_evidence(signs)),
    )


def _signs(copy: Copy) -> Iterator[Sign]:
    """Every sign, those that go first before the others."""
    around = zones(copy)
    dateline = find_dateline(copy, around)
    if dateline:
        yield from _of_dateline(copy, dateline)
    yield from find_declared(copy)
    yield from find_byline(copy, around)
    yield from find_credits(copy, around)
    credited = copy.text[slice(*dateline.credit)] if dateline and dateline.credit else None
    yield from find_sign_off(copy, around, credited)
    yield from find_disclaimers(copy, around)
    yield from find_rights(copy, around)
    yield from find_section(copy, around)
    yield from find_source_link(copy)
    if copy.given.source:
        yield Sign("outlet", copy.given.source, None, None, "origin.given", 1.0, "given.source")


def _of_dateline(copy: Copy, dateline: Dateline) -> Iterator[Sign]:
    span = (dateline.start, dateline.end)
    text, sure = copy.text, dateline.confidence
    yield Sign("dateline", text[slice(*span)], *span, dateline.rule, sure)
    if dateline.place:
        yield Sign("place", text[slice(*dateline.place)], *dateline.place, dateline.rule, sure)
    if dateline.date:
        yield Sign("date", dateline.date, *span, dateline.rule, sure)
    if dateline.byline:
        yield Sign("byline", text[slice(*dateline.byline)], *dateline.byline, dateline.rule, sure)
    if dateline.credit:
        credit = text[slice(*dateline.credit)]
        yield Sign("credit", credit, *dateline.credit, dateline.rule, sure)
        for named in dateline.agencies:
            said = text[named.start : named.end]
            yield Sign("agency", said, *span, dateline.rule, sure, agency=named.id)
        if not dateline.agencies:
            what = "source" if copy.hits_in("origin.distributors", *dateline.credit) else "agency"
            yield Sign(what, credit, *span, dateline.rule, sure)


def _best(signs: list[Sign], what: str) -> Sign | None:
    return max((s for s in signs if s.what == what), key=lambda s: s.confidence, default=None)


def _evidence(signs: list[Sign]) -> Iterator[Evidence]:
    """Every sign as evidence, in text order; declared ones last."""
    told = sorted(signs, key=lambda s: (s.start is None, s.start or 0))
    for sign in told:
        if sign.what != "page":
            yield Evidence(
                what=sign.what,
                value=sign.value,
                where=sign.where,
                start=sign.start,
                end=sign.end,
                rule=sign.rule,
                confidence=sign.confidence,
            )
