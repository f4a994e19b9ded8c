"""The decisions that a story's state allows, as buttons with keys."""

from typing import Any, NamedTuple

from django.utils.translation import gettext_lazy as _

from wiredesk.desk.permissions import verbs_of
from wiredesk.desk.words import Words
from wiredesk.desk.workflow import MOVES


class Move(NamedTuple):
    """One button."""

    verb: str
    key: str
    words: Words
    look: str


BUTTONS = (
    Move("take", "e", _("Take"), "outline"),
    Move("put_back", "u", _("Put back"), "outline secondary"),
    Move("approve", "a", _("Approve"), ""),
    Move("hold", "h", _("Hold"), "outline"),
    Move("reject", "r", _("Reject"), "outline secondary"),
    Move("reopen", "e", _("Reopen"), "outline"),
)
"""In the order in which they stand."""

BULK = tuple(move for move in BUTTONS if move.verb in {"take", "approve", "hold", "reject"})


def moves_of(user: Any, state: str, taken_by: int | None = None) -> list[Move]:
    """What this person may decide on a story in a state."""
    allowed, may = MOVES[state], verbs_of(user)
    return [
        move
        for move in BUTTONS
        if move.verb in allowed
        and (move.verb in may or (move.verb == "put_back" and "take" in may))
        and not (move.verb == "take" and taken_by == user.pk)
    ]
