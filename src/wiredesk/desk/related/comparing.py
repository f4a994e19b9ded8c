"""What a story on the desk is compared by."""

from msgspec.structs import replace

from wiredesk.desk.models import Story
from wiredesk.desk.queries.standing import body_of_page, counts, text_of
from wiredesk.pipeline.comparing import comparable
from wiredesk.records import Comparable, Reading


def comparable_of(story: Story) -> tuple[Comparable, Reading] | None:
    """The latest version, cut down to what it is compared by; ``None`` until it is read.

    Where its linked page counts, that is compared. Its id is the story's number; its outlet the
    source's name, else the publisher. The reading is the delivered one, whose orders count.
    """
    if story.latest is None:
        return None
    delivered, reading = text_of(story.latest)
    if reading is None:
        return None
    page, compared = getattr(story.latest, "page", None), reading
    if counts(page):
        compared = body_of_page(page, delivered)[1] or reading
    source = story.latest.arrival.source
    told = replace(
        comparable(compared),
        id=str(story.pk),
        source=source.name if source else story.publisher,
        received=story.first_received.isoformat(),
    )
    return told, reading
