"""The lease table: what is asked for while it is being done is done once more, and none is lost."""

from datetime import datetime

import pytest

from tests.desk.newsroom import NOW, later
from wiredesk.desk.actions import jobs
from wiredesk.desk.models import Job
from wiredesk.desk.working.worker import VERBS, Worker

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
