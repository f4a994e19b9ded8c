"""Importing, the whole way: bytes kept, items parsed, stories kept, read, settled and indexed.

One worker. On SQLite in a folder that is thrown away, each commit on the disk before it counts,
and on a PostgreSQL that is started for it where the machine has one: `imports_postgresql`.
"""

import tempfile
from collections.abc import Iterator
from pathlib import Path

from measure.bench import Timed
from measure.stories_made import feeds

TITLE = "Importing on SQLite: feeds of 40 stories of 2 KB, kept, read and indexed"
ITEMS, ROUNDS = 40, 4


def imported(folder: Path) -> Iterator[Timed]:
    """Each run takes a feed in that no run before it took."""
    from wiredesk.site.start import start

    start(folder)
    from wiredesk.desk.actions.arrive import arrive
    from wiredesk.desk.models import Reading, Source
    from wiredesk.desk.working.worker import Worker, clock
    from wiredesk.records import Delivery

    source = Source.objects.create(
        name="Made", address="https://made.test/rss", carrier="http", added=clock()
    )
    waiting = iter(list(feeds(ITEMS * (ROUNDS + 1), ITEMS)))

    def take() -> None:
        before = Reading.objects.count()
        arrive(
            Delivery(body=next(waiting), address=source.address, carrier="http"), source, clock()
        )
        Worker().work_off(("take_in", "read_version"))
        if Reading.objects.count() != before + ITEMS:
            raise RuntimeError("not all were kept and read")

    yield Timed("import, one worker", "stories", ITEMS, take)


def timed() -> Iterator[Timed]:
    """On SQLite."""
    yield from imported(Path(tempfile.mkdtemp(prefix="wiredesk-imports-")))
