"""What people decided about stories, and the record of each review. Rows are added, never taken."""

from django.conf import settings
from django.db import models

from wiredesk.desk.models.stories import Story, Version


class Ruling(models.Model):
    """One decision. It hangs on the story, so it outlives every version and the story's absence."""

    story = models.ForeignKey(Story, models.PROTECT, related_name="rulings")
    verb = models.CharField(max_length=30)
    """take | put_back | mend | edit | dismiss | tick | approve | hold | reject | reopen | follow |
    dismiss_alert | lift_embargo | undo; the desk itself: arrived | carry."""
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    """``None`` where the desk itself notes what an incoming version did."""
    name = models.CharField(max_length=150, default="")
    """The person's name as it was then."""
    at = models.DateTimeField()
    why = models.TextField(default="")
    about = models.CharField(max_length=200, default="")
    """What it decided on: a defect's kind and words, a rule, an alert; empty is the story."""
    version = models.PositiveIntegerField(null=True)
    """The delivered version that was the latest then."""
    edit = models.PositiveIntegerField(null=True)
    """The desk's text that stood then."""
    before = models.CharField(max_length=12, default="")
    after = models.CharField(max_length=12, default="")
    """The story's state before and after."""
    undoes = models.OneToOneField("self", models.PROTECT, null=True, related_name="undone_by")
    batch = models.CharField(max_length=32, default="")
    """Decisions that one key made on a selection have the same."""
    detail = models.JSONField(default=dict)

    class Meta:
        ordering = ("id",)
        indexes = (
            models.Index(fields=("story", "id"), name="ruling_story"),
            models.Index(fields=("by", "-id"), name="ruling_person"),
        )
        constraints = (
            models.CheckConstraint(
                condition=~models.Q(verb="approve") | models.Q(by__isnull=False),
                name="an_approval_needs_a_person",
            ),
        )


class Edit(models.Model):
    """A text of the desk's own, beside the delivered one. Numbers of a story run from 1."""

    story = models.ForeignKey(Story, models.PROTECT, related_name="edits")
    number = models.PositiveIntegerField()
    base_version = models.ForeignKey(Version, models.PROTECT, related_name="+")
    base = models.PositiveIntegerField()
    """The edit that it was made on; 0 is the delivered text."""
    title = models.TextField(default="")
    text = models.TextField()
    """The whole text as ``records.Story.text`` is, headline included where the delivered has it."""
    packed = models.BinaryField()
    """The ``records.Story`` that it is: the delivered one with this text."""
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    name = models.CharField(max_length=150, default="")
    at = models.DateTimeField()
    why = models.TextField(default="")
    mends = models.JSONField(default=list)
    """Mends accepted: ``{key, kind, before, after, start, end, made}``; ``start`` and ``end`` in
    the text it was made on, ``made`` where it begins in this one."""
    words = models.JSONField(default=list)
    """``[start, end, start, end]``: what changed in the text it was made on (``word_changes``)."""
    reader = models.CharField(max_length=40, default="")
    reading = models.BinaryField()
    """The reading of this text, packed as ``Reading.packed`` is."""

    class Meta:
        ordering = ("story_id", "number")
        constraints = (
            models.UniqueConstraint(fields=("story", "number"), name="edits_are_numbered"),
        )


class Review(models.Model):
    """How a decision on a whole story came about; kept for ever with it."""

    ruling = models.OneToOneField(Ruling, models.PROTECT, related_name="review")
    story = models.ForeignKey(Story, models.PROTECT, related_name="reviews")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField()
    seconds = models.PositiveIntegerField(default=0)
    """How long the person had the story open, all visits together."""
    checks = models.JSONField(default=list)
    """``{rule, kind, outcome, ticked}`` of each house rule."""
    changed = models.JSONField(default=list)
    """``{edit, by, why, mends, places}`` of each text of the desk's own up to then."""
    engines = models.JSONField(default=dict)
    """``records.MadeBy`` of the reading it rested on: reader, packs, engines."""


class Presence(models.Model):
    """That a person has a story open, or had it."""

    story = models.ForeignKey(Story, models.CASCADE, related_name="presence")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    opened = models.DateTimeField()
    seen = models.DateTimeField()
    """The last sign of life of the screen."""
    editing = models.BooleanField(default=False)
    seconds = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("story", "user"), name="a_person_is_somewhere_once"),
        )


class Alert(models.Model):
    """A kill, hold, correction, embargo or deletion of something taken or published."""

    story = models.ForeignKey(Story, models.PROTECT, related_name="alerts")
    version = models.ForeignKey(Version, models.PROTECT, null=True, related_name="+")
    kind = models.CharField(max_length=20)
    """kill | hold | embargo | correction | deletion"""
    words = models.TextField(default="")
    """The sender's own."""
    until = models.DateTimeField(null=True)
    raised = models.DateTimeField()
    state = models.CharField(max_length=12, default="")
    """Of the story when it came."""
    published = models.BooleanField(default=False)
    """Whether our copy was out when it came."""
    closed = models.DateTimeField(null=True, db_index=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    how = models.CharField(max_length=12, default="")
    """followed | dismissed"""
    why = models.TextField(default="")
    mailed = models.DateTimeField(null=True)

    class Meta:
        ordering = ("-id",)
        constraints = (
            models.UniqueConstraint(
                fields=("story", "version", "kind"), name="an_alert_is_raised_once"
            ),
        )
