"""What arrived, byte for byte, kept once however often it came."""

from django.db import models

from wiredesk.desk.models.sources import Source


class Delivery(models.Model):
    """Bytes, known by their SHA-256; packed with zlib."""

    sha256 = models.CharField(max_length=64, unique=True)
    size = models.PositiveBigIntegerField()
    packed = models.BinaryField(null=True)
    """``None`` once the source's retention rule has let the bytes go."""


class Arrival(models.Model):
    """One time that a delivery arrived: from where, when, with which headers."""

    delivery = models.ForeignKey(Delivery, models.PROTECT, related_name="arrivals")
    source = models.ForeignKey(Source, models.SET_NULL, null=True, related_name="arrivals")
    address = models.TextField(default="")
    media_type = models.TextField(default="")
    headers = models.JSONField(default=list)
    carrier = models.CharField(max_length=20)
    received = models.DateTimeField(db_index=True)
    taken_in = models.DateTimeField(null=True)
    """When every item in it had been kept or refused; ``None`` until then."""

    class Meta:
        ordering = ("id",)


class Failure(models.Model):
    """An item of an arrival that could not be read, in an editor's words."""

    arrival = models.ForeignKey(Arrival, models.CASCADE, related_name="failures_found")
    item = models.PositiveIntegerField()
    what = models.TextField()
    why = models.TextField()

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("arrival", "item"), name="one_failure_an_item"),
        )
