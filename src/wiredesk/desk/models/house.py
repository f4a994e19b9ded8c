"""What the house lays down: rules, names, searches, tokens; and who did what."""

from django.conf import settings
from django.db import models


class HouseRule(models.Model):
    """A rule of the house: what must be, may not be, or is warned of before a story is approved."""

    class Kind(models.TextChoices):
        MUST = "must"
        MUST_NOT = "must_not", "must not"
        WARN = "warn"

    name = models.CharField(max_length=200, unique=True)
    """In the words that an editor reads when it refuses: "An agency is named"."""
    kind = models.CharField(max_length=10, choices=Kind)
    condition = models.JSONField()
    """A tree: ``{"all": […]}``, ``{"any": […]}``, ``{"not": …}``, or
    ``{"fact": …, "is": …, "value": …}``; see ``desk.rules``."""
    on = models.BooleanField(default=True)
    place = models.PositiveIntegerField(default=0)
    """Its place in the check-list."""

    class Meta:
        ordering = ("place", "id")


class Authority(models.Model):
    """A person or an organisation as this house writes it; lies over the packs."""

    kind = models.CharField(max_length=20)
    """person | organisation | place"""
    name = models.CharField(max_length=200)
    """As the house writes it."""
    role = models.CharField(max_length=200, blank=True, default="")
    country = models.CharField(max_length=2, blank=True, default="")
    wikidata = models.CharField(max_length=20, blank=True, default="")
    pack = models.CharField(max_length=200, blank=True, default="", db_index=True)
    """The entry of our packs that it stands for, if any ("people/…")."""
    note = models.TextField(blank=True, default="")
    changed = models.DateTimeField()

    class Meta:
        ordering = ("name", "id")
        verbose_name_plural = "authorities"


class Alias(models.Model):
    """One way in which a name is written."""

    authority = models.ForeignKey(Authority, models.CASCADE, related_name="aliases")
    words = models.CharField(max_length=200)
    folded = models.CharField(max_length=200, unique=True)
    """Folded as the matcher folds: one way of writing stands for one name."""

    class Meta:
        ordering = ("id",)


class Audit(models.Model):
    """That somebody did something. Written with every action, never changed."""

    at = models.DateTimeField(db_index=True)
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    name = models.CharField(max_length=150, default="")
    token = models.CharField(max_length=100, default="")
    """The API token that was used, by its name."""
    verb = models.CharField(max_length=30)
    kind = models.CharField(max_length=30, default="")
    """What it was done on: story, source, alert, …"""
    subject = models.CharField(max_length=200, default="")
    """Its id."""
    address = models.CharField(max_length=45, default="")
    """The network address that it was done from."""
    refused = models.TextField(default="")
    """Why it was not done; empty where it was."""

    class Meta:
        ordering = ("-id",)
        indexes = (models.Index(fields=("kind", "subject", "id"), name="audit_subject"),)

    def save(self, **options: object) -> None:
        """Write it once. Raises TypeError for a second time."""
        if self.pk is not None:
            raise TypeError("The audit log is written once.")
        super().save(**options)

    def delete(self, **options: object) -> None:
        """Never. Raises TypeError."""
        raise TypeError("The audit log is kept.")


class Token(models.Model):
    """A key to the API, known by its hash alone."""

    name = models.CharField(max_length=100)
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="tokens")
    """In whose name it acts; it may never do more than this person."""
    sha256 = models.CharField(max_length=64, unique=True)
    verbs = models.JSONField(default=list)
    made = models.DateTimeField()
    used = models.DateTimeField(null=True)
    """To the minute."""
    revoked = models.DateTimeField(null=True)

    class Meta:
        ordering = ("id",)


class SavedSearch(models.Model):
    """A question to the Wire that is asked often."""

    name = models.CharField(max_length=100)
    query = models.JSONField(default=dict)
    """See ``queries.filters``."""
    owner = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="searches")
    shared = models.BooleanField(default=False)
    feed = models.CharField(max_length=80, default="", blank=True)
    """Folder of its page and its feeds on the site; empty: it has none. Kept when it is renamed."""
    fed = models.JSONField(default=list)
    """Ids of the stories that its feeds had when the site was last written."""
    place = models.PositiveIntegerField(default=0)
    count = models.PositiveIntegerField(null=True)
    """How many stories it found when it was last counted (by the worker)."""
    counted = models.DateTimeField(null=True)

    class Meta:
        ordering = ("place", "id")


class Allowance(models.Model):
    """How many requests a token has spent in the minute that it last called."""

    token = models.OneToOneField(Token, models.CASCADE, primary_key=True, related_name="+")
    minute = models.PositiveBigIntegerField()
    """Since 1970."""
    spent = models.PositiveIntegerField(default=0)
