"""The days in which translations are looked for: the finder, filled from the store.

Each worker keeps one in memory. It is filled when it is first asked and follows the store; what is
in it can at no time disagree with the store, for it is made of it.
"""

from datetime import datetime, timedelta

from wiredesk.desk.models import Compared, WordTable
from wiredesk.desk.packing import unpack_comparable, unpack_words
from wiredesk.lineage.anchors import Words
from wiredesk.lineage.translations import Translations
from wiredesk.lineage.word_tables import words_by

DAYS = timedelta(days=14)
LOOKS = timedelta(minutes=5)
"""How often the whole window is compared with the store; between, what is new is added to it."""
LATE = 200
"""Stories may be related in another order than they came in; so far back they are seen at once."""
MOST = 50_000
"""Stories held; the newest where the days have more."""


class Window:
    """Stories of the last days, among which translations are looked for."""

    def __init__(self) -> None:
        """Empty until it is first asked."""
        self.finder = Translations()
        self.known: set[int] = set()
        self.filled: datetime | None = None
        self.looked: datetime | None = None

    def ready(self, now: datetime) -> Translations:
        """The finder with all stories of the window that the store has; made anew once a day."""
        if self.filled is None or now - self.filled > timedelta(days=1) or now < self.filled:
            self.finder, self.known = Translations(words_in_use()), set()
            self.filled, self.looked = now, None
        wanted, self.looked = new_stories(now, DAYS, MOST, self.known, self.looked)
        missing = sorted(wanted)
        for start in range(0, len(missing), 500):
            for row in Compared.objects.filter(pk__in=missing[start : start + 500]).order_by("pk"):
                self.finder.add(unpack_comparable(row.packed))
        self.known |= wanted
        return self.finder


def words_in_use() -> Words | None:
    """The tables of words that help, as finders take them; ``None`` where there is none."""
    rows = WordTable.objects.filter(helps=True).order_by("languages")
    tables = [unpack_words(packed) for packed in rows.values_list("packed", flat=True)]
    return words_by(tables) if tables else None


def new_stories(
    now: datetime, days: timedelta, most: int, known: set[int], looked: datetime | None
) -> tuple[set[int], datetime]:
    """The stories of the last days that are not known yet, and when all of them were looked at.

    All are looked at now and then; else only the stories kept last, so that a story costs the same
    to relate in a window of many.
    """
    if looked is not None and known and looked <= now < looked + LOOKS:
        late = Compared.objects.filter(pk__gt=max(known) - LATE)
        missing = set(late.values_list("pk", flat=True)) - known
        rows = Compared.objects.filter(pk__in=missing, seen__gt=now - days)
        return set(rows.values_list("pk", flat=True)) if missing else missing, looked
    rows = Compared.objects.filter(seen__gt=now - days).order_by("-seen", "-pk")
    return set(rows.values_list("pk", flat=True)[:most]) - known, now


WINDOW = Window()
"""This process's."""
