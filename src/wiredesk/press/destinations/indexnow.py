"""IndexNow (indexnow.org): search engines are told which pages changed, once the site has them."""

import re
from collections.abc import Sequence
from datetime import datetime
from typing import Annotated
from urllib.parse import urlsplit

from msgspec import Meta

from wiredesk.press.answers import Answer
from wiredesk.press.channel import Channel, story_address
from wiredesk.press.destinations import Ask, Gathering, Kind, Send, Task
from wiredesk.press.destinations.answering import answer_of
from wiredesk.press.formats.jsonfeed import as_json
from wiredesk.press.site.story import indexed
from wiredesk.records import Record, Release

KEY = re.compile(r"[0-9A-Za-z-]{8,128}")
"""What a key may be (indexnow.org/documentation)."""


class IndexNowSettings(Record, frozen=True, kw_only=True):
    """The key; the site shows it in a file of its name."""

    key: Annotated[
        str,
        Meta(title="Key", description="8 to 128 letters and digits; the site shows it as KEY.txt."),
    ]
    address: Annotated[str, Meta(title="Address of the service")] = (
        "https://api.indexnow.org/indexnow"
    )


class IndexNow(Gathering):
    """Tells of the pages that search engines may have: never of copies that they may not."""

    def __init__(self, settings: IndexNowSettings, _: str) -> None:
        """Raises ValueError for a key that is none."""
        if not KEY.fullmatch(settings.key):
            raise ValueError("A key is 8 to 128 letters, digits and hyphens.")
        self.settings = settings

    def take(self, task: Task, send: Send) -> Answer:
        """Tell of one page."""
        return self.take_all([task], send)

    def take_all(self, tasks: Sequence[Task], send: Send) -> Answer:
        """Tell of many at once. Withdrawn pages are told of too, so that they are forgotten."""
        channel = tasks[-1].channel
        pages = [story_address(t.release, channel) for t in tasks if _is_told(t.release)]
        if not pages:
            return Answer(status=200)
        told = {
            "host": urlsplit(channel.home).hostname or "",
            "key": self.settings.key,
            "keyLocation": self._place(channel),
            "urlList": list(dict.fromkeys(pages)),
        }
        json = ("Content-Type", "application/json; charset=utf-8")
        address = self.settings.address
        ask = Ask(method="POST", address=address, body=as_json(told), headers=(json,))
        return answer_of(send(ask), tasks[-1].now)

    def check(self, channel: Channel, now: datetime, send: Send) -> Answer:
        """Whether the site shows the key where search engines look for it."""
        reply = send(Ask(method="GET", address=self._place(channel)))
        if reply.status == 200 and reply.body.strip() != self.settings.key.encode():
            words = f"There is no key at {self._place(channel)}."
            return Answer(trouble="refused", words=words)
        return answer_of(reply, now)

    def _place(self, channel: Channel) -> str:
        return f"{channel.home.rstrip('/')}/{self.settings.key}.txt"


def _is_told(release: Release) -> bool:
    return release.article is None or indexed(release.article)


KIND = Kind(
    name="indexnow",
    words="Search engines that take IndexNow",
    settings=IndexNowSettings,
    secret="",
    make=IndexNow,
    gathers=True,
    follows_site=True,
)
