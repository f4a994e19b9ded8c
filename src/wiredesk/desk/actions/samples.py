"""Taking a sample wire in: a folder whose sub-folders are sources."""

import tomllib
from datetime import datetime
from pathlib import Path

import msgspec

from wiredesk.desk.actions.arrive import arrive
from wiredesk.desk.models import Arrival, Source
from wiredesk.records import Delivery, Record, SourceSettings


class Sample(Record, frozen=True, kw_only=True):
    """A folder, and what the ``sample.toml`` beside it says of it."""

    folder: Path
    order: tuple[str, ...] = ()
    """Files in the order in which they were sent; the others come after them, by name."""
    sources: dict[str, dict[str, str]] = msgspec.field(default_factory=dict)
    """Sub-folder → ``name`` and ``records.SourceSettings``."""

    @classmethod
    def beside(cls, folder: Path) -> "Sample":
        """The sample of a folder. Raises TOMLDecodeError where what is said of it is no TOML."""
        file = folder.parent / "sample.toml"
        told = tomllib.loads(file.read_text("utf-8")) if file.is_file() else {}
        return msgspec.convert({**told, "folder": str(folder)}, cls, dec_hook=_path)

    def files(self) -> list[Path]:
        """Every file, in the order in which they arrive."""
        first = [self.folder / name for name in self.order]
        rest = sorted(one for one in self.folder.rglob("*") if one.is_file() and one not in first)
        return [*first, *rest]


def _path(kind: type[object], value: object) -> object:
    if kind is Path:
        return Path(str(value))
    raise NotImplementedError(kind)


def arrive_sample(sample: Sample, delivery: Delivery, now: datetime) -> Arrival | None:
    """Keep one file of a sample; ``None`` where that file of that source was kept before.

    The source is the file's sub-folder; it is not watched, but paused.
    """
    file = Path(delivery.address or "")
    inside = file.relative_to(sample.folder).parts
    home = sample.folder / inside[0] if len(inside) > 1 else sample.folder
    told = dict(sample.sources.get(home.name, {}))
    source, _ = Source.objects.get_or_create(
        address=str(home.absolute()),
        defaults={
            "name": told.pop("name", home.name),
            "carrier": "folder",
            "state": Source.State.PAUSED,
            "added": now,
            "settings": msgspec.to_builtins(msgspec.convert(told, SourceSettings)),
            "note": "A sample; looked into once.",
        },
    )
    if source.arrivals.filter(address=str(file)).exists():
        return None
    return arrive(delivery, source, now)
