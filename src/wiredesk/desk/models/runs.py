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
    """Whose stories are read again; of an import, whose the stories are said to be."""
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    total = models.PositiveIntegerField(default=0)
    done = models.PositiveIntegerField(default=0)
    """How many of its items it is through with, failed ones too."""
    failed = models.PositiveIntegerField(default=0)
    counts = models.JSONField(default=dict)
    """What came of the items, by a word for each outcome."""
    made = models.DateTimeField()
    finished = models.DateTimeField(null=True)

    class Meta:
        ordering = ("-id",)


class RunItem(models.Model):
    """Something that a run has still to do, or of which it has something to tell.

    An item that is done, and that nothing is to be said of, goes.
    """

    class State(models.TextChoices):
        LEFT = "left", "still to be done"
        FAILED = "failed"
        TOLD = "told", "what would change, or has"

    run = models.ForeignKey(Run, models.CASCADE, related_name="items")
    state = models.CharField(max_length=8, choices=State, default=State.LEFT)
    what = models.TextField()
    """An address, a path, the name of a file, the title of a story."""
    number = models.BigIntegerField(null=True)
    """Of the arrival or version that it is; ``None`` for an address and a path."""
    lane = models.PositiveSmallIntegerField(default=0)
    """Items of one lane are done one after the other; those of one host share one."""
    tries = models.PositiveSmallIntegerField(default=0)
    """Times that it was begun and not ended."""
    through = models.PositiveIntegerField(default=0)
    """Of an archive: how many of the things in it are done."""
    again = models.BooleanField(default=True)
    """Whether trying it again makes sense: one of an archive's many is had by no other way."""
    why = models.TextField(default="")
    """Why it failed, or what would change, in words."""

    class Meta:
        ordering = ("id",)
        indexes = (models.Index(fields=("run", "state", "lane", "tries", "id"), name="run_next"),)
