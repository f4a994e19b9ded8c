"""A data folder of the first version that had a store opens today, with nothing lost."""

import json
import tarfile
import zlib
from hashlib import sha256
from pathlib import Path

import pytest

from tests.desk.running import ON_SQLITE, done, rows
from wiredesk.desk.packing import unpack_reading, unpack_story

pytestmark = ON_SQLITE

STORE = Path(__file__).parent / "fixtures" / "first_store.tar.gz"
KEPT = {"deliveries": 44, "arrivals": 44, "stories": 35, "versions": 36, "items_not_readable": 8}
TABLES = ("delivery", "arrival", "story", "version", "reading", "evidence", "sighting", "source")


@pytest.fixture
def old(tmp_path: Path) -> Path:
    with tarfile.open(STORE) as packed:
        packed.extractall(tmp_path, filter="data")
    return tmp_path


def columns(data: Path, table: str) -> list[str]:
    return [str(row[1]) for row in rows(data, f"PRAGMA table_info(desk_{table})")]


def told(data: Path, table: str, names: list[str]) -> list[tuple[object, ...]]:
    quoted = ", ".join(f'"{name}"' for name in names)
    return rows(data, f"SELECT {quoted} FROM desk_{table} ORDER BY id")  # noqa: S608


def test_all_rows_are_there_and_say_what_they_said(old: Path) -> None:
    before = {t: (columns(old, t), told(old, t, columns(old, t))) for t in TABLES}
    code, out, _ = done(old, "status", "--json")
    assert code == 0
    assert {name: json.loads(out)[name] for name in KEPT} == KEPT
    assert {t: told(old, t, names) for t, (names, _) in before.items()} == {
        t: said for t, (_, said) in before.items()
    }


def test_bytes_stories_and_readings_can_still_be_unpacked(old: Path) -> None:
    assert done(old, "status")[0] == 0
    for digest, packed in rows(old, "SELECT sha256, packed FROM desk_delivery"):
        assert sha256(zlib.decompress(packed)).hexdigest() == digest  # type: ignore[arg-type]
    pairs = rows(
        old,
        "SELECT v.packed, r.packed FROM desk_reading r JOIN desk_version v ON v.id = r.version_id",
    )
    assert len(pairs) == KEPT["versions"]
    for version, reading in pairs:
        story = unpack_story(version)  # type: ignore[arg-type]
        assert unpack_reading(reading, story).story == story  # type: ignore[arg-type]


def test_what_it_holds_is_not_imported_twice_and_can_be_found(old: Path) -> None:
    arrival = "SELECT delivery_id FROM desk_arrival WHERE address LIKE '%northwire/marathon.txt'"
    text = rows(old, f"SELECT packed FROM desk_delivery WHERE id IN ({arrival})")  # noqa: S608
    (old / "marathon.txt").write_bytes(zlib.decompress(text[0][0]))  # type: ignore[arg-type]
    code, out, _ = done(old, "import", str(old / "marathon.txt"), "--json")
    assert (code, json.loads(out)["new"]) == (0, 0)
    code, out, _ = done(old, "find", '"cais do sado"', "--json", "--text")
    (found,) = [json.loads(line) for line in out.splitlines()]
    assert (found["sources"], found["version"]) == (["Mirante"], 2)
    assert "em parte no domingo" in found["text"]
