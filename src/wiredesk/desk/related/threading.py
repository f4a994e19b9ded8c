"""The events and threads of the last weeks: the placer, filled from the store.

Each worker keeps one in memory, made of what the store holds, as the window of translations is.
"""

from collections import defaultdict
from datetime import datetime, timedelta

from django.db.models import Q

from wiredesk.desk.models import Compared, Tie
from wiredesk.desk.packing import unpack_comparable
from wiredesk.desk.queries.related import as_record
from wiredesk.desk.related.window import new_stories
from wiredesk.lineage.threads import Threads
from wiredesk.records import Comparable, Threaded
from wiredesk.records import Tie as TieRecord

DAYS = timedelta(days=60)
MOST = 20_000
"""Stories held; the newest where the days have more."""


class Threading:
    """Stories of the last weeks in their events and threads."""

    def __init__(self) -> None:
        """Empty until it is first asked."""
        self.threads = Threads()
        self.known: set[int] = set()
        self.filled: datetime | None = None
        self.looked: datetime | None = None

    def place(
        self, story: Comparable, ties: list[TieRecord], now: datetime, new: bool = False
    ) -> Threaded:
        """Where a story that is kept belongs, by all stories of the store and its ties.

        ``new``: nobody has related it before, so that nobody has ruled on it.
        """
        if new:
            self.known.add(int(story.id))
        self._fill(now)
        return self.threads.add(story, ties)

    def rule(self, story: int, other: int, same: bool) -> None:
        """What a person said of two stories."""
        self.threads.rule(str(story), str(other), same)

    def _fill(self, now: datetime) -> None:
        if self.filled is None or now - self.filled > timedelta(days=7) or now < self.filled:
            self.threads, self.known, self.filled = Threads(kept=MOST), set(), now
            self.looked = None
        wanted, self.looked = new_stories(now, DAYS, MOST, self.known, self.looked)
        missing = sorted(wanted)
        for start in range(0, len(missing), 500):
            self._add(missing[start : start + 500])
        self.known |= wanted

    def _add(self, stories: list[int]) -> None:
        ties = defaultdict(list)
        for row in Tie.objects.filter(Q(a__in=stories) | Q(b__in=stories)):
            if row.ruled:
                self.rule(row.a_id, row.b_id, row.ruled == "same")
            for one in (row.a_id, row.b_id):
                ties[one].append(as_record(row))
        for row in Compared.objects.filter(pk__in=stories).order_by("seen", "pk"):
            self.threads.add(unpack_comparable(row.packed), ties[row.pk])


THREADING = Threading()
"""This process's."""
