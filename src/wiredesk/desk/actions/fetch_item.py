"""Fetching an address of a run: an errand, with the manners of all others towards its host."""

import logging
from datetime import datetime, timedelta

from asgiref.sync import sync_to_async
from django.db import OperationalError

from wiredesk.desk.actions.go_on import kept, stumbled
from wiredesk.desk.actions.jobs import ask_by
from wiredesk.desk.actions.run_items import TRIES, next_item, not_begun, tell
from wiredesk.desk.models import RunItem
from wiredesk.desk.working.way import Later, NotNow, Way, in_passing
from wiredesk.records import Refusal
from wiredesk.wire.carriers.web.door import Caps, Fetched, Trouble
from wiredesk.wire.carriers.web.once import answer_of

log = logging.getLogger("wiredesk.runs")

CAPS = Caps(seconds=45)
"""The time is shorter than a job's lease."""

REST = timedelta(seconds=10)
"""How long a lane rests after trouble that may pass."""


async def fetch_item(way: Way, subject: str, last: bool) -> None:
    """Fetch the next address of a run's lane, keep what it gives, and ask for the next.

    What does not work is told in words; trouble that may pass only after a second try, when all
    others of the lane were tried. Raises NotNow. Whether it is the ``last`` try is all one: the
    items count their own.
    """
    run, _, lane = subject.partition(":")
    item = await sync_to_async(next_item)(int(run), way.now(), int(lane))
    if item is None:
        return
    rest = timedelta(0)
    try:
        found = await way.fetch(item.what, CAPS)
        if isinstance(found, Trouble) and in_passing(found):
            raise Later(found.why)
    except NotNow:
        await sync_to_async(not_begun)(item)
        raise
    except Later as why:
        rest = REST
        if item.tries >= TRIES:
            refusal = Refusal(what="not fetched", why=str(why))
            await sync_to_async(tell)(item, refusal, way.now())
    else:
        await sync_to_async(_keep)(item, found, way.now())
    await sync_to_async(ask_by)("fetch_item", subject, way.now(), way.now() + rest)


def _keep(item: RunItem, found: Fetched | Trouble, now: datetime) -> None:
    try:
        tell(item, kept(answer_of(found), item.run, now), now)
    except OperationalError:
        raise
    except Exception as error:
        log.exception("run %d: %s could not be kept", item.run_id, item.what)
        tell(item, stumbled(error, item.what), now)
