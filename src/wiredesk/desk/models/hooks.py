"""Webhooks: who is told of what happens at the desk, and each thing that is told."""

from django.conf import settings
from django.db import models


class Hook(models.Model):
    """An address that is told of events, signed with a secret of its own."""

    name = models.CharField(max_length=100)
    address = models.TextField()
    secret = models.BinaryField()
    """Encrypted with the desk's key."""
    events = models.JSONField(default=list)
    on = models.BooleanField(default=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    """Who made it; it is told of nothing that this person may not see."""
    made = models.DateTimeField()
    trouble = models.TextField(default="")
    """Why the last that was told did not arrive; empty where it did."""

    class Meta:
        ordering = ("id",)


class Telling(models.Model):
    """One event on its way to one hook."""

    class State(models.TextChoices):
        WAITING = "waiting"
        TOLD = "told"
        ASIDE = "aside", "set aside: it was tried often enough"

    hook = models.ForeignKey(Hook, models.CASCADE, related_name="tellings")
    key = models.CharField(max_length=40, unique=True)
    """The ``webhook-id``: the same at each try, so that a receiver can tell what it had."""
    event = models.CharField(max_length=30)
    body = models.TextField()
    """The JSON that is signed and sent, as it is."""
    made = models.DateTimeField()
    state = models.CharField(max_length=10, choices=State, default=State.WAITING)
    attempts = models.PositiveIntegerField(default=0)
    trouble = models.TextField(default="")
    told = models.DateTimeField(null=True)

    class Meta:
        ordering = ("-id",)
        indexes = (
            models.Index(fields=("hook", "-id"), name="telling_hook"),
            models.Index(fields=("made",), name="telling_made"),
        )
