"""The sample wire as `make run` takes it in: its order, its sources, its chain, once."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from wiredesk.desk.actions.samples import Sample, arrive_sample
from wiredesk.desk.models import Source, Story, Tie
from wiredesk.desk.related.threading import THREADING
from wiredesk.desk.related.window import WINDOW
from wiredesk.desk.working.worker import Worker
from wiredesk.wire.carriers import folder

pytestmark = pytest.mark.django_db

WIRE = Path(__file__).parent.parent.parent / "examples" / "wire"
NOW = datetime(2026, 5, 9, 12, tzinfo=UTC)


def take_in(most: int) -> Sample:
    WINDOW.filled = THREADING.filled = None
    sample = Sample.beside(WIRE)
    for file in sample.files()[:most]:
        arrive_sample(sample, folder.deliver(file), NOW)
    Worker(now=lambda: NOW).work_off()
    return sample


def test_sample_is_told_whole_and_names_nothing_that_is_not_there() -> None:
    sample = Sample.beside(WIRE)
    files = sample.files()
    assert len(files) == len(set(files)) == sum(one.is_file() for one in WIRE.rglob("*"))
    assert set(sample.sources) == {one.name for one in WIRE.iterdir()}


def test_kill_of_the_fire_speaks_of_the_agencys_story_and_its_takers_hang_on_it() -> None:
    take_in(12)
    kill = Tie.objects.get(a__latest__title__startswith="MANDATORY", kind="follows")
    assert (kill.b.latest.title[:4], kill.direction) == ("Fire", "a_from_b")
    copy = Tie.objects.get(a__latest__title__startswith="Two dead", kind="copy")
    assert (copy.b.latest.title[:4], copy.edge, copy.direction) == ("Fire", "wire", "a_from_b")


def test_sample_is_taken_in_once() -> None:
    sample = take_in(3)
    assert arrive_sample(sample, folder.deliver(sample.files()[0]), NOW) is None
    assert Story.objects.count() == 3
    assert Source.objects.get(name="Northwire").settings["licence"] == "full"
