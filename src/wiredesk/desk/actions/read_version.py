"""Reading a kept version, and keeping the reading."""

from datetime import datetime

from django.db import transaction

from wiredesk import records
from wiredesk.desk.actions.announce import story_read
from wiredesk.desk.actions.settle import settle
from wiredesk.desk.actions.sources import settings_of
from wiredesk.desk.models import Reading, Version
from wiredesk.desk.packing import pack_reading, unpack_story
from wiredesk.desk.search.entering import enter
from wiredesk.reading import read_story

BESIDE = 8
"""Other stories of the source that are held beside it, for lines that stand on several."""


def read_version(version_id: int, now: datetime) -> records.Reading:
    """Read one version beside its source's newest others. A reading made before is replaced.

    What it can be found by, and what the version means for the desk, is settled in the same
    transaction.
    """
    version = Version.objects.select_related("story", "arrival__source").get(pk=version_id)
    reading = read_story(unpack_story(version.packed), given_of(version), beside(version))
    with transaction.atomic():
        Reading.objects.update_or_create(
            version=version,
            defaults={
                "reader": reading.made_by.reader,
                "packed": pack_reading(reading),
                "made": now,
            },
        )
        enter(version, reading)
        settle(version, reading, now)
        story_read(version, now)
    return reading


def given_of(version: Version) -> records.Given:
    """What the newsroom knows of the source of a version."""
    source = version.arrival.source
    if source is None:
        return records.Given()
    settings = settings_of(source)
    return records.Given(source=source.name, language=settings.language)


def beside(version: Version) -> tuple[str, ...]:
    """Texts of the source's stories just before this one: the same, whenever it is read again."""
    source = version.arrival.source_id
    if source is None:
        return ()
    others = (
        Version.objects.filter(arrival__source_id=source, pk__lt=version.pk)
        .exclude(story_id=version.story_id)
        .order_by("-pk")[:BESIDE]
    )
    return tuple(unpack_story(other.packed).text for other in others)
