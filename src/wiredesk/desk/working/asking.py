"""Asking one source: a feed or page, a folder, a mailbox; and keeping what it gave."""

import asyncio
import ssl
import time
from collections.abc import Callable
from datetime import datetime
from hashlib import sha256

from asgiref.sync import sync_to_async

from wiredesk.desk.actions.arrive import arrive
from wiredesk.desk.actions.subscribe import notice_hub
from wiredesk.desk.actions.take_in import take_in_now
from wiredesk.desk.models import Source
from wiredesk.desk.secrets import unlock
from wiredesk.desk.working import tallies
from wiredesk.desk.working.folders import States, look_into
from wiredesk.wire import rhythm
from wiredesk.wire.carriers import mailbox
from wiredesk.wire.carriers.web.door import PERMANENT, Door, Fetched, Trouble
from wiredesk.wire.carriers.web.once import delivery_of
from wiredesk.wire.detect import claimant
from wiredesk.wire.turned import why_no_feed


class Asker:
    """Asks sources through one door. The network is never inside a transaction."""

    def __init__(
        self,
        door: Door,
        now: Callable[[], datetime],
        trusted: ssl.SSLContext | None = None,
        callback: str = "",
    ) -> None:
        """``now`` is the clock, ``trusted`` for mailboxes, ``callback`` where hubs reach us."""
        self.door, self.now, self.trusted, self.callback = door, now, trusted, callback
        self.seen: States = {}

    async def ask(self, source: Source) -> rhythm.Answer:
        """Ask a source, keep the stories that it gave, and say how it answered."""
        if source.carrier == "folder":
            return await sync_to_async(look_into)(source, self.now(), self.seen)
        if source.carrier == "mailbox":
            return await self._open(source)
        return await self._fetch(source)

    async def _fetch(self, source: Source) -> rhythm.Answer:
        headers = {}
        if source.etag:
            headers["If-None-Match"] = source.etag
        if source.last_modified:
            headers["If-Modified-Since"] = source.last_modified
        login = unlock(source.credentials) if source.credentials else None
        begun = time.perf_counter()
        found = await self.door.fetch(source.address, headers, login)
        size = len(found.body) if isinstance(found, Fetched) else 0
        tallies.count_fetch(time.perf_counter() - begun, size)
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
            mine = source.arrivals.filter(carrier=delivery.carrier)
            last = mine.select_related("delivery").last()
            if last is None or last.delivery.sha256 != digest:
                arrive(delivery, source, self.now(), why)
            return rhythm.Answer(status=0, why=why)
        news = take_in_now(delivery, source, self.now())
        form = claimant(delivery).name
        if form != source.format:
            Source.objects.filter(pk=source.pk).update(format=form)
        notice_hub(source, delivery, self.callback, self.now())
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
