"""One text of a story, delivered or of the desk's own, by its key on the trail."""

from wiredesk import records
from wiredesk.desk.models import Story
from wiredesk.desk.packing import unpack_story


def text_at(story: Story, key: str) -> records.Story | None:
    """The text of "v2" (the second delivered version) or "e1" (the desk's first text)."""
    rows = {"v": story.versions, "e": story.edits}.get(key[:1])
    if rows is None or not key[1:].isdigit():
        return None
    row = rows.filter(number=int(key[1:])).first()
    return unpack_story(row.packed) if row else None
