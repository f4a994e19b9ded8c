"""Where stories come from."""

from django.db import models


class Source(models.Model):
    """A feed, a folder, a mailbox: how to ask it, how it behaved, and what its licence allows."""

    class State(models.TextChoices):
        ACTIVE = "active"
        PAUSED = "paused", "paused by a person"
        STOPPED = "stopped", "stopped: the sender says that it is gone"

    name = models.CharField(max_length=200)
    address = models.TextField(unique=True)
    carrier = models.CharField(max_length=20)
    state = models.CharField(max_length=20, choices=State, default=State.ACTIVE)
    settings = models.JSONField(default=dict)
    """A ``records.SourceSettings`` as JSON."""
    credentials = models.BinaryField(null=True)
    """Name and password, encrypted with the desk's key."""
    added = models.DateTimeField()

    due = models.DateTimeField(null=True, db_index=True)
    interval = models.PositiveIntegerField(default=900)
    """Seconds between two polls, as the feed's rhythm has taught."""
    format = models.CharField(max_length=20, default="")
    """What it gave when it last gave something; empty before that."""
    etag = models.TextField(default="")
    last_modified = models.TextField(default="")
    body_sha256 = models.CharField(max_length=64, default="")
    last_try = models.DateTimeField(null=True)
    last_success = models.DateTimeField(null=True)
    last_new = models.DateTimeField(null=True)
    failures = models.PositiveIntegerField(default=0)
    trouble = models.TextField(default="")
    """What is wrong, in words; empty when all is well."""
    moved_to = models.TextField(default="")
    moved_seen = models.PositiveIntegerField(default=0)
    note = models.TextField(default="")
    polls = models.PositiveBigIntegerField(default=0)
    """Times that it was asked and answered."""
    unchanged = models.PositiveBigIntegerField(default=0)
    """Times that it answered that nothing had changed (304), which costs nobody anything."""

    class Meta:
        ordering = ("name", "id")

    def __str__(self) -> str:
        return self.name
