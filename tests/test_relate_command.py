"""`wiredesk relate`: files of every kind in, ties out, and what is none of them named."""

import gzip
import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from wiredesk.cli import app

BODY = (
    "The harbour of Vila Nova reopened on Monday after nine days of storms that had kept two "
    "hundred boats in port, the harbour master said, and ferries to the islands are to sail again."
)


def run(*arguments: object) -> tuple[int, list[str], str]:
    done = CliRunner().invoke(app, ["relate", *map(str, arguments)])
    return done.exit_code, done.stdout.splitlines(), done.stderr


def written(folder: Path, name: str, *stories: dict | str) -> Path:
    lines = "".join((s if isinstance(s, str) else json.dumps(s)) + "\n" for s in stories)
    file = folder / name
    file.write_bytes(gzip.compress(lines.encode()) if name.endswith(".gz") else lines.encode())
    return file


@pytest.mark.parametrize("name", ["stories.jsonl", "stories.ndjson.gz", "stories.txt"])
def test_json_lines_are_taken_by_name_or_first_line(tmp_path: Path, name: str) -> None:
    queries = written(tmp_path, "queries.jsonl", {"id": "q", "text": BODY})
    among = written(tmp_path, name, {"id": 7, "paragraphs": [BODY], "other": 1})
    code, out, _ = run(queries, "--among", among, "--json")
    (tie,) = map(json.loads, out)
    keys = ("a", "b", "kind", "direction", "share", "confidence")
    assert code == 0
    assert [tie[key] for key in keys] == ["q", "7", "copy", "undecided", 1.0, tie["confidence"]]
    assert tie["evidence"][0]["what"] == "shared passages"


def test_bad_lines_are_named_with_file_and_line_and_the_rest_goes_on(tmp_path: Path) -> None:
    file = written(
        tmp_path,
        "stories.jsonl",
        {"id": "a", "text": BODY},
        "{not json",
        {"id": "b"},
        {"id": "c", "text": BODY, "published": "yesterday"},
        {"id": "a", "text": BODY},
        "",
        {"id": "d", "text": BODY, "published": "2026-05-03"},
    )
    code, out, err = run(file, "--json")
    said = err.replace("\n", "")
    assert code == 1
    assert [(t["a"], t["b"]) for t in map(json.loads, out)] == [("d", "a")]
    assert all(f"line {number}: " in said for number in (2, 3, 4, 5))


def test_nothing_that_can_be_read_is_no_success(tmp_path: Path) -> None:
    code, out, _ = run(written(tmp_path, "stories.jsonl", "[]"), "--json")
    assert (code, out) == (3, [])


def test_folder_of_stories_is_related_to_itself(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(f"Harbour reopens\n\n{BODY}", "utf-8")
    (tmp_path / "b.txt").write_text(f"Boats at sea again\n\n{BODY}", "utf-8")
    code, out, err = run(tmp_path)
    assert code == 0
    assert out[0] == f"{tmp_path}/b.txt  Boats at sea again"
    assert out[1] == f"  copy of                100%  {tmp_path}/a.txt  Harbour reopens"
    assert "2 stories related" in err


def test_same_words_in_two_files_are_two_stories(tmp_path: Path) -> None:
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text(BODY, "utf-8")
    _, out, _ = run(tmp_path, "--json")
    assert [Path(json.loads(line)["a"]).name for line in out] == ["b.txt"]


def test_packed_feed_is_unpacked(tmp_path: Path) -> None:
    item = f"<item><guid>g</guid><title>T</title><description>{BODY}</description></item>"
    feed = f"<rss version='2.0'><channel><title>x</title>{item}</channel></rss>"
    (tmp_path / "feed.xml.gz").write_bytes(gzip.compress(feed.encode()))
    queries = written(tmp_path, "queries.jsonl", {"id": "q", "text": BODY})
    code, out, _ = run(queries, "--among", tmp_path / "feed.xml.gz", "--json")
    assert (code, [json.loads(line)["b"] for line in out]) == (0, ["g"])


def test_damaged_archive_keeps_what_stood_before(tmp_path: Path) -> None:
    file = written(
        tmp_path,
        "stories.jsonl.gz",
        *({"id": n, "text": f"{BODY} {n} " + str(n * 7919) * 60} for n in range(400)),
    )
    file.write_bytes(file.read_bytes()[:-200])
    code, out, err = run(file, "--json")
    assert code == 1
    assert out
    assert "cannot be read beyond line" in err.replace("\n", " ")


def test_threads_are_printed_story_by_story_also_of_those_among(tmp_path: Path) -> None:
    queries = written(
        tmp_path,
        "queries.jsonl",
        {"id": "q", "text": BODY, "published": "2026-05-04", "language": "en"},
        "no story",
    )
    among = written(
        tmp_path,
        "among.jsonl",
        {"id": "first", "text": BODY, "published": "2026-05-03", "language": "en"},
        {"id": "goat", "text": "A goat won the village bowls.", "published": "2026-05-03"},
    )
    code, lines, said = run(queries, "--among", among, "--threads")
    placed = [json.loads(line) for line in lines]
    assert [(p["story"], p["event"], p["thread"]) for p in placed] == [
        ("first", "first", "first"),
        ("goat", "goat", "goat"),
        ("q", "first", "first"),
    ]
    assert placed[2]["evidence"][0]["value"] == "copy of first"
    assert code == 1
    assert "3 stories placed" in said


def test_threads_of_nothing_named_is_a_wrong_call() -> None:
    assert run("--threads")[0] == 2
