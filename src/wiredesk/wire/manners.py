"""Manners towards a host: how many may ask it at once, how long between two, when it wants rest.

A newspaper's fifty feeds stand on one machine; each is polled seldom, and yet all at once would be
a storm. The clock is an argument, so that a test needs none.
"""

from datetime import datetime, timedelta
from urllib.parse import urlsplit

from wiredesk.records import Record

MOST_KEPT = 10_000
"""Hosts remembered; beyond that, those that nobody asks and nothing binds are forgotten."""


class Manners(Record, frozen=True, kw_only=True):
    """What is good manners towards one host."""

    at_once: int = 2
    apart: timedelta = timedelta(seconds=1)
    """From the start of one request to the start of the next."""


class _Host:
    """How it stands with one host."""

    def __init__(self) -> None:
        self.asking = 0
        self.last: datetime | None = None
        """When a request last started."""
        self.rest_until: datetime | None = None
        self.turn: datetime | None = None
        """The last turn that was given to someone who came too early."""


class Hosts:
    """The hosts that a program asks. Each start is asked for with ``may_start``, and ended."""

    def __init__(self, manners: Manners | None = None) -> None:
        """``manners`` are the same for every host."""
        self.manners = manners or Manners()
        self._hosts: dict[str, _Host] = {}

    def may_start(self, host: str, now: datetime) -> datetime | None:
        """``None``: start now, and call ``end`` afterwards. Else when to come again.

        Those who come too early get turns one after the other, so that they do not all come back
        at the same moment. An empty host (a folder of this machine) is always free.
        """
        if not host:
            return None
        one = self._hosts.setdefault(host, _Host())
        if one.last and one.last > now:  # the clock was set back: it holds nobody up
            one.last, one.turn = now, None
        free = self._free_at(one, now)
        if free <= now and one.asking < self.manners.at_once:
            one.asking += 1
            one.last = now
            return None
        step = max(self.manners.apart, timedelta(seconds=1))
        one.turn = max(free, (one.turn or now) + step, now + step)
        return one.turn

    def end(self, host: str, now: datetime) -> None:
        """A request that was started has ended."""
        if host in self._hosts:
            self._hosts[host].asking -= 1
            if len(self._hosts) > MOST_KEPT:
                self._forget(now)

    def rest(self, host: str, until: datetime) -> None:
        """Leave a host alone until then, as it asked (Retry-After)."""
        if host:
            one = self._hosts.setdefault(host, _Host())
            one.rest_until = max(one.rest_until or until, until)

    def _free_at(self, one: _Host, now: datetime) -> datetime:
        """When the next request may start."""
        free = one.last + self.manners.apart if one.last else now
        return max(free, one.rest_until or free)

    def _forget(self, now: datetime) -> None:
        self._hosts = {
            name: one
            for name, one in self._hosts.items()
            if one.asking or self._free_at(one, now) > now
        }


def host_of(address: str) -> str:
    """The host of an address, lower case; empty for a folder of this machine."""
    try:
        return urlsplit(address).hostname or "" if "://" in address else ""
    except ValueError:
        return ""
