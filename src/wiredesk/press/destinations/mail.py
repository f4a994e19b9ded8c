"""A letter a day to those who asked for it: what came out, what was corrected, what was withdrawn.

It holds headline, short words, credit and link of each story: no licence stands against that.
"""

from collections.abc import Sequence
from datetime import datetime, timedelta
from email.message import EmailMessage
from email.policy import SMTP
from hashlib import sha256
from typing import Annotated
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from msgspec import Meta

from wiredesk.press.answers import Answer
from wiredesk.press.channel import Channel, story_address
from wiredesk.press.destinations import Ask, Gathering, Kind, Send, Task
from wiredesk.press.destinations.answering import answer_of
from wiredesk.press.destinations.printed import words_in
from wiredesk.press.extract import shortened
from wiredesk.press.formats.telling import credit_of, rfc2822
from wiredesk.press.moments import stamp
from wiredesk.press.site.story import extract
from wiredesk.records import Record, Release


class MailSettings(Record, frozen=True, kw_only=True):
    """To whom, and when."""

    to: Annotated[tuple[str, ...], Meta(title="Addresses", description="One a line.")]
    hour: Annotated[int, Meta(title="Hour of the day", ge=0, le=23)] = 7
    timezone: Annotated[str, Meta(title="Time zone", description="As Europe/Lisbon.")] = "UTC"


class Mail(Gathering):
    """Sends the day's releases as one letter. Nobody sees who else gets it."""

    def __init__(self, settings: MailSettings, _: str) -> None:
        """Raises ValueError for what is no address, or no zone."""
        for one in settings.to:
            if "@" not in one.strip("@") or any(c.isspace() or c in ",<>" for c in one):
                raise ValueError(f"“{one}” is no mail address.")
        if not settings.to:
            raise ValueError("Give an address at least.")
        _zone(settings)
        self.to = settings.to

    def take(self, task: Task, send: Send) -> Answer:
        """A letter of one release."""
        return self.take_all([task], send)

    def take_all(self, tasks: Sequence[Task], send: Send) -> Answer:
        """One letter of all. The same releases make a letter of the same id."""
        last = tasks[-1]
        return self._post(letter([t.release for t in tasks], last.channel, last.now), last, send)

    def _post(self, message: EmailMessage, task: Task, send: Send) -> Answer:
        body = message.as_bytes(policy=SMTP)
        ask = Ask(method="MAIL", address=",".join(self.to), body=body)
        return answer_of(send(ask), task.now)

    def check(self, channel: Channel, now: datetime, send: Send) -> Answer:
        """Send an empty letter."""
        body = letter([], channel, now).as_bytes(policy=SMTP)
        return answer_of(send(Ask(method="MAIL", address=",".join(self.to), body=body)), now)


def letter(releases: Sequence[Release], channel: Channel, now: datetime) -> EmailMessage:
    """The letter: plain text, in the channel's language."""
    words = words_in(channel.language)
    made = EmailMessage()
    made["Subject"] = " ".join(f"{channel.name}: {words.day(stamp(now))}".split())
    made["Date"] = rfc2822(stamp(now))
    told = "\n".join(f"{one.story} {one.number}" for one in releases) or stamp(now)
    host = urlsplit(channel.home).hostname or "localhost"
    made["Message-ID"] = f"<{sha256(told.encode()).hexdigest()[:32]}@{host}>"
    made.set_content("\n\n".join(_entry(one, channel) for one in releases) + "\n")
    return made


def _entry(release: Release, channel: Channel) -> str:
    words, article, address = words_in(channel.language), release.article, ""
    address = story_address(release, channel)
    notes = [f"{one.at[:10]}: {' '.join(one.note.split())}" for one in release.corrections]
    if article is None:
        title = words.say("withdrawn_title" if release.kind == "withdraw" else "held_title")
        return "\n".join((title, *notes[-1:], address))
    lines = (shortened(article.title), *notes, extract(article), credit_of(article) or "", address)
    return "\n".join(filter(None, lines))


def _zone(settings: MailSettings) -> ZoneInfo:
    try:
        return ZoneInfo(settings.timezone)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        raise ValueError(f"There is no time zone “{settings.timezone}”.") from None


def next_letter(settings: MailSettings, now: datetime) -> datetime:
    """When the next letter goes, at ``now`` or after."""
    local = now.astimezone(_zone(settings))
    today = local.replace(hour=settings.hour, minute=0, second=0, microsecond=0)
    due = today if today >= local else today + timedelta(days=1)
    return due.astimezone(now.tzinfo)


KIND = Kind(
    name="mail",
    words="A letter a day to addresses",
    settings=MailSettings,
    secret="",
    make=Mail,
    gathers=True,
    unsure="The letter may have gone out before the desk stopped. “Try again” sends it once more.",
    due=next_letter,
)
