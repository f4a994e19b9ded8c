"""Archive mode: stories related from a file to its ties, by one process and by two."""

import json
import random
import tempfile
from collections.abc import Iterator
from functools import partial
from pathlib import Path

from measure.bench import Timed
from wiredesk.archive.running import read_archive, relate_archive
from wiredesk.archive.workers import Alone, Processes, Workers

TITLE = "Archives: JSON lines of 700 words a story to ties; three stories in four are new"
ROUNDS = 1
STORIES, FEW = 8_000, 200
WORDS = 700


def written(folder: Path, count: int) -> Path:
    """An archive of made-up stories, each fourth the one before it with a tenth of it changed."""
    chance = random.Random(7)  # noqa: S311 - made-up stories need no secrets
    names = [f"{a}{b}" for a in "bcdfglmnprst" for b in ("a", "en", "ir", "or", "um", "ast", "el")]
    words = [a + b for a in names for b in names]
    file = folder / f"{count}.jsonl"
    row: list[str] = []
    with file.open("w", encoding="utf-8") as out:
        for number in range(count):
            if number % 4 == 3:
                row = [w if chance.random() < 0.9 else chance.choice(words) for w in row]
            else:
                row = chance.choices(words, k=WORDS)
            paragraphs = [" ".join(row[at : at + 50]) for at in range(0, WORDS, 50)]
            story = {"id": number, "language": "en", "paragraphs": paragraphs}
            out.write(json.dumps(story) + "\n")
    return file


def _relate(file: Path, workers: Workers) -> None:
    with tempfile.TemporaryDirectory() as folder:
        relate_archive([file], Path(folder) / "work", workers)


def _read(file: Path, workers: Workers) -> None:
    with tempfile.TemporaryDirectory() as folder:
        read_archive([file], Path(folder) / "work", workers)


def timed() -> Iterator[Timed]:
    """Relating and reading, by one process and by two."""
    folder = Path(tempfile.mkdtemp(prefix="wiredesk-bench-"))
    many, few = written(folder, STORIES), written(folder, FEW)
    for name, workers in (("one process", Alone()), ("two processes", Processes(2))):
        yield Timed(f"relate, {name}", "stories", STORIES, partial(_relate, many, workers))
    yield Timed("read, one process", "stories", FEW, partial(_read, few, Alone()))
