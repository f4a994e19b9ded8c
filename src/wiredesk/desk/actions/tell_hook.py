"""Telling one hook of one event, as Standard Webhooks has it: signed, with an id and a time.

What does not arrive is tried again, later and later, for about three days; then it is set aside
in words. The order in which a hook is told is not promised: each event says when it happened.
"""

import hmac
from base64 import b64decode, b64encode
from datetime import datetime, timedelta

from asgiref.sync import sync_to_async

from wiredesk.desk.models import Hook, Telling
from wiredesk.desk.secrets import unlock_text
from wiredesk.desk.working.way import NotNow, Way
from wiredesk.version import VERSION
from wiredesk.wire.carriers.web.door import Caps, Fetched, Trouble
from wiredesk.wire.rhythm import in_words
from wiredesk.wire.storable import storable

CAPS = Caps(seconds=15, packed=64_000, plain=64_000)

WAITS = (
    timedelta(seconds=5),
    timedelta(minutes=5),
    timedelta(minutes=30),
    timedelta(hours=2),
    timedelta(hours=5),
    timedelta(hours=10),
    timedelta(hours=20),
    timedelta(hours=34),
)
"""How long is waited after each try that failed; after one more it is set aside."""

GONE = 410
"""The receiver wants to be told nothing any more, ever: the hook is switched off."""


def sign(secret: str, key: str, at: int, body: str) -> str:
    """The signature of a body: HMAC-SHA256 over id, time and body, with a point between them.

    ``secret`` is ``whsec_`` and base64, as the receiver has it.
    """
    bare = b64decode(secret.removeprefix("whsec_"))
    made = hmac.digest(bare, f"{key}.{at}.{body}".encode(), "sha256")
    return "v1," + b64encode(made).decode()


async def tell_hook(way: Way, subject: str, last: bool) -> None:
    """Tell it, and keep what became of it. Raises NotNow for a try that failed, but the last."""
    telling = await sync_to_async(_waiting)(int(subject))
    if telling is None:
        return
    found = await _post(way, telling)
    again = way.rest_after(found) if isinstance(found, Fetched) else None
    when = await sync_to_async(_keep)(telling, found, way.now())
    if when is not None:
        raise NotNow(max(when, again or when))


def _waiting(telling_id: int) -> Telling | None:
    rows = Telling.objects.select_related("hook")
    return rows.filter(pk=telling_id, state=Telling.State.WAITING, hook__on=True).first()


async def _post(way: Way, telling: Telling) -> Fetched | Trouble:
    hook = telling.hook
    secret = unlock_text(hook.secret)
    if not secret:
        why = "Its secret was kept with another key of the desk: remove it and add it anew."
        return Trouble(kind="refused", why=why, address=hook.address)
    async with way.turn(hook.address):
        at = int(way.now().timestamp())
        headers = {
            "webhook-id": telling.key,
            "webhook-timestamp": str(at),
            "webhook-signature": sign(secret, telling.key, at, telling.body),
            "User-Agent": f"wiredesk/{VERSION}",
        }
        body = telling.body.encode()
        return await way.door.post(hook.address, body, "application/json", headers, caps=CAPS)


def _keep(telling: Telling, found: Fetched | Trouble, now: datetime) -> datetime | None:
    """Keep what became of a try; when the next is, or ``None``."""
    status = found.status if isinstance(found, Fetched) else 0
    mine = Telling.objects.filter(pk=telling.pk)
    hook = Hook.objects.filter(pk=telling.hook_id)
    tried = telling.attempts + 1
    if 200 <= status < 300:
        mine.update(state=Telling.State.TOLD, told=now, attempts=tried, trouble="")
        hook.update(trouble="")
        return None
    why = storable(found.why if isinstance(found, Trouble) else in_words(status))
    if status == GONE:
        hook.update(on=False, trouble=why)
    else:
        hook.update(trouble=why)
    if status == GONE or tried > len(WAITS):
        mine.update(state=Telling.State.ASIDE, attempts=tried, trouble=why)
        return None
    mine.update(attempts=tried, trouble=why)
    return now + WAITS[tried - 1]
