"""The way out for errands: the one door, with manners towards each host and its robots.txt.

An errand is a job that goes to the network. It never waits: where it is not its turn it says when
it will be (``NotNow``), and the job is put off until then.
"""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from datetime import datetime, timedelta

from wiredesk.wire import rhythm
from wiredesk.wire.carriers.web import robots
from wiredesk.wire.carriers.web.addresses import Networks
from wiredesk.wire.carriers.web.door import Caps, Door, Fetched, Trouble
from wiredesk.wire.carriers.web.robots import crawl_delay, may_fetch, robots_address, rules_in
from wiredesk.wire.manners import Hosts, host_of

RULES_HOLD = timedelta(hours=24)
"""How long a robots.txt may be taken for true (RFC 9309, 2.4)."""

LONGEST_DELAY = 60
"""Seconds; a longer Crawl-delay is for crawlers of whole sites, not for one page of a story."""

ASKS_FOR_REST = {429, 503}
"""Answers whose Retry-After is about the host and not the one address (RFC 9110, RFC 6585)."""

PASSING = {"unreachable", "slow", "broken"}
"""Kinds of trouble that may be over by the next try."""


class NotNow(Exception):  # noqa: N818 - it is no error, only too early
    """It is not this errand's turn: come again ``when``."""

    def __init__(self, when: datetime) -> None:
        """``when`` it is."""
        super().__init__(f"not before {when.isoformat()}")
        self.when = when


class Later(Exception):  # noqa: N818 - the job is tried again, and says why
    """Trouble that may pass, in words."""


class Way:
    """What an errand is handed."""

    def __init__(
        self,
        door: Door,
        now: Callable[[], datetime],
        hosts: Hosts | None = None,
        callback: str = "",
    ) -> None:
        """``now`` is the clock; ``hosts`` the manners, shared with whoever else asks them;
        ``callback`` where this desk is reached from outside, empty where it is not."""
        self.door, self.now, self.hosts = door, now, hosts or Hosts()
        self.callback = callback
        self._rules: dict[str, tuple[datetime, str]] = {}

    @asynccontextmanager
    async def turn(self, address: str) -> AsyncIterator[None]:
        """A turn at the host of an address. Raises NotNow where there is none."""
        host = host_of(address)
        if when := self.hosts.may_start(host, self.now()):
            raise NotNow(when)
        try:
            yield
        finally:
            self.hosts.end(host, self.now())

    async def fetch(self, address: str, caps: Caps) -> Fetched | Trouble:
        """What stands at an address, in its turn and where robots.txt lets us.

        Raises NotNow, and Later for trouble that may pass.
        """
        rules = await self._rules_of(address)
        if isinstance(rules, Trouble):
            return rules
        if not may_fetch(rules, address):
            why = "Its robots.txt asks that it be left alone."
            return Trouble(kind="refused", why=why, address=address)
        async with self.turn(address):
            found = await self.door.fetch(address, caps=caps)
        delay = timedelta(seconds=min(crawl_delay(rules), LONGEST_DELAY))
        self.hosts.rest(host_of(address), self.now() + delay)
        if isinstance(found, Fetched):
            self.heed(found)
        return found

    def heed(self, found: Fetched) -> None:
        """Leave a host alone that asks for it, and come again. Raises NotNow or Later."""
        if until := self.rest_after(found):
            raise NotNow(until)
        if found.status == 429 or found.status >= 500:
            raise Later(rhythm.in_words(found.status))

    def rest_after(self, found: Fetched) -> datetime | None:
        """Until when a host is left alone that asks for it (Retry-After); else ``None``."""
        asked = rhythm.retry_after(found.header("retry-after") or "", self.now())
        if found.status not in ASKS_FOR_REST or not asked:
            return None
        until = self.now() + min(asked, rhythm.LONGEST_WAIT)
        self.hosts.rest(host_of(found.address), until)
        return until

    async def _rules_of(self, address: str) -> str | Trouble:
        """The rules of a host, as they were told in the last day; why they are not known."""
        where = robots_address(address)
        held = self._rules.get(where)
        if held is not None and held[0] <= self.now() < held[0] + RULES_HOLD:
            return held[1]
        async with self.turn(address):
            found = await self.door.fetch(where, caps=robots.CAPS)
        if isinstance(found, Fetched) and (until := self.rest_after(found)):
            raise NotNow(until)
        rules = rules_in(found)
        if isinstance(rules, Trouble):  # a host in trouble for a moment is not shut out for a day
            return rules
        self._rules[where] = self.now(), rules
        if len(self._rules) > 2000:  # the oldest goes
            del self._rules[next(iter(self._rules))]
        return rules


ON_THE_SPOT = Hosts()
"""The manners of the web server, for what it fetches while somebody waits."""

PATIENCE = timedelta(seconds=8)
"""How long somebody waits for a turn at a host."""


async def fetch_now(
    address: str, networks: Networks, now: Callable[[], datetime]
) -> Fetched | Trouble:
    """What stands at an address, for somebody who waits: one fetch, with the manners of errands."""
    async with Door(networks) as door:
        way = Way(door, now, ON_THE_SPOT)
        until = now() + PATIENCE
        while True:
            try:
                return await way.fetch(address, Caps(seconds=45))
            except NotNow as early:
                if early.when > until:
                    why = "Its server asks to be left alone for a while. Try again later."
                    return Trouble(kind="refused", why=why, address=address)
                await asyncio.sleep(max((early.when - now()).total_seconds(), 0.1))
            except Later as later:
                return Trouble(kind="unreachable", why=str(later), address=address)


def in_passing(trouble: Trouble) -> bool:
    """Whether a trouble may be over by the next try."""
    return trouble.kind in PASSING
