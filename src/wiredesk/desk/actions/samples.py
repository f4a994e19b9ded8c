"""Taking a sample wire in: a folder whose sub-folders are sources."""

from datetime import datetime
from pathlib import Path

from wiredesk.desk.actions.arrive import arrive
from wiredesk.desk.models import Arrival, Source
from wiredesk.records import Delivery


def arrive_sample(folder: Path, delivery: Delivery, now: datetime) -> Arrival | None:
    """Keep one file of a sample; ``None`` where that file of that source was kept before.

    The source is named after the file's sub-folder and is not watched: it is paused.
    """
    file = Path(delivery.address or "")
    inside = file.relative_to(folder).parts
    home = folder / inside[0] if len(inside) > 1 else folder
    source, _ = Source.objects.get_or_create(
        address=str(home.absolute()),
        defaults={
            "name": home.name,
            "carrier": "folder",
            "state": Source.State.PAUSED,
            "added": now,
            "note": "A sample; looked into once.",
        },
    )
    if source.arrivals.filter(address=str(file)).exists():
        return None
    return arrive(delivery, source, now)
