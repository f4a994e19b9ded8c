"""What the searches that are shown to all find among what is out, for the site and its feeds.

A story that was withdrawn is out no longer, so no question finds it: what a search fed before is
remembered, so that its feeds say that the story is gone.
"""

from django.db import transaction
from django.db.models import Q

from wiredesk.desk.models import SavedSearch, Shown
from wiredesk.desk.permissions import scopes_of, seen_by
from wiredesk.desk.queries.filters import QuestionError, condition
from wiredesk.press.site import Search


@transaction.atomic
def searches_shown() -> tuple[Search, ...]:
    """Ask each search that is shown, and remember what it found."""
    rows = list(SavedSearch.objects.exclude(feed="").select_related("owner"))
    out = set(Shown.objects.filter(out__isnull=False).values_list("pk", flat=True)) if rows else ()
    return tuple(_found(row, set(out)) for row in rows)


def _found(row: SavedSearch, out: set[int]) -> Search:
    now = _asked(row)
    gone = set(row.fed) - out
    fed = sorted(now | gone)
    if fed != row.fed:
        row.fed = fed
        row.save(update_fields=["fed"])
    return Search(folder=row.feed, name=row.name, stories=frozenset(map(str, fed)))


def _asked(row: SavedSearch) -> set[int]:
    """The stories that are out and that it finds for its owner; none for a question of an older
    desk."""
    try:
        wanted = Q(out__isnull=False) & condition(row.query, row.owner)
    except QuestionError:
        return set()
    if scopes_of(row.owner):
        wanted &= seen_by(row.owner)
    return set(Shown.objects.filter(wanted).values_list("pk", flat=True))


def folders_shown(story_id: int) -> list[str]:
    """The folders of the site's searches whose feeds have a story, as they were last written."""
    rows = SavedSearch.objects.exclude(feed="").values_list("feed", "fed")
    return [f"searches/{feed}/" for feed, fed in rows if story_id in fed]
