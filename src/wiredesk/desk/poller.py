"""The poller: asks the sources that are due, many at once, and keeps what they answer.

The network is never inside a transaction: a source is claimed, asked, and then its answer kept.
A poller that is killed leaves its claims to run out.
"""

import asyncio
import logging
import random
import ssl
from collections.abc import Callable
from datetime import datetime, timedelta
from hashlib import sha256

from asgiref.sync import sync_to_async
from django.db import OperationalError

from wiredesk.desk.actions.arrive import arrive
from wiredesk.desk.actions.sources import claim_due, keep_answer
from wiredesk.desk.actions.take_in import take_in_now
from wiredesk.desk.folders import States, look_into
from wiredesk.desk.models import Source
from wiredesk.desk.secrets import unlock
from wiredesk.wire import rhythm
from wiredesk.wire.carriers import mailbox
from wiredesk.wire.carriers.web.door import PERMANENT, Door, Fetched, Trouble
from wiredesk.wire.carriers.web.once import delivery_of
from wiredesk.wire.detect import claimant
from wiredesk.wire.turned import why_no_feed

log = logging.getLogger("wiredesk.poller")

AT_ONCE = 32
HOLD = timedelta(minutes=5)
"""How long a claim holds: longer than a fetch may take."""


class Poller:
    """Asks sources through one door."""

    def __init__(
        self,
        door: Door,
        now: Callable[[], datetime],
        dice: Callable[[], float] = random.random,
        trusted: ssl.SSLContext | None = None,
    ) -> None:
        """``now`` is the clock, ``dice`` spreads polls in time, ``trusted`` is for mailboxes."""
        self.door, self.now, self.dice, self.trusted = door, now, dice, trusted
        self.seen: States = {}

    async def poll_due(self, most: int = AT_ONCE) -> int:
        """Ask up to ``most`` sources that are due; how many were asked."""
        claimed = await sync_to_async(claim_due)(self.now(), most, HOLD)
        await asyncio.gather(*(self.poll(source) for source in claimed))
        return len(claimed)

    async def poll(self, source: Source) -> rhythm.Next:
        """Ask one source and keep its answer. Trouble of any kind is kept too, never raised."""
        try:
            if source.carrier == "folder":
                answer = await sync_to_async(look_into)(source, self.now(), self.seen)
            elif source.carrier == "mailbox":
                answer = await self._open(source)
            else:
                answer = await self._ask(source)
        except OperationalError:  # the store's trouble, not the source's
            raise
        except Exception as error:
            log.exception("%s: polling failed", source.name)
            answer = rhythm.Answer(status=0, why=f"We stumbled: {type(error).__name__}: {error}")
        return await sync_to_async(keep_answer)(source, answer, self.now(), self.dice())

    async def _ask(self, source: Source) -> rhythm.Answer:
        headers = {}
        if source.etag:
            headers["If-None-Match"] = source.etag
        if source.last_modified:
            headers["If-Modified-Since"] = source.last_modified
        login = unlock(source.credentials) if source.credentials else None
        found = await self.door.fetch(source.address, headers, login)
        if isinstance(found, Trouble):
            return rhythm.Answer(status=0, why=found.why)
        digest = sha256(found.body).hexdigest() if found.status == 200 else ""
        if not digest or digest == source.body_sha256:
            return _answer(found, digest, 0)
        return await sync_to_async(self._take)(source, found, digest)

    async def _open(self, source: Source) -> rhythm.Answer:
        """Look into a mailbox; its mark is kept where a feed's is."""
        login = unlock(source.credentials) if source.credentials else None
        if login is None:
            return rhythm.Answer(status=401)
        post = await asyncio.to_thread(
            mailbox.look, source.address, login, source.etag, self.door.networks, self.trusted
        )
        if post.why:
            return rhythm.Answer(status=0, why=post.why)
        news = 0
        for mail in post.deliveries:
            news += await sync_to_async(take_in_now)(mail, source, self.now())
        return rhythm.Answer(status=200, news=news, etag=post.mark)

    def _take(self, source: Source, found: Fetched, digest: str) -> rhythm.Answer:
        """Keep an answer that is new; take it in, unless the source has turned into no feed."""
        delivery = delivery_of(found)
        if why := why_no_feed(source.format, delivery):
            last = source.arrivals.select_related("delivery").last()
            if last is None or last.delivery.sha256 != digest:
                arrive(delivery, source, self.now(), why)
            return rhythm.Answer(status=0, why=why)
        news = take_in_now(delivery, source, self.now())
        Source.objects.filter(pk=source.pk).update(format=claimant(delivery).name)
        return _answer(found, digest, news)


def _answer(found: Fetched, digest: str, news: int) -> rhythm.Answer:
    permanent = bool(found.hops) and all(hop.status in PERMANENT for hop in found.hops)
    return rhythm.Answer(
        status=found.status,
        news=news,
        etag=found.header("etag") or "",
        last_modified=found.header("last-modified") or "",
        body_sha256=digest,
        retry_after=found.header("retry-after") or "",
        cache_control=found.header("cache-control") or "",
        moved_to=found.address if permanent else "",
    )
