"""Sign-offs: the initials, names and words with which an agency's copy ends."""

import re
from collections.abc import Iterator

from wiredesk.packs import Hit
from wiredesk.packs.matcher import fold
from wiredesk.reading.copy import Copy
from wiredesk.reading.origin.agency_names import agencies_in
from wiredesk.reading.origin.people import are_names, locatives
from wiredesk.reading.origin.pieces import tight
from wiredesk.reading.origin.place_and_date import read_day
from wiredesk.reading.origin.signs import Sign
from wiredesk.reading.origin.zones import Zones
from wiredesk.reading.signed import DATED, LETTERS
from wiredesk.reading.stated_dates import iso_day
from wiredesk.records import Span

LINES = 6
LONGEST = 240

# abc/def/gh · AMC // Mirante/fim · ABC (DEF) // GHI · oc/ks=
_INITIALS = re.compile(
    r"\(?(?:[A-ZÀ-Þ]{2,6}\s)?([^\W\d_]{2,5})(?:\s?\([^\W\d_]{2,5}\))?(?:\s?/{1,2}\s?[^\W\d_]{2,12}){1,4}/?\)?[=.]?"
)
_NAMED_END = re.compile(r"(?P<name>[^\W\d_][\w ]{1,30}?)\s?/{1,2}\s?(?P<end>[^\W\d_]{2,12})[.]?")
_ENDED = re.compile(r"[(（]\w{1,12}[)）]\s+")  # (Schluss) abc/def
_AFTER_NAME = re.compile(r"(?:[\s/]+[^\W\d_]{1,5}){0,6}[\s/.=]*")
_BRACKET_AT_END = re.compile(r"[(（\[][^()（）\[\]\n]{1,120}[)）\]][.\s]*\Z")


def find_sign_off(copy: Copy, zones: Zones, credited: str | None) -> Iterator[Sign]:
    """The sign-off, as one piece from its first line to its last, and the agency that it names.

    ``credited`` is the name in the dateline's credit; alone at the end it signs the copy.
    """
    spans = _lines(copy, zones, credited)
    for start, end in zones.body[-1:]:
        if inside := _at_end(copy, start, end, credited):
            spans.append(inside)
    if not spans:
        spans += _letters(copy, [*zones.body[-1:], *zones.tail][:2], credited)
    if not spans:
        yield from _reporters(copy, zones)
        return
    start, end = min(s for s, _ in spans), max(e for _, e in spans)
    if end - start <= 2 * LONGEST:
        said = " ".join(copy.text[start:end].split())
        yield Sign("sign_off", said, start, end, "origin.sign_off", 0.9)
    for start, end in spans:
        if (signed := _named_end(copy, start, end)) and not agencies_in(copy, start, end):
            yield Sign("agency", signed["name"], start, end, "origin.sign_off", 0.6)
        for named in agencies_in(copy, start, end):
            said, span = copy.text[named.start : named.end], (named.start, named.end)
            yield Sign("agency", said, start, end, "origin.sign_off", 0.8, agency=named.id)
            yield Sign("credit", said, *span, "origin.sign_off", 0.5)
        if dated := DATED.fullmatch(copy.text, start, end):
            day = read_day(dated["day"], copy.tag)
            if day and (iso := iso_day(day, None)):
                yield Sign("date", iso, start, end, "origin.sign_off", 0.7)
    yield from _reporters(copy, zones)


def _lines(copy: Copy, zones: Zones, credited: str | None) -> list[Span]:
    """The last lines that are sign-offs, without a gap between them."""
    spans: list[Span] = []
    for start, end in [*zones.tail][:LINES]:
        if end - start <= LONGEST and _signs(copy, start, end, credited):
            spans.append((start, end))
        elif spans:
            break
    return spans


def _signs(copy: Copy, start: int, end: int, credited: str | None) -> bool:
    said = copy.text[start:end]
    if copy.hits_in("origin.photo", start, end):
        return False
    if ended := _ENDED.match(said):
        hits = copy.hits_in("orders.last", start, start + ended.end())
        said = said[ended.end() :].strip() if hits else said
    initials = _INITIALS.fullmatch(said)
    if initials and initials[1] in (initials[1].lower(), initials[1].upper()):
        return True
    if _named_end(copy, start, end) or DATED.fullmatch(said):
        return True
    if credited and _bare(said) == credited.casefold():
        return True
    if _worded(copy, "agencies.sign_off", start, end) and end - start <= 120:
        return True
    if any(o.kind == "end" and o.start is not None and start <= o.start < end for o in copy.orders):
        return True
    if _crew(copy, start, end):
        return True
    begin, last = tight(copy, start, end)
    named = agencies_in(copy, begin, last)
    if named and named[0].start == begin:
        return _AFTER_NAME.fullmatch(copy.text, named[0].end, last) is not None
    return False


def _named_end(copy: Copy, start: int, end: int) -> re.Match[str] | None:
    """ "Lusitana/Fim": a name and the word for the end."""
    found = _NAMED_END.fullmatch(copy.text, start, end)
    if found and (hit := copy.hit_at("orders.last", found.start("end"))):
        return found if hit.end == found.end("end") and hit.value == "end" else None
    return None


def _worded(copy: Copy, listed: str, start: int, end: int) -> Hit | None:
    """A hit at the head of a line, marks before it passed over."""
    for hit in copy.hits_in(listed, start, end):
        if not copy.text[start : hit.start].strip(" (*-–—=/"):
            return hit
    return None


def _crew(copy: Copy, start: int, end: int) -> bool:
    """ "(Reporting by Ana Holt; Editing by Sue Bright)"."""
    lists = ("origin.reporting", "origin.editing")
    hit = next((h for name in lists if (h := _worded(copy, name, start, end))), None)
    if hit is None:
        return False
    opened = copy.text[start : hit.start].strip() != ""
    return opened or bool(re.match(r"\s+[^\W\d_a-zß-ÿ]", copy.text[hit.end : hit.end + 3]))


def _at_end(copy: Copy, start: int, end: int, credited: str | None) -> Span | None:
    """A sign-off that runs on from the last sentence: "… said. (ANI)", "… said. Enditem"."""
    for hit in copy.hits_in("agencies.sign_off", max(start, end - 40), end):
        if not copy.text[hit.end : end].strip(" .)"):
            return hit.start, end
    bracket = _BRACKET_AT_END.search(copy.text[max(start, end - 160) : end])
    if not bracket:
        return None
    at = max(start, end - 160) + bracket.start()
    if at == start or copy.text[:at].rstrip()[-1:] not in '.!?…”"»':
        return None
    begin, last = tight(copy, at, end)
    named = agencies_in(copy, begin, last)
    whole = bool(named) and named[0].start == begin and named[-1].end == last
    same = credited is not None and _bare(copy.text[begin:last]) == credited.casefold()
    return (at, end) if whole or same or _crew(copy, at, end) else None


def _letters(copy: Copy, ends: list[Span], credited: str | None) -> Iterator[Span]:
    """The letters behind the last full stop of a paragraph: "… dos semanas. EFS"."""
    for start, end in ends:
        near = max(start, end - 20)
        found = LETTERS.search(copy.text[near:end])
        if found and _signs_by_letters(copy, found["said"], credited):
            yield near + found.start("said"), end


def _signs_by_letters(copy: Copy, said: str, credited: str | None) -> bool:
    """Whether letters behind the last full stop sign the copy: "… dos semanas. EFS".

    They do where they are the credited agency's, or stand nowhere else and spell no known word.
    """
    if credited and said == "".join(w[0] for w in credited.split()).upper():
        return True
    if credited and _bare(said) == credited.casefold():
        return True
    return credited is not None and copy.text.count(said) == 1


def _bare(said: str) -> str:
    return said.strip(" ()[]*-–—=./©").casefold()


def _reporters(copy: Copy, zones: Zones) -> Iterator[Sign]:
    """Who reported, for a story whose only byline is its sign-off."""
    for start, end in [*zones.body[-1:], *zones.tail[:LINES]]:
        for hit in copy.hits_in("origin.reporting", max(start, end - LONGEST), end):
            bracket = copy.text[max(start, hit.start - 2) : hit.start].strip()
            if bracket in ("(", "[") and (names := _names_after(copy, hit.end, end)):
                yield Sign("byline", copy.text[slice(*names)], *names, "origin.sign_off", 0.7)
                return


def _names_after(copy: Copy, start: int, end: int) -> Span | None:
    """The names that follow, up to where the reporters are: "Ana Holt in Hull; Editing …"."""
    first = last = None
    for word in re.finditer(r"[^\s;)\]]+[;)\]]?", copy.text[start : min(end, start + 120)]):
        said = word[0].strip(",;)].:")
        if fold(said) in locatives() or (said[:1].islower() and len(said) > 3):
            break
        if said:
            first = word.start() if first is None else first
            last = word.start() + len(said)
        if word[0][-1:] in ";)]":
            break
    if first is None or last is None or not are_names(copy.text[start + first : start + last]):
        return None
    return start + first, start + last
