"""Files and folders as deliveries."""

from collections.abc import Iterator
from pathlib import Path

from wiredesk.records import Delivery, Refusal


def deliveries(path: Path) -> Iterator[Path]:
    """Each file below ``path`` by name, hidden ones left out; the path itself where it is one."""
    if path.is_file():
        yield path
        return
    for file in sorted(path.rglob("*")):
        if file.is_file() and not any(p.startswith(".") for p in file.relative_to(path).parts):
            yield file


def deliver(file: Path) -> Delivery | Refusal:
    """The bytes of one file; a Refusal that names it where it cannot be read."""
    try:
        body = file.read_bytes()
    except OSError as error:
        return Refusal(what="not readable", why=error.strerror or str(error), address=str(file))
    return Delivery(body=body, address=str(file), carrier="folder")
