"""Marking a story as taken back by its sender: a tombstone, with all that it said."""

from django.db import transaction

from wiredesk.desk.actions.alerts import raise_alert
from wiredesk.desk.models import Arrival, Evidence, Story
from wiredesk.desk.search.entering import leave
from wiredesk.desk.showing import show
from wiredesk.wire import identity
from wiredesk.wire.formats.feeds.deletions import Deletion
from wiredesk.wire.storable import storable


@transaction.atomic
def bury(arrival: Arrival, deletion: Deletion, scope: str, publisher: str) -> bool:
    """Make a tombstone of the story that its sender deleted; whether there was one to be made.

    Only the publisher of a story can take it back. Versions and text stay, so that a desk can see
    what was said; a new version later makes it a story again.
    """
    value = identity.guid_value(storable(deletion.guid))
    found = Evidence.objects.filter(kind="guid", value=value, scope__in=("", scope))
    rows = Story.objects.select_for_update(of=("self",)).select_related("latest")
    stories = list(rows.filter(pk__in=found.values("story"), publisher=publisher, removed=None))
    reason = f": {storable(deletion.why)}" if deletion.why else ""
    why = f"Its sender deleted it{reason}."
    for story in stories:
        story.removed, story.removed_why = arrival.received, why
        story.save(update_fields=["removed", "removed_why"])
        raise_alert(story, "deletion", why, arrival.received)
        show(story.pk)
    leave([story.pk for story in stories])
    return bool(stories)
