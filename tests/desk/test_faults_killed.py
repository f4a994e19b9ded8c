"""A process killed at any moment loses nothing that was acknowledged, and doubles nothing.

`make test` kills a few times; `make faults` (WIREDESK_FAULTS=100) a hundred.
"""

import os
import random
import shutil
import signal
import sqlite3
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.desk.running import ON_SQLITE, done, feed, rows, wiredesk

pytestmark = ON_SQLITE

KILLS = int(os.environ.get("WIREDESK_FAULTS", "2"))
STORIES = 25

WHAT_IS_KEPT = """
    SELECT e.value, v.number, v.content, v.title, r.id IS NOT NULL FROM desk_version v
    JOIN desk_evidence e ON e.story_id = v.story_id AND e.kind = 'guid'
    LEFT JOIN desk_reading r ON r.version_id = v.id ORDER BY 1, 2
"""


@pytest.fixture(scope="module")
def wire(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two deliveries: a feed, and lines so short that nothing but their place tells them apart."""
    folder = tmp_path_factory.mktemp("wire")
    (folder / "a-feed.xml").write_bytes(feed(STORIES))
    (folder / "b-short.xml").write_bytes(b"<rss><channel>%b</channel></rss>" % SHORT)
    return folder


SHORT = b"".join(b"<item><title>Gol %d</title></item>" % n for n in range(20))


@pytest.fixture(scope="module")
def undisturbed(wire: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store that imported it all and was left alone."""
    data = tmp_path_factory.mktemp("undisturbed")
    assert done(data, "import", str(wire))[0] == 0
    return data


def counts(data: Path) -> dict[str, object]:
    tables = ("delivery", "story", "version", "evidence", "reading")
    asked = ", ".join(f"(SELECT count(*) FROM desk_{table})" for table in tables)  # noqa: S608
    return dict(zip(tables, rows(data, f"SELECT {asked}")[0], strict=True))


def started(data: Path) -> bool:
    """Whether a process has begun to keep things."""
    try:
        return bool(rows(data, "SELECT 1 FROM desk_arrival LIMIT 1"))
    except sqlite3.OperationalError:
        return False


def kill_in_mid_import(data: Path, wire: Path, after: float) -> None:
    running = wiredesk(data, "import", str(wire))
    while running.poll() is None and not started(data):
        time.sleep(0.01)
    time.sleep(after)
    running.send_signal(signal.SIGKILL)
    running.communicate()


@pytest.mark.parametrize("seed", range(KILLS))
def test_killed_import_loses_nothing_acknowledged_and_doubles_nothing(
    seed: int, wire: Path, undisturbed: Path, tmp_path: Path
) -> None:
    kill_in_mid_import(tmp_path, wire, random.Random(seed).uniform(0, 0.8))  # noqa: S311
    acknowledged = rows(tmp_path, "SELECT id, story_id, content FROM desk_version")
    rows(tmp_path, "UPDATE desk_job SET lease_until = NULL")  # an hour later, leases have run out
    assert done(tmp_path, "import", str(wire))[0] == 0
    now = rows(tmp_path, "SELECT id, story_id, content FROM desk_version")
    assert set(acknowledged) <= set(now)
    assert rows(tmp_path, WHAT_IS_KEPT) == rows(undisturbed, WHAT_IS_KEPT)
    assert counts(tmp_path) == counts(undisturbed)
    assert rows(tmp_path, "PRAGMA integrity_check") == [("ok",)]
    assert rows(tmp_path, INDEX_WITHOUT_STORY) == rows(tmp_path, STORY_WITHOUT_INDEX) == [(0,)]


INDEX_WITHOUT_STORY = """
    SELECT count(*) FROM desk_posting WHERE story NOT IN (SELECT story_id FROM desk_compared)
"""
# Words that ten stories hold already lead to those; a story of such words alone has no posting.
STORY_WITHOUT_INDEX = """
    SELECT count(*) FROM desk_story s LEFT JOIN desk_compared c ON c.story_id = s.id
    WHERE c.story_id IS NULL OR (
        c.hashes > 0 AND s.id NOT IN (SELECT story FROM desk_posting)
        AND (SELECT count(DISTINCT story) FROM desk_posting) <= 10)
"""


def test_killed_while_it_makes_the_store_it_starts_again(tmp_path: Path) -> None:
    running = wiredesk(tmp_path, "status")
    while not (tmp_path / "wiredesk.sqlite3").exists():
        time.sleep(0.005)
    running.kill()
    running.communicate()
    assert done(tmp_path, "status")[0] == 0


def test_two_that_start_on_an_empty_folder_make_one_store(tmp_path: Path) -> None:
    both = [wiredesk(tmp_path, "status") for _ in range(2)]
    ends = [(one.communicate()[1], one.returncode) for one in both]
    assert ends == [("", 0), ("", 0)]


def has_asked_for_jobs(data: Path) -> bool:
    """Whether a worker is at work: its store is made, and holds what it does once a day."""
    try:
        return bool(rows(data, "SELECT 1 FROM desk_job"))
    except sqlite3.OperationalError:
        return False


def test_worker_that_is_told_to_stop_ends_its_job_and_leaves(wire: Path, tmp_path: Path) -> None:
    running = wiredesk(tmp_path, "work")
    while not has_asked_for_jobs(tmp_path):
        time.sleep(0.1)
    running.terminate()
    assert running.wait(timeout=20) == 0
    running.communicate()


@contextmanager
def power_cut(data: Path, into: Path, keep: float) -> Iterator[Path]:
    """The store as a power cut may leave it: its log only as far as it had reached the disk."""
    into.mkdir()
    log = (data / "wiredesk.sqlite3-wal").read_bytes()
    shutil.copy(data / "wiredesk.sqlite3", into / "wiredesk.sqlite3")
    (into / "wiredesk.sqlite3-wal").write_bytes(log[: int(len(log) * keep)])
    yield into


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Path, dict[int, int]]]:
    """A store in use, its log unmerged: how long the log was when so many had arrived."""
    data = tmp_path_factory.mktemp("written")
    assert done(data, "status")[0] == 0
    holding = sqlite3.connect(data / "wiredesk.sqlite3")  # while one is open the log stays
    for number in range(1, 6):
        (data / f"{number}.xml").write_bytes(feed(number))
    running = wiredesk(data, "import", *(str(data / f"{number}.xml") for number in range(1, 6)))
    lengths = {0: 0}
    while running.poll() is None:
        arrived = holding.execute("SELECT count(*) FROM desk_arrival").fetchone()[0]
        lengths.setdefault(arrived, (data / "wiredesk.sqlite3-wal").stat().st_size)
        time.sleep(0.005)
    running.communicate()
    yield data, lengths
    holding.close()


@pytest.mark.parametrize("seed", range(12))
def test_power_cut_leaves_every_arrival_whose_commit_had_reached_the_disk(
    seed: int, written: tuple[Path, dict[int, int]], tmp_path: Path
) -> None:
    data, lengths = written
    log = (data / "wiredesk.sqlite3-wal").stat().st_size
    keep = random.Random(seed).random()  # noqa: S311
    with power_cut(data, tmp_path / "after", keep) as after:
        whole = max(many for many, length in lengths.items() if length <= int(log * keep))
        assert rows(after, "PRAGMA integrity_check") == [("ok",)]
        assert rows(after, "SELECT count(*) FROM desk_arrival")[0][0] >= whole
