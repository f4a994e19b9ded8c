"""The lease table: what is asked for while it is being done is done once more, and none is lost."""

from datetime import datetime

import pytest

from tests.desk.newsroom import NOW, later
from wiredesk.desk.actions import jobs
from wiredesk.desk.actions.sources import add_source
from wiredesk.desk.actions.take_in import take_in_now
from wiredesk.desk.models import Entry, Job, Version
from wiredesk.desk.working.worker import TOGETHER, VERBS, Worker
from wiredesk.records import Delivery, Reading, Story

pytestmark = pytest.mark.django_db

DAY = 24 * 60


def leased(at: datetime = NOW) -> Job:
    jobs.ask_by("relate", 1, at, at)
    job = jobs.lease("a worker", at)
    assert job is not None
    return job


def stand() -> list[tuple[str, datetime, datetime | None]]:
    rows = Job.objects.order_by("pk")
    return [(job.state, job.due, job.again) for job in rows]


@pytest.mark.parametrize("minutes", [0, 1, -1])
def test_job_asked_for_while_it_is_done_is_done_once_more_whatever_the_clock_says(
    minutes: int,
) -> None:
    job, due = leased(), later(minutes)
    jobs.ask_by("relate", 1, due, due)
    jobs.finish(job, NOW)
    assert stand() == [("waiting", due, None)]


def test_job_asked_for_before_it_began_is_done_once() -> None:
    jobs.ask_by("relate", 1, NOW, NOW)
    jobs.finish(leased(), NOW)
    assert stand() == [("done", NOW, None)]


def test_job_that_waits_is_brought_forward_and_never_put_off() -> None:
    for minutes in (5, 9, 2):
        jobs.ask_by("relate", 1, NOW, later(minutes))
    assert stand() == [("waiting", later(2), None)]


def test_job_that_is_wanted_tomorrow_as_well_is_tried_again_today_when_its_worker_dies() -> None:
    job = leased()
    jobs.ask_by("relate", 1, NOW, later(DAY))
    assert jobs.lease("another", later(2)).pk == job.pk
    jobs.finish(Job.objects.get(), later(2))
    assert stand() == [("waiting", later(DAY), None)]


def test_job_asked_for_of_a_worker_that_died_is_done_once_by_the_next() -> None:
    leased()
    jobs.ask_by("relate", 1, NOW, later(1))
    again = jobs.lease("another", later(2))
    jobs.finish(again, later(2))
    assert [state for state, _, _ in stand()] == ["done"]


def test_job_asked_for_while_its_last_try_fails_is_set_aside_and_waits_anew() -> None:
    job = leased()
    jobs.ask_by("relate", 1, NOW, later(1))
    jobs.set_aside(job, "It cannot be.", NOW)
    assert stand() == [("quarantined", NOW, None), ("waiting", later(1), None)]


def test_worker_with_one_clock_comes_to_the_end_of_a_job_that_asks_for_itself(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    done: list[int] = []

    def thrice(subject: str, now: datetime) -> None:
        done.append(len(done))
        if len(done) < 3:
            jobs.ask_by("thrice", subject, now, now)

    monkeypatch.setitem(VERBS, "thrice", thrice)
    jobs.ask_by("thrice", 1, NOW, NOW)
    Worker(now=lambda: NOW).work_off(("thrice",))
    assert done == [0, 1, 2]


def test_jobs_of_one_verb_are_leased_together_but_none_that_was_tried_before() -> None:
    for subject in range(4):
        jobs.ask_for("relate", subject, NOW)
    jobs.ask_for("tell", 9, NOW)
    Job.objects.filter(subject="2").update(attempts=1)
    first = jobs.lease("a worker", NOW)
    assert first is not None
    more = jobs.lease_more("a worker", NOW, first, 10)
    assert [job.subject for job in (first, *more)] == ["0", "1", "3"]
    jobs.finish(first, NOW, *more)
    assert Job.objects.filter(state="done").count() == 3


def test_job_that_was_tried_before_takes_no_others_along() -> None:
    for subject in range(3):
        jobs.ask_for("relate", subject, NOW)
    Job.objects.filter(subject="0").update(attempts=1)
    first = jobs.lease("a worker", NOW)
    assert first is not None and first.attempts == 2
    assert jobs.lease_more("a worker", NOW, first, 10) == []


def test_job_asked_for_while_it_was_done_with_others_waits_and_the_others_are_done() -> None:
    for subject in range(2):
        jobs.ask_for("relate", subject, NOW)
    first = jobs.lease("a worker", NOW)
    assert first is not None
    more = jobs.lease_more("a worker", NOW, first, 10)
    jobs.ask_by("relate", 1, NOW, later(1))
    jobs.finish(first, NOW, *more)
    assert [state for state, *_ in stand()] == ["done", "waiting"]


def test_one_job_of_several_that_fails_stops_none_of_the_others(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    done: list[str] = []

    def do(subject: str, _: datetime) -> None:
        if subject == "1":
            raise ValueError("poison")
        done.append(subject)

    monkeypatch.setitem(VERBS, "relate", do)
    monkeypatch.setitem(TOGETHER, "relate", lambda subjects, now: [do(s, now) for s in subjects])
    for subject in range(3):
        jobs.ask_for("relate", subject, NOW)
    Worker(now=lambda: NOW).work_off()
    assert sorted(set(done)) == ["0", "2"]
    assert dict(Job.objects.values_list("subject", "state")) == {
        "0": "done",
        "1": "waiting",
        "2": "done",
    }


def test_versions_are_read_one_by_one_where_one_of_several_cannot_be(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    from wiredesk.desk.actions import read_version as reading

    source = add_source("https://lote.test/feed", NOW, "Lote")[0]
    body = b"".join(
        b"<item><title>Obra %d</title><guid>%d</guid></item>" % (n, n) for n in range(3)
    )
    body = b"<rss version='2.0'><channel>%b</channel></rss>" % body
    take_in_now(Delivery(body=body, address=source.address, carrier="http"), source, NOW)
    read = reading.read_story

    def stumbles(story: Story, *given: object) -> Reading:
        if story.title == "Obra 1":
            raise ValueError("poison")
        return read(story, *given)

    monkeypatch.setattr(reading, "read_story", stumbles)
    Worker(now=lambda: NOW).work_off(("read_version",))
    read_of = Version.objects.exclude(reading=None).values_list("title", flat=True)
    assert sorted(read_of) == ["Obra 0", "Obra 2"]
    assert Entry.objects.count() == 2
