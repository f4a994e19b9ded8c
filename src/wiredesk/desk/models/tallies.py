"""What is counted as it happens, and which workers are alive: for the people who run the desk."""

from django.db import models


class Tally(models.Model):
    """A count that only grows, of all workers together."""

    name = models.CharField(max_length=40)
    label = models.CharField(max_length=60, default="")
    """What of: a verb, an outcome, a bound in seconds."""
    value = models.FloatField(default=0)

    class Meta:
        ordering = ("name", "label")
        constraints = (models.UniqueConstraint(fields=("name", "label"), name="one_tally_a_label"),)


class Heartbeat(models.Model):
    """A worker, and when it was last seen alive."""

    worker = models.CharField(max_length=80, unique=True)
    started = models.DateTimeField()
    seen = models.DateTimeField()
