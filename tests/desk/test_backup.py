"""A desk comes back from its backup whole, on either database, and nothing is imported twice."""

import json
import threading
import zipfile
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from pathlib import Path

import pytest
from django.db import connection

from tests.desk.running import done, feed, rows
from wiredesk import records
from wiredesk.desk.actions.arrive import arrive
from wiredesk.desk.backups import making, restoring
from wiredesk.desk.backups.container import BackupError
from wiredesk.desk.backups.rows import LEFT_OUT, lines_of, tables
from wiredesk.desk.models import (
    Arrival,
    Destination,
    Entry,
    Evidence,
    Job,
    Outgoing,
    Release,
    Source,
    Story,
    Tally,
    Version,
)
from wiredesk.desk.search.finding import search
from wiredesk.desk.working.worker import Worker

pytestmark = pytest.mark.django_db(transaction=True)

NOW = datetime(2026, 11, 9, 12, tzinfo=UTC)


def quiet(_: str) -> None:
    pass


def took(body: bytes, at: datetime = NOW) -> None:
    source, _ = Source.objects.get_or_create(
        address="https://costa.test/rss",
        defaults={"name": "Costa", "carrier": "http", "added": NOW, "credentials": b"\x00\xff"},
    )
    arrive(records.Delivery(body=body, address=source.address, carrier="http"), source, at)
    Worker(now=lambda: at).work_off()


def everything() -> dict[str, list[bytes]]:
    """Every row of every table that a backup holds; not what a worker writes of its own work."""
    kept = [m for m in tables() if m._meta.label not in LEFT_OUT and m not in {Job, Tally}]
    return {model._meta.label: list(lines_of(model)) for model in kept}


@pytest.fixture
def kept(tmp_path: Path) -> Path:
    took(feed(5))
    making.back_up(tmp_path / "desk.backup", NOW, after=quiet)
    return tmp_path / "desk.backup"


def test_nothing_is_lost_and_what_came_since_is_gone(kept: Path) -> None:
    before = everything()
    found = search("sines")
    took(feed(9), NOW + timedelta(days=1))
    Source.objects.update(name="Outra")
    restoring.restore(kept, NOW, quiet)
    Worker(now=lambda: NOW).work_off(("rebuild_index",))
    assert everything() == before
    assert search("sines") == found
    assert found.total == 5


def test_nothing_is_imported_twice_after_a_restore(kept: Path) -> None:
    restoring.restore(kept, NOW, quiet)
    took(feed(5), NOW + timedelta(days=1))
    assert (Story.objects.count(), Version.objects.count(), Arrival.objects.count()) == (5, 5, 2)
    took(feed(7), NOW + timedelta(days=1))  # and what is new is numbered on
    assert (Story.objects.count(), Evidence.objects.values("story").distinct().count()) == (7, 7)


def test_rows_are_told_that_they_are_of_an_earlier_day(
    kept: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    told = []
    monkeypatch.setattr(Job, "restored", told.append, raising=False)
    restoring.restore(kept, NOW, quiet)
    assert told == [NOW]


STATES = [
    ("waiting", "waiting", True),
    ("sending", "waiting", True),
    ("stuck", "stuck", True),
    ("sent", "sent", False),
    ("needless", "needless", False),
]


@pytest.mark.parametrize(("before", "after", "doubtful"), STATES)
def test_what_was_on_its_way_then_is_looked_for_before_it_is_sent(
    before: str, after: str, doubtful: bool, tmp_path: Path
) -> None:
    story = Story.objects.create(publisher="x", first_received=NOW, last_received=NOW)
    release = Release.objects.create(story=story, number=1, kind="publish", at=NOW, packed=b"")
    place = Destination.objects.create(name="Elsewhere", kind="site", added=NOW)
    row = Outgoing.objects.create(
        release=release, destination=place, story=story, number=1, state=before, due=NOW
    )
    making.back_up(tmp_path / "a", NOW, after=quiet)
    Outgoing.objects.update(state="sent", sent=NOW)
    restoring.restore(tmp_path / "a", NOW + timedelta(days=1), quiet)
    row.refresh_from_db()
    assert (row.state, row.doubtful, row.attempts) == (after, doubtful, int(doubtful))


def test_other_database_takes_the_backup(tmp_path: Path) -> None:
    """From SQLite to the one that these tests run on, and from it to SQLite."""
    there, back, file = tmp_path / "there", tmp_path / "back", tmp_path / "desk.backup"
    (tmp_path / "feed.xml").write_bytes(feed(4))
    assert done(there, "import", str(tmp_path / "feed.xml"))[0] == 0
    assert done(there, "backup", str(file), "--without-key")[0] == 0
    restoring.restore(file, NOW, quiet)
    Worker(now=lambda: NOW).work_off(("rebuild_index",))
    assert search("sines").total == Story.objects.count() == 4
    making.back_up(tmp_path / "again", NOW, with_key=False, after=quiet)
    assert done(back, "restore", str(tmp_path / "again"), "--yes")[0] == 0
    assert rows(back, "SELECT count(*) FROM desk_entry") == [(4,)]
    assert rows(back, "SELECT packed FROM desk_version ORDER BY id") == rows(
        there, "SELECT packed FROM desk_version ORDER BY id"
    )
    assert done(back, "import", str(tmp_path / "feed.xml"))[0] == 0
    assert rows(back, "SELECT count(*) FROM desk_story") == [(4,)]


def test_key_and_pictures_come_with_it(tmp_path: Path) -> None:
    there, back = tmp_path / "there", tmp_path / "back"
    assert done(there, "status")[0] == 0
    (there / "pictures").mkdir()
    (there / "pictures" / "one.jpg").write_bytes(b"\xff\xd8")
    assert done(there, "backup", str(there / "desk.backup"))[0] == 0
    assert (there / "desk.backup").stat().st_mode & 0o077 == 0
    assert done(back, "restore", str(there / "desk.backup"))[0] == 0
    assert (back / "key").read_text() == (there / "key").read_text()
    assert (back / "pictures" / "one.jpg").read_bytes() == b"\xff\xd8"
    assert not (back / "wiredesk.sqlite3-copy").exists()


def test_a_backup_that_fails_leaves_the_good_one(
    kept: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    good = kept.read_bytes()

    def full(label: str) -> None:
        if label == "desk.Story":
            raise OSError("no space left")

    with pytest.raises(OSError, match="no space"):
        making.back_up(kept, NOW, after=full)
    assert kept.read_bytes() == good
    assert [file.name for file in kept.parent.iterdir()] == [kept.name]


def cut(file: Path) -> None:
    file.write_bytes(file.read_bytes()[:-200])


def flip(file: Path) -> None:
    content = bytearray(file.read_bytes())
    content[len(content) // 3] ^= 0xFF
    file.write_bytes(content)


def swap(file: Path) -> None:
    """One table's rows are others than were written, and the ZIP is whole."""
    rewrite(file, {"tables/desk.Story.jsonl": b"[]\n"})


def add(file: Path) -> None:
    with zipfile.ZipFile(file, "a") as inside:
        inside.writestr("files/more", "x")


def text(file: Path) -> None:
    file.write_text("no backup")


def empty(file: Path) -> None:
    with zipfile.ZipFile(file, "w"):
        pass


def newer(file: Path) -> None:
    with zipfile.ZipFile(file) as inside:
        about = json.loads(inside.read("about.json"))
    about["tables"]["desk.Story"]["fields"].append("colour")
    rewrite(file, {"about.json": json.dumps(about).encode()})


def gone(file: Path) -> None:
    file.unlink()


def rewrite(file: Path, changed: dict[str, bytes]) -> None:
    with zipfile.ZipFile(file) as inside:
        members = {name: inside.read(name) for name in inside.namelist()} | changed
    with zipfile.ZipFile(file, "w") as out:
        for name, content in members.items():
            out.writestr(name, content)


@pytest.mark.parametrize("harm", [cut, flip, swap, add, text, empty, newer, gone])
def test_what_is_no_whole_backup_is_refused_and_nothing_is_touched(
    kept: Path, harm: Callable[[Path], None]
) -> None:
    harm(kept)
    before = everything()
    with pytest.raises(BackupError):
        restoring.restore(kept, NOW, quiet)
    assert everything() == before
    assert Entry.objects.count() == search("").total == 5


def test_a_backup_that_fails_half_way_leaves_the_desk(
    kept: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = everything()

    def fails(_: object) -> None:
        raise BackupError("half way")

    monkeypatch.setattr(restoring, "_catch_up", fails)
    with pytest.raises(BackupError, match="half way"):
        restoring.restore(kept, NOW, quiet)
    assert everything() == before
    assert search("").total == 5


def test_an_older_backup_is_brought_up_to_date(kept: Path) -> None:
    with zipfile.ZipFile(kept) as inside:
        about = json.loads(inside.read("about.json"))
        stories = inside.read("tables/desk.Story.jsonl").splitlines()
    at = about["tables"]["desk.Story"]["fields"].index("removed_why")
    older = [json.dumps([v for n, v in enumerate(json.loads(line)) if n != at]) for line in stories]
    about["tables"]["desk.Story"]["fields"].pop(at)
    about["migrations"] = [m for m in about["migrations"] if m[0] != "desk"]
    lines = "".join(line + "\n" for line in older).encode()
    about["sums"]["tables/desk.Story.jsonl"] = sha256(lines).hexdigest()
    rewrite(kept, {"tables/desk.Story.jsonl": lines, "about.json": json.dumps(about).encode()})
    restoring.restore(kept, NOW, quiet)
    assert [story.removed_why for story in Story.objects.all()] == [""] * 5


def test_backup_of_tables_given_up_since_is_taken(kept: Path) -> None:
    with zipfile.ZipFile(kept) as inside:
        about = json.loads(inside.read("about.json"))
        runs = inside.read("tables/desk.Run.jsonl").splitlines()
    lost = b'[1, 1, "x", "why"]\n'
    about["tables"]["desk.RunFailure"] = {"fields": ["id", "run_id", "what", "why"], "rows": 1}
    about["tables"]["desk.Run"]["fields"] += ["items", "given"]
    lines = b"".join(json.dumps([*json.loads(one), ["a"], ""]).encode() + b"\n" for one in runs)
    about["sums"]["tables/desk.RunFailure.jsonl"] = sha256(lost).hexdigest()
    about["sums"]["tables/desk.Run.jsonl"] = sha256(lines).hexdigest()
    new = {"tables/desk.RunFailure.jsonl": lost, "tables/desk.Run.jsonl": lines}
    rewrite(kept, {**new, "about.json": json.dumps(about).encode()})
    restoring.restore(kept, NOW, quiet)
    assert Story.objects.count() == 5


def test_the_desk_writes_on_and_the_backup_is_of_one_moment(tmp_path: Path) -> None:
    took(feed(3))

    def write() -> None:
        Story.objects.create(publisher="x", first_received=NOW, last_received=NOW)
        connection.close()

    def meanwhile(label: str) -> None:
        if label == "desk.Arrival":
            writing = threading.Thread(target=write)
            writing.start()
            writing.join(20)

    counts = making.back_up(tmp_path / "a", NOW, after=meanwhile)
    assert (counts["desk.Story"], Story.objects.count()) == (3, 4)
