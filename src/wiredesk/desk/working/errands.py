"""Errands: jobs that go to the network. The poller does them, beside asking the sources."""

import asyncio
import contextlib
import logging
from collections.abc import Awaitable, Callable
from datetime import datetime

from asgiref.sync import sync_to_async
from django.db import OperationalError

from wiredesk.desk.actions import jobs
from wiredesk.desk.actions.fetch_item import fetch_item
from wiredesk.desk.actions.fetch_page import fetch_page
from wiredesk.desk.actions.fetch_pictures import fetch_pictures
from wiredesk.desk.actions.subscribe import subscribe, unsubscribe
from wiredesk.desk.actions.tell_hook import tell_hook
from wiredesk.desk.models import Job
from wiredesk.desk.working import tallies
from wiredesk.desk.working.way import Later, NotNow, Way

log = logging.getLogger("wiredesk.errands")

HOLD = jobs.LEASE.total_seconds() / 3
"""Seconds between two renewals of a lease."""

Errand = Callable[[Way, str, bool], Awaitable[None]]

ERRANDS: dict[str, Errand] = {
    "fetch_item": fetch_item,
    "fetch_page": fetch_page,
    "fetch_pictures": fetch_pictures,
    "subscribe": subscribe,
    "unsubscribe": unsubscribe,
    "tell": tell_hook,
}
"""What can be done: verb → function of the way out, the job's subject, and whether it is the last
try."""


def lease_errand(worker: str, now: datetime) -> Job | None:
    """Lease the errand that is due longest."""
    return jobs.lease(worker, now, tuple(ERRANDS))


async def do_errand(job: Job, way: Way) -> None:
    """Do a leased errand and say what became of it."""
    why = ""
    holding = asyncio.create_task(_hold(job, way))
    try:
        await ERRANDS[job.verb](way, job.subject, job.attempts >= jobs.TRIES)
    except NotNow as early:
        await sync_to_async(jobs.postpone)(job, early.when)
        return
    except OperationalError:
        await sync_to_async(jobs.give_back)(job, way.now())
        raise
    except Later as later:
        why = str(later)
    except Exception as error:
        log.exception("%s %s failed", job.verb, job.subject, extra={"verb": job.verb})
        why = f"{type(error).__name__}: {error}"
    finally:
        holding.cancel()
    if why:
        await sync_to_async(jobs.fail)(job, why, way.now())
    else:
        await sync_to_async(jobs.finish)(job, way.now())
    tallies.count("jobs_failed" if why else "jobs_done", job.verb)
    said = {"verb": job.verb, "subject": job.subject, "outcome": "failed" if why else "done"}
    log.info("%s %s %s", job.verb, job.subject, why or "done", extra=said)


async def _hold(job: Job, way: Way) -> None:
    """Renew an errand's lease as long as it is done, so that no other worker does it too."""
    while True:
        await asyncio.sleep(HOLD)
        with contextlib.suppress(OperationalError):  # the errand itself will meet it
            await sync_to_async(jobs.renew)(job, way.now())
