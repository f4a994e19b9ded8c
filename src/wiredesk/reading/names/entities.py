"""Who is meant: names of one story put together, with what the packs and the text know of each."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field

import msgspec

from wiredesk.packs import organisations, people, places
from wiredesk.packs.agency_pack import agencies
from wiredesk.packs.matcher import fold
from wiredesk.reading.copy import Copy
from wiredesk.reading.names.calling import short_forms
from wiredesk.reading.names.known import Known
from wiredesk.reading.names.lexicon import Lexicon
from wiredesk.reading.names.roles import Beside, Role
from wiredesk.records import Entity, Name

WORD_REACH = 40
"""Characters back in which the word before a name is looked for."""

_LAST_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*$")

COUNTRIES = ("names.countries", "places.territories")


OF_ANY_BODY = {
    *("president", "vice president", "spokesperson", "head", "leader"),
    *("secretary-general", "director-general", "secretary", "adviser"),
}
"""Roles that states and other bodies have: their holder speaks as the body does."""


@dataclass
class Told:
    """An entity while the story is read: what its mentions have told so far."""

    key: str
    type: str
    name: str
    country: str | None = None
    role: str | None = None
    gender: str | None = None
    kind: str | None = None
    pack: str | None = None
    wikidata: str | None = None
    held: str | None = None
    """The office that the packs know on the story's day, where the story names none."""
    aliases: list[str] = field(default_factory=list)

    def record(self) -> Entity:
        """The entity as the reading shows it."""
        others = tuple(a for a in dict.fromkeys(self.aliases) if a != self.name)
        return Entity(
            name=self.name,
            type=self.type,
            role=self.role or self.held,
            country=self.country,
            gender=self.gender,
            wikidata=self.wikidata,
            kind=self.kind,
            pack=self.pack,
            aliases=others,
        )


def known_person(key: str) -> bool:
    """Whether a key is a person's whom packs know; they keep the name that packs show."""
    return key.startswith("people/")


@dataclass
class Linker:
    """Puts the names of one story together."""

    copy: Copy
    lexicon: Lexicon
    told: dict[str, Told] = field(default_factory=dict)
    by_word: dict[str, str] = field(default_factory=dict)
    """What a person may be called after the full name, with the key of who bears it."""
    parts: dict[tuple[str, str], str] = field(default_factory=dict)
    """The part of a firm's or storm's name that stands for it, with its key."""

    def link(
        self, found: list[tuple[Name, Known | None]]
    ) -> tuple[tuple[Name, ...], dict[str, Entity]]:
        """The names with their entities' ids, and the entities by id, in order of mention."""
        for name, known in found:
            said = self.words(name)
            if name.type == "PER" and " " in said:
                self._remember(self._own_key(name, known), said)
            elif name.type in ("ORG", "EVENT") and said.count(" ") == 1:
                part = said.split(" ")[0 if name.type == "ORG" else 1]
                self.parts.setdefault((name.type, part), self._own_key(name, known))
        keys = [self._key(name, known) for name, known in found]
        keys = self._acronyms(found, keys)
        for (name, known), key in zip(found, keys, strict=True):
            self._tell(key, name, known)
        self._tell_roles([name for name, _ in found], keys)
        ids = {key: f"e{i}" for i, key in enumerate(dict.fromkeys(keys), 1)}
        names = tuple(
            msgspec.structs.replace(name, entity=ids[key])
            for (name, _), key in zip(found, keys, strict=True)
        )
        return names, {ids[key]: self.told[key].record() for key in ids}

    def words(self, name: Name) -> str:
        """What the name says, on one line."""
        return " ".join(self.copy.text[name.start : name.end].split())

    def _own_key(self, name: Name, known: Known | None) -> str:
        """The key by what the name itself says."""
        if known is not None and known.type == name.type and known.key:
            return known.key
        if known is not None and known.type == name.type and known.country:
            if known.source in COUNTRIES or name.type == "NORP":
                return f"country/{known.country}"
            return f"place/{known.country}/{fold(self.words(name))}"
        family = "LOC" if name.type == "GPE" else name.type
        return f"{family}/{fold(self.words(name))}"

    def _key(self, name: Name, known: Known | None) -> str:
        own = self._own_key(name, known)
        if name.type == "PER" and not (known and known.source == "people"):
            said = fold(self.words(name))
            return self.by_word.get(said, own)
        if name.method in ("body's name elsewhere", "event's name elsewhere"):
            return self.parts.get((name.type, self.words(name)), own)
        return own

    def _remember(self, key: str, said: str) -> None:
        for form in short_forms(said):
            self.by_word.setdefault(fold(form), key)

    def _acronyms(self, found: list[tuple[Name, Known | None]], keys: list[str]) -> list[str]:
        """Acronyms join the name whose initials they are, or that they follow in brackets."""
        full: dict[str, str] = {}
        for i, (name, _) in enumerate(found):
            said = self.words(name)
            if name.type != "ORG" or " " not in said:
                continue
            full.setdefault("".join(w[0] for w in said.split() if w[0].isupper()), keys[i])
            follows = found[i + 1][0] if i + 1 < len(found) else None
            if follows and self.copy.text[name.end : follows.start] in (" (", " ( ", " («", ' ("'):
                short = self.words(follows)
                if short.isupper() and " " not in short:
                    full[short] = keys[i]
        joined = []
        for (name, _), key in zip(found, keys, strict=True):
            said = self.words(name)
            is_short = name.type == "ORG" and len(said) > 1 and said.isupper() and " " not in said
            joined.append(full.get(said, key) if is_short else key)
        return joined

    def _tell(self, key: str, name: Name, known: Known | None) -> None:
        said = self.words(name)
        told = self.told.get(key)
        if told is None:
            told = self.told[key] = self._new(key, name, known, said)
        elif len(said) > len(told.name) and name.type == told.type and not known_person(key):
            told.name = said
        told.aliases.append(said)

    def _new(self, key: str, name: Name, known: Known | None, said: str) -> Told:
        folder, _, entry = key.partition("/")
        if folder == "people":
            person = people.people()[entry]
            return Told(
                key,
                "PER",
                person.names[0],
                country=person.country,
                gender=person.gender,
                kind=person.kind,
                pack=key,
                wikidata=person.wikidata,
                held=person.role_on(self.copy.given.published or self.copy.story.published),
            )
        if folder == "organisations":
            body = organisations.organisations()[entry]
            return Told(
                key,
                "ORG",
                said,
                country=body.country,
                kind=None if body.kind == "unknown" else body.kind,
                pack=key,
                wikidata=body.wikidata,
            )
        if folder == "agencies":
            agency = agencies()[entry]
            return Told(
                key,
                "ORG",
                said,
                country=agency.country,
                kind="state_media" if agency.state_run else "agency",
                pack=key,
                wikidata=agency.wikidata,
            )
        if folder == "country":
            own = places.country_name(entry, self.lexicon.tag)
            shown = said if name.type != "NORP" else own or said
            return Told(key, "GPE", shown, country=entry, kind="official")
        country = known.country if known and known.type == name.type else None
        told = Told(key, name.type, said, country=country, kind=self._kind(name, known, said))
        if name.type == "PER":
            gender = people.first_names().get(said.split(" ")[0])
            told.gender = gender if gender in ("m", "f") else None
        return told

    def _kind(self, name: Name, known: Known | None, said: str) -> str | None:
        if known is not None and known.source == "names.seats":
            return "official"
        if name.type == "GPE":
            return "official"
        if name.type != "ORG":
            return None
        words = fold(said).split(" ")
        forms = ("".join(words[-size:]).replace(".", "") for size in (1, 2, 3))
        if len(words) > 1 and any(form in organisations.legal_forms() for form in forms):
            return "company"
        tail = words[-1].strip(".")
        kind = self.lexicon.body_kind(words[0]) or self.lexicon.body_tails.get(tail)
        kind = kind or self._kind_before(name)
        return kind if kind != "other" else None

    def _kind_before(self, name: Name) -> str | None:
        """The kind that the noun before a body's name tells: "le syndicat SNT"."""
        text = self.copy.text
        if text[name.start - 1 : name.start] not in (" ", "«", "“", '"'):
            return None
        word = _word_before(text, name.start, ' «“"\u00a0')
        if word is None:
            return None
        if fold(word[0]) not in self.copy.pack.attributions.state_words:
            return self.lexicon.body_kind(fold(word[0]))
        noun = _word_before(text, word.start(), None)  # "a televisão estatal CQTV"
        kind = self.lexicon.body_kind(fold(noun[0])) if noun else None
        return "state_media" if kind in ("media", "agency") else kind

    def _tell_roles(self, names: list[Name], keys: list[str]) -> None:
        """Roles, countries and genders that stand beside people's names."""
        beside = Beside(self.copy, self.lexicon, names)
        by_start = {name.start: key for name, key in zip(names, keys, strict=True)}
        for name, key in zip(names, keys, strict=True):
            if name.type != "PER":
                continue
            role = beside.role_of(name)
            if role:
                self._hold(self.told[key], role, lambda n: self.told[by_start[n.start]])

    def _hold(self, told: Told, role: Role, whose: Callable[[Name], Told]) -> None:
        owner = whose(role.of) if role.of is not None else None
        if role.role and told.role is None:
            told.role = role.role
        if owner is not None and told.country is None:
            told.country = owner.country
        # "il sindaco Marta Zoli": a first name tells more than an office that has but one form.
        named = people.first_names().get(told.name.split(" ")[0])
        if not told.pack and named not in ("m", "f"):
            told.gender = role.gender or told.gender
        if not told.pack and told.kind is None:
            told.kind = role.kind
            if role.role in OF_ANY_BODY and owner is not None and owner.type != "PER":
                told.kind = owner.kind


def _word_before(text: str, end: int, between: str | None) -> re.Match[str] | None:
    """The word that ends before a place, but for what stands between (``None``: white space)."""
    left = max(0, end - WORD_REACH)
    at = left + len(text[left:end].rstrip(between))
    return _LAST_WORD.search(text, max(0, at - WORD_REACH), at)
