"""The chain from the source to this copy: agency → outlet → this page, each with its evidence."""

from collections.abc import Iterable
from unicodedata import normalize

import msgspec

from wiredesk import packs
from wiredesk.packs.matcher import fold
from wiredesk.reading.copy import Copy
from wiredesk.reading.origin.signs import TEXT, Sign
from wiredesk.records import ChainLink, Span

ORDER = ("agency", "source", "translator", "outlet", "republisher", "page")
"""Stations from the source on; agencies and hops stay in the order in which they were found."""

ROLES = {"page": "republisher"}


def make_chain(copy: Copy, signs: Iterable[Sign]) -> tuple[ChainLink, ...]:
    """One link for each station, with the sentence or the declared field that it rests on.

    Of several signs of one station the surest counts. Agencies that nobody names are a station
    too: a source whose name is the copy's own words ("agências").
    """
    links: dict[str, ChainLink] = {}
    for sign in sorted(signs, key=_rank):
        key = sign.agency or _plain(sign.value)
        if sign.what == "page" and (links and any(_plain(x.name) == key for x in links.values())):
            continue
        if not key or any(_same(key, known) for known in links):
            continue
        if short := _short_of(sign.value, links):
            if len(sign.value) > len(links[short].name):
                links[short] = msgspec.structs.replace(links[short], name=sign.value)
            continue
        links[key] = _link(copy, sign)
    return tuple(links.values())


def _rank(sign: Sign) -> tuple[int, float]:
    what = "source" if sign.what == "unnamed_agency" else sign.what
    return ORDER.index(what), 0.0 if what == "outlet" else -sign.confidence


def _link(copy: Copy, sign: Sign) -> ChainLink:
    start, end = _sentence(copy, sign)
    agency = packs.agencies()[sign.agency] if sign.agency else None
    role = "source" if sign.what == "unnamed_agency" else ROLES.get(sign.what, sign.what)
    return ChainLink(
        role=role,
        name=agency.name if agency else sign.value,
        agency=sign.agency,
        country=agency.country if agency else None,
        state_run=agency.state_run if agency else None,
        where=sign.where,
        start=start,
        end=end,
        rule=sign.rule,
        confidence=sign.confidence,
    )


def _sentence(copy: Copy, sign: Sign) -> tuple[int | None, int | None]:
    """The sentence around a sign in running text; a formal line is evidence as it stands."""
    if sign.start is None or sign.end is None or sign.where != TEXT:
        return sign.start, sign.end
    return (
        _around(copy, (sign.start, sign.end))
        if "disclaimer" in sign.rule
        else (sign.start, sign.end)
    )


def _around(copy: Copy, span: Span) -> Span:
    for sentence in copy.sentences:
        if sentence.start <= span[0] < sentence.end:
            return min(sentence.start, span[0]), max(sentence.end, span[1])
    return span


def _plain(name: str) -> str:
    """A name's letters without their accents: "Diário das Ilhas" is diariodasilhas.example's."""
    return "".join(c for c in normalize("NFD", fold(name)) if c.isalnum())


def _short_of(name: str, links: dict[str, ChainLink]) -> str | None:
    """The link that a name is the letters of, or whose letters are it: "PW", "Pacific Wire"."""
    for key, link in links.items():
        short, long = sorted((name, link.name), key=len)
        letters = "".join(w[0] for w in long.split() if w[0].isupper())
        if link.agency is None and len(short) > 1 and short.isupper() and letters == short:
            return key
    return None


def _same(one: str, other: str) -> bool:
    """Whether two names are one station's: "rivage.test" after "Rivage (rivage.test)"."""
    return one == other or (len(one) > 4 and len(other) > 4 and (one in other or other in one))
