"""What a story is found by and counted by; all of it can be made anew from its reading."""

from django.db import models

from wiredesk.desk.models.stories import Story, Version


class Entry(models.Model):
    """A story in the index: its row in lists of what was found, and its tags."""

    story = models.OneToOneField(Story, models.CASCADE, primary_key=True, related_name="entry")
    version = models.ForeignKey(Version, models.CASCADE, related_name="+")
    """The version that was read."""
    place = models.BigIntegerField(unique=True)
    """Where its words stand in the index: see ``search.words``."""
    title = models.CharField(max_length=500)
    """The headline; the first line where there is none."""
    language = models.CharField(max_length=35)
    agency = models.CharField(max_length=200, default="")
    published = models.CharField(max_length=40, default="")
    """As precise as declared; empty where nothing was."""
    received = models.DateTimeField()
    tags = models.JSONField(default=list)
    """Each ``[kind, value, how often]``: see ``search.tags``."""
    sentences = models.PositiveIntegerField(default=0)
    claimed = models.PositiveIntegerField(default=0)
    own_voice = models.PositiveIntegerField(default=0)
    """Sentences in all, those on somebody's word, those in the story's own voice."""

    class Meta:
        ordering = ("-place",)
        verbose_name_plural = "entries"
