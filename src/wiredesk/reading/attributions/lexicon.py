"""A pack's attribution words made ready to look up, built once for each language."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from re import Pattern
from typing import NamedTuple

from msgspec.structs import fields

from wiredesk.packs import language
from wiredesk.packs.sections.attributions import AttributionWords, Conjugation, Verbs
from wiredesk.reading.attributions.words import word_pattern

KINDS = ("finite", "participle", "gerund", "infinitive", "conditional", "hearsay")


class Form(NamedTuple):
    """One word form of a verb that reports."""

    lemma: str
    kind: str
    """finite | participle | gerund | infinitive | conditional | hearsay"""
    particle: str
    """What must stand behind it: "out" of "pointed out"; at the clause's end "mit" of
    "teilte … mit"."""
    takes: frozenset[str]
    via: frozenset[str]
    cue_class: str
    homograph: bool
    thing_class: str = ""


class LightForm(NamedTuple):
    """One form of a light verb with the nouns that make it report."""

    kind: str
    nouns: frozenset[str]
    cue_class: str


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Look-ups of one language; sets of lower-case words and word form → meaning."""

    words: AttributionWords
    pattern: Pattern[str]
    cues: dict[str, tuple[Form, ...]]
    light: dict[str, tuple[LightForm, ...]]
    nouns: dict[str, str]
    kinds: dict[str, str]
    sets: dict[str, frozenset[str]] = field(default_factory=dict)
    adverb_endings: tuple[str, ...] = ()
    kind_endings: tuple[tuple[str, str], ...] = ()
    """Endings of nouns with the kind of source that they make: "infectóloga"."""
    compounds: bool = False
    """Whether nouns are built onto each other, as in "Abschlussbericht"."""
    infinitive_endings: tuple[str, ...] = ()
    gerund_endings: tuple[str, ...] = ()
    participle_endings: tuple[str, ...] = ()
    past_endings: tuple[str, ...] = ()

    def has(self, listed: str, word: str) -> bool:
        """Whether a word stands in one of the pack's lists."""
        return word in self.sets[listed]

    def kind(self, word: str) -> str:
        """The kind of source that a noun names, empty if none; compounds by their last part."""
        if found := self.kinds.get(word) or self.kinds.get(word.removesuffix("s")):
            return found
        for ending, found in self.kind_endings:
            if word.endswith(ending) and len(word) > len(ending) + 2:
                return found
        if not self.compounds:
            return ""
        word = word.removesuffix("n") if word.endswith("ern") else word
        for start in range(len(word) - 4):
            if found := self.kinds.get(word[start:]):
                return found
        return ""

    def is_adverb(self, word: str) -> bool:
        """Whether it is listed as an adverb or built like one."""
        return word in self.sets["adverbs"] or (
            len(word) > 5 and word.endswith(self.adverb_endings)
        )


@lru_cache(maxsize=64)
def lexicon(tag: str) -> Lexicon:
    """The look-ups of the pack for a language tag."""
    words = language(tag).attributions
    cues: dict[str, list[Form]] = defaultdict(list)
    for verbs in words.verbs:
        for lemma in verbs.lemmas:
            for form, meaning in _forms_of(lemma, verbs, words):
                cues[form].append(meaning)
    light: dict[str, list[LightForm]] = defaultdict(list)
    for group in words.light:
        for lemma in group.verbs:
            for kind, form in _inflect(lemma, words):
                light[form].append(LightForm(kind, frozenset(group.nouns), group.cue_class))
    return Lexicon(
        words=words,
        pattern=word_pattern(words.elides, _hung(words)),
        cues={form: _merged(meanings) for form, meanings in cues.items()},
        light={form: tuple(dict.fromkeys(meanings)) for form, meanings in light.items()},
        nouns={noun: name for name, nouns in words.nouns.items() for noun in nouns},
        kinds={noun: kind for kind, nouns in words.source_nouns.items() for noun in nouns},
        kind_endings=tuple(
            (ending, kind) for kind, ends in words.source_endings.items() for ending in ends
        ),
        sets=_sets(words),
        adverb_endings=tuple(words.adverb_endings) or ("\0",),
        compounds=language(tag).letters.nouns_capital,
        infinitive_endings=tuple(words.infinitive_endings),
        participle_endings=tuple(words.participle_endings) or ("\0",),
        gerund_endings=tuple(words.gerund_endings) or ("\0",),
        past_endings=tuple(words.past_endings) or ("\0",),
    )


def _hung(words: AttributionWords) -> tuple[str, ...]:
    """The pronouns that are hung on a verb with a hyphen, without it."""
    listed = (*words.clitics, *words.pronouns)
    return tuple(dict.fromkeys(word[1:] for word in listed if word.startswith("-")))


def _merged(meanings: list[Form]) -> tuple[Form, ...]:
    """The meanings of a form, one for each verb and mood: what it takes in all its groups."""
    by_verb: dict[tuple[str, str, str], Form] = {}
    for form in meanings:
        key = (form.lemma, form.kind, form.particle)
        if known := by_verb.get(key):
            form = form._replace(takes=known.takes | form.takes, via=known.via | form.via)
        by_verb[key] = form
    return tuple(by_verb.values())


def _sets(words: AttributionWords) -> dict[str, frozenset[str]]:
    """Each plain list of words of the section by its name."""
    plain = (f.name for f in fields(words) if f.type == list[str])
    return {name: frozenset(getattr(words, name)) for name in plain}


def _forms_of(lemma: str, verbs: Verbs, words: AttributionWords) -> Iterator[tuple[str, Form]]:
    """The forms of "afirmar", of "mit|teilen" (apart and together) and of "point out"."""
    takes, via = frozenset(verbs.takes), frozenset(verbs.via)
    particle, bar, base = lemma.rpartition("|")
    head, _, tail = base.partition(" ")
    for kind, form in _inflect(head, words):
        meaning = Form(particle + base, kind, tail, takes, via, verbs.cue_class, verbs.homograph)
        meaning = meaning._replace(thing_class=verbs.thing_class)
        if not bar:
            yield form, meaning
            continue
        yield particle + form, meaning
        if kind == "infinitive":
            yield f"{particle}zu{form}", meaning
        elif kind in ("finite", "hearsay", "conditional"):
            yield form, meaning._replace(particle=particle)


def _inflect(lemma: str, words: AttributionWords) -> Iterator[tuple[str, str]]:
    """(kind, form) for each form of a verb: the irregular ones it lists, else the regular."""
    listed = words.irregular.get(lemma, Conjugation())
    name = max((c for c in words.conjugations if lemma.endswith(c)), key=len, default=None)
    regular = words.conjugations[name] if name is not None else Conjugation()
    stem = lemma[: len(lemma) - len(name or "")]
    for kind in KINDS:
        if own := getattr(listed, kind):
            yield from ((kind, form) for form in own.split())
        else:
            yield from ((kind, form) for form in _regular(stem, getattr(regular, kind)))


def _regular(stem: str, endings: str) -> Iterator[str]:
    for ending in endings.split():
        yield ending.replace("~", stem) if "~" in ending else stem + ending.replace("∅", "")
