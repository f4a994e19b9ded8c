"""Files and folders as deliveries."""

import os
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path

from wiredesk.records import Delivery, Refusal
from wiredesk.wire.refusals import LARGEST, refuse_large

PARTIAL = (".part", ".partial", ".tmp", ".temp", ".crdownload", ".filepart", ".download", "~")
"""How browsers, FTP servers and editors name a file that is still being written."""

SETTLE = timedelta(seconds=2)
"""A file written to as lately as this may not be whole; senders that move files in lose nothing."""


def deliveries(path: Path) -> Iterator[Path]:
    """Each file below ``path`` by name, hidden ones left out; the path itself where it is one.

    A folder that may not be looked into is given as it is, so that ``deliver`` names it. Links
    are followed to files and not to folders, so that none leads in a circle.
    """
    if not path.is_dir():
        yield path
        return
    try:
        inside = sorted(entry.name for entry in os.scandir(path) if not entry.name.startswith("."))
    except OSError:
        yield path
        return
    for name in inside:
        if not (path / name).is_dir():
            yield path / name
        elif not (path / name).is_symlink():
            yield from deliveries(path / name)


def ready(path: Path, now: datetime) -> Iterator[Path]:
    """The files below a watched folder that their sender has finished writing.

    Left for later: what bears the name of something half done, and what was written to in the
    last ``SETTLE``. A file dated in the future, by another clock, is not left for ever.
    """
    for file in deliveries(path):
        if file.name.lower().endswith(PARTIAL):
            continue
        age = now.timestamp() - _written(file)
        if not 0 <= age < SETTLE.total_seconds():
            yield file


def state_of(file: Path) -> tuple[int, ...]:
    """What changes when a file is written to or another takes its place, without reading it."""
    try:
        known = file.stat()
    except OSError:
        return ()
    return known.st_ino, known.st_size, known.st_mtime_ns, known.st_ctime_ns


def _written(file: Path) -> float:
    try:
        return file.stat().st_mtime
    except OSError:
        return 0.0


def deliver(file: Path) -> Delivery | Refusal:
    """The bytes of one file; a Refusal that names it where it cannot be read.

    Reads regular files only (a pipe would never end) and none over the cap.
    """
    try:
        if file.exists() and not file.is_file():
            what = "a folder that may not be opened" if file.is_dir() else "no file but a device"
            return Refusal(what="not readable", why=f"It is {what}.", address=str(file))
        size = file.stat().st_size
        if size > LARGEST:
            return refuse_large(size, str(file))
        body = file.read_bytes()
    except OSError as error:
        return Refusal(what="not readable", why=error.strerror or str(error), address=str(file))
    return Delivery(body=body, address=str(file), carrier="folder")
