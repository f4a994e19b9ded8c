"""Archives: read and related in batches, broken off and gone on with, the same in the end."""

import gzip
import importlib.util
import json
import random
import signal
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path

import pytest
from typer.testing import CliRunner

pytest.importorskip("duckdb", reason="wiredesk[archive] is not installed")
pytest.importorskip("pyarrow", reason="wiredesk[archive] is not installed")

import pyarrow as pa
import pyarrow.parquet as pq

from wiredesk.archive.running import Outcome, read_archive, relate_archive
from wiredesk.archive.workers import Cluster, Processes
from wiredesk.cli import app
from wiredesk.lineage import relate
from wiredesk.lineage.copies import Copies
from wiredesk.lineage.versions import Declared
from wiredesk.pipeline.comparing import comparables
from wiredesk.records import Comparable, Refusal
from wiredesk.wire.carriers.lines import lines

BODY = (
    "The harbour of Vila Nova reopened on Monday after nine days of storms that had kept two "
    "hundred boats in port, the harbour master said, and ferries to the islands are to sail again."
)


def made_up(count: int) -> list[dict]:
    """Stories of sixty words; every third took half of one before it."""
    chance = random.Random(7)  # noqa: S311 - no secrets
    stories: list[dict] = []
    for number in range(count):
        words = [f"w{chance.randrange(4000)}" for _ in range(60)]
        if number % 3 == 2:
            words[:30] = chance.choice(stories)["text"].split()[:30]
        stories.append({"id": number, "text": " ".join(words), "language": "en"})
    return stories


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Path:
    file = tmp_path_factory.mktemp("archive") / "stories.jsonl.gz"
    body = "".join(json.dumps(story) + "\n" for story in made_up(1100))
    file.write_bytes(gzip.compress(body.encode()))
    return file


@pytest.fixture(scope="module")
def ties(archive: Path, tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """What an unbroken run finds."""
    done = relate_archive([archive], tmp_path_factory.mktemp("unbroken") / "work")
    assert isinstance(done, Outcome)
    return done.place.read_bytes()


def test_archive_finds_the_ties_that_memory_finds(archive: Path, ties: bytes) -> None:
    stories = [s for s in comparables(lines(archive)) if isinstance(s, Comparable)]
    found = [(t.a, t.b, t.kind, t.share) for t in relate(stories, finders=(Copies, Declared))]
    told = [(t["a"], t["b"], t["kind"], t["share"]) for t in map(json.loads, ties.splitlines())]
    assert told == found
    assert len(found) > 300


class BrokenOff(Exception):  # noqa: N818 - no error
    pass


@pytest.mark.parametrize("after", [1, 2, 3, 10, 18, 20])
def test_run_that_was_broken_off_ends_like_an_unbroken_one(
    archive: Path, ties: bytes, tmp_path: Path, after: int
) -> None:
    steps = 0

    def told(*_: object) -> None:
        nonlocal steps
        steps += 1
        if steps == after:
            raise BrokenOff

    with pytest.raises(BrokenOff):
        relate_archive([archive], tmp_path / "work", told=told)
    done = relate_archive([archive], tmp_path / "work")
    assert isinstance(done, Outcome)
    assert done.place.read_bytes() == ties


def test_killed_process_leaves_what_the_next_goes_on_from(
    archive: Path, ties: bytes, tmp_path: Path
) -> None:
    work = tmp_path / "work"
    command = [sys.executable, "-m", "wiredesk", "archive", "relate", str(archive)]
    for kind in ("stories", "pairs", "ties"):
        run = subprocess.Popen([*command, "--out", str(work)], stderr=subprocess.DEVNULL)
        while run.poll() is None and not list((work / kind).glob("0*")):
            time.sleep(0.01)
        run.send_signal(signal.SIGKILL)
        run.wait()
    assert subprocess.run([*command, "--out", str(work)], capture_output=True).returncode == 0
    assert (work / "ties.jsonl").read_bytes() == ties


def test_several_processes_give_what_one_gives(archive: Path, ties: bytes, tmp_path: Path) -> None:
    with closing(Processes(2)) as workers:
        done = relate_archive([archive], tmp_path / "work", workers)
    assert isinstance(done, Outcome)
    assert done.place.read_bytes() == ties


@pytest.mark.skipif(importlib.util.find_spec("ray") is None, reason="Ray is not installed")
def test_ray_gives_what_one_process_gives(archive: Path, ties: bytes, tmp_path: Path) -> None:
    with closing(Cluster("local")) as workers:
        done = relate_archive([archive], tmp_path / "work", workers)
    assert isinstance(done, Outcome)
    assert done.place.read_bytes() == ties


def test_folder_of_another_run_is_left_alone(archive: Path, tmp_path: Path) -> None:
    (tmp_path / "mine.txt").write_text("x", "utf-8")
    refused = relate_archive([archive], tmp_path)
    assert isinstance(refused, Refusal)
    assert [p.name for p in tmp_path.iterdir()] == ["mine.txt"]


def test_inputs_that_changed_are_another_run(tmp_path: Path) -> None:
    file = tmp_path / "stories.jsonl"
    file.write_text(json.dumps({"id": 1, "text": BODY}) + "\n", "utf-8")
    assert isinstance(relate_archive([file], tmp_path / "work"), Outcome)
    file.write_text(json.dumps({"id": 22, "text": BODY}) + "\n", "utf-8")
    assert isinstance(relate_archive([file], tmp_path / "work"), Refusal)


WARC = "\r\n".join(
    (
        "WARC/1.0",
        "WARC-Type: response",
        "WARC-Target-URI: https://tide.test/harbour",
        "WARC-Record-ID: <urn:uuid:00000000-0000-0000-0000-000000000001>",
        "Content-Type: application/http;msgtype=response",
        "Content-Length: {length}",
        "",
        "{answer}",
        "",
        "",
    )
)


def test_web_archive_table_and_text_are_related_to_one_another(tmp_path: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    answer = f"HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\n\r\nHarbour reopens\n\n{BODY}"
    warc = WARC.format(length=len(answer), answer=answer)
    (folder / "a.warc").write_bytes(warc.encode())
    pq.write_table(pa.table({"id": [7], "text": [BODY], "title": ["T"]}), folder / "b.parquet")
    (folder / "c.txt").write_text(f"Boats at sea\n\n{BODY}", "utf-8")
    (folder / "d.jsonl").write_text("{no story\n", "utf-8")
    done = CliRunner().invoke(
        app, ["archive", "relate", str(folder), "--out", str(tmp_path / "work")]
    )
    found = map(json.loads, (tmp_path / "work" / "ties.jsonl").read_bytes().splitlines())
    assert [(t["a"], t["b"]) for t in found] == [
        ("7", "https://tide.test/harbour"),
        (str(folder / "c.txt"), "https://tide.test/harbour"),
        (str(folder / "c.txt"), "7"),
    ]
    assert done.exit_code == 1
    assert "d.jsonl, line 1" in done.stderr.replace("\n", "")


def test_versions_by_id_and_house_boilerplate_hold_in_an_archive(tmp_path: Path) -> None:
    file = tmp_path / "stories.jsonl"
    stories = [
        {"id": n, "source": "s", "paragraphs": [" ".join(f"w{n}x{k}" for k in range(60)), BODY]}
        for n in range(3)
    ]
    stories += [
        {"id": "one", "text": "The first wording of it.", "guid": "g", "version": 1},
        {"id": "two", "text": "Nothing is left of that.", "guid": "g", "version": 2},
    ]
    file.write_text("".join(json.dumps(s) + "\n" for s in stories), "utf-8")
    done = relate_archive([file], tmp_path / "work")
    assert isinstance(done, Outcome)
    found = [json.loads(line) for line in done.place.read_bytes().splitlines()]
    assert [(t["a"], t["b"], t["kind"], t["direction"]) for t in found] == [
        ("two", "one", "version", "a_from_b")
    ]


def test_stories_of_a_feed_have_numbers_of_their_own_however_many(tmp_path: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    item = "<item><guid>{n}</guid><title>T</title><description>{n}. {text}</description></item>"
    for number in range(2):
        items = "".join(
            item.format(n=f"{number}-{at}", text=BODY if at == 29 else f"Boat {at} is in port.")
            for at in range(30)
        )
        feed = f"<rss version='2.0'><channel><title>x</title>{items}</channel></rss>"
        (folder / f"{number}.xml").write_text(feed, "utf-8")
    done = relate_archive([folder], tmp_path / "work")
    assert isinstance(done, Outcome)
    assert (done.stories, done.refused) == (60, 0)
    found = map(json.loads, done.place.read_bytes().splitlines())
    assert ("1-29", "0-29") in {(tie["a"], tie["b"]) for tie in found}


def test_archive_is_read_into_packed_parts(tmp_path: Path) -> None:
    file = tmp_path / "stories.jsonl"
    file.write_text(json.dumps({"id": 1, "text": BODY, "title": "Harbour"}) + "\n[]\n", "utf-8")
    done = read_archive([file], tmp_path / "work")
    assert isinstance(done, Outcome)
    (part,) = done.place.iterdir()
    (reading,) = map(json.loads, gzip.decompress(part.read_bytes()).splitlines())
    assert (done.stories, done.refused, reading["story"]["address"]) == (1, 1, "1")
    assert reading["language"]["tag"] == "en"
