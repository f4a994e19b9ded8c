"""Who the words of a source stand for, and what kind of source that is."""

from bisect import bisect_left

import msgspec

from wiredesk.reading.attributions.kinds import head_name, kind_of, kinds_told
from wiredesk.reading.attributions.page import Found, Page
from wiredesk.records import Attribution, Name

PRONOUN_REACH = 600
"""Characters back to the name that a pronoun may stand for."""

OFFICIAL_PLACES = frozenset({"GPE"})
"""A country that speaks is its government: "Pyongyang said"."""


def name_speakers(
    page: Page, found: list[Found], attributions: tuple[Attribution, ...]
) -> tuple[Attribution, ...]:
    """The attributions with speaker and kind; a pronoun or no subject takes the last speaker's."""
    named = []
    spelled: dict[str, str] = {}
    last: tuple[str, str] | None = None
    told = kinds_told(page, found)
    for f, a in zip(found, attributions, strict=True):
        flags = set(a.flags)
        speaker, kind = _speaker(page, f, last, told)
        if speaker is None and "no_subject" in flags and f.cue:
            speaker, kind = last or _person_before(page, f.cue[0][0]) or (None, "unknown")
        if speaker:
            speaker = spelled.setdefault(speaker.casefold(), speaker)
            last = (speaker, kind)
        if kind == "anonymous":
            flags.add("unnamed")
        named.append(
            msgspec.structs.replace(a, speaker=speaker, kind=kind, flags=tuple(sorted(flags)))
        )
    return _known_by_others(named)


def _known_by_others(named: list[Attribution]) -> tuple[Attribution, ...]:
    """A speaker whose kind one place tells ("the engineer Tello") is of that kind everywhere."""
    told: dict[str, str] = {}
    for a in named:
        if a.speaker and a.kind != "unknown":
            told.setdefault(a.speaker, a.kind)
    return tuple(
        msgspec.structs.replace(a, kind=told[a.speaker])
        if a.kind == "unknown" and a.speaker and a.speaker in told
        else a
        for a in named
    )


def _speaker(
    page: Page, found: Found, last: tuple[str, str] | None, told: dict[str, str]
) -> tuple[str | None, str]:
    if not found.source and not found.speaker:
        return None, "unknown"
    run = (found.source or found.speaker)[0]
    small = page.has("pronouns", run[0]) or page.has("possessives", run[0])
    if run[1] - run[0] == 1 and small and not page.has("indefinites", run[0]):
        gender = _gender_of(page, page.low(run[0]).strip("-‑"))
        if last and not _fits(page, last[0], gender):
            last = None
        before = last or _person_before(page, run[0], gender)
        return before or (page.text(run).strip("-‑"), "unknown")
    if found.source and found.speaker:
        run = found.speaker[0]  # whom a relative or "nach eigenen Angaben" stands for
    elif "relative" in found.flags:
        return _person_before(page, run[0]) or last or (page.text(run), "unknown")
    name = head_name(page, run) or _named_before(page, run)
    kind = kind_of(page, run, found.cue)
    if name and name.entity:
        entity = page.copy.entities.get(name.entity)
        known = entity.kind if entity else None
        near = kind if kind != "unknown" else told.get(name.entity, "unknown")
        if near == "unknown" and known in (None, "unknown") and name.type in OFFICIAL_PLACES:
            near = "official"
        return name.entity, near if near != "unknown" else known or "unknown"
    return page.text(run), kind


def _named_before(page: Page, run: tuple[int, int]) -> Name | None:
    """The person that a phrase in commas tells of: "Priya Nair, chief economist at Lowell"."""
    if page.low(run[0] - 1) != "," or run[0] < 2:
        return None
    end, names = page.words.end[run[0] - 2], page.copy.names
    index = bisect_left(names, end, key=lambda name: name.end)
    found = names[index] if index < len(names) else None
    return found if found and found.end == end and found.type == "PER" else None


def _titled(page: Page, at: int) -> str:
    """The kind that a noun right before a name tells: "el exalcalde Marcial Ordóñez"."""
    for before in range(at - 1, max(-1, at - 4), -1):
        if not page.words.is_word(before):
            break
        if kind := page.lex.kind(page.low(before)):
            return kind
    return "unknown"


def _gender_of(page: Page, pronoun: str) -> str | None:
    """ "m" for "ele", "f" for "ela"; nothing where the language's pronoun tells none."""
    words = page.copy.pack.names
    return "m" if pronoun in words.he else "f" if pronoun in words.she else None


def _fits(page: Page, key: str, gender: str | None) -> bool:
    """Whether who is meant may be of a gender; whose gender nobody told may be of either."""
    entity = page.copy.entities.get(key)
    return gender is None or entity is None or entity.gender in (gender, None)


def _person_before(page: Page, at: int, gender: str | None = None) -> tuple[str, str] | None:
    """The person named last before a word, within reach of a pronoun and of its gender."""
    place = page.words.start[at]
    names = page.copy.names
    index = bisect_left(names, place, key=lambda name: name.start) - 1
    while index >= 0 and place - names[index].end < PRONOUN_REACH:
        name = names[index]
        if name.type == "PER" and name.entity and _fits(page, name.entity, gender):
            entity = page.copy.entities.get(name.entity)
            known = entity.kind if entity else None
            return name.entity, known or _titled(page, page.words.at(name.start))
        index -= 1
    return None
