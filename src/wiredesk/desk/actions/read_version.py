"""Reading a kept version, and keeping the reading."""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction

from wiredesk import records
from wiredesk.desk.actions.announce import stories_read
from wiredesk.desk.actions.settle import settle_all
from wiredesk.desk.actions.sources import settings_of
from wiredesk.desk.models import Reading, Version
from wiredesk.desk.packing import pack_reading, unpack_story
from wiredesk.reading import read_story

BESIDE = 8
"""Other stories of the source that are held beside it, for lines that stand on several."""


def read_version(version_id: int, now: datetime) -> records.Reading:
    """Read one version beside its source's newest others. A reading made before is replaced.

    What it can be found by, and what the version means for the desk, is settled in the same
    transaction.
    """
    return read_versions([version_id], now)[0]


def read_versions(version_ids: Sequence[int], now: datetime) -> list[records.Reading]:
    """The same of several: one transaction, after all have been read."""
    rows = Version.objects.select_related("story", "arrival__source").in_bulk(version_ids)
    versions = [rows[pk] for pk in dict.fromkeys(version_ids) if pk in rows]
    if not versions:
        raise Version.DoesNotExist(f"No version {version_ids[0]} is kept.")
    others = beside(versions)
    for version in versions:
        story = unpack_story(version.packed)
        version.told = story, read_story(story, given_of(version), others[version.pk])
    with transaction.atomic():
        _keep(versions, now)
        settle_all(versions, now)
        stories_read(versions, now)
    return [version.told[1] for version in versions]


def _keep(versions: Sequence[Version], now: datetime) -> None:
    Reading.objects.bulk_create(
        [
            Reading(
                version=version,
                reader=version.told[1].made_by.reader,
                packed=pack_reading(version.told[1]),
                made=now,
            )
            for version in versions
        ],
        update_conflicts=True,
        unique_fields=["version"],
        update_fields=["reader", "packed", "made"],
    )


def given_of(version: Version) -> records.Given:
    """What the newsroom knows of the source of a version."""
    source = version.arrival.source
    if source is None:
        return records.Given()
    settings = settings_of(source)
    return records.Given(source=source.name, language=settings.language)


def beside(versions: Sequence[Version]) -> dict[int, tuple[str, ...]]:
    """Of each version the texts of its source's stories just before it: the same, whenever it is
    read again. Each text is unpacked once."""
    before = {version.pk: _before(version) for version in versions}
    wanted = {pk for some in before.values() for pk in some}
    rows = Version.objects.filter(pk__in=wanted).values_list("pk", "packed") if wanted else ()
    texts = {pk: unpack_story(packed).text for pk, packed in rows}
    return {
        pk: tuple(texts[other] for other in some if other in texts) for pk, some in before.items()
    }


def _before(version: Version) -> list[int]:
    """The newest versions of the source's other stories before a version."""
    source = version.arrival.source_id
    if source is None:
        return []
    others = (
        Version.objects.filter(arrival__source_id=source, pk__lt=version.pk)
        .exclude(story_id=version.story_id)
        .order_by("-pk")
    )
    return list(others.values_list("pk", flat=True)[:BESIDE])
