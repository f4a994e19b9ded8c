"""The side panel of a story: every finding in the order of the text, with what it rests on."""

from collections.abc import Iterator
from typing import NamedTuple

from django.utils.translation import gettext as _

from wiredesk.desk.found_words import (
    CLAIMS,
    ENTITIES,
    FURNITURE,
    code,
    defect_words,
    entity,
    who,
)
from wiredesk.desk.saying import said
from wiredesk.desk.words import KINDS
from wiredesk.records import Attribution, Reading
from wiredesk.sheets.marks import entity_of, speaker_of
from wiredesk.sheets.text import cut, spoken

LONGEST = 90
"""Characters of the text that an item shows."""


class Item(NamedTuple):
    """One finding as the panel lists it."""

    at: int
    """Where it stands in the text; -1 for a finding on the whole story."""
    look: str
    """defect | claim | name | time | furniture, and a defect's severity."""
    id: str
    """What lights up with it; empty where nothing does."""
    head: str
    words: str
    """The words it stands on, cut."""
    note: str
    mend: str | None = None
    hint: bool = False
    defect: int | None = None
    """Which defect of the reading it is."""
    rule: str = ""
    entity: str = ""
    """Who or what is named, or speaks: a key of ``reading.entities``, else the copy's words."""


def panel(reading: Reading) -> list[Item]:
    """All findings, sorted by where they stand."""
    found = [*_defects(reading), *_claims(reading), *_placed(reading)]
    return sorted(found, key=lambda item: item.at)


def _defects(reading: Reading) -> Iterator[Item]:
    text = reading.story.text
    for n, d in enumerate(reading.defects):
        placed = d.start is not None and d.end is not None
        yield Item(
            at=d.start if placed and d.start is not None else -1,
            look=f"defect {d.severity}",
            id=f"d{n}",
            head=defect_words(d.kind),
            words=cut(text[d.start : d.end], LONGEST) if placed else "",
            note=said(d.note),
            mend=d.mend,
            hint=d.hint,
            defect=n,
            rule=d.rule,
        )


def _claims(reading: Reading) -> Iterator[Item]:
    for a in reading.attributions:
        yield Item(
            at=a.start,
            look="claim",
            id=a.id,
            head=who(speaker_of(reading, a)),
            words=cut(spoken(reading.story.text, a.content), LONGEST),
            note=_how(a),
            rule=a.rule,
            entity=a.speaker or "",
        )


def _how(a: Attribution) -> str:
    told = f"{code(KINDS, a.kind)}, {code(CLAIMS, a.type)}"
    return _("%(told)s, under %(other)s") % {"told": told, "other": a.parent} if a.parent else told


def _placed(reading: Reading) -> Iterator[Item]:
    text = reading.story.text
    seen: set[str] = set()
    for n in reading.names:
        if n.entity and n.entity in seen:  # once where it first stands
            continue
        seen.add(n.entity or "")
        told = entity(entity_of(reading, n.entity))
        words, key = text[n.start : n.end], n.entity or ""
        yield Item(
            n.start,
            "name",
            "",
            words,
            "",
            f"{code(ENTITIES, n.type)}: {told}",
            rule=n.rule,
            entity=key,
        )
    for t in reading.times:
        rests = t.value
        if t.anchor:
            rests = _("%(value)s, from %(anchor)s") % {"value": t.value, "anchor": t.anchor}
        yield Item(t.start, "time", "", text[t.start : t.end], "", rests, rule=t.rule)
    for f in reading.furniture:
        words = cut(text[f.start : f.end], LONGEST)
        yield Item(f.start, "furniture", "", code(FURNITURE, f.kind), words, "", rule=f.rule)
