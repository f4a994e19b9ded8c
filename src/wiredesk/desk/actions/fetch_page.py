"""Fetching the page behind an excerpt, where its licence allows; both texts are kept."""

from datetime import datetime

from asgiref.sync import sync_to_async
from django.db import transaction
from msgspec.structs import replace

from wiredesk import records
from wiredesk.desk.actions.arrive import keep_bytes
from wiredesk.desk.actions.jobs import ask_for
from wiredesk.desk.actions.sources import settings_of
from wiredesk.desk.models import Page, Story, Version
from wiredesk.desk.packing import pack_story, unpack_story
from wiredesk.desk.showing import show
from wiredesk.desk.workflow import is_begun
from wiredesk.desk.working.way import Later, Way, in_passing
from wiredesk.wire import detect
from wiredesk.wire.carriers.web.door import Caps, Fetched, Trouble
from wiredesk.wire.carriers.web.once import delivery_of
from wiredesk.wire.excerpts import may_fetch_page, which_counts
from wiredesk.wire.pictures import may_fetch_pictures
from wiredesk.wire.rhythm import in_words
from wiredesk.wire.storable import storable, storable_story

CAPS = Caps(seconds=45, packed=5_000_000, plain=15_000_000)
"""A page of news is of a megabyte at most; the time is shorter than a job's lease."""


async def fetch_page(way: Way, subject: str, last: bool) -> None:
    """Fetch a version's page and keep it beside the version. Doing it twice keeps it once.

    What does not work is kept in words, trouble that may pass only after the ``last`` try. Raises
    NotNow, and Later for such trouble before that.
    """
    address = await sync_to_async(_address_of)(int(subject))
    if not address:
        return
    try:
        found = await way.fetch(address, CAPS)
        if isinstance(found, Trouble) and in_passing(found):
            raise Later(found.why)
    except Later as why:
        if not last:
            raise
        found = Trouble(kind="unreachable", why=str(why), address=address)
    await sync_to_async(keep_page)(int(subject), found, way.now())


def _address_of(version_id: int) -> str:
    """The page of a version; empty where it may be fetched no longer, or was."""
    version = (
        Version.objects.select_related("arrival__source", "story").filter(pk=version_id).first()
    )
    if version is None or version.story.emptied or Page.objects.filter(version=version).exists():
        return ""
    source = version.arrival.source
    if source is None or not may_fetch_page(settings_of(source)):
        return ""
    return unpack_story(version.packed).address or ""


@transaction.atomic
def keep_page(version_id: int, found: Fetched | Trouble, now: datetime) -> Page:
    """Keep what came for a version's page, or why nothing did; and ask for it to be read."""
    version = Version.objects.select_related("arrival__source").get(pk=version_id)
    kept: dict[str, object] = {"why": _why_none(found), "made": now, "counts": False}
    story = None
    if isinstance(found, Fetched) and not kept["why"]:
        delivery = replace(delivery_of(found), carrier="page")
        kept["arrival"] = keep_bytes(delivery, version.arrival.source, now, taken_in=now)
        story = _story_of(delivery, now)
        if isinstance(story, records.Refusal):
            kept["why"] = storable(story.why)
        else:
            judged = which_counts(unpack_story(version.packed), story)
            begun = judged.page and _is_begun(version)
            why = BEGUN if begun else judged.why
            counts = judged.page and not begun
            kept |= {"packed": pack_story(story), "counts": counts, "why": why}
    page, _ = Page.objects.update_or_create(version=version, defaults=kept)
    if page.packed is not None:
        ask_for("read_page", page.pk, now)
        show(version.story_id)
    if page.counts and may_fetch_pictures(settings_of(version.arrival.source)):
        ask_for("fetch_pictures", version.pk, now)
    return page


BEGUN = "It came after an editor had begun to work on the feed's text, which stays."


def _is_begun(version: Version) -> bool:
    """Whether people have mended the story, or decided on it: no other text may stand for that."""
    story = Story.objects.select_for_update().get(pk=version.story_id)
    return is_begun(story.state, story.edit_id is not None)


def _why_none(found: Fetched | Trouble) -> str:
    if isinstance(found, Trouble):
        return storable(found.why)
    return "" if found.status == 200 else in_words(found.status)


def _story_of(delivery: records.Delivery, now: datetime) -> records.Story | records.Refusal:
    """The one story that a page is; a Refusal where the address gives something else."""
    form = detect.claimant(delivery).name
    if form != "webpage":
        return records.Refusal(what="no page", why=f"What stands there is no web page ({form}).")
    story = next(detect.parse(delivery), None)
    if story is None:
        return records.Refusal(what="empty", why="The page shows no text.")
    if isinstance(story, records.Refusal):
        return story
    return replace(storable_story(story), received=now.isoformat())
