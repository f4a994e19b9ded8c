"""What a version links to and its licence allows to keep: its page, its pictures."""

from django.db import models

from wiredesk.desk.models.deliveries import Arrival
from wiredesk.desk.models.stories import Version


class Page(models.Model):
    """The page behind an excerpt. The feed's text stays in the version; both are read."""

    version = models.OneToOneField(Version, models.CASCADE, related_name="page")
    arrival = models.ForeignKey(Arrival, models.SET_NULL, null=True, related_name="pages")
    """Its bytes as they came; ``None`` where nothing came."""
    packed = models.BinaryField(null=True)
    """A ``records.Story``, MessagePack, packed with zlib; ``None`` where there is none to read."""
    reader = models.CharField(max_length=40, default="")
    reading = models.BinaryField(null=True)
    """A ``records.Reading`` without its story, MessagePack, packed with zlib."""
    counts = models.BooleanField(default=False)
    """Whether its text is the one to work on, rather than the feed's."""
    why = models.TextField()
    """Why it counts or not, or why there is none, in words."""
    made = models.DateTimeField()


class Picture(models.Model):
    """A picture of a version, or why it is not kept."""

    version = models.ForeignKey(Version, models.CASCADE, related_name="pictures")
    href = models.TextField()
    arrival = models.ForeignKey(Arrival, models.SET_NULL, null=True, related_name="pictures")
    """Its bytes, known by their SHA-256; ``None`` where nothing is kept."""
    media_type = models.CharField(max_length=20, default="")
    """What the bytes are, whatever their sender said."""
    caption = models.TextField(default="")
    credit = models.TextField(default="")
    rights = models.TextField(default="")
    why = models.TextField(default="")
    """Why it is not kept, in words; empty where it is."""
    made = models.DateTimeField()

    class Meta:
        ordering = ("id",)
        constraints = (
            models.UniqueConstraint(fields=("version", "href"), name="one_picture_an_address"),
        )
