"""Reading the page behind an excerpt, beside other pages of its source."""

from datetime import datetime

from wiredesk import records
from wiredesk.desk.actions.jobs import ask_by
from wiredesk.desk.actions.read_version import BESIDE, given_of
from wiredesk.desk.models import Page
from wiredesk.desk.packing import pack_reading, unpack_story
from wiredesk.desk.showing import show
from wiredesk.reading import read_story


def read_page(page_id: int, now: datetime) -> records.Reading | None:
    """Read a page and keep its reading; ``None`` where it was let go meanwhile."""
    page = Page.objects.select_related("version__arrival__source").filter(pk=page_id).first()
    if page is None or page.packed is None:
        return None
    reading = read_story(unpack_story(page.packed), given_of(page.version), _beside(page))
    Page.objects.filter(pk=page.pk).update(
        reader=reading.made_by.reader, reading=pack_reading(reading)
    )
    if page.counts:  # its text is the one that stands
        show(page.version.story_id)
        ask_by("relate", page.version.story_id, now, now)
    return reading


def _beside(page: Page) -> tuple[str, ...]:
    """Texts of the source's pages just before this one: what stands on all is furniture."""
    others = (
        Page.objects.filter(
            version__arrival__source_id=page.version.arrival.source_id,
            pk__lt=page.pk,
            packed__isnull=False,
        )
        .exclude(version__story_id=page.version.story_id)
        .order_by("-pk")[:BESIDE]
    )
    return tuple(unpack_story(other.packed).text for other in others)
