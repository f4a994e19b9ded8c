"""Work that waits, is being done, or could not be."""

from django.db import models


class Job(models.Model):
    """One piece of work, leased to one worker at a time; a lease that runs out is work again."""

    class State(models.TextChoices):
        WAITING = "waiting"
        DONE = "done"
        QUARANTINED = "quarantined", "set aside after failing three times"

    verb = models.CharField(max_length=30)
    """What is to be done: fetch, take_in, read_version, …"""
    subject = models.CharField(max_length=200)
    """On what: the id of a source, an arrival, a version."""
    state = models.CharField(max_length=20, choices=State, default=State.WAITING)
    due = models.DateTimeField()
    again = models.DateTimeField(null=True)
    """When it is to be done once more, as somebody asked while it was being done."""
    lease_until = models.DateTimeField(null=True)
    worker = models.CharField(max_length=80, default="")
    attempts = models.PositiveIntegerField(default=0)
    trouble = models.TextField(default="")
    made = models.DateTimeField()
    finished = models.DateTimeField(null=True)

    class Meta:
        indexes = (models.Index(fields=("state", "due", "id"), name="job_next"),)
        constraints = (
            models.UniqueConstraint(
                fields=("verb", "subject"),
                condition=models.Q(state="waiting"),
                name="no_job_waits_twice",
            ),
        )
