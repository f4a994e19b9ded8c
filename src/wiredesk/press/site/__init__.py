"""A site from releases: plain pages for readers, and what machines ask a site for.

    for page in pages(releases, channel, now):
        page.path, page.body

Pure: no clock, no network, nothing written. ``press.destinations.site`` writes a folder of it.
"""

from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import NamedTuple

from wiredesk.press.channel import Channel
from wiredesk.press.site.plan import Plan, Planned
from wiredesk.press.site.settings import SiteSettings
from wiredesk.press.site.stock import Search
from wiredesk.records import Release

__all__ = ["Page", "Plan", "Planned", "Search", "SiteSettings", "pages"]


class Page(NamedTuple):
    """A file of a site: its path in the folder, with slashes, and its bytes."""

    path: str
    body: bytes


def pages(
    releases: Iterable[Release],
    channel: Channel,
    now: datetime,
    settings: SiteSettings | None = None,
    searches: Iterable[Search] = (),
) -> Iterator[Page]:
    """Yield each file of a channel's site as of ``now``, a file once, stories before lists.

    ``releases``: all releases of each story, in any order; what is not due, or under embargo,
    is left out. A story that was withdrawn leaves a tombstone where it stood. ``searches``: those
    that are shown to all, each with the stories that it finds.
    """
    for planned in Plan(releases, channel, now, settings, searches):
        yield Page(planned.path, planned.make())
