"""Stories with all their versions, the evidence of which is which, and their readings."""

from django.conf import settings
from django.db import models

from wiredesk.desk.models.deliveries import Arrival
from wiredesk.desk.models.sources import Source


class Story(models.Model):
    """One story, through all its versions. A removed one stays as a tombstone."""

    publisher = models.TextField()
    """Host or name of who sends it; only the same publisher adds versions."""
    latest = models.ForeignKey("Version", models.SET_NULL, null=True, related_name="+")
    first_received = models.DateTimeField(db_index=True)
    last_received = models.DateTimeField()
    removed = models.DateTimeField(null=True)
    removed_why = models.TextField(default="")
    emptied = models.DateTimeField(null=True)
    """When its text was let go by a retention rule."""
    state = models.CharField(max_length=12, default="received")
    """received | taken | mended | approved | held | rejected; see ``desk.workflow``."""
    taken_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+"
    )
    edit = models.ForeignKey("Edit", models.SET_NULL, null=True, related_name="+")
    """The desk's text that stands; ``None`` where the delivered one does."""
    out = models.DateTimeField(null=True)
    """Since when our copy is published; ``None`` where none is."""

    class Meta:
        ordering = ("id",)
        verbose_name_plural = "stories"


class Evidence(models.Model):
    """A sign that a story carried. A sign belongs to one story, within its scope."""

    story = models.ForeignKey(Story, models.CASCADE, related_name="evidence")
    kind = models.CharField(max_length=20)
    value = models.CharField(max_length=200)
    scope = models.CharField(max_length=200)
    """The id of the source it counts in; empty where it is unique in the world."""

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("kind", "value", "scope"), name="a_sign_has_one_story"),
        )


class Sighting(models.Model):
    """That a source carried a story, and when first and last."""

    story = models.ForeignKey(Story, models.CASCADE, related_name="sightings")
    source = models.ForeignKey(Source, models.CASCADE, related_name="sightings")
    first = models.DateTimeField()
    last = models.DateTimeField()

    class Meta:
        indexes = (models.Index(fields=("source", "first"), name="sighting_days"),)
        constraints = (
            models.UniqueConstraint(fields=("story", "source"), name="one_sighting_a_source"),
        )


class Version(models.Model):
    """One version of a story, as its sender declared it."""

    story = models.ForeignKey(Story, models.CASCADE, related_name="versions")
    number = models.PositiveIntegerField()
    arrival = models.ForeignKey(Arrival, models.PROTECT, related_name="versions")
    item = models.PositiveIntegerField(default=0)
    """Which item of the delivery it was, from 0."""
    content = models.CharField(max_length=32)
    fingerprint = models.CharField(max_length=32, db_index=True)
    packed = models.BinaryField()
    """A ``records.Story``, MessagePack, packed with zlib."""
    title = models.TextField(default="")
    language = models.CharField(max_length=35, default="")
    published = models.CharField(max_length=40, default="")
    """As precise as declared; empty where nothing was."""
    updated = models.CharField(max_length=40, default="")
    received = models.DateTimeField(db_index=True)
    flags = models.JSONField(default=list)
    """What an editor should know of how it came: see ``wire.identity.Verdict``."""
    change = models.JSONField(null=True)
    """What it changed in the version before: see ``actions.keep.changes``."""

    class Meta:
        ordering = ("story_id", "number")
        constraints = (
            models.UniqueConstraint(fields=("story", "number"), name="versions_are_numbered"),
            models.UniqueConstraint(fields=("story", "content"), name="a_version_is_kept_once"),
            models.UniqueConstraint(fields=("arrival", "item"), name="an_item_is_kept_once"),
        )


class Reading(models.Model):
    """The findings on one version by one version of the reader."""

    version = models.OneToOneField(Version, models.CASCADE, related_name="reading")
    reader = models.CharField(max_length=40)
    packed = models.BinaryField()
    """A ``records.Reading`` without its story, MessagePack, packed with zlib."""
    made = models.DateTimeField()
