"""Keeping what arrives, byte for byte, before anything is made of it."""

import zlib
from datetime import datetime
from hashlib import sha256

from django.db import transaction

from wiredesk import records
from wiredesk.desk.actions.jobs import ask_for
from wiredesk.desk.models import Arrival, Delivery, Failure, Source
from wiredesk.wire.storable import storable


def keep_bytes(
    delivery: records.Delivery, source: Source | None, now: datetime, taken_in: datetime | None
) -> Arrival:
    """Keep bytes and note that they arrived. The same bytes are kept once, however often they come;
    each coming is an arrival. With ``taken_in`` no story will be made of them."""
    digest = sha256(delivery.body).hexdigest()
    with transaction.atomic():
        kept, made = Delivery.objects.get_or_create(
            sha256=digest,
            defaults={"size": len(delivery.body), "packed": zlib.compress(delivery.body, 6)},
        )
        if not made and kept.packed is None:
            kept.packed = zlib.compress(delivery.body, 6)
            kept.save(update_fields=["packed"])
        return Arrival.objects.create(
            delivery=kept,
            source=source,
            address=storable(delivery.address or ""),
            media_type=storable(delivery.media_type or ""),
            headers=[[storable(name), storable(value)] for name, value in delivery.headers],
            carrier=delivery.carrier,
            received=now,
            taken_in=taken_in,
        )


def arrive(
    delivery: records.Delivery, source: Source | None, now: datetime, why_not: str = ""
) -> Arrival:
    """Keep a delivery and ask for it to be taken in: one transaction, so that neither is lost.

    With ``why_not`` it is kept and noted, and no story is made of it.
    """
    with transaction.atomic():
        arrival = keep_bytes(delivery, source, now, taken_in=now if why_not else None)
        if why_not:
            Failure.objects.create(arrival=arrival, item=0, what="not taken in", why=why_not)
        else:
            ask_for("take_in", arrival.pk, now)
    return arrival


def delivered(arrival: Arrival) -> records.Delivery | None:
    """The delivery as it came; ``None`` once its bytes were let go by a retention rule."""
    if arrival.delivery.packed is None:
        return None
    return records.Delivery(
        body=zlib.decompress(arrival.delivery.packed),
        address=arrival.address or None,
        media_type=arrival.media_type or None,
        headers=tuple((name, value) for name, value in arrival.headers),
        received=arrival.received.isoformat(),
        carrier=arrival.carrier,
    )
