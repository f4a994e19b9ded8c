"""What was published, where it went, and what waits to go."""

from datetime import datetime

from django.conf import settings
from django.db import models
from django.db.models.functions import Greatest

from wiredesk.desk.models.stories import Story
from wiredesk.press.outbox import OPEN


class Newsroom(models.Model):
    """The one row of what a newsroom says of itself: its channel, its site, what follows alone."""

    id = models.PositiveSmallIntegerField(primary_key=True, default=1)
    channel = models.JSONField(default=dict)
    """A ``press.channel.Channel`` as JSON."""
    site = models.JSONField(default=dict)
    """A ``press.site.SiteSettings`` as JSON."""
    follow_kills = models.BooleanField(default=True)
    """Whether a kill of something published is followed at once, without a person."""

    class Meta:
        constraints = (
            models.CheckConstraint(condition=models.Q(id=1), name="there_is_one_newsroom"),
        )


class Destination(models.Model):
    """A place that releases go to."""

    name = models.CharField(max_length=100, unique=True)
    kind = models.CharField(max_length=20)
    settings = models.JSONField(default=dict)
    """As the kind's settings record; no secret."""
    secret = models.BinaryField(null=True)
    """Encrypted with the desk's key."""
    on = models.BooleanField(default=True)
    only = models.JSONField(default=dict)
    """``{"languages": […], "sections": […]}``; empty is everything."""
    added = models.DateTimeField()
    removed = models.DateTimeField(null=True)
    """Kept for its history; nothing goes there any more."""

    class Meta:
        ordering = ("name",)

    def __str__(self) -> str:
        return self.name


class Release(models.Model):
    """One entry of the ledger. Rows are added, never changed."""

    story = models.ForeignKey(Story, models.PROTECT, related_name="releases")
    number = models.PositiveIntegerField()
    kind = models.CharField(max_length=12)
    """publish | refile | correct | hold | resume | withdraw"""
    at = models.DateTimeField(db_index=True)
    due = models.DateTimeField(null=True, db_index=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    """``None`` where a house rule followed an agency."""
    packed = models.BinaryField()
    """A ``records.Release``, packed as stories are."""
    title = models.TextField(default="")
    note = models.TextField(default="")
    section = models.CharField(max_length=20, default="", db_index=True)
    language = models.CharField(max_length=35, default="")
    latest = models.BooleanField(default=True)
    """Whether it is the story's newest."""

    class Meta:
        ordering = ("story_id", "number")
        indexes = (models.Index(fields=("latest", "-at"), name="release_latest"),)
        constraints = (
            models.UniqueConstraint(fields=("story", "number"), name="releases_are_numbered"),
            models.UniqueConstraint(
                fields=("story",), condition=models.Q(latest=True), name="one_release_is_the_latest"
            ),
        )


class Outgoing(models.Model):
    """One release on its way to one destination: a ``press.outbox.Row``."""

    release = models.ForeignKey(Release, models.PROTECT, related_name="outgoing")
    destination = models.ForeignKey(Destination, models.PROTECT, related_name="outgoing")
    story = models.ForeignKey(Story, models.PROTECT, related_name="+")
    number = models.PositiveIntegerField()
    kind = models.CharField(max_length=12)
    takes_back = models.BooleanField(default=False)
    state = models.CharField(max_length=10, default="waiting")
    """waiting | sending | sent | stuck | needless"""
    due = models.DateTimeField()
    attempts = models.PositiveIntegerField(default=0)
    lease = models.DateTimeField(null=True)
    doubtful = models.BooleanField(default=False)
    error = models.TextField(default="")
    sent = models.DateTimeField(null=True)
    remote = models.CharField(max_length=200, default="")
    address = models.TextField(default="")

    class Meta:
        ordering = ("id",)
        indexes = (
            models.Index(fields=("destination", "state", "due"), name="outgoing_next"),
            models.Index(fields=("story", "destination", "number"), name="outgoing_line"),
        )
        constraints = (
            models.UniqueConstraint(
                fields=("release", "destination"), name="a_release_goes_once_to_each"
            ),
        )

    @classmethod
    def restored(cls, now: datetime) -> None:
        """After a restore, what was open when the backup was made may have been sent since: it is
        looked for before it is sent (``press.outbox.doubted``)."""
        rows = cls.objects.filter(state__in=OPEN)
        rows.filter(state="sending").update(state="waiting")
        rows.update(lease=None, doubtful=True, attempts=Greatest("attempts", 1))
