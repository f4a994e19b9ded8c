"""What arrives is kept, once, with every version of it."""

from datetime import UTC, datetime, timedelta

import pytest

from wiredesk.desk.actions import jobs
from wiredesk.desk.actions.arrive import arrive, delivered
from wiredesk.desk.models import Delivery, Failure, Job, Reading, Story, Version
from wiredesk.desk.packing import unpack_reading, unpack_story
from wiredesk.desk.queries.counts import set_aside
from wiredesk.desk.working.worker import Worker
from wiredesk.reading import read_story
from wiredesk.records import Delivery as Delivered

pytestmark = pytest.mark.django_db

NOW = datetime(2026, 5, 9, 12, tzinfo=UTC)
BODY = (
    "Porto reabre\n\nO porto de Sines reabriu na segunda-feira, disse a administração.\n".encode()
)


def imported(body: bytes = BODY, times: int = 1) -> None:
    for _ in range(times):
        arrive(Delivered(body=body, address="porto.txt", carrier="folder"), None, NOW)
        Worker(now=lambda: NOW).work_off()


def work_hourly(times: int) -> None:
    for hour in range(1, times + 1):
        at = NOW + timedelta(hours=hour)
        Worker(now=lambda at=at: at).work_off()


def test_the_same_bytes_are_kept_once_and_each_arrival_is_known() -> None:
    imported(times=3)
    assert (Delivery.objects.count(), Story.objects.count(), Version.objects.count()) == (1, 1, 1)
    assert Delivery.objects.get().arrivals.count() == 3


def test_a_delivery_comes_back_as_it_came() -> None:
    sent = Delivered(
        body=BODY, address="a", media_type="text/plain", headers=(("X", "1"),), carrier="folder"
    )
    back = delivered(arrive(sent, None, NOW))
    assert back is not None
    assert (back.body, back.headers, back.media_type) == (BODY, (("X", "1"),), "text/plain")


def test_a_kept_reading_is_the_reading_of_the_kept_story() -> None:
    imported()
    version = Version.objects.get()
    story = unpack_story(version.packed)
    assert unpack_reading(Reading.objects.get().packed, story) == read_story(story)


def test_what_cannot_be_read_is_noted_and_kept() -> None:
    imported(b"%PDF-1.7 \x00\x01\x02")
    assert Failure.objects.get().why
    assert (Delivery.objects.count(), Story.objects.count()) == (1, 0)


def test_a_job_of_a_dead_worker_is_work_again_when_its_lease_runs_out() -> None:
    jobs.ask_for("take_in", 1, NOW)
    first = jobs.lease("dead", NOW)
    assert first is not None
    assert jobs.lease("other", NOW) is None
    again = jobs.lease("other", NOW + jobs.LEASE + timedelta(seconds=1))
    assert again is not None
    assert again.pk == first.pk
    assert not jobs.renew(first, NOW)


def test_a_poison_job_is_set_aside_after_three_tries_and_stops_nothing() -> None:
    jobs.ask_for("take_in", 999, NOW)  # there is no such arrival
    imported()
    work_hourly(5)
    poison = Job.objects.get(subject="999")
    assert (poison.state, poison.attempts) == (Job.State.QUARANTINED, 3)
    assert Story.objects.count() == 1


def test_job_set_aside_is_listed_with_its_reason_and_tried_again_when_asked() -> None:
    jobs.ask_for("take_in", 999, NOW)
    work_hourly(5)
    (shown,) = set_aside()
    assert (shown["what"], "DoesNotExist" in shown["why"]) == ("take in 999", True)
    jobs.try_again(Job.objects.get(pk=shown["number"]), NOW)
    assert jobs.lease("one", NOW) is not None


def test_job_asked_for_anew_meanwhile_is_not_doubled_when_tried_again() -> None:
    jobs.ask_for("take_in", 999, NOW)
    work_hourly(5)
    jobs.ask_for("take_in", 999, NOW)
    jobs.try_again(Job.objects.get(state=Job.State.QUARANTINED), NOW)
    assert Job.objects.count() == 1
