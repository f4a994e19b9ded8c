"""What destinations make of replies: answers in words, whatever came back."""

import re
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from html import unescape
from typing import Any

import msgspec

from wiredesk.press.answers import Answer
from wiredesk.press.destinations import Ask, Reply, Send

LONGEST_WAIT = timedelta(days=1)
"""However long it asks us to wait, after a day we ask again."""

READ = 20_000
"""Bytes of an answer in which its words are looked for."""

_TITLE = re.compile(rb"(?is)<title[^>]*>(.{1,400}?)</title")


class FailedError(Exception):
    """Raised on the way of one release, with the answer that ends it."""

    def __init__(self, answer: Answer) -> None:
        """``answer`` is what the outbox is told."""
        super().__init__(answer.words)
        self.answer = answer


def answer_of(reply: Reply, now: datetime) -> Answer:
    """A reply as the outbox understands it."""
    return Answer(
        status=reply.status,
        trouble=reply.trouble,
        words=words_of(reply),
        retry_after=retry_after(reply, now),
    )


def words_of(reply: Reply) -> str:
    """The destination's own words: of JSON its message, of a page its title; never a whole page."""
    if reply.words or reply.status is None or 200 <= reply.status < 300:
        return reply.words
    told = json_of(reply)
    if isinstance(told, dict):
        said = next((told[k] for k in ("message", "error", "detail", "title") if told.get(k)), "")
        return _plain(said) if isinstance(said, str) else ""
    head = reply.body[:READ]
    if found := _TITLE.search(head):
        return _plain(unescape(found[1].decode("utf-8", "replace")))
    return "" if b"<" in head[:200] else _plain(head[:300].decode("utf-8", "replace"))


def _plain(words: str) -> str:
    """Words on one line, without markup and control characters, and few."""
    bare = re.sub(r"<[^<>]{0,300}>", " ", words[:2000])
    return " ".join("".join(c if c.isprintable() else " " for c in bare).split())[:200]


def json_of(reply: Reply) -> Any:
    """The body as JSON; ``None`` where it is none."""
    try:
        return msgspec.json.decode(reply.body)
    except (ValueError, RecursionError):
        return None


def retry_after(reply: Reply, now: datetime) -> timedelta | None:
    """How long it asks us to wait (RFC 9110, 10.2.3), a day at most; ``None`` where it does not."""
    told = (reply.header("Retry-After") or "").strip()
    if told.isascii() and told.isdigit():
        return min(timedelta(seconds=int(told[:9])), LONGEST_WAIT)
    try:
        when = parsedate_to_datetime(told)
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
    when = when if when.tzinfo else when.replace(tzinfo=UTC)
    return min(max(when - now, timedelta(0)), LONGEST_WAIT)


def insisting(send: Send, now: datetime) -> Send:
    """A way out that raises FailedError for every reply that is no success."""

    def ask(one: Ask) -> Reply:
        reply = send(one)
        if reply.status is None or not 200 <= reply.status < 300:
            raise FailedError(answer_of(reply, now))
        return reply

    return ask
