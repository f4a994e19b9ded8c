"""The furniture words of all languages as one: a Portuguese story ends in "Source link"."""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from wiredesk import packs
from wiredesk.packs import LanguagePack, Matcher
from wiredesk.packs.agency_pack import agency_words
from wiredesk.packs.matcher import fold

GAP = " … "
AT_START = "^"

Entry = tuple[str, dict[str, str]]


class Lexicon(NamedTuple):
    """The word lists of every pack joined.

    ``matcher`` finds the lists "alone.share", "opens.related" (no mark wanted behind it),
    "marked.tags" (a mark wanted), "holds.cookie", "family.taken", "trail.home", "trail.sections"
    and "houses"; a hit's value is the tags of the packs that have it. The sets hold folded words.
    """

    matcher: Matcher
    capitals: frozenset[str]
    """Phrases that count in capitals only."""
    led: dict[str, tuple[str, ...]]
    """Phrases of ``holds`` that count only in a sentence that opens so."""
    home: frozenset[str]
    counted: frozenset[str]
    published: frozenset[str]
    dating: frozenset[str]
    """Every word of a line that tells a date, ``published`` among them."""
    lapsed: frozenset[str]
    calendar: frozenset[str]
    """Months and weekdays."""
    by: tuple[str, ...]
    """Longest first."""
    roles: frozenset[str]
    particles: frozenset[str]
    desks: frozenset[str]
    agency: frozenset[str]
    credited_with: tuple[str, ...]
    credits: re.Pattern[str]
    """One of them between two words."""
    fillers: frozenset[str]
    acts: frozenset[str]
    aims: dict[str, str]
    """Each word with its kind."""
    agencies: frozenset[str]
    """Names of news agencies, as a whole line or bracket may hold them."""


@lru_cache(maxsize=1)
def lexicon() -> Lexicon:
    """The lexicon, made once."""
    known = [packs.language(tag) for tag in packs.languages()]
    lists = list(_lists(known))
    published, lapsed = _joined(known, "published"), _joined(known, "lapsed")
    calendar = frozenset(_calendar(known))
    credited_with = tuple(sorted(_joined(known, "credited_with"), key=lambda w: (-len(w), w)))
    return Lexicon(
        matcher=Matcher(lists),
        capitals=frozenset(p for _, words in lists for p in words if _is_shouted(p)),
        led=_led(known),
        home=_joined(known, "home"),
        counted=_joined(known, "counted"),
        published=published,
        dating=_joined(known, "dating") | published | lapsed | calendar,
        lapsed=lapsed,
        calendar=calendar,
        by=tuple(sorted(_joined(known, "by"), key=lambda w: (-len(w), w))),
        roles=_joined(known, "roles"),
        particles=_joined(known, "particles"),
        desks=_joined(known, "desks"),
        agency=_joined(known, "agency"),
        credited_with=credited_with,
        credits=re.compile(rf"\s(?:{'|'.join(map(re.escape, credited_with))})\s"),
        fillers=_joined(known, "fillers"),
        acts=_joined(known, "acts"),
        aims={
            fold(word): kind
            for pack in known
            for kind, words in pack.furniture.aims.items()
            for word in words
        },
        agencies=frozenset(fold(n) for names in agency_words().values() for n in names),
    )


def _is_shouted(phrase: str) -> bool:
    """Whether a phrase is written in capitals and long enough for that to be meant."""
    return len(phrase) > 1 and phrase.isupper()


def _lists(known: list[LanguagePack]) -> Iterator[Entry]:
    """Each list with its phrases, each with the tags of the packs that have it: "es|pt"."""
    lists: dict[str, dict[str, str]] = {}
    for pack in known:
        for name, phrases in _lists_of(pack):
            words = lists.setdefault(name, {})
            for phrase in phrases:
                words[phrase] = f"{words[phrase]}|{pack.tag}" if phrase in words else pack.tag
    yield from lists.items()


def _lists_of(pack: LanguagePack) -> Iterator[tuple[str, list[str]]]:
    words = pack.furniture
    for kind, phrases in words.alone.items():
        yield f"alone.{kind}", phrases
    for kind, phrases in words.holds.items():
        yield f"holds.{kind}", [_told_by(phrase) for phrase in phrases]
    for kind, phrases in words.opens.items():
        yield f"marked.{kind}", [p.removesuffix(":") for p in phrases if p.endswith(":")]
        yield f"opens.{kind}", [p for p in phrases if not p.endswith(":")]
    for family, phrases in words.families.items():
        yield f"family.{family}", phrases
    yield "trail.home", words.home
    yield "trail.sections", words.sections
    yield "houses", words.houses


def _told_by(phrase: str) -> str:
    """What of a phrase the matcher looks for."""
    return phrase.rpartition(GAP)[2].removeprefix(AT_START)


def _led(known: list[LanguagePack]) -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for pack in known:
        for phrases in pack.furniture.holds.values():
            for phrase in phrases:
                opening, gap, later = phrase.partition(GAP)
                if gap or phrase.startswith(AT_START):
                    openings = fold(opening).removeprefix(AT_START).split("|")
                    found[_told_by(phrase)] = (*found.get(later, ()), *openings)
    return found


def _joined(known: list[LanguagePack], name: str) -> frozenset[str]:
    return frozenset(fold(word) for pack in known for word in getattr(pack.furniture, name))


def _calendar(known: list[LanguagePack]) -> Iterator[str]:
    for pack in known:
        for word in (*pack.calendar.months, *pack.calendar.weekdays):
            yield from fold(word).split()
