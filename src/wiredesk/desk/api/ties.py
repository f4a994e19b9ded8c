"""Ties: what a story is to others, and what changed between the two."""

from wiredesk import records
from wiredesk.desk.api.problems import missing
from wiredesk.desk.api.route import Call, route
from wiredesk.desk.api.things import Time, told, visible_story
from wiredesk.desk.drawing.beside import comparison
from wiredesk.desk.models import Shown, Tie
from wiredesk.desk.permissions import seen_by
from wiredesk.desk.queries.related import as_record, compared, ties_of
from wiredesk.records import Record


class TieRow(Record, frozen=True, kw_only=True):
    """That two stories have to do with each other."""

    other: int
    """The other story; ``tie`` says which of the two is ``a``."""
    tie: records.Tie
    ruled: str
    """same | not_same, where a person has said so."""
    found: Time


class TieList(Record, frozen=True, kw_only=True):
    """Every tie of a story to another that the caller may see, the newest first."""

    ties: tuple[TieRow, ...]


@route("GET", "stories/<int:story>/ties", "see", answer=TieList)
def list_ties(call: Call, story: int) -> TieList:
    """What a story is to others: copy, part, version, translation, or what an order names."""
    visible_story(call, story)
    rows = [(row.b_id if row.a_id == story else row.a_id, row) for row in ties_of(story)]
    seen = Shown.objects.filter(seen_by(call.user), pk__in=[other for other, _ in rows])
    known = set(seen.values_list("pk", flat=True))
    return TieList(ties=tuple(_row(other, row) for other, row in rows if other in known))


@route("GET", "stories/<int:story>/ties/<int:other>", "see", answer=records.Comparison)
def show_comparison(call: Call, story: int, other: int) -> records.Comparison:
    """What changed between two stories, the earlier one first: figures, names, quotations."""
    rows = [visible_story(call, one) for one in (story, other)]
    before, after = sorted(rows, key=lambda row: (row.first_received, row.pk))
    found = compared([story, other])
    if len(found) < 2:
        raise missing("comparison")
    return comparison(found[before.pk], found[after.pk])


def _row(other: int, row: Tie) -> TieRow:
    return TieRow(other=other, tie=as_record(row), ruled=row.ruled, found=told(row.found))
