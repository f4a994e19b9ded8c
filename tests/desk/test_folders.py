"""A watched folder: what is whole is taken, once; what is half there waits."""

import os
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from tests.desk.running import feed
from wiredesk.desk.actions.sources import add_source, keep_answer
from wiredesk.desk.models import Arrival, Source
from wiredesk.desk.working.folders import States, look_into

pytestmark = pytest.mark.django_db

NOW = datetime(2030, 5, 9, 12, tzinfo=UTC)


@pytest.fixture
def watched(tmp_path: Path) -> Source:
    source, _ = add_source(str(tmp_path), NOW, name="desk")
    return source


def put(source: Source, name: str, body: bytes = b"", written: datetime | None = None) -> Path:
    file = Path(source.address) / name
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(body or feed(1))
    at = (written or NOW - timedelta(hours=1)).timestamp()
    os.utime(file, (at, at))
    return file


def taken() -> list[str]:
    return [Path(address).name for address in Arrival.objects.values_list("address", flat=True)]


@pytest.mark.parametrize(
    "name", ["a.xml.part", "a.xml.tmp", "a.xml.crdownload", "a.xml~", ".a.xml", "A.XML.PART"]
)
def test_file_that_bears_the_name_of_half_a_file_is_left(watched: Source, name: str) -> None:
    put(watched, name)
    look_into(watched, NOW, {})
    assert taken() == []


def test_file_that_is_moved_to_its_name_is_taken(watched: Source) -> None:
    part = put(watched, "a.xml.part")
    look_into(watched, NOW, {})
    part.rename(part.with_suffix(""))
    look_into(watched, NOW, {})
    assert taken() == ["a.xml"]


@pytest.mark.parametrize(
    ("seconds", "found"), [(0, []), (1.9, []), (2.1, ["a.xml"]), (-3600, ["a.xml"])]
)
def test_file_written_just_now_is_left_until_it_has_settled(
    watched: Source, seconds: float, found: list[str]
) -> None:
    put(watched, "a.xml", written=NOW - timedelta(seconds=seconds))
    look_into(watched, NOW, {})
    assert taken() == found


def test_file_is_taken_once_and_again_when_other_bytes_take_its_place(watched: Source) -> None:
    put(watched, "a.xml")
    seen: States = {}
    answers = [look_into(watched, NOW, memory).news for memory in (seen, seen, {})]
    put(watched, "b.part", feed(2)).replace(Path(watched.address) / "a.xml")
    assert [*answers, look_into(watched, NOW, seen).news] == [1, 0, 0, 1]


def test_sub_folder_is_a_source_of_its_own_name(watched: Source) -> None:
    put(watched, "mirante/2030/a.xml")
    put(watched, "b.xml", feed(1))
    look_into(watched, NOW, {})
    assert {arrival.source.name for arrival in Arrival.objects.all()} == {"mirante", "desk"}
    assert Source.objects.get(name="mirante").due is None


def test_folder_that_is_gone_is_trouble(watched: Source) -> None:
    Path(watched.address).rmdir()
    assert "not there" in look_into(watched, NOW, {}).why


def test_file_that_cannot_be_read_is_trouble_and_the_others_are_taken(watched: Source) -> None:
    (Path(watched.address) / "gone.xml").symlink_to("nowhere")
    put(watched, "a.xml")
    answer = look_into(watched, NOW, {})
    assert (answer.status, answer.news, answer.why[:9]) == (0, 1, "gone.xml:")


def test_folder_is_looked_into_every_minute_at_least(watched: Source) -> None:
    decided = keep_answer(watched, look_into(watched, NOW, {}), NOW, 0.5)
    assert decided.due == NOW + timedelta(minutes=1)
