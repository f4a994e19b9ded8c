"""A folder that another program takes files from: one file a release, whole, once.

Whoever takes a file away has it; it is not written a second time. So a file is finished beside its
place, then marked as finished, then moved: after a crash the mark says whether it was moved.
"""

import os
from datetime import datetime
from pathlib import Path
from typing import Annotated, Literal

from msgspec import Meta

from wiredesk.press.answers import Answer
from wiredesk.press.channel import Channel, story_path
from wiredesk.press.destinations import Destination, Kind, Send, Task
from wiredesk.press.destinations.written import FORMS
from wiredesk.press.site.printable import segment
from wiredesk.records import Record, Release

OURS = ".wiredesk"
"""Inside the folder: what is being written, and what was finished."""

NO_ROOM = 28


class FolderSettings(Record, frozen=True, kw_only=True):
    """Where and how."""

    folder: Annotated[str, Meta(title="Folder", description="On the desk's own machine.")]
    form: Annotated[
        Literal["ninjs", "newsml_g2", "article", "html"],
        Meta(title="Format", description="“article” is all that the ledger holds, as JSON."),
    ] = "ninjs"


class Folder(Destination):
    """Writes each release as a file of its own."""

    def __init__(self, settings: FolderSettings, _: str) -> None:
        """Raises ValueError for a folder that is no whole path."""
        self.folder = Path(settings.folder).expanduser()
        if not settings.folder.strip() or not self.folder.is_absolute():
            raise ValueError("Give the whole path of the folder, from the root.")
        self.form = FORMS[settings.form]

    def take(self, task: Task, send: Send) -> Answer:
        """Write the file of a release. One that was finished before is not written again."""
        name = file_name(task.release, self.form.ending)
        try:
            self._write(name, self.form.write(task.release, task.channel, task.now))
        except OSError as error:
            return _trouble(error)
        return Answer(status=200, remote=name)

    def _write(self, name: str, body: bytes) -> None:
        part, mark = self.folder / OURS / f"{name}.part", self.folder / OURS / f"{name}.done"
        if not mark.exists():
            part.parent.mkdir(parents=True, exist_ok=True)
            with part.open("wb") as out:
                out.write(body)
                out.flush()
                os.fsync(out.fileno())
            mark.touch()
            _keep(part.parent)
        if part.exists():
            part.replace(self.folder / name)
            _keep(self.folder)

    def check(self, channel: Channel, now: datetime, send: Send) -> Answer:
        """Whether files can be written there."""
        try:
            (self.folder / OURS).mkdir(parents=True, exist_ok=True)
            trial = self.folder / OURS / "trial"
            trial.write_bytes(b"")
            trial.unlink()
        except OSError as error:
            return _trouble(error)
        return Answer(status=200)


def file_name(release: Release, ending: str) -> str:
    """The name of a release's file: slug, story, number; the same whenever it is asked."""
    story = segment(release.story) or story_path(release).strip("/").encode().hex()[:80]
    slug = segment(release.slug)[:60]
    return f"{'-'.join(filter(None, (slug, story)))}.{release.number:04}.{ending}"


def _keep(folder: Path) -> None:
    """Make sure that names in a folder survive a power cut."""
    opened = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(opened)
    finally:
        os.close(opened)


def _trouble(error: OSError) -> Answer:
    """A full disk stops; all else may pass."""
    if error.errno == NO_ROOM:
        return Answer(status=507, words=str(error))
    return Answer(trouble="unreachable", words=str(error))


KIND = Kind(
    name="folder",
    words="A folder that another program takes files from",
    settings=FolderSettings,
    secret="",
    make=Folder,
)
