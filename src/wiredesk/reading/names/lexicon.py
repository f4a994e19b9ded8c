"""A pack's words around names, as sets: made once for each language."""

from __future__ import annotations

from functools import lru_cache

from babel import Locale, UnknownLocaleError

from wiredesk.packs import language, languages, offices, people
from wiredesk.packs.matcher import fold
from wiredesk.packs.sections.names import Kinds
from wiredesk.reading.attributions.lexicon import lexicon as speech


class Lexicon:
    """The words around names of one language, folded."""

    def __init__(self, tag: str):
        """``tag`` is a pack's."""
        pack = language(tag)
        words = pack.names
        self.tag = tag
        self.nouns_capital = pack.letters.nouns_capital
        self.abbreviations = frozenset(pack.sentences.abbreviations) | frozenset(words.titles)
        self.of = frozenset(words.of)
        self.articles = frozenset(words.articles)
        self.half_articles = frozenset(words.half_articles)
        self.joiners = frozenset(words.joiners)
        self.particles = people.particles() | frozenset(words.particles)
        self.elided = frozenset(words.elided)
        self.possessive = words.possessive
        self.genitive = words.genitive
        self.noun_endings = tuple(words.noun_endings)
        calendar = pack.calendar
        self.dates = _folded([*calendar.months, *calendar.weekdays, *calendar.seasons])
        self.short_months = frozenset(m for m in _folded([*calendar.months]) if len(m) == 3)
        self.date_openers = _folded([*pack.times.at, *pack.times.this, *pack.times.last])
        self.no_names = _folded(words.no_names) | _languages(tag)
        self.openers = _folded([*words.openers, *pack.letters.common]) | self.dates
        self.titles = _folded(words.titles)
        self.offices = {fold(p): o for p, o in offices.offices(tag).items() if " " not in p}
        self.office_endings = tuple(
            o for o in self.offices if self.nouns_capital and len(o) > 3 and not o[0].isupper()
        )
        self.office_phrases = {fold(p): o for p, o in offices.offices(tag).items()}
        self.people = _kinds(words.people)
        self.bodies = _kinds(words.bodies)
        self.body_tails = _kinds(words.body_tails)
        self.body_endings = tuple(words.body_endings)
        self.lands = _folded(words.lands)
        self.land_tails = _folded(words.land_tails)
        self.land_endings = tuple(words.land_endings)
        self.at = _folded(words.at)
        self.works = _folded(words.works)
        self.work_heads = _folded(words.work_heads)
        self.events = _folded(words.events)
        self.event_tails = _folded(words.event_tails)
        self.before_person = _folded(words.before_person) | _verbs_of_speech(tag, "participle")
        self.after_person = _folded(words.after_person) | _verbs_of_speech(tag)
        self.as_subject = _folded(words.as_subject)
        self.verb_endings = tuple(words.verb_endings)
        self.small_tails = words.small_tails
        self.small_adjectives = tuple(words.small_adjectives)
        self.apposed = _folded(words.apposed)
        self.masculine = _folded(words.masculine)
        self.feminine = _folded(words.feminine)
        self.directions = _folded(words.directions)
        self.firm_article = words.article_before_firms
        self.far_bodies, self.far_lands, self.far_tails = _elsewhere(tag)
        self.he = _folded(words.he)
        self.she = _folded(words.she)
        self.heads = frozenset(self.bodies) | self.lands | self.work_heads | self.events

    def body_kind(self, word: str) -> str | None:
        """The kind of body that a folded noun names; of a German compound its last part tells."""
        if word in self.bodies or not self.nouns_capital:
            return self.bodies.get(word)
        parts = (word[at:] for at in range(1, len(word) - 4))
        return next((self.bodies[part] for part in parts if part in self.bodies), None)

    def is_office(self, word: str) -> bool:
        """Whether a folded word is an office, held now or once ("exalcalde", "ex-ministre")."""
        if word in self.offices:
            return True
        return word.startswith("ex") and word.removeprefix("ex").removeprefix("-") in self.offices

    def is_person_word(self, word: str) -> bool:
        """Whether a folded word is a title, an office or what a person may be called."""
        return (
            word in self.titles
            or self.is_office(word)
            or word in self.people
            or bool(self.office_endings and word.endswith(self.office_endings))
        )


def _verbs_of_speech(tag: str, *more: str) -> frozenset[str]:
    """Finite (and other) forms of verbs that report, but those that are mostly another word."""
    return frozenset(
        form
        for form, meanings in speech(tag).cues.items()
        if any(m.kind in ("finite", *more) and not m.homograph for m in meanings)
    )


def _folded(words: list[str]) -> frozenset[str]:
    return frozenset(fold(word) for word in words)


def _kinds(kinds: Kinds) -> dict[str, str]:
    found: dict[str, str] = {}
    for kind, words in kinds.items():
        for word in words:
            found.setdefault(fold(word), kind)
    return found


def _languages(tag: str) -> frozenset[str]:
    """Names of languages, which some languages write with a capital."""
    try:
        names = Locale.parse(tag).languages.values()
    except (UnknownLocaleError, ValueError):
        return frozenset()
    return frozenset(fold(n) for n in names if " " not in n and n[0].isupper())


@lru_cache(maxsize=8)
def _elsewhere(tag: str) -> tuple[frozenset[str], frozenset[str], dict[str, str]]:
    """Heads and tails of names in other languages ("Estadio", "Universidad", "University")."""
    bodies: set[str] = set()
    lands: set[str] = set()
    tails: dict[str, str] = {}
    for other in languages():
        words = language(other).names
        if other == tag:
            continue
        bodies |= {w for w in _kinds(words.bodies) if len(w) > 3}
        lands |= {w for w in _folded(words.lands) if len(w) > 4}
        tails |= dict.fromkeys(_kinds(words.body_tails), "ORG")
        tails |= dict.fromkeys(_folded(words.land_tails), "LOC")
        tails |= dict.fromkeys(_folded(words.event_tails), "EVENT")
    own = language(tag)
    common = _folded([*own.names.openers, *own.letters.common])
    common |= frozenset(_kinds(own.names.people))
    tails = {w: kind for w, kind in tails.items() if len(w) > 3 and w not in common}
    return frozenset(bodies - common), frozenset(lands - common - bodies), tails


@lru_cache(maxsize=64)
def lexicon(tag: str) -> Lexicon:
    """The words around names of one language."""
    return Lexicon(tag)
