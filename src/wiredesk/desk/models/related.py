"""What stories are to each other: what they are compared by, the ties found, what people ruled."""

from datetime import datetime

from django.db import models

from wiredesk.desk.models.stories import Story


class Compared(models.Model):
    """What a story is compared by; it can be made again from its latest version and reading."""

    story = models.OneToOneField(Story, models.CASCADE, primary_key=True, related_name="compared")
    packed = models.BinaryField()
    """A ``records.Comparable``, packed as stories are; its id is the story's."""
    hashes = models.PositiveIntegerField(default=0)
    """How many hashes its fingerprint has."""
    outlet = models.CharField(max_length=200, default="")
    language = models.CharField(max_length=35, default="")
    title = models.CharField(max_length=300, default="")
    """The headline in plain words (``lineage.houses.folded_words``), which a kill names."""
    orders = models.CharField(max_length=60, default="")
    """Kinds of the orders in it that speak of other stories (``lineage.orders.ORDERING``)."""
    event = models.CharField(max_length=40, default="", db_index=True)
    """The story that its event began with; events are days long."""
    thread = models.CharField(max_length=40, default="", db_index=True)
    """The story that its thread began with; threads are months long."""
    joined = models.JSONField(default=list)
    """``records.TieEvidence`` as JSON: why it joined."""
    seen = models.DateTimeField(db_index=True)
    """When the story was first received."""

    class Meta:
        indexes = (
            models.Index(fields=("outlet", "-seen"), name="compared_outlet"),
            models.Index(fields=("title", "-seen"), name="compared_title"),
            models.Index(fields=("-seen",), condition=~models.Q(orders=""), name="compared_orders"),
        )

    @classmethod
    def restored(cls, now: datetime) -> None:
        """A backup holds no index: the worker makes it of these rows."""
        from wiredesk.desk.actions.jobs import ask_for

        ask_for("rebuild_postings", "all", now)


class Tie(models.Model):
    """That a story has to do with an earlier one: a ``records.Tie``, its arrow decided."""

    a = models.ForeignKey(Story, models.CASCADE, related_name="ties")
    """The story that was asked about: the later one to arrive."""
    b = models.ForeignKey(Story, models.CASCADE, related_name="ties_back")
    kind = models.CharField(max_length=12)
    """copy | part | version | translation | follows"""
    direction = models.CharField(max_length=14, default="undecided")
    edge = models.CharField(max_length=14, default="")
    share = models.FloatField(null=True)
    share_back = models.FloatField(null=True)
    confidence = models.FloatField(default=1.0)
    evidence = models.JSONField(default=list)
    """``records.TieEvidence`` as JSON."""
    found = models.DateTimeField()
    ruled = models.CharField(max_length=8, default="")
    """same | not_same, where a person has said so; it outlives every finding."""

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("a", "b"), name="two_stories_are_tied_once"),
            models.CheckConstraint(
                condition=~models.Q(a=models.F("b")), name="no_story_is_tied_to_itself"
            ),
        )


class WordTable(models.Model):
    """What words of two languages are to each other, learnt from confirmed translations."""

    languages = models.CharField(max_length=40, unique=True)
    """The two, without their regions, in the order of their names: "en-pt"."""
    packed = models.BinaryField()
    """A ``lineage.word_tables.WordTable``, packed as stories are."""
    confirmed = models.PositiveIntegerField()
    """Pairs of stories that people had confirmed when it was learnt."""
    helps = models.BooleanField(default=False)
    """Whether confirmed translations were told better with it; else it is not used."""
    made = models.DateTimeField()
