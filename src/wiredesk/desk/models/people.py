"""What limits a person's work, and who is called when something is loud."""

from django.conf import settings
from django.db import models

from wiredesk.desk.models.sources import Source


class Scope(models.Model):
    """One part of the wire that a person may work on. A person without any may work on all."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="scopes")
    source = models.ForeignKey(Source, models.CASCADE, null=True, blank=True, related_name="+")
    """``None`` is any source."""
    language = models.CharField(max_length=35, blank=True, default="")
    """A language ("pt"), which covers its varieties ("pt-BR"); empty is any."""


class Duty(models.Model):
    """That a person is on duty: kills, holds, corrections and embargoes go to them by mail."""

    user = models.OneToOneField(settings.AUTH_USER_MODEL, models.CASCADE, related_name="duty")
    since = models.DateTimeField()


class Preference(models.Model):
    """How a person likes the desk. A person without a row likes it as it comes."""

    user = models.OneToOneField(settings.AUTH_USER_MODEL, models.CASCADE, related_name="preference")
    keys = models.BooleanField(default=True)
    """Whether single keys do anything (WCAG 2.1.4)."""
