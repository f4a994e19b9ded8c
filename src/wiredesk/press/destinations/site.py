"""The site as a folder on disk: only what changed is written, and nothing of others is touched.

The folder may be served while it is written: a page is there whole, old or new, never half. Each
file is written beside the site and moved to its place; a run that is killed leaves whole pages,
and the next one does what is left. What this module wrote stands in a list of its own, in the
folder; a file that is not in it is never replaced and never removed.
"""

import fcntl
import mimetypes
import os
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import datetime
from functools import lru_cache
from hashlib import sha256
from pathlib import Path, PurePosixPath
from typing import NamedTuple
from urllib.parse import unquote

import msgspec

from wiredesk.press.channel import Channel
from wiredesk.press.site import Plan, Planned, Search, SiteSettings
from wiredesk.press.site.feeds import media_type_of
from wiredesk.press.site.machines import GONE
from wiredesk.press.site.paths import INDEX
from wiredesk.records import Record, Refusal, Release

LIST = "_wiredesk.json"
LOCK = "_wiredesk.lock"
APART = "_wiredesk.new"
"""Where files are written before they are moved; a killed run may leave some there."""

LONGEST_NAME = 255
"""Bytes of a file's name that common file systems allow."""


class Kept(Record, frozen=True, kw_only=True, array_like=True):
    """A file that we wrote: what it was made of, its size, and the hash of its bytes.

    All empty where a run meant to write it and may have been killed before it said so.
    """

    key: str = ""
    size: int = -1
    hash: str = ""


class Written(NamedTuple):
    """What a run did: paths in the folder."""

    written: tuple[str, ...]
    removed: tuple[str, ...]
    unchanged: int
    refused: tuple[Refusal, ...]
    """What could not be done, each in a sentence; everything else was."""


def write_site(
    folder: Path,
    releases: Iterable[Release],
    channel: Channel,
    now: datetime,
    settings: SiteSettings | None = None,
    searches: Iterable[Search] = (),
) -> Written:
    """Bring a folder up to date with all releases of a channel. Raises OSError as disks do."""
    return write_pages(folder, Plan(releases, channel, now, settings, searches))


def write_pages(folder: Path, planned: Iterable[Planned]) -> Written:
    """Write what changed, in the order given; then remove what we wrote and nothing names now."""
    folder.mkdir(parents=True, exist_ok=True)
    with _locked(folder):
        return _Run(folder).write(list(planned))


class _Run:
    """One run over a folder that is ours alone for as long as it takes."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder.resolve()
        self.known = _read_list(self.folder)
        self.refused: list[Refusal] = []
        self.ready: set[Path] = set()
        """Folders that are there, and in this folder."""
        self.untold = False
        """Whether we know more of the folder than its list says."""
        self.apart = self.folder / APART
        self.apart.mkdir(exist_ok=True)
        for left in self.apart.iterdir():
            left.unlink()

    def write(self, planned: list[Planned]) -> Written:
        planned = [page for page in planned if self._may_stand(page.path)]
        self._announce(planned)
        written = [page.path for page in planned if self._bring(page)]
        named = {page.path for page in planned}
        removed = [path for path in sorted(set(self.known) - named) if self._remove(path)]
        self.apart.rmdir()
        if written or removed or self.untold:
            self._save_list()
        unchanged = len(planned) - len(written)
        return Written(tuple(written), tuple(removed), unchanged, tuple(self.refused))

    def _may_stand(self, path: str) -> bool:
        """Whether a path is one in this folder, and no file of another's stands there."""
        parts = PurePosixPath(path).parts
        sound = path and not path.startswith("/") and not {"..", "."} & set(path.split("/"))
        short = all(len(part.encode("utf-8", "replace")) <= LONGEST_NAME for part in parts)
        if not sound or not short or "\0" in path or "\\" in path:
            self._refuse(path, "No file can have that name.")
            return False
        return True

    def _announce(self, planned: list[Planned]) -> None:
        """Write into the list what will be ours, so that a killed run leaves nothing unclaimed."""
        new = [p.path for p in planned if p.path not in self.known]
        ours = [path for path in new if not (self.folder / path).exists()]
        if ours:
            self.known |= {path: Kept() for path in ours}
            self._save_list()

    def _bring(self, page: Planned) -> bool:
        """Whether a page was written; it is made only where what it is made of has changed."""
        target, kept, key = self.folder / page.path, self.known.get(page.path), page.key.hex()
        on_disk = _size(target)
        if kept is not None and kept.key == key and kept.size == on_disk:
            return False
        body = page.make()
        told = sha256(body).hexdigest()
        if kept is None:
            return self._adopt(page.path, target, body, Kept(key=key, size=len(body), hash=told))
        self.known[page.path] = Kept(key=key, size=len(body), hash=told)
        if kept.hash == told and kept.size == on_disk:
            self.untold = True
            return False
        return self._put(page.path, target, body)

    def _adopt(self, path: str, target: Path, body: bytes, kept: Kept) -> bool:
        """A file that we did not write stands there: ours where it has the same bytes."""
        if target.is_file() and target.read_bytes() == body:
            self.known[path] = kept
            self.untold = True
        else:
            self._refuse(path, "A file that is not ours stands there; it was left as it is.")
        return False

    def _put(self, path: str, target: Path, body: bytes) -> bool:
        if target.parent not in self.ready:
            target.parent.mkdir(parents=True, exist_ok=True)
            if target.parent.resolve().is_relative_to(self.folder):
                self.ready.add(target.parent)
        if target.parent not in self.ready:
            self._refuse(path, "It would leave the folder by a link.")
            del self.known[path]
            return False
        beside = self.apart / "page"
        beside.write_bytes(body)
        beside.replace(target)
        return True

    def _remove(self, path: str) -> bool:
        """Whether a file of ours is gone now; one that someone has changed since stays."""
        target, kept = self.folder / path, self.known.pop(path)
        if not target.is_file():
            self.untold = True
            return False
        if kept.hash and sha256(target.read_bytes()).hexdigest() != kept.hash:
            self._refuse(path, "It was changed by hand since we wrote it; it was left as it is.")
            return False
        target.unlink()
        for empty in list(target.parents)[: len(PurePosixPath(path).parts) - 1]:
            if any(empty.iterdir()):
                break
            empty.rmdir()
        return True

    def _save_list(self) -> None:
        beside = self.folder / (LIST + ".new")
        with beside.open("wb") as file:
            file.write(msgspec.json.encode(self.known))
            file.flush()
            os.fsync(file.fileno())
        beside.replace(self.folder / LIST)

    def _refuse(self, path: str, why: str) -> None:
        self.refused.append(Refusal(what=path, why=why))


def _read_list(folder: Path) -> dict[str, Kept]:
    """What we wrote so far. Raises msgspec.DecodeError where someone has spoilt the list."""
    file = folder / LIST
    return msgspec.json.decode(file.read_bytes(), type=dict[str, Kept]) if file.exists() else {}


def _size(file: Path) -> int:
    try:
        return file.stat().st_size
    except (FileNotFoundError, NotADirectoryError):
        return -1


@contextmanager
def _locked(folder: Path) -> Iterator[None]:
    """Wait for any other run over the folder; a killed run holds nothing."""
    with (folder / LOCK).open("wb") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


# ── for a server of ours ────────────────────────────────────────────────────────────────────


class Answer(NamedTuple):
    """What a server answers: 200, 404 or 410, and the file whose bytes are the body."""

    status: int
    file: Path | None
    media_type: str = "text/html; charset=utf-8"


def answer(folder: Path, path: str) -> Answer:
    """What the site has to say to a path, as a browser asks for it below the front page.

    A withdrawn story is 410 with its tombstone; a list of ours, and what is hidden, is not there.
    """
    lost = folder / "404.html"
    nothing = Answer(404, lost if lost.is_file() else None)
    asked = unquote(path.partition("?")[0]).lstrip("/")
    parts = asked.split("/")
    if (
        "\0" in asked
        or "\\" in asked
        or any(p[:1] in {"_", "."} and p != ".well-known" for p in parts)
    ):
        return nothing
    file = folder / asked
    if asked == "" or asked.endswith("/"):
        file = file / INDEX
    if not file.is_file() or not file.resolve().is_relative_to(folder.resolve()):
        return nothing
    kind, _ = mimetypes.guess_type(file.name)
    kind = media_type_of(asked) or kind or "application/octet-stream"
    written = kind.startswith("text/") or kind.endswith(("javascript", "json", "xml"))
    charset = "; charset=utf-8" if written else ""
    return Answer(410 if gone(folder, asked) else 200, file, kind + charset)


def gone(folder: Path, path: str) -> bool:
    """Whether a path of the site is gone for good: the page of a withdrawn story."""
    asked = unquote(path.partition("?")[0]).lstrip("/").removesuffix(INDEX)
    file = folder / GONE
    try:
        stamp = file.stat()
    except FileNotFoundError:
        return False
    return asked in _gone(file, stamp.st_mtime_ns, stamp.st_size)


@lru_cache(maxsize=8)
def _gone(file: Path, _changed: int, _size: int) -> frozenset[str]:
    return frozenset(unquote(line) for line in file.read_text("utf-8").splitlines())
