"""Fetching the pictures of a version, where the source's licence allows them."""

from datetime import datetime

from asgiref.sync import sync_to_async
from django.db import transaction
from msgspec.structs import replace

from wiredesk import records
from wiredesk.desk.actions.arrive import keep_bytes
from wiredesk.desk.actions.sources import settings_of
from wiredesk.desk.models import Picture, Version
from wiredesk.desk.packing import unpack_story
from wiredesk.desk.working.way import Later, Way, in_passing
from wiredesk.wire.carriers.web.door import Caps, Fetched, Trouble
from wiredesk.wire.carriers.web.once import delivery_of
from wiredesk.wire.pictures import (
    credit_of,
    may_fetch_pictures,
    pictures_of,
    type_of,
    why_no_picture,
)
from wiredesk.wire.rhythm import in_words
from wiredesk.wire.storable import storable

CAPS = Caps(seconds=45, packed=15_000_000, plain=15_000_000)
"""An agency's picture in full size is of ten megabytes."""


async def fetch_pictures(way: Way, subject: str, last: bool) -> None:
    """Fetch the pictures of a version that are not kept yet, and keep each with its credit.

    One that does not work is kept in words and stops no other; trouble that may pass only after
    the ``last`` try. Raises NotNow, and Later for such trouble before that.
    """
    later: list[str] = []
    for media in await sync_to_async(_wanted)(int(subject)):
        try:
            found = await way.fetch(media.href, CAPS)
            if isinstance(found, Trouble) and in_passing(found):
                raise Later(found.why)
        except Later as why:
            if not last:
                later.append(str(why))
                continue
            found = Trouble(kind="unreachable", why=str(why), address=media.href)
        await sync_to_async(keep_picture)(int(subject), media, found, way.now())
    if later:
        raise Later(later[0])


def _wanted(version_id: int) -> list[records.Media]:
    """The pictures of a version, and of its page where that counts, that we have not tried."""
    version = (
        Version.objects.select_related("arrival__source", "story", "page")
        .filter(pk=version_id)
        .first()
    )
    if version is None or version.story.emptied or version.arrival.source is None:
        return []
    if not may_fetch_pictures(settings_of(version.arrival.source)):
        return []
    stories = [unpack_story(version.packed)]
    page = getattr(version, "page", None)
    if page and page.counts:
        stories.append(unpack_story(page.packed))
    tried = set(version.pictures.values_list("href", flat=True))
    return [media for media in pictures_of(*stories) if storable(media.href) not in tried]


@transaction.atomic
def keep_picture(
    version_id: int, media: records.Media, found: Fetched | Trouble, now: datetime
) -> Picture:
    """Keep a picture's bytes with its credit, or why there is none. Twice keeps it once."""
    version = Version.objects.select_related("arrival__source").get(pk=version_id)
    source = version.arrival.source
    story = unpack_story(version.packed)
    why = _why_none(found)
    arrival = None
    if isinstance(found, Fetched) and not why:
        delivery = replace(delivery_of(found), carrier="picture")
        arrival = keep_bytes(delivery, source, now, taken_in=now)
    kept, _ = Picture.objects.update_or_create(
        version=version,
        href=storable(media.href),
        defaults={
            "arrival": arrival,
            "media_type": (arrival and type_of(found.body)) or "",
            "caption": storable(media.caption or ""),
            "credit": storable(credit_of(media, story, settings_of(source))),
            "rights": storable(media.rights or story.rights or ""),
            "why": storable(why),
            "made": now,
        },
    )
    return kept


def _why_none(found: Fetched | Trouble) -> str:
    if isinstance(found, Trouble):
        return found.why
    return why_no_picture(found.body) if found.status == 200 else in_words(found.status)
