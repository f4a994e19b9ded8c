"""The sets that accuracy is measured on, one module each (see ``measure.floors``)."""

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import msgspec

from wiredesk.records import Reading

SHARED = Path(os.environ.get("WIREDESK_CASES", Path(__file__).parents[3] / "shared"))
"""Data from elsewhere that is no part of the project: ``cases/`` and ``tools/``."""


class Absent(Exception):  # noqa: N818 - it is no error
    """The data is not on this machine; says which."""


def shared(path: str) -> Path:
    """A file of the data from elsewhere. Raises Absent where it is not here."""
    file = SHARED / path
    if not file.exists():
        raise Absent(f"no {path} here")
    return file


def scored(scorer: str, gold: str, key: str, read: Callable[[dict[str, Any]], Reading]) -> Any:
    """The scorer's JSON (or text) on what ``read`` finds in each document of a gold file."""
    source, tool = shared(f"cases/{gold}"), shared(f"tools/{scorer}")
    with tempfile.NamedTemporaryFile("w", suffix=".jsonl", encoding="utf-8") as out:
        for document in documents(source):
            found = msgspec.to_builtins(getattr(read(document), key))
            out.write(json.dumps({"id": document["id"], key: found}) + "\n")
        out.flush()
        run = [sys.executable, str(tool), str(source), out.name, "--json"]
        if scorer == "score_names.py":
            run.pop()
        printed = subprocess.run(run, check=True, capture_output=True, text=True).stdout
    return printed if scorer == "score_names.py" else json.loads(printed)


def documents(file: Path) -> Iterator[dict[str, Any]]:
    """The documents of a JSON-lines file."""
    with file.open(encoding="utf-8") as lines:
        for line in lines:
            if line.strip():
                yield json.loads(line)
