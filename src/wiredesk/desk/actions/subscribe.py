"""Subscribing a source at its hub, renewing before the lease ends, and ending it (WebSub).

Whatever fails here is said in words, and the source goes on being polled.
"""

import secrets
from datetime import datetime, timedelta

from asgiref.sync import sync_to_async
from django.db import transaction
from django.db.models import Q

from wiredesk.desk.actions.jobs import ask_for
from wiredesk.desk.actions.sources import settings_of
from wiredesk.desk.models import Source, Subscription
from wiredesk.desk.secrets import lock_text, unlock_text
from wiredesk.desk.working.way import Way
from wiredesk.records import Delivery
from wiredesk.wire import websub
from wiredesk.wire.carriers.web.door import Caps, Fetched, Trouble
from wiredesk.wire.rhythm import in_words
from wiredesk.wire.storable import storable

ADDRESS = "websub"
"""What stands before the token in our callback's address: ``https://desk.example/websub/…``."""

CAPS = Caps(seconds=30, packed=100_000, plain=100_000)

AGAIN, LONGEST_WAIT = timedelta(hours=1), timedelta(days=7)
"""How soon a hub is asked again that has not asked back; twice as long each time, up to a week."""


WANTED = (Subscription.State.ASKED, Subscription.State.ACTIVE)
"""What we mean to have."""


def notice_hub(source: Source, delivery: Delivery, callback: str, now: datetime) -> None:
    """Subscribe a source whose answer names a hub, or anew where hub or topic have changed.

    Does nothing where this desk cannot be reached from outside (no ``callback``), and ends the
    subscription where the newsroom does not want it.
    """
    held = Subscription.objects.filter(source=source).first()
    if not callback or not settings_of(source).push:
        if held:
            end_subscription(held, now)
        return
    found = websub.find_hub(delivery)
    if found is None or (held and _stands(held, found)):
        return
    secret = lock_text(secrets.token_urlsafe(32)) if websub.is_private(found.hub) else None
    with transaction.atomic():
        if held:
            end_subscription(held, now)
            Subscription.objects.filter(pk=held.pk).update(source=None)
        made = Subscription.objects.create(
            source=source,
            hub=storable(found.hub),
            topic=storable(found.topic),
            token=secrets.token_urlsafe(32),
            secret=secret,
            renew_at=now,
        )
        ask_for("subscribe", made.pk, now)


def _stands(held: Subscription, found: websub.Found) -> bool:
    """Whether a subscription is to that hub and topic, and not over or being ended."""
    over = held.state in {Subscription.State.ENDING, Subscription.State.ENDED}
    return not over and (held.hub, held.topic) == (found.hub, found.topic)


@transaction.atomic
def end_subscription(held: Subscription, now: datetime) -> None:
    """Ask the hub of a subscription to end it; what it pushes meanwhile is not taken.

    The hub is asked again until it has confirmed (``verify_intent``) or the lease is over.
    """
    until = held.lease_until or now + AGAIN  # a hub that has not said yes yet may be about to
    ending = {"state": Subscription.State.ENDING, "renew_at": now, "asked": 0, "trouble": ""}
    wanted = Subscription.objects.filter(pk=held.pk, state__in=WANTED)
    if wanted.update(**ending, lease_until=until):
        ask_for("unsubscribe", held.pk, now)


def end_of(source: Source, now: datetime) -> None:
    """End the subscription of a source that is asked no more: removed, paused, or gone."""
    for held in Subscription.objects.filter(source=source, state__in=WANTED):
        end_subscription(held, now)


def renew_due(now: datetime) -> int:
    """Ask for the subscriptions whose lease nears its end to be renewed; how many.

    Those whose source is not asked any more are ended, however that came about, and those that
    are over and nobody's are forgotten.
    """
    for held in Subscription.objects.filter(state__in=WANTED).exclude(
        source__state=Source.State.ACTIVE
    ):
        end_subscription(held, now)
    over = Subscription.objects.filter(state=Subscription.State.ENDING, lease_until__lte=now)
    over.update(state=Subscription.State.ENDED, renew_at=None)
    Subscription.objects.filter(Q(lease_until=None) | Q(lease_until__lte=now), source=None).exclude(
        state=Subscription.State.ENDING
    ).delete()
    for held in Subscription.objects.filter(renew_at__lte=now, state=Subscription.State.ENDING):
        ask_for("unsubscribe", held.pk, now)
    due = Subscription.objects.filter(renew_at__lte=now, state__in=WANTED)
    for held in due:
        ask_for("subscribe", held.pk, now)
    return len(due)


async def subscribe(way: Way, subject: str, last: bool) -> None:
    """Ask a hub to push. It will ask back whether we meant it (``verify_intent``).

    Trouble is kept in words, and when to ask again with it, whether or not it is the ``last`` try.
    """
    held = await sync_to_async(_wanted)(int(subject), way.now())
    if held is None:
        return
    found = await _post(way, held, "subscribe")
    await sync_to_async(_keep_answer)(held, found, way.now())
    if isinstance(found, Fetched):
        way.rest_after(found)


async def unsubscribe(way: Way, subject: str, last: bool) -> None:
    """Ask a hub to push no more. It will ask back, as when it was asked to push.

    When to ask again is kept, whether or not it is the ``last`` try; so is trouble, in words.
    """
    ending = Subscription.objects.filter(
        pk=subject, state=Subscription.State.ENDING, renew_at__lte=way.now()
    )
    held = await sync_to_async(ending.first)()
    if held is None or not way.callback:  # no hub can ask back: the lease runs out by itself
        return
    found = await _post(way, held, "unsubscribe")
    await sync_to_async(_keep_answer)(held, found, way.now())
    if isinstance(found, Fetched):
        way.rest_after(found)


def _wanted(subscription_id: int, now: datetime) -> Subscription | None:
    return Subscription.objects.filter(
        pk=subscription_id,
        state__in=WANTED,
        renew_at__lte=now,
    ).first()


async def _post(way: Way, held: Subscription, mode: str) -> Fetched | Trouble:
    secret = unlock_text(held.secret) if held.secret else ""
    callback = f"{way.callback.rstrip('/')}/{ADDRESS}/{held.token}"
    sent = websub.form(mode, held.topic, callback, secret)
    async with way.turn(held.hub):
        return await way.door.post(held.hub, sent, websub.FORM_TYPE, caps=CAPS)


def _keep_answer(held: Subscription, found: Fetched | Trouble, now: datetime) -> None:
    """Note when the hub is asked next, unless it has said yes meanwhile; and what is wrong."""
    why = "" if held.asked < 1 else "Its hub has not asked back; the source is polled as before."
    if isinstance(found, Trouble):
        why = f"Its hub: {found.why}"
    elif not 200 <= found.status < 300:
        why = f"Its hub: {in_words(found.status)}"
    wait = min(AGAIN * 2 ** min(held.asked, 10), LONGEST_WAIT)
    Subscription.objects.filter(pk=held.pk, renew_at__lte=now).update(
        renew_at=now + wait, asked=held.asked + 1, trouble=storable(why)
    )
