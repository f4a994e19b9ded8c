"""What an editor types into the search box, as a query. Nothing that is typed is an error.

    porto greve             both words
    "greve geral"           the words side by side
    greve OR paralisação    either
    -futebol                without it
    gov*                    words that begin so
    agency:Lusa             a field; agency:="Agência Lusa" is that very value
    date:2026-11..2026-12-03

What cannot be understood is searched as words, and a note says so. One pass over the text.
"""

import re

from django.utils.translation import gettext as _
from msgspec.structs import replace

from wiredesk.desk.search.folding import words_of
from wiredesk.records import Record

LONGEST, TERMS = 2_000, 60
"""Characters of a query, and terms in it, that are looked at."""

FIELDS = {
    **{name: name for name in ("source", "agency", "person", "place", "speaker", "kind", "topic")},
    **{name: name for name in ("defect", "state", "has", "date", "received", "title")},
    "lang": "language",
    "language": "language",
    "organisation": "org",
    "org": "org",
    "fonte": "source",
    "agência": "agency",
    "agencia": "agency",
    "idioma": "language",
    "língua": "language",
    "lingua": "language",
    "pessoa": "person",
    "lugar": "place",
    "local": "place",
    "falante": "speaker",
    "tipo": "kind",
    "tema": "topic",
    "data": "date",
    "defeito": "defect",
    "estado": "state",
    "tem": "has",
    "recebido": "received",
    "título": "title",
    "titulo": "title",
}
"""What a field may be called → its name. English and Portuguese, as the interface is."""

STATES = frozenset({"received", "taken", "mended", "approved", "held", "rejected"})

DATED = frozenset({"date", "received"})

QUOTES = '"“”„‟«»「」『』'
_PIECE = re.compile(
    rf"""(?P<minus>[-−–](?=\S))?
         (?:(?P<field>[^\W\d_]{{2,14}}):(?P<exact>=)?(?=[^\s:/]))?
         (?:[{QUOTES}](?P<phrase>[^{QUOTES}]*)(?P<closed>[{QUOTES}])?|(?P<word>[^\s{QUOTES}]+))""",
    re.VERBOSE,
)
_DAY = r"(\d{4})(?:-(\d\d?)(?:-(\d\d?))?)?"
_RANGE = re.compile(rf"(?:{_DAY})?(?:(\.\.)(?:{_DAY})?)?")


class Term(Record, frozen=True, kw_only=True):
    """One thing that is looked for."""

    text: str
    field: str | None = None
    phrase: bool = False
    without: bool = False
    exact: bool = False
    """That very value of the field, and no other that has the words."""
    prefix: bool = False


class Query(Record, frozen=True, kw_only=True):
    """All groups must be met; a group is met by any of its terms."""

    text: str = ""
    groups: tuple[tuple[Term, ...], ...] = ()
    notes: tuple[str, ...] = ()
    """What could not be understood, in the words of the language that is spoken to the reader."""


def parse_query(text: str) -> Query:
    """The query that a text is. Never raises; linear in its length."""
    notes: list[str] = []
    if len(text) > LONGEST:
        notes.append(_("Only the first 2,000 characters were looked at."))
        text = text[:LONGEST]
    groups: list[tuple[Term, ...]] = []
    either = without = False
    count = 0
    for piece in _PIECE.finditer(text):
        if piece["word"] in {"OR", "|"} and not piece["minus"] and not piece["field"]:
            either = bool(groups)
            continue
        if piece["word"] == "NOT" and not piece["field"]:
            without = True
            continue
        term = _term(piece, without, notes)
        without = False
        if term is None:
            continue
        count += 1
        if count > TERMS:
            notes.append(_("Only the first 60 words and fields were looked at."))
            break
        if either:
            groups[-1] = (*groups[-1], term)
        else:
            groups.append((term,))
        either = False
    groups = [_stateless(group, notes) for group in groups]
    return Query(text=text, groups=tuple(groups), notes=tuple(dict.fromkeys(notes)))


def _term(piece: re.Match[str], without: bool, notes: list[str]) -> Term | None:
    said = piece["word"] if piece["phrase"] is None else piece["phrase"]
    quoted = piece["phrase"] is not None
    if quoted and not piece["closed"]:
        notes.append(_("A quotation mark is not closed; the rest was taken as one phrase."))
    without = without or bool(piece["minus"])
    field = FIELDS.get((piece["field"] or "").lower())
    if piece["field"] and field is None:
        why = _("There is no field “%(name)s”; it was searched as words.")
        notes.append(why % {"name": piece["field"]})
        said = f"{piece['field']} {said}"
    if field in DATED and days_of(said) is None:
        why = _("“%(said)s” is no date as 2026-11-03 or 2026-11..2026-12; searched as words.")
        notes.append(why % {"said": said})
        field = None
    if field == "state" and said.lower() not in STATES:
        why = _("There is no state “%(said)s”: %(states)s; searched as words.")
        notes.append(why % {"said": said, "states": ", ".join(sorted(STATES))})
        field = None
    if not any(True for _ in words_of(said)) and field not in DATED:
        return None
    prefix = not quoted and field in {None, "title"} and said.endswith("*")
    exact = bool(piece["exact"]) and field is not None
    return Term(text=said, field=field, phrase=quoted, without=without, exact=exact, prefix=prefix)


def _stateless(group: tuple[Term, ...], notes: list[str]) -> tuple[Term, ...]:
    """A state changes by the hour and is not in the index: it is asked for by itself alone."""
    states = [term for term in group if term.field == "state"]
    if len(states) in {0, len(group)} and len({term.without for term in states}) < 2:
        return group
    notes.append(_("A state cannot stand in “OR” with anything else; it was searched as words."))
    return tuple(replace(term, field=None) if term.field == "state" else term for term in group)


def days_of(said: str) -> tuple[str, str] | None:
    """The first and last day of a date or range, each as precise as said; "" is open.

    ``None`` where it is none: "2026-13" is no month.
    """
    match = _RANGE.fullmatch(said.strip())
    if match is None or not said.strip(". "):
        return None
    first = _day(match[1], match[2], match[3])
    last = _day(match[5], match[6], match[7]) if match[4] else first
    return None if first is None or last is None else (first, last)


def _day(year: str | None, month: str | None, day: str | None) -> str | None:
    if year is None:
        return ""
    if month is not None and not 1 <= int(month) <= 12:
        return None
    if day is not None and not 1 <= int(day) <= 31:
        return None
    return "-".join([year, *(f"{int(part):02}" for part in (month, day) if part)])
