"""Long pieces of work that a person started and can watch: imports, and reading again."""

from django.conf import settings
from django.db import models

from wiredesk.desk.models.sources import Source


class Run(models.Model):
    """One run: what it goes through, how far it is, and what came of it."""

    class Kind(models.TextChoices):
        FILES = "files"
        FOLDER = "folder"
        ADDRESSES = "addresses"
        REREAD = "reread", "stories of a source, read again"
        DRY = "dry", "what reading them again would change"

    class State(models.TextChoices):
        RUNNING = "running"
        DONE = "done"
        CANCELLED = "cancelled"

    kind = models.CharField(max_length=12, choices=Kind)
    state = models.CharField(max_length=12, choices=State, default=State.RUNNING)
    name = models.TextField()
    """What it goes through, in a person's words: a folder, a file, a source."""
    source = models.ForeignKey(Source, models.SET_NULL, null=True, related_name="runs")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    given = models.JSONField(default=dict)
    """What it was told besides: for a source read again, its name and settings."""
    items = models.JSONField(default=list)
    """Ids of arrivals or versions, paths, or addresses; in order."""
    total = models.PositiveIntegerField(default=0)
    done = models.PositiveIntegerField(default=0)
    """How many of the items it is through with; the next one's place."""
    failed = models.PositiveIntegerField(default=0)
    counts = models.JSONField(default=dict)
    """What came of the items, by a word for each outcome."""
    made = models.DateTimeField()
    finished = models.DateTimeField(null=True)

    class Meta:
        ordering = ("-id",)


class RunFailure(models.Model):
    """Something in a run that could not be had or read, in words."""

    run = models.ForeignKey(Run, models.CASCADE, related_name="failures")
    what = models.TextField()
    why = models.TextField()

    class Meta:
        ordering = ("id",)
