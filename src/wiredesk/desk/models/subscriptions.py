"""Subscriptions at hubs, which push what is new (WebSub)."""

from datetime import datetime

from django.db import models

from wiredesk.desk.models.sources import Source


class Subscription(models.Model):
    """A source's subscription at its hub. Its token is the last part of our callback's address.

    One that is being ended outlives its source, until the hub has confirmed or its lease is over.
    """

    class State(models.TextChoices):
        ASKED = "asked", "the hub has been asked, or will be"
        ACTIVE = "active"
        DENIED = "denied", "the hub will not serve us"
        ENDING = "ending", "the hub is asked to end it"
        ENDED = "ended"

    source = models.OneToOneField(Source, models.SET_NULL, null=True, related_name="subscription")
    hub = models.TextField()
    topic = models.TextField()
    token = models.CharField(max_length=64, unique=True)
    secret = models.BinaryField(null=True)
    """Encrypted with the desk's key; ``None`` where the hub is not asked over https."""
    state = models.CharField(max_length=10, choices=State, default=State.ASKED)
    lease_until = models.DateTimeField(null=True)
    renew_at = models.DateTimeField(null=True, db_index=True)
    """When the hub is to be asked next; ``None``: never."""
    asked = models.PositiveIntegerField(default=0)
    """Times that it was asked since it last said yes."""
    last_push = models.DateTimeField(null=True)
    pushes = models.PositiveBigIntegerField(default=0)
    refused = models.PositiveBigIntegerField(default=0)
    """Pushes that were not signed with our secret."""
    trouble = models.TextField(default="")

    def is_active(self, now: datetime) -> bool:
        """Whether the hub pushes now, as far as we know."""
        return self.state == self.State.ACTIVE and bool(self.lease_until and now < self.lease_until)
