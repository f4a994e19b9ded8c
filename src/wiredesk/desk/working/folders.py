"""Watched folders: what senders put into them, each sub-folder a source of its own."""

from datetime import datetime
from hashlib import sha256
from pathlib import Path

from wiredesk.desk.actions.take_in import take_in_now
from wiredesk.desk.models import Source
from wiredesk.records import Refusal
from wiredesk.wire import rhythm
from wiredesk.wire.carriers import folder

States = dict[Path, tuple[int, ...]]
"""Files that were looked at, and their state then, so that they need not be read again."""


def look_into(source: Source, now: datetime, seen: States) -> rhythm.Answer:
    """Take the files of a watched folder that are whole and that we have not taken yet.

    ``seen`` is the looker's memory, added to; the store alone decides what was taken before.
    A file that cannot be read is trouble of the source, and the others are taken all the same.
    """
    top = Path(source.address)
    if not top.is_dir():
        return rhythm.Answer(status=0, why="The folder is not there, or may not be opened.")
    news, troubles = 0, list[str]()
    taken: dict[int, set[tuple[str, str]]] = {}
    for file in folder.ready(top, now):
        state = folder.state_of(file)
        if seen.get(file) == state:
            continue
        delivery = folder.deliver(file)
        if isinstance(delivery, Refusal):
            troubles.append(f"{file.relative_to(top)}: {delivery.why}")
            continue
        owner = _source_of(file, top, source, now)
        if owner.pk not in taken:
            taken[owner.pk] = set(owner.arrivals.values_list("address", "delivery__sha256"))
        if (str(file), sha256(delivery.body).hexdigest()) not in taken[owner.pk]:
            news += take_in_now(delivery, owner, now)
        seen[file] = state
    if troubles:
        more = f" And {len(troubles) - 1} more." if len(troubles) > 1 else ""
        return rhythm.Answer(status=0, news=news, why=troubles[0] + more)
    return rhythm.Answer(status=200, news=news)


def _source_of(file: Path, top: Path, source: Source, now: datetime) -> Source:
    """The source that a file belongs to: its sub-folder's, made when a file first lies in it."""
    inside = file.relative_to(top).parts
    if len(inside) < 2:
        return source
    owner, _ = Source.objects.get_or_create(
        address=str(top / inside[0]),
        defaults={
            "name": inside[0][:200],
            "carrier": "folder",
            "settings": source.settings,
            "added": now,
            "note": f"A folder in {source.name}; looked into with it.",
        },
    )
    return owner
