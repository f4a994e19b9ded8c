"""A person says that two stories are the same, or are not. It outlives every finding."""

from datetime import datetime
from typing import Any

from wiredesk.desk.actions.acting import action, rule
from wiredesk.desk.actions.jobs import ask_by
from wiredesk.desk.models import Ruling, Story, Tie
from wiredesk.desk.permissions import may
from wiredesk.desk.related.threading import THREADING
from wiredesk.desk.showing import group_copy
from wiredesk.records import Refusal

RULINGS = ("same", "not_same")


@action("relate")
def rule_on_tie(
    user: Any, story: Story, now: datetime, *, other: int, said: str, why: str = ""
) -> Ruling | Refusal:
    """Rule that a story and another are the same story, or are not.

    Raises KeyError for another word. The earlier of the two stands for both on the Wire.
    """
    if said not in RULINGS:
        raise KeyError(said)
    twin = Story.objects.select_related("latest").filter(pk=other).first()
    if twin is None or twin.pk == story.pk or not may(user, "see", twin):
        return Refusal(what=said, why="There is no such other story.")
    earlier, later = sorted((story, twin), key=lambda one: (one.first_received, one.pk))
    tie, made = Tie.objects.get_or_create(
        a=later, b=earlier, defaults={"kind": "copy", "found": now, "ruled": said}
    )
    if not made:
        Tie.objects.filter(pk=tie.pk).update(ruled=said)
    ruling = rule(story, said, user, now, about=f"story {twin.pk}", why=why)
    THREADING.rule(later.pk, earlier.pk, said == "same")
    group_copy(later.pk)
    ask_by("relate", later.pk, now, now)
    return ruling
