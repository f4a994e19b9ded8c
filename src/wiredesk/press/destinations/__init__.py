"""Where releases go. Each kind of destination brings one release there and says what came of it.

A destination decides nothing: the ledger made the release, the outbox says when it goes. It is
handed the door to the network and touches no other. The kinds stand by hand in ``listed``.
"""

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Any, NamedTuple, Protocol

from wiredesk.press.answers import Answer
from wiredesk.press.channel import Channel
from wiredesk.records import Record, Release


class Ask(Record, frozen=True, kw_only=True):
    """One request to a destination."""

    method: str
    """GET | POST; or MAIL, where ``address`` is mail addresses with commas, ``body`` a letter."""
    address: str
    body: bytes = b""
    headers: tuple[tuple[str, str], ...] = ()
    name: str = ""
    """Name and password for HTTP Basic; empty for none."""
    password: str = ""


class Reply(Record, frozen=True, kw_only=True):
    """What came back. ``status`` is ``None`` where nothing did; then ``trouble`` says why, as in
    ``answers.Answer``: timeout | unreachable | broken | refused."""

    status: int | None = None
    trouble: str = ""
    words: str = ""
    body: bytes = b""
    headers: tuple[tuple[str, str], ...] = ()

    def header(self, name: str) -> str | None:
        """The first header of that name, whatever its case."""
        return next((v for k, v in self.headers if k.lower() == name.lower()), None)


Send = Callable[[Ask], Reply]
"""The way out: sends one request, never raises for what the network does."""


class Task(NamedTuple):
    """One release on its way to one destination."""

    release: Release
    channel: Channel
    now: datetime
    remote: str = ""
    """The destination's id of the story, from an earlier release that arrived."""
    look_first: bool = False
    """An earlier attempt may have arrived: look there before anything is made anew."""
    feeds: tuple[str, ...] = ()
    """Folders of the site's feeds that the story stands in beside what its release tells: of saved
    searches; of a tombstone, those of its last text."""


class Destination(Protocol):
    """Brings releases to one place."""

    def take(self, task: Task, send: Send) -> Answer:
        """Bring one release there: make, change or take away. Doing it twice does it once."""

    def check(self, channel: Channel, now: datetime, send: Send) -> Answer:
        """Whether it can be reached and lets us in. Publishes nothing there."""


class Gathering(Destination, Protocol):
    """A destination that takes many releases in one go, as a digest does."""

    def take_all(self, tasks: Sequence[Task], send: Send) -> Answer:
        """Bring them there, all or none."""


class Kind(NamedTuple):
    """A kind of destination."""

    name: str
    words: str
    """What it is, for an editor who adds one."""
    settings: type[Record]
    """What is settled for each destination of the kind; addresses, formats, no secrets."""
    secret: str
    """What secret it needs, in words ("application password"); empty for none."""
    make: Callable[[Any, str], Destination]
    """Settings and secret → a destination. Raises ValueError, in words, for settings that cannot
    be."""
    gathers: bool = False
    """Whether what waits goes together: the destination is a ``Gathering``."""
    follows_site: bool = False
    """Whether a release goes there only once the site has it."""
    unsure: str = ""
    """What a person is told where something may have gone and neither the place can be asked for
    it nor whoever gets it can tell a second one; empty where one of the two can."""
    due: Callable[[Any, datetime], datetime] | None = None
    """Settings and the time at which a release could go → when it goes; ``None``: at once."""
