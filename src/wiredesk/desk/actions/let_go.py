"""Letting go what a source's licence allows no longer: bytes and text, never evidence."""

from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Q

from wiredesk import records
from wiredesk.desk.actions.sources import settings_of
from wiredesk.desk.models import (
    Arrival,
    Delivery,
    Edit,
    Facts,
    Page,
    Picture,
    Reading,
    Sighting,
    Source,
    Story,
    Version,
)
from wiredesk.desk.packing import pack_story, unpack_story
from wiredesk.desk.search.entering import leave
from wiredesk.desk.showing import show

AT_ONCE = 200
"""Stories of one transaction, so that no other writer waits long."""

EVIDENCE = ("id", "format", "provider", "guid", "address", "canonical", "version", "source")
"""What stays of a story, so that it is known when it comes again."""


def let_go(now: datetime) -> int:
    """Let go of what is older than its source's ``keep_days``; how many stories became tombstones.

    A story goes when every source that carried it lets it go and none has carried it since; its
    versions stay, numbered and dated, without their text. Bytes go when no source that may
    keep them brought them too.
    """
    gone = 0
    for source in Source.objects.all():
        settings = settings_of(source)
        if settings.keep_days is not None:
            before = now - timedelta(days=settings.keep_days)
            why = f"{source.name}: its text may be kept for {settings.keep_days} days."
            while some := _empty_stories(source, before, why, now):
                gone += some
            _empty_deliveries(source, before)
    return gone


@transaction.atomic
def _empty_stories(source: Source, before: datetime, why: str, now: datetime) -> int:
    kept_elsewhere = Sighting.objects.filter(Q(last__gte=before) | ~Q(source=source))
    due = (
        Story.objects.select_for_update()
        .filter(sightings__source=source, last_received__lt=before, emptied=None)
        .exclude(pk__in=kept_elsewhere.values("story"))[:AT_ONCE]
    )
    stories = [story.pk for story in due]
    for kind in (Reading, Page, Picture):
        kind.objects.filter(version__story__in=stories).delete()
    leave(stories)
    for version in Version.objects.filter(story__in=stories):
        version.packed = pack_story(_evidence_of(unpack_story(version.packed)))
        version.title, version.change = "", None
        version.save(update_fields=["packed", "title", "change"])
    Edit.objects.filter(story__in=stories).update(
        title="", text="", packed=b"", reading=b"", mends=[], words=[]
    )
    Story.objects.filter(pk__in=stories).update(emptied=now, edit=None)
    Story.objects.filter(pk__in=stories, removed=None).update(removed=now, removed_why=why)
    Facts.objects.filter(story__in=stories).delete()
    for story in stories:
        show(story)
    return len(stories)


def _evidence_of(story: records.Story) -> records.Story:
    return records.Story(text="", **{name: getattr(story, name) for name in EVIDENCE})


@transaction.atomic
def _empty_deliveries(source: Source, before: datetime) -> None:
    """Bytes that this source brought long ago, and no other source or later arrival."""
    needed = Arrival.objects.filter(
        Q(received__gte=before) | ~Q(source=source) | Q(taken_in=None) | Q(source=None)
    )
    Delivery.objects.filter(arrivals__source=source, packed__isnull=False).exclude(
        pk__in=needed.values("delivery")
    ).update(packed=None)
