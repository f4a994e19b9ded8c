"""What came to stand against a scheduled release before its time keeps it in."""

from datetime import datetime, timedelta

from django.db import transaction

from wiredesk.desk.actions.acting import locked_story
from wiredesk.desk.actions.publish import enter
from wiredesk.desk.models import Destination, Outgoing, Release
from wiredesk.desk.packing import unpack_release
from wiredesk.desk.queries.ledger import checks_now, history_of
from wiredesk.desk.queries.standing import standing_of
from wiredesk.press import ledger
from wiredesk.press.outbox import OPEN
from wiredesk.records import Refusal

HOUSE = "House rule: what no longer stands is kept in"


def keep_in_what_fell(destination: Destination, now: datetime) -> None:
    """Look once more at each scheduled release whose time has come, before it first goes out.

    An approval that was taken back since, a newer version, a rule of the house: the story is held,
    and nothing of it was ever out. Why stands with the rows that did not go.
    """
    due = Release.objects.filter(latest=True, due__lte=now, outgoing__destination=destination)
    fresh = due.filter(outgoing__state="waiting", outgoing__attempts=0).distinct()
    for release in fresh.exclude(outgoing__attempts__gt=0):
        _look_again(release, now)


@transaction.atomic
def _look_again(row: Release, now: datetime) -> None:
    story = locked_story(row.story_id)
    if story is None or not Release.objects.filter(pk=row.pk, latest=True).exists():
        return
    stands = standing_of(story)
    refused = (
        ledger.still_stands(unpack_release(row.packed), now, checks_now(story, stands, now))
        if stands
        else Refusal(what="publish", why="There is nothing of it.")
    )
    if refused is None or row.due is None:
        return
    # As of the last moment before its time: it was never out, and leaves no tombstone.
    before = row.due - timedelta(microseconds=1)
    held = ledger.hold(history_of(story), before, HOUSE)
    if not isinstance(enter(story, None, now, held), Refusal):
        Outgoing.objects.filter(release=row, state__in=OPEN).update(
            state="needless", error=refused.why
        )
