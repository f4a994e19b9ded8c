"""A full disk, a lock, two workers at one story: said in words, nothing half kept, none doubled."""

import resource
import sqlite3
import threading
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from django.db import OperationalError, connection

from tests.desk.running import ON_SQLITE, done, feed, item, rows, wiredesk
from wiredesk.desk.actions import jobs
from wiredesk.desk.actions.arrive import arrive
from wiredesk.desk.actions.sources import add_source, claim_due
from wiredesk.desk.actions.take_in import take_in
from wiredesk.desk.models import Arrival, Evidence, Job, Reading, Sighting, Source, Story, Version
from wiredesk.desk.trouble import what_is_wrong
from wiredesk.desk.working.worker import VERBS, Worker
from wiredesk.records import Delivery

NOW = datetime(2026, 5, 9, 12, tzinfo=UTC)

LARGEST_FILE = 330_000
"""Bytes: room for the empty store and some stories."""


def at_once(*tasks: Callable[[], object]) -> None:
    """Do all at once, each in a thread with a connection of its own; raise what any raised."""
    wrong: list[BaseException] = []
    ready = threading.Barrier(len(tasks))

    def do(task: Callable[[], object]) -> None:
        try:
            ready.wait()
            task()
        except BaseException as error:
            wrong.append(error)
        finally:
            connection.close()

    threads = [threading.Thread(target=do, args=(task,)) for task in tasks]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    if wrong:
        raise wrong[0]


def delivery(body: bytes, address: str = "https://a.example/feed") -> Delivery:
    return Delivery(body=body, address=address, carrier="http")


@ON_SQLITE
def test_full_disk_is_said_and_nothing_is_half_kept(tmp_path: Path) -> None:
    (tmp_path / "feed.xml").write_bytes(feed(80))
    done(tmp_path, "status")
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (LARGEST_FILE, before[1]))
    try:
        running = wiredesk(tmp_path, "import", str(tmp_path / "feed.xml"))
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
    _, said = running.communicate()
    assert (running.returncode, "disk" in said, "Traceback" in said) == (3, True, False)
    assert rows(tmp_path, "PRAGMA integrity_check") == [("ok",)]
    assert rows(tmp_path, HALF_KEPT) == [(0,)]
    rows(tmp_path, "UPDATE desk_job SET lease_until = NULL")
    assert done(tmp_path, "import", str(tmp_path / "feed.xml"))[0] == 0
    assert rows(tmp_path, "SELECT count(*) FROM desk_reading") == [(80,)]


HALF_KEPT = """
    SELECT count(*) FROM desk_story s WHERE s.latest_id IS NULL
    OR NOT EXISTS (SELECT 1 FROM desk_evidence e WHERE e.story_id = s.id)
"""


@ON_SQLITE
def test_store_that_is_locked_for_long_is_said(tmp_path: Path) -> None:
    done(tmp_path, "status")
    (tmp_path / "feed.xml").write_bytes(feed(1))
    held = sqlite3.connect(tmp_path / "wiredesk.sqlite3", isolation_level=None)
    held.execute("BEGIN IMMEDIATE")
    code, _, said = done(tmp_path, "import", str(tmp_path / "feed.xml"), WIREDESK_PATIENCE="0.2")
    held.close()
    assert (code, "holds the store locked" in said, "Traceback" in said) == (3, True, False)


@ON_SQLITE
def test_store_that_is_locked_for_a_while_is_waited_for(tmp_path: Path) -> None:
    done(tmp_path, "status")
    (tmp_path / "feed.xml").write_bytes(feed(1))
    held = sqlite3.connect(
        tmp_path / "wiredesk.sqlite3", isolation_level=None, check_same_thread=False
    )
    held.execute("BEGIN IMMEDIATE")
    later = threading.Timer(2.5, held.close)
    later.start()
    assert done(tmp_path, "import", str(tmp_path / "feed.xml"))[0] == 0
    later.join()
    assert rows(tmp_path, "SELECT count(*) FROM desk_reading") == [(1,)]


@pytest.mark.django_db(transaction=True)
def test_store_in_trouble_is_no_failure_of_the_job(monkeypatch: pytest.MonkeyPatch) -> None:
    def full(subject: str, now: datetime) -> None:
        raise OperationalError("database or disk is full")

    monkeypatch.setitem(VERBS, "take_in", full)
    jobs.ask_for("take_in", 1, NOW)
    for _ in range(jobs.TRIES + 1):
        with pytest.raises(OperationalError):
            Worker(now=lambda: NOW).work_off()
    job = Job.objects.get()
    assert (job.state, job.attempts, job.lease_until) == (Job.State.WAITING, 0, None)


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ("database or disk is full", "The disk is full"),
        ("database is locked", "locked"),
        ("attempt to write a readonly database", "permissions"),
        ("something new", "something new"),
    ],
)
def test_trouble_of_the_store_is_said_in_words(said: str, words: str) -> None:
    assert words in what_is_wrong(OperationalError(said))


@pytest.mark.django_db(transaction=True)
def test_two_workers_take_in_one_feed_and_keep_each_story_once() -> None:
    short = b"<item><title>Gol 1</title></item><item><title>Gol 2</title></item></channel>"
    body = feed(12).replace(b"</channel>", short)
    arrival = arrive(delivery(body), None, NOW)
    at_once(*[lambda: take_in(arrival.pk, NOW)] * 2)
    at_once(*[lambda: Worker(now=lambda: NOW).work_off()] * 3)
    counts = [model.objects.count() for model in (Story, Version, Reading)]
    assert counts == [14, 14, 14]
    assert not Job.objects.exclude(state=Job.State.DONE).exists()


@pytest.mark.django_db(transaction=True)
def test_same_story_from_three_feeds_at_once_is_one_story() -> None:
    body = b"<rss><channel>%s</channel></rss>" % item(1, "https://a.example/cais").encode()
    arrivals = []
    for host in ("a", "b", "c"):
        source, _ = add_source(f"https://{host}.example/feed", NOW)
        arrivals.append(arrive(delivery(body, source.address), source, NOW).pk)
    at_once(*[lambda pk=pk: take_in(pk, NOW) for pk in arrivals])
    counts = [model.objects.count() for model in (Story, Version, Sighting)]
    assert counts == [1, 1, 3]
    assert Evidence.objects.filter(kind="guid").count() == 1


@pytest.mark.django_db(transaction=True)
def test_two_thousand_sources_that_are_due_at_a_restart_are_each_claimed_once() -> None:
    Source.objects.bulk_create(
        Source(name=f"{n}", address=f"https://{n}.example/", carrier="http", added=NOW, due=NOW)
        for n in range(2000)
    )
    claimed: list[int] = []

    def claim() -> None:
        while some := claim_due(NOW, 32, timedelta(minutes=5)):
            claimed.extend(source.pk for source in some)

    at_once(claim, claim)
    assert (len(claimed), len(set(claimed))) == (2000, 2000)


@pytest.mark.django_db(transaction=True)
def test_bytes_that_come_again_make_no_second_story_of_a_line_without_a_sign() -> None:
    body = b"<rss><channel><item><title>Gol</title></item></channel></rss>"
    for hour in range(3):
        take_in(arrive(delivery(body), None, NOW + timedelta(hours=hour)).pk, NOW)
    assert (Arrival.objects.count(), Story.objects.count()) == (3, 1)
