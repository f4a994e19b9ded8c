"""Disclaimers: paragraphs in which a site says that the text is not its own, or came to it.

They are the best evidence of origin that imported copy has: they own to "agencies", name the
outlet that wants no part in the text, and often its domain.
"""

import re
from collections import Counter
from collections.abc import Iterator
from unicodedata import normalize

from wiredesk.packs import Hit
from wiredesk.reading.copy import Copy
from wiredesk.reading.origin.agency_names import agencies_in
from wiredesk.reading.origin.people import staff
from wiredesk.reading.origin.places import is_known
from wiredesk.reading.origin.signs import Sign
from wiredesk.reading.origin.zones import Zones
from wiredesk.records import Span

_LISTS = ("origin.imported", "origin.disclaims", "origin.untouched", "origin.first_published")
_LONGEST = 2500
MOST = 12
"""Paragraphs of disclaimers that are read; a story has two or three."""
_DOMAIN = re.compile(
    r"(?<![@\w.-])(?:https?://)?((?:[a-z0-9](?:[a-z0-9-]{0,60}[a-z0-9])?\.){1,3}[a-z]{2,24})(?![\w@-])",
    re.I,
)
# A name: capitalised words, with small ones between them: "Diário do Sul", "Mid-day", "NDTV".
_NAME = re.compile(
    r"[^\W\d_a-zß-ÿ][\w&'’-]*(?:\.[A-Z][\w]*)*"
    r"(?:[ ](?:d[aeo]s?|del?|du|of|the|and|&|der|des)(?=[ ][^\W\d_a-zß-ÿ])"
    r"|[ ][^\W\d_a-zß-ÿ][\w&'’-]*){0,5}"
)
_LEAD = re.compile(r"[\s:\"“«'‘]*(?:(?:the|o|a|la|le|el|der|die|das|dem)\s)?[\"“«]?")
_ADDRESS = re.compile(r"https?://[^\s<>\"'“”«»()\[\]]+")
_STOP = re.compile(r"[.!?。]\s|\n")


def find_disclaimers(copy: Copy, zones: Zones) -> Iterator[Sign]:
    """Each disclaimer with the outlet that speaks in it, and what it owns to."""
    for start, end in _paragraphs(copy):
        words = copy.text[start:end]
        disclaims = _disclaims(copy, zones, start, end)
        if disclaims:
            yield Sign("disclaimer", words, start, end, "origin.disclaimer", 0.95)
            yield from _outlet(copy, start, end)
            yield from _unnamed(copy, start, end)
        if (start, end) not in zones.body:
            yield from _first_published(copy, start, end)


def _paragraphs(copy: Copy) -> Iterator[Span]:
    """The lines in which words of a disclaimer stand, and those found to be one, each once."""
    starts = {hit.start for listed in _LISTS for hit in copy.hits.get(listed, ())}
    starts |= {f.start for f in copy.furniture if f.kind == "disclaimer"}
    done = count = 0
    for at in sorted(starts):
        if at < done or count >= MOST:
            continue
        count += 1
        start = copy.text.rfind("\n", max(0, at - _LONGEST), at) + 1 or max(0, at - _LONGEST)
        end = copy.text.find("\n", at, at + _LONGEST)
        done = end if end >= 0 else min(len(copy.text), at + _LONGEST)
        start, end = _tight(copy, start, done)
        if start < end and not _quoted(copy, start, at):
            yield start, end


def _quoted(copy: Copy, start: int, at: int) -> bool:
    """Whether the words are somebody's in the story: “We accept no liability,” he said."""
    before = copy.text[start:at]
    return before.count("“") > before.count("”") or before.count("«") > before.count("»")


def _disclaims(copy: Copy, zones: Zones, start: int, end: int) -> bool:
    """Whether a paragraph disclaims; a reprint's credit does not.

    "The ministry reserves the right" is news. Words so plain count in furniture, beside words
    that only a disclaimer says ("third party feed", "has not been edited by"), or below the story
    where they speak of its text ("no liability for the accuracy").
    """
    if any(f.kind == "disclaimer" and start <= f.start < end for f in copy.furniture):
        return True
    if (start, end) in zones.body:
        return False
    if any(copy.hits_in(listed, start, end) for listed in ("origin.imported", "origin.untouched")):
        return True
    plain = copy.hits_in("origin.disclaims", start, end) and (start, end) in zones.tail
    return bool(plain and copy.hits_in("origin.disclaimed", start, end))


def _unnamed(copy: Copy, start: int, end: int) -> Iterator[Sign]:
    """What the sentence that owns to a feed says of agencies: it names one, or just says so."""
    for hit in copy.hits_in("origin.imported", start, end)[:1]:
        sentence = _sentence(copy, hit, start, end)
        named = agencies_in(copy, *sentence)
        for one in named:
            said = copy.text[one.start : one.end]
            yield Sign("agency", said, *sentence, "origin.disclaimer", 0.9, agency=one.id)
        unnamed = copy.hits_in("origin.unnamed", *sentence)
        if unnamed and not named:
            said = copy.text[unnamed[-1].start : unnamed[-1].end]
            yield Sign("unnamed_agency", said, *sentence, "origin.disclaimer", 0.95)
        return
    for hit in copy.hits_in("origin.unnamed", start, end)[:1]:
        sentence = _sentence(copy, hit, start, end)
        said = copy.text[hit.start : hit.end]
        yield Sign("unnamed_agency", said, *sentence, "origin.disclaimer", 0.7)


def _sentence(copy: Copy, hit: Hit, start: int, end: int) -> Span:
    """The sentence that a hit stands in, within its paragraph."""
    begin = start
    for stop in _STOP.finditer(copy.text, start, hit.start):
        begin = stop.end()
    after = _STOP.search(copy.text, hit.end, end)
    return begin, after.start() + 1 if after else end


def _first_published(copy: Copy, start: int, end: int) -> Iterator[Sign]:
    """Where the story first stood: "originally published in Diário do Sul"."""
    for hit in copy.hits_in("origin.first_published", start, end):
        sentence = _sentence(copy, hit, start, end)
        lead = _LEAD.match(copy.text, hit.end)
        begin = lead.end() if lead else hit.end
        named = agencies_in(copy, begin, min(end, begin + 40))
        if named and named[0].start <= begin + 2:
            said = copy.text[named[0].start : named[0].end]
            yield Sign("agency", said, *sentence, "origin.first_published", 0.9, agency=named[0].id)
            return
        address = _ADDRESS.match(copy.text, begin, end)
        if address:
            said = address[0].rstrip(".,;")
            yield Sign("source_link", said, begin, begin + len(said), "origin.first_published", 0.9)
        if found := _DOMAIN.match(copy.text, begin, end) or _NAME.match(copy.text, begin, end):
            said = found[found.lastindex or 0].removeprefix("www.")
            if is_known(said, copy.tag):
                return  # a book "first published in London"
            yield Sign("source", said, *sentence, "origin.first_published", 0.85)
        return


def _outlet(copy: Copy, start: int, end: int) -> Iterator[Sign]:
    """The outlet that disclaims, by its name beside the words, or by its domain."""
    domains = [m[1].lower() for m in _DOMAIN.finditer(copy.text, start, end)]
    names = [found.span() for found in _NAME.finditer(copy.text, start, end)]
    domain = next((d for d in domains if any(_same(d, copy.text[slice(*n)]) for n in names)), None)
    domain = domain or (domains[0] if len(set(domains)) == 1 else None)
    name, span, rule = _named(copy, start, end, names, domain)
    if name is None and domain is None:
        return
    said = f"{name} ({domain})" if name and domain else name or domain or ""
    yield Sign("republisher", said, *span, f"origin.disclaimer.{rule}", 0.9 if domain else 0.75)


def _named(
    copy: Copy, start: int, end: int, names: list[Span], domain: str | None
) -> tuple[str | None, Span, str]:
    """The outlet's name, the sentence it rests on, and how it was found."""
    if domain:
        fitting = Counter(
            copy.text[slice(*name)] for name in names if _same(domain, copy.text[slice(*name)])
        )
        if fitting:
            label = domain.split(".")[-2]
            name = max(fitting, key=lambda n: (n.casefold() == label, fitting[n], n))
            at = next(n for n in names if copy.text[slice(*n)] == name)
            hit = Hit(*at, name, name)
            return name, _sentence(copy, hit, start, end), "domain"
    for listed, before in (("origin.disclaims", True), ("origin.untouched", False)):
        for hit in copy.hits_in(listed, start, end):
            sentence = _sentence(copy, hit, start, end)
            if found := _beside(copy, hit, sentence, names, before):
                return found, sentence, "name"
    return None, (start, end), "domain"


def _beside(copy: Copy, hit: Hit, sentence: Span, names: list[Span], before: bool) -> str | None:
    """The name next to a disclaimer's words, on the side where its subject stands, else beyond."""
    earlier = [(a, min(b, hit.start)) for a, b in names if sentence[0] <= a < hit.start]
    later = [n for n in names if hit.start < n[1] and hit.end - 1 <= n[1] and n[1] <= sentence[1]]
    for span in [*reversed(earlier), *later] if before else later:
        said = _without_article(copy, span, sentence)
        if said and said.casefold() not in staff() and not _is_common(copy, said, span, sentence):
            return said
    return None


def _without_article(copy: Copy, span: Span, sentence: Span) -> str:
    """ "A Midmorning" at a sentence's head is "Midmorning"; "The Wire" keeps nothing but "Wire"."""
    said = copy.text[slice(*span)].strip()
    first, _, rest = said.partition(" ")
    if span[0] == sentence[0] and rest and len(first) <= 3 and first != first.upper():
        return rest
    if span[0] == sentence[0] and rest and len(first) == 1:
        return rest
    return said


def _is_common(copy: Copy, said: str, span: Span, sentence: Span) -> bool:
    """Whether a word has its capital only from the sentence's head: "Esta", "Für", "We"."""
    word = said.casefold()
    if word in copy.pack.letters.common or word in _HEADS:
        return True
    return span[0] == sentence[0] and len(word) <= 3


_HEADS = {"esta", "este", "this", "the", "cette", "diese", "dieser", "disclaimer", "note", "nota"}


def _same(domain: str, name: str) -> bool:
    """Whether a name is a domain's: "Mid-day" and "Midday" are mid-day.com's."""
    label = domain.removeprefix("www.").split(".")
    letters = normalize("NFD", name.casefold())
    plain = "".join(c for c in letters if c.isalnum())
    return len(plain) > 2 and any(re.sub(r"\W", "", part) == plain for part in label[:-1])


def _tight(copy: Copy, start: int, end: int) -> Span:
    while start < end and copy.text[start].isspace():
        start += 1
    while start < end and copy.text[end - 1].isspace():
        end -= 1
    return start, end
