"""Files and folders as deliveries."""

from collections.abc import Iterator
from pathlib import Path

from wiredesk.records import Delivery


def deliveries(path: Path) -> Iterator[Path]:
    """Each file below ``path`` by name, hidden ones left out; the path itself where it is one."""
    if path.is_file():
        yield path
        return
    for file in sorted(path.rglob("*")):
        if file.is_file() and not any(p.startswith(".") for p in file.relative_to(path).parts):
            yield file


def deliver(file: Path) -> Delivery:
    """The bytes of one file. Raises OSError, which names the file."""
    return Delivery(body=file.read_bytes(), address=str(file), carrier="folder")
