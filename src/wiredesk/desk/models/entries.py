"""What a story is found by and counted by; all of it can be made anew from how it stands."""

from django.db import models

from wiredesk.desk.models.stories import Story, Version


class Entry(models.Model):
    """A story in the index: its row in lists of what was found, and its tags."""

    story = models.OneToOneField(Story, models.CASCADE, primary_key=True, related_name="entry")
    version = models.ForeignKey(Version, models.CASCADE, related_name="+")
    """The latest that was delivered; its text, its page's or the desk's is what is found."""
    place = models.BigIntegerField(unique=True)
    """Where its words stand in the index: see ``search.words``."""
    title = models.CharField(max_length=500)
    """The headline; the first line where there is none."""
    language = models.CharField(max_length=35)
    agency = models.CharField(max_length=200, default="")
    published = models.CharField(max_length=40, default="")
    """As precise as declared; empty where nothing was."""
    received = models.DateTimeField()
    tag_lines = models.TextField(default="")
    """Its tags (``search.tags``), a line each: kind, tab, value. Lines are counted faster than
    anything that must be decoded first."""
    times = models.TextField(default="")
    """How often it has each, in the order of the lines."""
    sentences = models.PositiveIntegerField(default=0)
    claimed = models.PositiveIntegerField(default=0)
    own_voice = models.PositiveIntegerField(default=0)
    """Sentences in all, those on somebody's word, those in the story's own voice."""

    class Meta:
        ordering = ("-place",)
        verbose_name_plural = "entries"

    @property
    def tags(self) -> list[tuple[str, str, int]]:
        """Each kind and value, and how often the story has it."""
        return tags_in(self.tag_lines, self.times)


def tags_in(lines: str, times: str) -> list[tuple[str, str, int]]:
    """The tags that two columns say."""
    return [
        (kind, value, int(count))
        for (kind, _, value), count in zip(
            (line.partition("\t") for line in lines.split("\n")), times.split(), strict=False
        )
    ]
