"""The worker: leases jobs, does them, says what became of each. Any number may run."""

import asyncio
import collections
import contextlib
import logging
import os
import socket
import threading
from collections import Counter
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from datetime import UTC, datetime, timedelta

from django.db import OperationalError, close_old_connections, connection

from wiredesk.desk.actions import jobs
from wiredesk.desk.actions.alerts import mail_alert
from wiredesk.desk.actions.back_up import write_backup
from wiredesk.desk.actions.go_on import go_on
from wiredesk.desk.actions.hooks import forget_told
from wiredesk.desk.actions.learn_words import learn_words
from wiredesk.desk.actions.let_go import let_go
from wiredesk.desk.actions.press_follows import follow_by_rule
from wiredesk.desk.actions.read_page import read_page
from wiredesk.desk.actions.read_version import read_version, read_versions
from wiredesk.desk.actions.relate_story import rebuild_postings, relate_all, relate_story
from wiredesk.desk.actions.searches import count_searches, show_missing_stories
from wiredesk.desk.actions.send import send, write_site
from wiredesk.desk.actions.subscribe import renew_due
from wiredesk.desk.actions.take_in import take_in
from wiredesk.desk.models import Job
from wiredesk.desk.search.entering import rebuild
from wiredesk.desk.trouble import what_is_wrong
from wiredesk.desk.working import tallies
from wiredesk.desk.working.poller import Poller
from wiredesk.wire.carriers.web.door import Door

log = logging.getLogger("wiredesk.worker")

Verb = Callable[[str, datetime], object]

VERBS: dict[str, Verb] = {
    "take_in": lambda subject, now: take_in(int(subject), now),
    "let_go": lambda _, now: (let_go(now), jobs.forget_done(now)),
    "back_up": lambda subject, now: write_backup(subject, now),
    "rebuild_index": lambda *_: collections.deque(rebuild(), maxlen=0),
    "mail_alert": lambda subject, now: mail_alert(int(subject), now),
    "relate": lambda subject, now: relate_story(int(subject), now),
    "rebuild_postings": lambda *_: rebuild_postings(),
    "run": lambda subject, now: go_on(int(subject), now),
    "learn_words": lambda _, now: learn_words(now),
    "relate_all": lambda _, now: relate_all(now),
    "send": lambda subject, now: send(int(subject), now),
    "write_site": lambda subject, now: write_site(int(subject), now),
    "follow_alert": lambda subject, now: follow_by_rule(int(subject), now),
    "show_missing": lambda _, now: show_missing_stories(now),
    "read_version": lambda subject, now: read_version(int(subject), now),
    "read_page": lambda subject, now: read_page(int(subject), now),
}
"""What a worker can do: verb → function of the job's subject and the time."""

TOGETHER: dict[str, Callable[[list[str], datetime], object]] = {
    "relate": lambda subjects, now: [relate_story(int(subject), now) for subject in subjects],
    "read_version": lambda subjects, now: read_versions(list(map(int, subjects)), now),
}
"""What is cheaper done for several subjects at once: for all of them, or for none."""

AT_ONCE = 16
"""Jobs that are done together: they hold a writer's lock for a tenth of a second."""

REGULARLY: dict[str, tuple[timedelta, Callable[[datetime], object]]] = {
    "let_go": (timedelta(days=1), lambda now: jobs.ask_for("let_go", "all", now)),
    "learn_words": (timedelta(days=1), lambda now: jobs.ask_for("learn_words", "all", now)),
    "show_missing": (timedelta(days=1), lambda now: jobs.ask_for("show_missing", "all", now)),
    "count_searches": (timedelta(minutes=1), count_searches),
    "renew": (timedelta(minutes=1), renew_due),
    "forget_told": (timedelta(days=1), forget_told),
}
"""What every worker sees to: how often, and a function of the time."""

APART = ("send", "write_site")
"""Verbs that wait for somebody else's machine: each is done beside the others, so that a slow
destination holds up nothing but itself."""

SENDERS = 16
"""Of these at most so many at once."""

BEAT = timedelta(seconds=15)
"""How often a worker notes that it is alive."""

STORE_WAIT = 5.0
"""Seconds that a worker leaves a store alone that cannot be written to."""

RENEW_EVERY = jobs.LEASE.total_seconds() / 3


def clock() -> datetime:
    """Now. The worker's only clock; tests pass another."""
    return datetime.now(UTC)


class Worker:
    """One worker. ``stop`` lets the job in hand end and then leaves."""

    def __init__(self, now: Callable[[], datetime] = clock) -> None:
        """``now`` is the clock that leases and due times are reckoned by."""
        self.name = f"{socket.gethostname()}:{os.getpid()}:{threading.get_ident()}"
        self.now = now
        self.stopping = threading.Event()
        self.done: Counter[str] = Counter()
        self._asked: dict[str, datetime] = {}
        self._seen: datetime | None = None
        self._senders: ThreadPoolExecutor | None = None
        self._sending: set[Future[None]] = set()
        self._counting = threading.Lock()

    def stop(self) -> None:
        """Ask the worker to leave once its job is done."""
        self.stopping.set()

    def work_off(self, verbs: tuple[str, ...] = ()) -> Counter[str]:
        """Do all that is due now, then come back with counts by verb and by failure."""
        while not self.stopping.is_set():
            job = jobs.lease(self.name, self.now(), verbs or self._verbs())
            if job is None:
                break
            if self._senders is not None and job.verb in APART:
                self._sending.add(self._senders.submit(self._do_apart, job))
            else:
                self._do_with_others(job)
            self._show_life()
        return self.done

    def _verbs(self) -> tuple[str, ...]:
        """What it can do now: where all senders are at work, none of theirs."""
        self._sending = {one for one in self._sending if not one.done()}
        return tuple(v for v in VERBS if v not in APART or len(self._sending) < SENDERS)

    def _do_with_others(self, job: Job) -> None:
        """Do a job, and with it others that wait of a verb that is cheaper done together."""
        some = [job]
        if job.verb in TOGETHER:
            some += jobs.lease_more(self.name, self.now(), job, AT_ONCE - 1)
        if len(some) == 1 or not self._do_together(some):
            self._do_each(some)

    def _do_each(self, some: list[Job]) -> None:
        """Do jobs one by one; where the store fails, those that are left go back undone."""
        for at, job in enumerate(some):
            try:
                self._do(job)
            except OperationalError:
                for other in some[at + 1 :]:
                    with contextlib.suppress(OperationalError):
                        jobs.give_back(other, self.now())
                raise

    def _do_together(self, some: list[Job]) -> bool:
        """Do several jobs of one verb in one go; whether it could be done."""
        verb = some[0].verb
        with _Lease(some, self.now):
            try:
                TOGETHER[verb]([job.subject for job in some], self.now())
            except Exception:  # one of them; or the store's trouble, which will be met again
                log.info("%s: %d jobs are done one by one", verb, len(some), exc_info=True)
                return False
            jobs.finish(some[0], self.now(), *some[1:])
        self.done[verb] += len(some)
        tallies.count("jobs_done", verb, len(some))
        said = {"verb": verb, "subject": "", "outcome": "done", "worker": self.name}
        log.info("%s done of %d", verb, len(some), extra=said)
        return True

    def work(self, idle: float = 1.0) -> None:
        """Work until told to stop, looking for new work every ``idle`` seconds."""
        with ThreadPoolExecutor(SENDERS, "sender") as self._senders:
            while not self.stopping.is_set():
                try:
                    self._ask_regularly()
                    self._show_life()
                    self.work_off()
                except OperationalError as error:
                    wait_for_store(error, self.stopping)
                close_old_connections()
                self.stopping.wait(idle)
        self.leave()

    def leave(self) -> None:
        """Write down what was counted, and that this worker is no more."""
        with contextlib.suppress(OperationalError):
            tallies.write_down(self.now())
            tallies.gone(self.name)

    def _ask_regularly(self) -> None:
        """Ask for what is done again and again; several workers that ask, ask once."""
        for name, (every, ask) in REGULARLY.items():
            last = self._asked.get(name)
            if last is None or not last <= self.now() < last + every:
                ask(self.now())
                self._asked[name] = self.now()

    def _show_life(self) -> None:
        """Note every few seconds that this worker is alive, and what it counted."""
        last, now = self._seen, self.now()
        if last is None or not last <= now < last + BEAT:
            tallies.beat(self.name, now)
            tallies.write_down(now)
            self._seen = now

    def _count(self, what: str) -> None:
        with self._counting:
            self.done[what] += 1

    def _do_apart(self, job: Job) -> None:
        """Do a job in a sender's thread, which has its own way to the store."""
        try:
            self._do(job)
        except OperationalError as error:  # the job was given back
            wait_for_store(error, self.stopping)
        finally:
            connection.close()

    def _do(self, job: Job) -> None:
        with _Lease([job], self.now):
            try:
                VERBS[job.verb](job.subject, self.now())
            except OperationalError:  # not the job's fault: it is tried again, however often
                jobs.give_back(job, self.now())
                raise
            except Exception as error:
                said = {"verb": job.verb, "subject": job.subject, "outcome": "failed"}
                log.exception("%s %s failed", job.verb, job.subject, extra=said)
                jobs.fail(job, f"{type(error).__name__}: {error}", self.now())
                self._count("failed")
                tallies.count("jobs_failed", job.verb)
                return
        jobs.finish(job, self.now())
        self._count(job.verb)
        tallies.count("jobs_done", job.verb)
        said = {"verb": job.verb, "subject": job.subject, "outcome": "done", "worker": self.name}
        log.info("%s %s done", job.verb, job.subject, extra=said)


def work_and_poll(
    worker: Worker, door: Callable[[], Door], idle: float = 1.0, callback: str = ""
) -> None:
    """Poll the sources that are due and work off what waits, until the worker is told to stop.

    ``callback`` is where hubs reach this desk; empty where they cannot.
    """

    async def poll() -> None:
        async with door() as way:
            poller = Poller(way, worker.now, callback=callback)
            while not worker.stopping.is_set():
                try:
                    await poller.keep_polling(lambda: not worker.stopping.is_set(), idle)
                except OperationalError as error:
                    await asyncio.to_thread(wait_for_store, error, worker.stopping)

    def ask() -> None:
        try:
            asyncio.run(poll())
        finally:
            worker.stop()  # a worker that no longer polls must not look as if it did

    asking = threading.Thread(target=ask, daemon=True)
    asking.start()
    worker.work(idle)
    asking.join(timeout=30)


def wait_for_store(error: OperationalError, stopping: threading.Event) -> None:
    """Say what is wrong with the store and give it time: a full disk may be cleared, a lock end."""
    log.error("%s", what_is_wrong(error))
    stopping.wait(STORE_WAIT)


class _Lease:
    """Renews the leases of jobs from a thread as long as they are being done."""

    def __init__(self, some: list[Job], now: Callable[[], datetime]) -> None:
        self.jobs, self.now, self.ended = some, now, threading.Event()
        self.thread = threading.Thread(target=self._renew, daemon=True)

    def __enter__(self) -> None:
        self.thread.start()

    def __exit__(self, *_: object) -> None:
        self.ended.set()
        self.thread.join()

    def _renew(self) -> None:
        while not self.ended.wait(RENEW_EVERY):
            with contextlib.suppress(OperationalError):  # the job itself will meet it
                for job in self.jobs:
                    jobs.renew(job, self.now())
        connection.close()
