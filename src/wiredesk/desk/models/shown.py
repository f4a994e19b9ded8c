"""What screens and rules need of a story, worked out once: when it is read, and when decided."""

from django.conf import settings
from django.db import models

from wiredesk.desk.models.sources import Source
from wiredesk.desk.models.stories import Story

ON_THE_WIRE = models.Q(follows=False, removed=False)


class Shown(models.Model):
    """One row of the Wire. Everything in it can be made again (``desk.showing``)."""

    story = models.OneToOneField(Story, models.CASCADE, primary_key=True, related_name="shown")
    at = models.DateTimeField()
    """When its latest version was received; the Wire is sorted by it."""
    first = models.DateTimeField()
    source = models.ForeignKey(Source, models.SET_NULL, null=True, related_name="+")
    source_name = models.CharField(max_length=200, default="")
    publisher = models.TextField(default="")
    priority = models.SmallIntegerField(default=0)
    language = models.CharField(max_length=35, default="")
    title = models.TextField(default="")
    opening = models.CharField(max_length=300, default="")
    """How its own text begins, for rows of three lines."""
    published = models.CharField(max_length=40, default="")
    section = models.CharField(max_length=200, default="")
    agency = models.CharField(max_length=200, default="")
    words = models.PositiveIntegerField(default=0)
    version = models.PositiveIntegerField(default=1)
    flags = models.JSONField(default=list)
    read = models.BooleanField(default=False)

    fingerprint = models.CharField(max_length=32, default="")
    """Empty where the text is too short to be one."""
    follows = models.BooleanField(default=False)
    """An identical text came earlier: the Wire shows that one."""
    copies = models.PositiveIntegerField(default=0)
    """Later identical texts, on the row of the earliest."""

    critical = models.PositiveIntegerField(default=0)
    major = models.PositiveIntegerField(default=0)
    minor = models.PositiveIntegerField(default=0)
    info = models.PositiveIntegerField(default=0)
    """Defects that were not dismissed, of the text that stands."""
    no_origin = models.BooleanField(default=False)
    licence = models.CharField(max_length=10, default="")
    """full | excerpt | none; empty is unknown."""
    order = models.CharField(max_length=12, default="")
    """The loudest order that stands: kill | hold | embargo | correction; deletion."""
    embargo = models.DateTimeField(null=True)
    """Not before; the latest time that the copy's words may mean."""
    embargo_words = models.CharField(max_length=200, default="")
    """Of an embargo whose time nobody could reckon: it holds until a person lifts it."""

    state = models.CharField(max_length=12, default="received")
    taken_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+"
    )
    taken_name = models.CharField(max_length=150, default="")
    edit = models.PositiveIntegerField(default=0)
    note = models.CharField(max_length=300, default="")
    """What an incoming version did to it; empty once somebody decided on it again."""
    alerts = models.PositiveIntegerField(default=0)
    out = models.DateTimeField(null=True)
    """Since when our copy is published."""
    removed = models.BooleanField(default=False)

    class Meta:
        indexes = (
            # "NOT removed" is no look-up in an index, but can be the condition of one.
            models.Index(fields=("-at", "-story"), condition=ON_THE_WIRE, name="shown_wire"),
            models.Index(
                fields=("state", "-at", "-story"), condition=ON_THE_WIRE, name="shown_state"
            ),
            models.Index(fields=("state", "story"), name="shown_in_state"),
            models.Index(fields=("source", "-at", "-story"), name="shown_source"),
            models.Index(fields=("language", "-at", "-story"), name="shown_language"),
            models.Index(fields=("fingerprint", "first", "story"), name="shown_copies"),
            models.Index(
                fields=("-at", "-story"), condition=models.Q(alerts__gt=0), name="shown_alerts"
            ),
        )

    @property
    def grave(self) -> int:
        """Defects that no editor should let pass."""
        return self.critical + self.major


class Facts(models.Model):
    """The facts on a story that house rules ask for, as they were when it was last looked at."""

    story = models.OneToOneField(Story, models.CASCADE, primary_key=True, related_name="facts")
    at = models.DateTimeField(db_index=True)
    """When its latest version was received."""
    values = models.JSONField(default=dict)
    """Name of a fact (``desk.rules.facts``) → value."""
