"""The questions that the Wire answers, as data; a saved search keeps one.

    {"state": ["received"], "source": [3], "language": ["pt"], "badge": ["kill"], "mine": true,
     "text": "porto", "since": "2026-05-01", "find": "porto agency:Lusa"}

All that is named must fit; of a list, any of it. An empty question is everything that is not
removed. ``text`` are words, or how they begin; ``find`` is what is typed on the screen Find. Of
both the newest matches are meant, as many as Find counts.
"""

from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from typing import Any

from django.db.models import Q

from wiredesk.desk.permissions import reach_of
from wiredesk.desk.search.finding import MOST, stories_of
from wiredesk.desk.search.folding import words_of
from wiredesk.desk.search.query import Query, Term
from wiredesk.desk.search.words import among
from wiredesk.desk.workflow import OPEN, STATES
from wiredesk.records import is_when

WORDS = 8
"""Words of ``text`` that are looked for."""

BADGES: dict[str, Q] = {
    "kill": Q(order__in=("kill", "deletion")),
    "hold": Q(order="hold"),
    "embargo": Q(embargo__isnull=False) | ~Q(embargo_words=""),
    "alert": Q(alerts__gt=0),
    "reopened": ~Q(note=""),
    "critical": Q(critical__gt=0),
    "major": Q(critical__gt=0) | Q(major__gt=0),
    "no_origin": Q(no_origin=True),
    "licence_unknown": Q(licence=""),
    "copies": Q(copies__gt=0),
    "versions": Q(version__gt=1),
    "edited": Q(edit__gt=0),
    "unread": Q(read=False),
    "out": Q(out__isnull=False),
}
"""Badge of a row → the condition that it has it."""


class QuestionError(ValueError):
    """A question that cannot be asked, in words."""


def condition(question: Mapping[str, Any], user: Any = None) -> Q:
    """The condition on rows of ``Shown``. Raises QuestionError for what it does not know."""
    found = Q()
    for name, value in question.items():
        if name not in PARTS:
            raise QuestionError(f"A question has no part {name!r}.")
        found &= PARTS[name](value, user)
    return found


def _states(value: Any, _: Any) -> Q:
    wanted = [value] if isinstance(value, str) else list(value)
    if "open" in wanted:
        wanted = [*(state for state in wanted if state != "open"), *OPEN]
    if unknown := set(wanted) - set(STATES):
        raise QuestionError(f"There is no state {sorted(unknown)[0]!r}.")
    return Q(state__in=wanted) if len(wanted) > 1 else Q(state=wanted[0]) if wanted else Q()


def _sources(value: Any, _: Any) -> Q:
    try:
        wanted = [int(one) for one in (value if isinstance(value, list | tuple) else [value])]
    except (TypeError, ValueError) as error:
        raise QuestionError("Sources are asked for by their numbers.") from error
    return Q(source__in=wanted) if len(wanted) > 1 else Q(source=wanted[0]) if wanted else Q()


def _languages(value: Any, _: Any) -> Q:
    found = Q()
    for tag in [value] if isinstance(value, str) else value:
        found |= Q(language=tag) | Q(language__startswith=f"{tag}-")
    return found


def _badges(value: Any, _: Any) -> Q:
    found = Q()
    for badge in [value] if isinstance(value, str) else value:
        if badge not in BADGES:
            raise QuestionError(f"There is no badge {badge!r}.")
        found &= BADGES[badge]
    return found


def _mine(value: Any, user: Any) -> Q:
    return Q(taken_by=user) if value and user is not None else Q()


def _text(value: Any, user: Any) -> Q:
    """Words as the index has them, or begins of words; what was not read yet is not in it."""
    words = [word for said in str(value).split() for word in words_of(said, whole=False)][:WORDS]
    wanted = [(Term(text=word, prefix=True),) for word in words]
    return _found(Query(groups=tuple(wanted)), user) if wanted else Q()


def _since(value: Any, _: Any) -> Q:
    if not isinstance(value, str) or not is_when(value):
        raise QuestionError(f"{value!r} is no date.")
    at = datetime.fromisoformat(value + {4: "-01-01", 7: "-01"}.get(len(value), ""))
    try:
        return Q(at__gte=at.astimezone(UTC) if at.tzinfo else at.replace(tzinfo=UTC))
    except OverflowError as error:  # the first and the last day of the calendar have no neighbours
        raise QuestionError(f"{value!r} is no date.") from error


def _find(value: Any, user: Any) -> Q:
    if not isinstance(value, str):
        raise QuestionError("What is to be found is asked for in words.")
    return _found(value, user)


def _found(query: Query | str, user: Any) -> Q:
    """The newest of what a query finds within what a person may see."""
    reach = reach_of(user) if user is not None else ()
    return Q(story__in=among(stories_of(query, reach, MOST)))


PARTS: dict[str, Callable[[Any, Any], Q]] = {
    "state": _states,
    "source": _sources,
    "language": _languages,
    "badge": _badges,
    "mine": _mine,
    "text": _text,
    "since": _since,
    "find": _find,
}
