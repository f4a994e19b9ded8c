"""What stands of a story now: its text (the desk's or the delivered), reading, and decisions."""

from collections.abc import Iterable
from typing import NamedTuple

import msgspec

from wiredesk import records
from wiredesk.desk.models import Ruling, Story, Version
from wiredesk.desk.packing import unpack_reading, unpack_story
from wiredesk.desk.texts.editing import open_defects

IN_FORCE = ("dismiss", "tick", "lift_embargo", "mend")
"""Rulings that say something of the text for as long as nobody undoes them."""


class Decisions(NamedTuple):
    """What people have said of a story's text that still holds."""

    dismissed: frozenset[str] = frozenset()
    """Keys of defects (``editing.key_of``); they hold for every version."""
    mended: frozenset[str] = frozenset()
    ticked: tuple[str, ...] = ()
    """Ticks hold for the version that they were made on."""
    lifted: bool = False


class Standing(NamedTuple):
    """A story as it stands."""

    story: records.Story
    reading: records.Reading | None
    """``None`` until the worker has read it."""
    delivered: records.Story
    delivered_reading: records.Reading | None
    decisions: Decisions
    defects: tuple[records.Defect, ...]
    """Open ones of the text that stands."""


WITH_TEXT = ("latest__reading", "latest__arrival__source", "edit", "taken_by")
"""What ``standing_of`` needs beside a story row, for ``select_related``."""


def standing_of(story: Story, rulings: Iterable[Ruling] | None = None) -> Standing | None:
    """The story as it stands; ``None`` where no version of it is left.

    ``story`` is best loaded with ``select_related(*WITH_TEXT)``; its rulings are asked for unless
    given.
    """
    if story.latest is None:
        return None
    delivered, reading = text_of(story.latest)
    stands, stands_reading = delivered, reading
    if story.edit is not None:
        stands = unpack_story(story.edit.packed)
        stands_reading = unpack_reading(story.edit.reading, stands)
    decisions = decisions_of(story, rulings)
    found = stands_reading.defects if stands_reading else ()
    return Standing(
        story=stands,
        reading=stands_reading,
        delivered=delivered,
        delivered_reading=reading,
        decisions=decisions,
        defects=open_defects(found, stands.text, decisions.dismissed),
    )


def text_of(version: Version) -> tuple[records.Story, records.Reading | None]:
    """A delivered version and its reading."""
    story = unpack_story(version.packed)
    reading = getattr(version, "reading", None)
    return story, unpack_reading(reading.packed, story) if reading else None


def decisions_of(story: Story, rulings: Iterable[Ruling] | None = None) -> Decisions:
    """What holds of the rulings on a story, the undone ones left out."""
    if rulings is None:
        rulings = Ruling.objects.filter(story=story, verb__in=IN_FORCE, undone_by=None)
    number = story.latest.number if story.latest else None
    held = [ruling for ruling in rulings if ruling.verb in IN_FORCE]
    return Decisions(
        dismissed=frozenset(ruling.about for ruling in held if ruling.verb == "dismiss"),
        mended=frozenset(key for r in held if r.verb == "mend" for key in r.detail.get("keys", ())),
        ticked=tuple(
            dict.fromkeys(r.about for r in held if r.verb == "tick" and r.version == number)
        ),
        lifted=any(r.verb == "lift_embargo" and r.version == number for r in held),
    )


def settings_of(story: Story) -> records.SourceSettings:
    """The settings of the source that brought the latest version."""
    source = story.latest.arrival.source if story.latest else None
    return msgspec.convert(source.settings if source else {}, records.SourceSettings)
