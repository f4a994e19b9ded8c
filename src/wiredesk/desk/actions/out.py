"""That our copy of a story is out, or no longer: the press says so to the desk."""

from datetime import datetime

from wiredesk.desk.models import Shown, Story


def mark_out(story_id: int, since: datetime | None) -> None:
    """Note since when our copy is published; ``None``: it is not, or was withdrawn.

    Called within the press's own transaction.
    """
    Story.objects.filter(pk=story_id).update(out=since)
    Shown.objects.filter(pk=story_id).update(out=since)
