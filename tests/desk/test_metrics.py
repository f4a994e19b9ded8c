"""The desk in figures as Prometheus reads them; logs a line a record, without secrets."""

import asyncio
import json
import logging
import re
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from tests.desk.running import ON_SQLITE, done, feed
from tests.scripted import Script, http, server
from wiredesk.desk.actions import jobs
from wiredesk.desk.actions.arrive import arrive
from wiredesk.desk.actions.sources import add_source
from wiredesk.desk.models import Heartbeat, Source, Tally
from wiredesk.desk.queries.metrics import metrics
from wiredesk.desk.secrets import lock
from wiredesk.desk.working import tallies
from wiredesk.desk.working.poller import Poller
from wiredesk.desk.working.worker import Worker
from wiredesk.records import Delivery
from wiredesk.site.logs import formatter
from wiredesk.wire.carriers.web.addresses import Networks
from wiredesk.wire.carriers.web.door import Door, Login
from wiredesk.wire.rhythm import Answer

pytestmark = pytest.mark.django_db(transaction=True)

NOW = datetime(2026, 5, 9, 12, tzinfo=UTC)
LINE = re.compile(
    r"# (?:HELP|TYPE) wiredesk_\w+ .+|"
    r'wiredesk_\w+(?:\{\w+="(?:[^"\\\n]|\\.)*"(?:,\w+="(?:[^"\\\n]|\\.)*")*\})? -?[\d.e+-]+'
)


@pytest.fixture(autouse=True)
def nothing_counted_before() -> Iterator[None]:
    tallies._waiting.clear()
    yield
    tallies._waiting.clear()


def value(line: str, now: datetime = NOW) -> float | None:
    """The value of the sample whose name and labels are these."""
    found = [said for said in metrics(now).splitlines() if said.rpartition(" ")[0] == line]
    return float(found[0].rpartition(" ")[2]) if found else None


def import_some() -> None:
    source, _ = add_source("https://costa.example/feed", NOW)
    arrive(Delivery(body=feed(3), address=source.address, carrier="http"), source, NOW)


def test_what_is_kept_and_what_waits_is_told() -> None:
    import_some()
    assert value('wiredesk_jobs{verb="take_in",state="waiting"}') == 1
    Worker(now=lambda: NOW).work_off()
    tallies.write_down(NOW)
    assert (value("wiredesk_stories"), value("wiredesk_versions")) == (3, 3)
    assert value('wiredesk_jobs{verb="take_in",state="waiting"}') is None
    assert value('wiredesk_jobs_done_total{verb="read_version"}') == 3
    assert value('wiredesk_sources{state="active"}') == 1


def test_every_line_is_one_that_prometheus_reads() -> None:
    import_some()
    Worker(now=lambda: NOW).work_off()
    tallies.count("polls", 'odd "label"\\\n')
    tallies.count_fetch(0.2, 10)
    tallies.beat("host:1", NOW)
    tallies.write_down(NOW)
    text = metrics(NOW)
    assert [line for line in text.splitlines() if not LINE.fullmatch(line)] == []
    assert text.endswith("\n")
    names = re.findall(r"# TYPE (\w+)", text)
    assert len(names) == len(set(names)) > 15


def test_lag_of_the_oldest_job_and_of_the_sources_is_told() -> None:
    import_some()
    jobs.ask_for("let_go", "all", NOW, due=NOW + timedelta(days=1))
    later = NOW + timedelta(seconds=90)
    assert value('wiredesk_oldest_job_seconds{verb="take_in"}', later) == 90
    assert value('wiredesk_oldest_job_seconds{verb="let_go"}', later) is None
    assert value("wiredesk_poll_lag_seconds", later) == 90


def test_counts_of_several_workers_add_up_in_the_store() -> None:
    tallies.count("polls", "news", 2)
    tallies.write_down(NOW)
    tallies.count("polls", "news")
    tallies.write_down(NOW)
    tallies.write_down(NOW)
    assert value('wiredesk_polls_total{outcome="news"}') == 3


def test_count_that_could_not_be_written_is_written_later(monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise OSError("full")

    tallies.count("polls", "news")
    with monkeypatch.context() as broken:
        broken.setattr(tallies, "_add", full)
        with pytest.raises(OSError, match="full"):
            tallies.write_down(NOW)
    tallies.write_down(NOW)
    assert Tally.objects.get().value == 1


def test_fetches_are_told_by_how_long_they_took() -> None:
    tallies.count_fetch(0.2, 100)
    tallies.count_fetch(3, 50)
    tallies.count_fetch(99, 0)
    tallies.write_down(NOW)
    assert value('wiredesk_fetch_seconds_bucket{le="0.1"}') == 0
    assert value('wiredesk_fetch_seconds_bucket{le="0.25"}') == 1
    assert value('wiredesk_fetch_seconds_bucket{le="60"}') == 2
    assert value('wiredesk_fetch_seconds_bucket{le="+Inf"}') == 3
    assert value("wiredesk_fetch_seconds_count") == 3
    assert value("wiredesk_fetched_bytes_total") == 150


@pytest.mark.parametrize(
    ("answer", "outcome"),
    [
        (Answer(status=200, news=2), "news"),
        (Answer(status=200), "no_news"),
        (Answer(status=304), "unchanged"),
        (Answer(status=0, why="It does not answer."), "trouble"),
        (Answer(status=200, why="One file could not be read."), "trouble"),
        (Answer(status=429), "too_often"),
        (Answer(status=503), "server_trouble"),
        (Answer(status=403), "refused"),
    ],
)
def test_outcome_of_a_poll_is_one_of_a_few_words(answer: Answer, outcome: str) -> None:
    assert tallies.outcome_of(answer) == outcome


def test_worker_is_seen_while_it_lives_and_forgotten_after() -> None:
    worker = Worker(now=lambda: NOW)
    worker._show_life()
    assert value(f'wiredesk_worker_seen_timestamp_seconds{{worker="{worker.name}"}}') == (
        NOW.timestamp()
    )
    worker.stop()
    worker.work()
    assert not Heartbeat.objects.exists()


def test_worker_that_was_killed_is_forgotten_after_a_day() -> None:
    tallies.beat("killed", NOW)
    tallies.beat("alive", NOW + timedelta(days=2))
    assert Heartbeat.objects.get().worker == "alive"


def poll(script: Script, prepare: str = "") -> None:
    async def run() -> None:
        async with server(script) as (address, _), Door(Networks(["127.0.0.0/8"])) as door:
            source = await Source.objects.acreate(
                name="Costa",
                address=f"{address}/{prepare}",
                carrier="http",
                added=NOW,
                due=NOW,
                credentials=lock(Login(name="ana", password="GEHEIM")),
            )
            await Poller(door, lambda: NOW, lambda: 0.5).poll(source)

    asyncio.run(run())


def test_poll_is_a_line_of_json_with_source_address_verb_and_outcome(
    caplog: pytest.LogCaptureFixture,
) -> None:
    caplog.set_level(logging.INFO, "wiredesk")
    poll({"/?token=GEHEIM": http(feed(1), Content_Type="application/rss+xml")}, "?token=GEHEIM")
    said = [json.loads(formatter(json=True).format(record)) for record in caplog.records]
    assert [(line["source"], line["verb"], line["outcome"]) for line in said] == [
        ("Costa", "poll", "news")
    ]
    assert said[0]["address"].endswith("/?token=[secret]")


class StumbleError(Exception):
    """An error that carries what it had in hand."""


@pytest.mark.parametrize("as_json", [True, False])
def test_no_secret_leaves_with_the_trace_of_an_error(
    as_json: bool, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def stumble(*_: object) -> None:
        raise StumbleError("https://ana:GEHEIM@a.example {'Authorization': 'Basic GEHEIM'}")

    monkeypatch.setattr(Door, "fetch", stumble)
    caplog.set_level(logging.INFO, "wiredesk")
    poll({}, "?apikey=GEHEIM")
    lines = [formatter(as_json).format(record) for record in caplog.records]
    assert any("StumbleError" in line for line in lines)
    assert "GEHEIM" not in "".join(lines)


@ON_SQLITE
def test_command_prints_the_metrics(tmp_path: Path) -> None:
    (tmp_path / "feed.xml").write_bytes(feed(2))
    assert done(tmp_path, "import", str(tmp_path / "feed.xml"))[0] == 0
    code, out, _ = done(tmp_path, "status", "--metrics")
    assert (code, "wiredesk_stories 2\n" in out) == (0, True)
    assert 'wiredesk_jobs_done_total{verb="read_version"} 2\n' in out
