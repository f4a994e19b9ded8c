"""The file: written whole or not at all, looked through before anything is made of it."""

import json
import os
import zipfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path, PurePosixPath
from typing import Any

FORMAT = 1
ABOUT = "about.json"
DAMAGED = "The backup is damaged"


class BackupError(Exception):
    """Why a file cannot be restored, in words."""


class Filling:
    """A backup that is being written; ``sums`` has the SHA-256 of each member so far."""

    def __init__(self, inside: zipfile.ZipFile) -> None:
        """``inside`` is open for writing."""
        self.inside = inside
        self.sums: dict[str, str] = {}

    def add(self, name: str, pieces: Iterable[bytes]) -> None:
        """Write one member, piece by piece."""
        digest = sha256()
        with self.inside.open(name, "w", force_zip64=True) as out:
            for piece in pieces:
                digest.update(piece)
                out.write(piece)
        self.sums[name] = digest.hexdigest()


@contextmanager
def filling(target: Path) -> Iterator[Filling]:
    """A backup to write; it stands at ``target`` once it is whole and on the disk.

    Until then what stood there stands there. Only its owner may read it.
    """
    part = target.with_name(f".{target.name}.{os.getpid()}.part")
    try:
        made = os.open(part, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600)
        with os.fdopen(made, "wb") as out:
            with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=3) as inside:
                yield Filling(inside)
            out.flush()
            os.fsync(out.fileno())
        part.replace(target)
    finally:
        part.unlink(missing_ok=True)


@contextmanager
def opened(file: Path) -> Iterator[tuple[zipfile.ZipFile, dict[str, Any]]]:
    """A backup that was looked through to its last byte, and what it says of itself.

    Raises BackupError where it is none, is damaged, or is of a form that we do not know.
    """
    try:
        with zipfile.ZipFile(file) as inside:
            yield inside, _checked(inside)
    except FileNotFoundError:
        raise BackupError(f"There is no file {file}.") from None
    except (zipfile.BadZipFile, EOFError, NotImplementedError) as why:
        raise BackupError(f"{DAMAGED}, or is none: {why}") from None


def _checked(inside: zipfile.ZipFile) -> dict[str, Any]:
    try:
        about = json.loads(inside.read(ABOUT))
        form, sums = about["format"], dict(about["sums"])
    except (KeyError, ValueError, TypeError):
        raise BackupError(
            "This is no backup of a desk, or it was not written to its end."
        ) from None
    if form != FORMAT:
        raise BackupError("The backup was made by a newer wiredesk. Upgrade this one first.")
    if {info.filename for info in inside.infolist()} != {*sums, ABOUT}:
        raise BackupError(f"{DAMAGED}: parts of it are missing or were added.")
    for name, wanted in sums.items():
        path = PurePosixPath(name)
        if path.is_absolute() or ".." in path.parts or "\\" in name:
            raise BackupError(f"The backup names a file outside of the data folder: {name}")
        if _sum(inside, name) != wanted:
            raise BackupError(f"{DAMAGED}: {name} is not what was written.")
    return about


def _sum(inside: zipfile.ZipFile, name: str) -> str:
    digest = sha256()
    try:
        with inside.open(name) as member:
            while piece := member.read(1 << 20):
                digest.update(piece)
    except Exception as why:  # zlib has errors of its own for what is no deflate
        raise BackupError(f"{DAMAGED}: {name} cannot be unpacked ({why}).") from None
    return digest.hexdigest()
