"""What a story on the desk is compared by."""

from msgspec.structs import replace

from wiredesk.desk.models import Story
from wiredesk.desk.queries.standing import text_of
from wiredesk.pipeline.comparing import comparable
from wiredesk.records import Comparable, Reading


def comparable_of(story: Story) -> tuple[Comparable, Reading] | None:
    """The latest delivered version, cut down to what it is compared by; ``None`` until it is read.

    Its id is the story's number; its outlet the source's name, else the publisher.
    """
    if story.latest is None:
        return None
    _, reading = text_of(story.latest)
    if reading is None:
        return None
    source = story.latest.arrival.source
    told = replace(
        comparable(reading),
        id=str(story.pk),
        source=source.name if source else story.publisher,
        received=story.first_received.isoformat(),
    )
    return told, reading
