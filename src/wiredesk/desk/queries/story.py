"""The story screen: everything that it shows, in a number of statements that does not grow."""

from datetime import datetime
from typing import Any, NamedTuple

from wiredesk.desk.actions.presence import others
from wiredesk.desk.models import Alert, Edit, Presence, Review, Ruling, Shown, Story, Version
from wiredesk.desk.permissions import may
from wiredesk.desk.queries.checks import Check, checks_of, is_embargoed, why_embargoed
from wiredesk.desk.queries.names import Named, named
from wiredesk.desk.queries.standing import WITH_TEXT, Standing, body_of_page, standing_of
from wiredesk.desk.texts.editing import key_of
from wiredesk.records import Defect


class Marked(NamedTuple):
    """A defect of the text that stands, with what it is remembered by and what became of it."""

    key: str
    defect: Defect
    dismissed: str
    """Why it was dismissed; empty while it is open."""


class StoryPage(NamedTuple):
    """All that the story screen shows."""

    row: Story
    shown: Shown
    stands: Standing | None
    """Text and reading that stand, and the delivered ones; ``None`` where nothing is left."""
    version: Version | None
    edit: Edit | None
    defects: list[Marked]
    names: dict[str, Named]
    """Key of ``reading.entities`` → how the house writes it."""
    rulings: list[Ruling]
    """All of them, the oldest first; an undone one has ``undone_by``."""
    reviews: list[Review]
    alerts: list[Alert]
    """All of them, the newest first; open where ``closed`` is ``None``."""
    presence: list[Presence]
    """Who else has it open."""
    checks: list[Check]
    embargo: str
    """In a sentence, while one holds."""
    versions: list[Version]
    edits: list[Edit]
    """Both without their texts, the oldest first."""
    body: str = ""
    """feed | page: the body that is shown though it is not the one that stands."""


def story_page(user: Any, story_id: int, now: datetime, body: str = "") -> StoryPage | None:
    """Everything for the story screen; ``None`` where there is no such story for this person.

    ``body`` ("feed" or "page") is a body to look at instead of the one that stands; decisions and
    checks are about the one that stands, whatever is looked at.
    """
    row = Story.objects.select_related(*WITH_TEXT, "shown").filter(pk=story_id).first()
    if row is None or not may(user, "see", row):
        return None
    rulings = list(Ruling.objects.filter(story=row).select_related("undone_by").order_by("id"))
    in_force = [ruling for ruling in rulings if not hasattr(ruling, "undone_by")]
    stands = standing_of(row, in_force)
    read = stands is not None and stands.reading is not None
    other = _other_body(stands, body) if stands else None
    seen = other or stands
    return StoryPage(
        row=row,
        shown=row.shown,
        stands=seen,
        version=row.latest,
        edit=row.edit,
        defects=_marked(seen, in_force) if seen and seen.reading else [],
        names=named(seen.reading.entities) if seen and seen.reading else {},
        rulings=rulings,
        reviews=list(Review.objects.filter(story=row).select_related("by").order_by("id")),
        alerts=list(Alert.objects.filter(story=row)),
        presence=others(user, row.pk, now),
        checks=checks_of(row, stands, now, shown=row.shown) if read else [],
        embargo=why_embargoed(stands) if read and is_embargoed(stands, now) else "",
        versions=list(Version.objects.filter(story=row).defer("packed")),
        edits=list(edits_without_text(row)),
        body=body if other else "",
    )


def _other_body(stands: Standing, body: str) -> Standing | None:
    """The feed's or the page's text in place of the one that stands; ``None`` where it is that."""
    if body == "feed" and stands.page is not None and stands.story != stands.delivered:
        return stands._replace(story=stands.delivered, reading=stands.delivered_reading)
    if body == "page" and stands.page is not None and stands.page.packed is not None:
        story, reading = body_of_page(stands.page, stands.delivered)
        if story != stands.story:
            return stands._replace(story=story, reading=reading)
    return None


def edits_without_text(story: Story) -> Any:
    """A story's edits for a list."""
    return Edit.objects.filter(story=story).defer("packed", "reading", "text")


def _marked(stands: Standing, in_force: list[Ruling]) -> list[Marked]:
    why = {r.about: r.why for r in in_force if r.verb == "dismiss"}
    text = stands.story.text
    found = []
    for defect in stands.reading.defects:
        key = key_of(defect, text)
        found.append(Marked(key, defect, why.get(key, "")))
    return found
