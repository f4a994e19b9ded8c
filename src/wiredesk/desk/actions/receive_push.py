"""What a hub sends to our callback: whether we meant to subscribe, and stories (WebSub).

The web server hands over what came; the answer says what to send back.
"""

from collections.abc import Iterable, Mapping
from datetime import datetime

from django.db import transaction
from django.db.models import F

from wiredesk.desk.actions.arrive import arrive
from wiredesk.desk.actions.sources import settings_of
from wiredesk.desk.models import Source, Subscription
from wiredesk.desk.secrets import unlock_text
from wiredesk.records import Delivery, Record
from wiredesk.wire import websub
from wiredesk.wire.storable import storable
from wiredesk.wire.turned import why_no_feed

LARGEST = 10_000_000
"""Bytes of a push that are taken; a larger one makes its source due instead."""

KEPT_HEADERS = {"content-type", "content-language", "date", "link", "x-hub-signature"}
"""What is kept of the headers; the rest is between the hub and the web server."""


class Answer(Record, frozen=True, kw_only=True):
    """What to answer: a status of HTTP, and a text."""

    status: int
    text: str = ""


def verify_intent(token: str, parameters: Mapping[str, str], now: datetime) -> Answer:
    """Answer a hub that asks whether we meant it: its challenge where we did, else 404.

    ``parameters`` are those of its GET. A yes starts the lease; "denied" ends the wish.
    """
    asked = websub.asked_in(parameters)
    held = Subscription.objects.filter(token=token).select_related("source").first()
    if held is None or asked.topic != held.topic:
        return Answer(status=404)
    if asked.mode == "denied":
        return _denied(held, asked)
    ends = held.state in {Subscription.State.ENDING, Subscription.State.ENDED}
    if not websub.is_meant(asked, held.topic, "unsubscribe" if ends else "subscribe"):
        return Answer(status=404)
    if ends:
        # The lease is kept: a hub that lost our answer asks again, and is told the same.
        changed = {"state": Subscription.State.ENDED, "renew_at": None, "trouble": ""}
    else:
        lease = websub.lease_of(asked)
        changed = {
            "state": Subscription.State.ACTIVE,
            "lease_until": now + lease,
            "renew_at": websub.renew_at(now, lease),
            "asked": 0,
            "trouble": "",
        }
    Subscription.objects.filter(pk=held.pk, state=held.state).update(**changed)
    return Answer(status=200, text=asked.challenge)


def _denied(held: Subscription, asked: websub.Asked) -> Answer:
    reason = f": {storable(asked.reason)[:500]}" if asked.reason else "."
    over = (Subscription.State.ENDING, Subscription.State.ENDED)
    ended = held.state in over  # who will not push at all need not be asked to end it
    Subscription.objects.filter(pk=held.pk, state=held.state).update(
        state=Subscription.State.ENDED if ended else Subscription.State.DENIED,
        lease_until=None,
        renew_at=None,
        trouble=f"Its hub will not push{reason}",
    )
    return Answer(status=200)


def receive_push(
    token: str, headers: Iterable[tuple[str, str]], body: bytes, now: datetime
) -> Answer:
    """Keep what a hub pushes, signed with our secret, as an arrival of the source; ask for it to be
    taken in.

    Who asks for an unknown or ended subscription is told that it is gone (410). What is not signed
    is thanked for and not believed, as the recommendation says. A hub that has no secret of
    ours, for want of https, only makes its source due.
    """
    held = Subscription.objects.filter(token=token).select_related("source").first()
    if held is None or not held.is_active(now):
        return Answer(status=410)
    if held.source is None or held.source.state != Source.State.ACTIVE:
        return Answer(status=410)
    known = list(headers)
    secret = unlock_text(held.secret) if held.secret else ""
    if held.secret is None or len(body) > LARGEST:
        _make_due(held.source, now)
        return Answer(status=202)
    signature = next((v for k, v in known if k.lower() == "x-hub-signature"), "")
    if not websub.is_signed(secret, signature, body):
        Subscription.objects.filter(pk=held.pk).update(refused=F("refused") + 1)
        return Answer(status=202)
    _keep(held, known, body, now)
    return Answer(status=202)


@transaction.atomic
def _keep(held: Subscription, headers: list[tuple[str, str]], body: bytes, now: datetime) -> None:
    kept = tuple((name, value) for name, value in headers if name.lower() in KEPT_HEADERS)
    delivery = Delivery(
        body=body,
        address=held.source.address,  # never the topic: a feed may name another's
        media_type=next((v for k, v in kept if k.lower() == "content-type"), None),
        headers=kept,
        carrier="websub",
    )
    arrive(delivery, held.source, now, why_no_feed(held.source.format, delivery))
    Subscription.objects.filter(pk=held.pk).update(pushes=F("pushes") + 1, last_push=now)


def _make_due(source: Source, now: datetime) -> None:
    """Ask a source at once, though no sooner than it may be asked."""
    last = source.last_try
    shortest = settings_of(source).shortest_interval
    if last is None or (now - last).total_seconds() >= shortest:
        Source.objects.filter(pk=source.pk, due__gt=now).update(due=now)
