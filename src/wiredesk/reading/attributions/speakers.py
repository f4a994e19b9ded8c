"""Who the words of a source stand for, and what kind of source that is."""

from bisect import bisect_left

import msgspec

from wiredesk.reading.attributions.page import Found, Page, Run
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
    for f, a in zip(found, attributions, strict=True):
        flags = set(a.flags)
        speaker, kind = _speaker(page, f, last)
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


def _speaker(page: Page, found: Found, last: tuple[str, str] | None) -> tuple[str | None, str]:
    if not found.source and not found.speaker:
        return None, "unknown"
    run = (found.source or found.speaker)[0]
    small = page.has("pronouns", run[0]) or page.has("possessives", run[0])
    if run[1] - run[0] == 1 and small:
        near = last or _person_before(page, run[0])
        return near or (page.text(run).strip("-‑"), "unknown")
    if "relative" in found.flags:
        return _person_before(page, run[0]) or last or (page.text(run), "unknown")
    name = _head_name(page, run)
    if name and name.entity:
        entity = page.copy.entities.get(name.entity)
        known = entity.kind if entity else None
        words = kind_of(page, run, name)
        if known in (None, "unknown") or words in ("state_media", "anonymous"):
            return name.entity, words
        return name.entity, known or words
    return page.text(run), kind_of(page, run, name)


def _person_before(page: Page, at: int) -> tuple[str, str] | None:
    """The person named last before a word, within reach of a pronoun."""
    place = page.words.start[at]
    names = page.copy.names
    index = bisect_left(names, place, key=lambda name: name.start) - 1
    while index >= 0 and place - names[index].end < PRONOUN_REACH:
        name = names[index]
        if name.type == "PER" and name.entity:
            entity = page.copy.entities.get(name.entity)
            return name.entity, (entity.kind if entity else None) or "unknown"
        index -= 1
    return None


def _head_name(page: Page, run: Run) -> Name | None:
    """The name that a source is: a person before all, else what stands first in it."""
    a, b = page.words.span(*run)
    names = page.copy.names
    index = bisect_left(names, a, key=lambda name: name.start)
    inside = []
    while index < len(names) and names[index].start < b:
        if names[index].end <= b and not _is_beside(page, run, names[index]):
            inside.append(names[index])
        index += 1
    people = [n for n in inside if n.type == "PER"]
    if people:
        return people[0]
    return next((n for n in inside if n.type in ("ORG", "GPE")), None)


def _is_beside(page: Page, run: Run, name: Name) -> bool:
    """Whether a name only tells more of the source: "a study by Mons University"."""
    at = page.words.at(name.start)
    while at > run[0] and page.has("determiners", at - 1):
        at -= 1
    return at > run[0] and page.has("prepositions_plain", at - 1)


def kind_of(page: Page, run: Run, name: Name | None) -> str:
    """The kind of a source by its formulas, then its head noun, then its name; else unknown."""
    a, b = page.words.span(*run)
    for kind in ("state_media", "official_assessment", "anonymous"):
        if page.copy.hits_in(f"attributions.{kind}", a, b):
            return kind
    of_state = any(page.has("state_words", at) for at in range(*run))
    for at in range(*run):
        if kind := page.lex.kind(page.low(at)):
            return "state_media" if of_state and kind in ("media", "agency") else kind
    return "official" if name and name.type in OFFICIAL_PLACES else "unknown"
