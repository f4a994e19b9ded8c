"""The work folder of a run: numbered parts, each whole or not there."""

import json
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import msgspec

from wiredesk.archive.batches import BATCH, files
from wiredesk.records import Refusal
from wiredesk.version import VERSION


class Shelf:
    """A folder of parts. A part is written beside its place and moved there when it is whole."""

    def __init__(self, folder: Path) -> None:
        """``folder`` is made where it is not there."""
        self.folder = folder
        folder.mkdir(parents=True, exist_ok=True)

    def part(self, kind: str, number: int, ending: str) -> Path:
        """Where a part stands, or will."""
        return self.folder / kind / f"{number:06d}.{ending}"

    def parts(self, kind: str) -> list[Path]:
        """The parts of a kind that are there, in order."""
        return sorted(p for p in (self.folder / kind).glob("*") if not p.name.startswith("."))

    def put(self, place: Path, write: Callable[[Path], object]) -> None:
        """Write a part: it stands in its place whole, or not at all."""
        place.parent.mkdir(parents=True, exist_ok=True)
        beside = place.with_name(f".{place.name}")
        write(beside)
        beside.replace(place)

    def put_lines(self, place: Path, lines: Callable[[], Iterable[Any]]) -> int:
        """Write a part of one JSON object a line where it is not there; how many lines it has."""
        if not place.exists():
            found = b"".join(msgspec.json.encode(line) + b"\n" for line in lines())
            self.put(place, lambda beside: beside.write_bytes(found))
        return place.read_bytes().count(b"\n")

    def claim(self, job: str, paths: Iterable[Path]) -> Refusal | None:
        """Take the folder for a job on these inputs; a Refusal where it holds another's work."""
        inputs = [[str(file), file.stat().st_size] for file in files(paths)]
        mine = {"job": job, "inputs": inputs, "batch": BATCH, "version": VERSION}
        note = self.folder / "job.json"
        if note.exists():
            if json.loads(note.read_text("utf-8")) != mine:
                why = "It holds the work of another run, or its inputs have changed. Name another."
                return Refusal(what="not free", why=why, address=str(self.folder))
        elif any(self.folder.iterdir()):
            why = "It is not empty, and no run began here. Name another folder."
            return Refusal(what="not free", why=why, address=str(self.folder))
        self.put(note, lambda place: place.write_text(json.dumps(mine), "utf-8"))
        return None

    def note(self, kind: str) -> dict[str, Any] | None:
        """What a finished step left, ``None`` where it is not finished."""
        place = self.folder / f"{kind}.json"
        return json.loads(place.read_text("utf-8")) if place.exists() else None

    def finish(self, kind: str, **said: Any) -> dict[str, Any]:
        """Note that a step is finished."""
        self.put(self.folder / f"{kind}.json", lambda p: p.write_text(json.dumps(said), "utf-8"))
        return said
