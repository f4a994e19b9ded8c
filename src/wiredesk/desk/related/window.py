"""The days in which translations are looked for: the finder, filled from the store.

Each worker keeps one in memory. It is filled when it is first asked and follows the store; what is
in it can at no time disagree with the store, for it is made of it.
"""

from datetime import datetime, timedelta

from wiredesk.desk.models import Compared
from wiredesk.desk.packing import unpack_comparable
from wiredesk.lineage.translations import Translations

DAYS = timedelta(days=14)
MOST = 50_000
"""Stories held; the newest where the days have more."""


class Window:
    """Stories of the last days, among which translations are looked for."""

    def __init__(self) -> None:
        """Empty until it is first asked."""
        self.finder = Translations()
        self.known: set[int] = set()
        self.filled: datetime | None = None

    def ready(self, now: datetime) -> Translations:
        """The finder with all stories of the window that the store has; made anew once a day."""
        if self.filled is None or now - self.filled > timedelta(days=1) or now < self.filled:
            self.finder, self.known, self.filled = Translations(), set(), now
        rows = Compared.objects.filter(seen__gt=now - DAYS).order_by("-seen", "-pk")
        wanted = set(rows.values_list("pk", flat=True)[:MOST])
        missing = sorted(wanted - self.known)
        for start in range(0, len(missing), 500):
            for row in Compared.objects.filter(pk__in=missing[start : start + 500]).order_by("pk"):
                self.finder.add(unpack_comparable(row.packed))
        self.known |= wanted
        return self.finder


WINDOW = Window()
"""This process's."""
