"""The poller: asks the sources that are due, many at once, and keeps what they answer.

A rolling window: as one ends the next begins, so that a slow feed holds no other. A source is
claimed, asked, and then its answer kept; a poller that is killed leaves its claims to run out.
"""

import asyncio
import logging
import math
import os
import random
import socket
import ssl
from collections import deque
from collections.abc import Callable
from datetime import datetime, timedelta

from asgiref.sync import sync_to_async
from django.db import OperationalError

from wiredesk.desk.actions.sources import Given, claim_due, hand_back, keep_answers
from wiredesk.desk.models import Job, Source
from wiredesk.desk.working import tallies
from wiredesk.desk.working.asking import Asker
from wiredesk.desk.working.errands import do_errand, lease_errand
from wiredesk.desk.working.way import ASKS_FOR_REST, Way
from wiredesk.wire import rhythm
from wiredesk.wire.carriers.web.door import Door
from wiredesk.wire.manners import Hosts, host_of

log = logging.getLogger("wiredesk.poller")

AT_ONCE = 32
HOLD = timedelta(minutes=5)
"""How long a claim holds: longer than a fetch may take, and one waiting before it."""

ERRANDS_OF = 4
"""One in so many of the window may be errands, so that pages hold no feed up."""


class Poller:
    """Asks sources through one door."""

    def __init__(
        self,
        door: Door,
        now: Callable[[], datetime],
        dice: Callable[[], float] = random.random,
        trusted: ssl.SSLContext | None = None,
        hosts: Hosts | None = None,
        at_once: int = AT_ONCE,
        callback: str = "",
    ) -> None:
        """``now`` is the clock, ``dice`` spreads polls in time, ``trusted`` is for mailboxes.

        ``hosts`` are the manners towards each host, ``at_once`` is the size of the window,
        ``callback`` where hubs reach this desk.
        """
        self.now, self.dice, self.at_once = now, dice, at_once
        self.hosts = hosts or Hosts()
        self.asker = Asker(door, now, trusted, callback)
        self.way = Way(door, now, self.hosts, callback)
        self.name = f"{socket.gethostname()}:{os.getpid()}:poller"
        self._claimed: deque[Source] = deque()
        self._answers: list[tuple[Given, asyncio.Future[rhythm.Next]]] = []
        self._keeping = False
        self._errands = 0
        self._errands_at = 0.0
        self._look_at = 0.0

    async def poll_due(self) -> int:
        """Ask every source and do every errand that is due; how many were begun."""
        return await self._roll(lambda: True, idle=None)

    async def keep_polling(self, go_on: Callable[[], bool], idle: float = 1.0) -> None:
        """Ask sources as they come due, looking for them every ``idle`` seconds, while told to."""
        await self._roll(go_on, idle)

    async def poll(self, source: Source) -> rhythm.Next:
        """Ask one source now and keep its answer. Its trouble is kept too, never raised."""
        try:
            answer = await self.asker.ask(source)
        except OperationalError:  # the store's trouble, not the source's
            raise
        except Exception as error:
            log.exception("%s: polling failed", source.name, extra={"source": source.name})
            answer = rhythm.Answer(status=0, why=f"We stumbled: {type(error).__name__}: {error}")
        self._heed(source, answer)
        self._note(source, answer)
        return await self._keep(source, answer)

    async def _keep(self, source: Source, answer: rhythm.Answer) -> rhythm.Next:
        """Keep an answer with all that come while others are being written: one transaction, as a
        disk takes hundreds of them a second and not thousands."""
        kept: asyncio.Future[rhythm.Next] = asyncio.get_running_loop().create_future()
        self._answers.append(((source, answer, self.now(), self.dice()), kept))
        if not self._keeping:
            self._keeping = True
            try:
                await self._keep_waiting()
            finally:
                self._keeping = False
        return await kept

    async def _keep_waiting(self) -> None:
        while self._answers:
            batch, self._answers = self._answers, []
            try:
                decided = await sync_to_async(keep_answers)([given for given, _ in batch])
            except Exception as error:
                for _, kept in batch:
                    kept.set_exception(error)
            else:
                for (_, kept), one in zip(batch, decided, strict=True):
                    kept.set_result(one)

    def _heed(self, source: Source, answer: rhythm.Answer) -> None:
        """Leave the whole host alone where it asks for that."""
        asked = rhythm.retry_after(answer.retry_after, self.now())
        if answer.status in ASKS_FOR_REST and asked:
            until = self.now() + min(asked, rhythm.LONGEST_WAIT)
            self.hosts.rest(host_of(source.address), until)

    def _note(self, source: Source, answer: rhythm.Answer) -> None:
        """Count how it went, and write it to the log."""
        outcome = tallies.outcome_of(answer)
        tallies.count("polls", outcome)
        said = {"source": source.name, "address": source.address, "outcome": outcome}
        log.info("%s: %s %s", source.name, outcome, answer.why, extra={"verb": "poll", **said})

    async def _roll(self, go_on: Callable[[], bool], idle: float | None) -> int:
        """Keep the window full. With no ``idle``, come back once nothing is due or being asked."""
        asked, running = 0, set[asyncio.Task[object]]()
        self._look_at = self._errands_at = 0.0
        try:
            while True:
                if go_on():
                    started = await self._run_errands(idle)
                    room = self.at_once - len(running) - len(started)
                    started |= await self._fill(room, idle)
                    asked += len(started)
                    running |= started
                if not running and (idle is None or not go_on()):
                    return asked
                running = await _wait(running, idle)
        finally:
            await self._give_up(running)

    async def _fill(self, room: int, idle: float | None) -> set[asyncio.Task[object]]:
        """Start as many as there is room for, of the claimed first, then of what else is due."""
        started = set[asyncio.Task[object]]()
        early: list[tuple[Source, datetime]] = []
        while len(started) < room:
            if not self._claimed and not await self._claim(idle):
                break
            source = self._claimed.popleft()
            if turn := self.hosts.may_start(host_of(source.address), self.now()):
                early.append((source, turn))
            else:
                started.add(asyncio.create_task(self._poll_and_end(source)))
        if early:
            await sync_to_async(hand_back)(early)
        return started

    async def _run_errands(self, idle: float | None) -> set[asyncio.Task[object]]:
        """Start the errands that are due, as many as the window gives them."""
        started = set[asyncio.Task[object]]()
        time = asyncio.get_running_loop().time
        while self._errands < max(1, self.at_once // ERRANDS_OF) and time() >= self._errands_at:
            job = await sync_to_async(lease_errand)(self.name, self.now())
            if job is None:
                self._errands_at = math.inf if idle is None else time() + idle
                break
            self._errands += 1
            started.add(asyncio.create_task(self._do_errand(job)))
        return started

    async def _do_errand(self, job: Job) -> None:
        try:
            await do_errand(job, self.way)
        finally:
            self._errands -= 1

    async def _claim(self, idle: float | None) -> bool:
        """Claim what is due; after finding nothing, look again no sooner than ``idle`` later."""
        time = asyncio.get_running_loop().time
        if time() >= self._look_at:
            self._claimed += await sync_to_async(claim_due)(self.now(), self.at_once, HOLD)
            if not self._claimed:
                self._look_at = math.inf if idle is None else time() + idle
        return bool(self._claimed)

    async def _poll_and_end(self, source: Source) -> None:
        try:
            await self.poll(source)
        finally:
            self.hosts.end(host_of(source.address), self.now())

    async def _give_up(self, running: set[asyncio.Task[object]]) -> None:
        """Let what runs come to its end, and hand back what was claimed and not begun."""
        await asyncio.gather(*running, return_exceptions=True)
        left, self._claimed = list(self._claimed), deque()
        if left:
            now = self.now()
            await sync_to_async(hand_back)([(source, now) for source in left])


async def _wait(
    running: set[asyncio.Task[object]], idle: float | None
) -> set[asyncio.Task[object]]:
    """Wait until one has ended, or for as long as nobody looks; what still runs."""
    if not running:
        await asyncio.sleep(idle or 0)
        return running
    ended, still = await asyncio.wait(running, timeout=idle, return_when=asyncio.FIRST_COMPLETED)
    for task in ended:
        task.result()
    return still
