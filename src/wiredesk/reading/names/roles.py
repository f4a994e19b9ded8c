"""Offices and callings beside a person's name, and whose they are.

"o ministro das Relações Exteriores da Coreia do Norte, Choe Son Hui", "Russian President Vladimir
Putin", "Sergey Lavrov, the Russian foreign minister".
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cached_property
from typing import NamedTuple

from wiredesk.packs import offices
from wiredesk.packs.matcher import Hit
from wiredesk.reading.copy import Copy
from wiredesk.reading.names.lexicon import Lexicon
from wiredesk.records import Name

_LAST_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*$")
_NEXT_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_WINDOW = 40

PORTFOLIO = 8
"""Words of "of Agriculture, Food and the Sea" that are gone over to the office before them."""


class Role(NamedTuple):
    """What stands beside a name: the words' span, the role, and whose office it is."""

    start: int
    end: int
    role: str | None
    kind: str | None
    gender: str | None
    of: Name | None
    """The country, people or body that the office belongs to."""


@dataclass
class Beside:
    """Looks for offices beside names of one copy."""

    copy: Copy
    lexicon: Lexicon
    names: list[Name] = field(default_factory=list)

    @cached_property
    def _by_end(self) -> dict[int, Name]:
        return {name.end: name for name in self.names}

    @cached_property
    def _by_start(self) -> dict[int, Name]:
        return {name.start: name for name in self.names}

    @cached_property
    def _office_ends(self) -> dict[int, Hit]:
        ends: dict[int, Hit] = {}
        for hit in self.copy.hits.get("offices", ()):
            if hit.end not in ends or ends[hit.end].start > hit.start:
                ends[hit.end] = hit
        return ends

    @cached_property
    def _office_starts(self) -> dict[int, Hit]:
        starts: dict[int, Hit] = {}
        for hit in self.copy.hits.get("offices", ()):
            starts.setdefault(hit.start, hit)
        return starts

    def role_of(self, name: Name) -> Role | None:
        """The role that stands right before or right after a person's name."""
        before, after = self._before(name), None
        if before is None or before.role is None:
            after = self._after(name)
        if before and after:
            return after._replace(gender=before.gender or after.gender)
        return before or after

    def _before(self, name: Name) -> Role | None:
        text, at = self.copy.text, name.start
        floor = max(0, at - 160)
        at = self._skip_back(at, ",")
        if text[at - 1 : at] == ".":
            return self._short_title(at - 1)
        if text[at - 1 : at] == ")":  # "presidente da Associação dos Pescadores (APS), João …"
            at = self._skip_back(max(text.rfind("(", floor, at), 0), "")
        owner: Name | None = None
        for _ in range(3):
            other = self._by_end.get(at)
            held = self._calling_ending(at)
            if other is not None and other.start >= floor and other.type != "PER":
                owner = other
                at = self._skip_back(other.start, "")
                at = self._skip_small_words(at)
            elif held:
                return self._with_owner_before(held, owner)
            elif portfolio := self._over_portfolio(at):
                return self._with_owner_before(portfolio, owner)
            elif text[at - 2 : at] in ("'s", "’s") and (other := self._by_end.get(at - 2)):
                owner, at = other, self._skip_back(other.start, "")
            else:
                return None
        return None

    def _over_portfolio(self, at: int) -> Role | None:
        """The office before a portfolio that no list has: "a ministra do Mar, Joana Reis"."""
        text, tied = self.copy.text, False
        for _ in range(PORTFOLIO):
            word = _LAST_WORD.search(text, max(0, at - _WINDOW), at)
            if not word:
                return None
            low = word[0].lower()
            people = self._by_end.get(at)
            if tied and people is not None and people.type == "NORP":
                at = self._skip_back(people.start, "")
                continue
            if tied and (hit := self._office_ends.get(at)):
                return self._office(hit)
            small = low in self.lexicon.of or low in self.lexicon.articles
            if not (small or low in self.lexicon.joiners or word[0][0].isupper()):
                return None
            tied = low in self.lexicon.of or (tied and small)
            at = self._skip_back(word.start(), "'’")
        return None

    def _short_title(self, at: int) -> Role | None:
        """A title that is cut short before the name: "M. Delaunay", "Sra. Prates"."""
        word = _LAST_WORD.search(self.copy.text, max(0, at - _WINDOW), at)
        if not word or word[0].lower() not in self.lexicon.titles:
            return None
        gender = self._gender_of(word[0].lower())
        return Role(word.start(), word.end(), None, None, gender, None)

    def _after(self, name: Name) -> Role | None:
        text, at = self.copy.text, name.end
        if text[at : at + 2] not in (", ", " ("):
            return None
        at += 2
        owner: Name | None = None
        for _ in range(4):
            other = self._by_start.get(at)
            if other is not None and other.type != "PER":
                owner, at = other, other.end
                at += 3 if text[at : at + 3] in ("'s ", "’s ") else 1
                continue
            held = self._calling_starting(at)
            if held:
                return self._with_owner_after(held, owner)
            word = _NEXT_WORD.match(text, at)
            if not word or word[0].lower() not in self.lexicon.articles:
                return None
            at = word.end() + 1
        return None

    def _calling_ending(self, at: int) -> Role | None:
        """The office or calling whose words end at ``at``."""
        text = self.copy.text
        hit = self._office_ends.get(at)
        if hit:
            return self._office(hit)
        word = _LAST_WORD.search(text, max(0, at - _WINDOW), at)
        return self._calling(word[0].lower(), word.start(), word.end()) if word else None

    def _calling_starting(self, at: int) -> Role | None:
        hit = self._office_starts.get(at)
        if hit:
            return self._office(hit)
        word = _NEXT_WORD.match(self.copy.text, at)
        return self._calling(word[0].lower(), word.start(), word.end()) if word else None

    def _office(self, hit: Hit) -> Role:
        office = offices.offices(self.lexicon.tag)[hit.phrase]
        gender = office.gender or self._gender_before(hit.start)
        kind = offices.role_kinds().get(office.role) or None
        return Role(hit.start, hit.end, office.role, kind, gender, None)

    def _calling(self, word: str, start: int, end: int) -> Role | None:
        """A title or calling ("a analista", "Frau"), or an office inside a longer word."""
        gender = self._gender_before(start)
        if word in self.lexicon.people:
            kind = self.lexicon.people[word]
            return Role(start, end, None, None if kind == "other" else kind, gender, None)
        if word in self.lexicon.masculine or word in self.lexicon.feminine:
            if word not in self.lexicon.titles:
                return None
            return Role(start, end, None, None, self._gender_of(word), None)
        if self.lexicon.office_endings and word.endswith(self.lexicon.office_endings):
            size = max(len(e) for e in self.lexicon.office_endings if word.endswith(e))
            office = self.lexicon.offices[word[-size:]]
            owner = self._by_start.get(start)
            return Role(start, end, office.role, "official", office.gender, owner)
        return None

    def _gender_of(self, word: str) -> str | None:
        return {(True, False): "m", (False, True): "f"}.get(
            (word in self.lexicon.masculine, word in self.lexicon.feminine)
        )

    def _gender_before(self, at: int) -> str | None:
        """What the article before the office says of its holder: "a presidente"."""
        at = self._skip_back(self._word_start(at), "")
        word = _LAST_WORD.search(self.copy.text, max(0, at - _WINDOW), at)
        return self._gender_of(word[0].lower()) if word else None

    def with_article(self, at: int) -> int:
        """Where the office begins, its article with it."""
        at = self._word_start(at)
        end = self._skip_back(at, "")
        word = _LAST_WORD.search(self.copy.text, max(0, end - _WINDOW), end)
        return word.start() if word and self._gender_of(word[0].lower()) else at

    def _with_owner_before(self, held: Role, owner: Name | None) -> Role:
        """The role with whose it is: after it, before it ("Russian", "Russia's"), or in it."""
        if owner is None and held.of is None:
            at = self._skip_back(held.start, "")
            if self.copy.text[at - 2 : at] in ("'s", "’s"):
                at -= 2
            owner = self._by_end.get(at) or self._by_start.get(held.start)
            if owner is not None and owner.type == "PER":
                owner = None
        return held._replace(of=owner or held.of)

    def _with_owner_after(self, held: Role, owner: Name | None) -> Role:
        if owner is None:
            at = held.end + 1
            for _ in range(3):
                other = self._by_start.get(at)
                if other is not None:
                    owner = other if other.type != "PER" else None
                    break
                word = _NEXT_WORD.match(self.copy.text, at)
                if not word or not (
                    word[0].lower() in self.lexicon.of or word[0].lower() in self.lexicon.articles
                ):
                    break
                at = word.end() + 1
        return held._replace(of=owner)

    def _word_start(self, at: int) -> int:
        """Where the word begins that ends in the office: "der CSU-Vorsitzende"."""
        text = self.copy.text
        while at > 0 and (text[at - 1].isalnum() or text[at - 1] == "-"):
            at -= 1
        return at

    def _skip_back(self, at: int, marks: str) -> int:
        text = self.copy.text
        while at > 0 and (text[at - 1] in " \u00a0" or text[at - 1] in marks):
            at -= 1
        return at

    def _skip_small_words(self, at: int) -> int:
        """Back over "of the", "da"."""
        for _ in range(2):
            word = _LAST_WORD.search(self.copy.text, max(0, at - _WINDOW), at)
            if not word:
                break
            low = word[0].lower()
            if low not in self.lexicon.of and low not in self.lexicon.articles:
                break
            at = self._skip_back(word.start(), "")
        return at
