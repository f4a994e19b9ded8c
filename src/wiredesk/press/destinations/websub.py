"""A WebSub hub: it is told which feeds changed, once the site has them, and pushes them on."""

from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import Annotated
from urllib.parse import quote, urlencode

from msgspec import Meta

from wiredesk.press.answers import Answer
from wiredesk.press.channel import Channel
from wiredesk.press.destinations import Ask, Gathering, Kind, Send, Task
from wiredesk.press.destinations.answering import answer_of
from wiredesk.press.destinations.printed import words_in
from wiredesk.press.site.feeds import FORMATS, folders_of
from wiredesk.press.site.stock import Stock
from wiredesk.records import Record


class WebSubSettings(Record, frozen=True, kw_only=True):
    """Which hub; the channel names it too, so that feeds lead readers there."""

    hub: Annotated[str, Meta(title="Address of the hub")]


class WebSub(Gathering):
    """Pings a hub for the feeds that releases stand in (``hub.mode=publish``, as hubs take it)."""

    def __init__(self, settings: WebSubSettings, _: str) -> None:
        """Nothing but its address is needed."""
        self.hub = settings.hub

    def take(self, task: Task, send: Send) -> Answer:
        """Tell of the feeds of one release."""
        return self.take_all([task], send)

    def take_all(self, tasks: Sequence[Task], send: Send) -> Answer:
        """Tell of the feeds of many."""
        last = tasks[-1]
        stock = Stock([], last.channel, words_in(last.channel.language), last.now)
        feeds = dict.fromkeys(f for t in tasks for f in feeds_of(t, stock))
        return self._ping(list(feeds), last.now, send)

    def check(self, channel: Channel, now: datetime, send: Send) -> Answer:
        """Ping it for the feed of the whole site, which harms nobody."""
        return self._ping([channel.home.rstrip("/") + "/" + FORMATS[0][0]], now, send)

    def _ping(self, feeds: list[str], now: datetime, send: Send) -> Answer:
        told = [("hub.mode", "publish"), *(("hub.url", one) for one in feeds)]
        form = ("Content-Type", "application/x-www-form-urlencoded")
        ask = Ask(method="POST", address=self.hub, body=urlencode(told).encode(), headers=(form,))
        return answer_of(send(ask), now)


def feeds_of(task: Task, stock: Stock) -> Iterator[str]:
    """Yield the addresses of the site's feeds that a release stands in: all of it, its section,
    its language, and those that the desk knows of."""
    folders = dict.fromkeys([*folders_of(task.release.article, stock), *task.feeds])
    for folder in folders:
        for name, _ in FORMATS:
            yield f"{task.channel.home.rstrip('/')}/{quote(folder)}{name}"


KIND = Kind(
    name="websub",
    words="A WebSub hub that is told when feeds change",
    settings=WebSubSettings,
    secret="",
    make=WebSub,
    gathers=True,
    follows_site=True,
)
