"""House rules as screens show them, and what a rule would have done."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Any, NamedTuple

from django.contrib.auth import get_user_model

from wiredesk.desk.models import Audit, Facts, HouseRule, Shown
from wiredesk.desk.rules import check, timed
from wiredesk.desk.rules.outcomes import Rule, is_touched

EXAMPLES = 5


class Matched(NamedTuple):
    """What a rule would have done to the stories of some days."""

    count: int
    of: int
    """Of how many stories."""
    examples: list[Shown]
    """The newest that it would have touched."""


def would_have_matched(rule: Rule, now: datetime, days: int = 7) -> Matched:
    """How many stories of the last days a rule would have refused or warned of, with examples.

    ``rule`` may be a row that is not saved. Facts are those kept when each story was read; those
    of the desk and of the source are as they are now. Raises ConditionError. Two statements.
    """
    check(rule.condition)
    found, of = [], 0
    for story_id, facts in _facts_since(now - timedelta(days=days)):
        of += 1
        if is_touched(rule, timed(facts, now)):
            found.append(story_id)
    rows = Shown.objects.in_bulk(found[:EXAMPLES])
    return Matched(len(found), of, [rows[pk] for pk in found[:EXAMPLES] if pk in rows])


def _facts_since(since: datetime) -> Iterator[tuple[int, dict[str, Any]]]:
    """The newest first."""
    rows = Facts.objects.filter(at__gte=since, story__removed=None).order_by("-at")
    columns = ("state", "alerts", "copies", "edit", "source_name", "licence")
    names = ("story_id", "values", *(f"story__shown__{column}" for column in columns))
    for story_id, values, *now in rows.values_list(*names).iterator(2000):
        state, alerts, copies, edit, source, licence = now
        yield (
            story_id,
            {
                **values,
                "state": state,
                "alerts": alerts,
                "copies": copies,
                "edited": bool(edit),
                "source": source or None,
                "licence": licence or None,
                "licence_unknown": not licence,
            },
        )


def house_rules() -> list[HouseRule]:
    """All rules in the order of the check-list, those that are off too."""
    return list(HouseRule.objects.all())


def audit_rows(after: int | None = None, most: int = 100, **wanted: Any) -> list[Audit]:
    """The audit log, newest first; ``after`` is the id of the last row of the page before.

    ``wanted`` narrows it: user, verb, kind, subject, address. The person of each row is with it.
    """
    rows = Audit.objects.select_related("user").filter(**wanted)
    if after is not None:
        rows = rows.filter(pk__lt=after)
    return list(rows[:most])


def person_named(name: str) -> Any:
    """The person of that user name who may come in; ``None`` for nobody."""
    return get_user_model().objects.filter(username=name, is_active=True).first()


def audit_choices(most: int = 2000) -> tuple[list[str], list[str]]:
    """The verbs and kinds of things that were lately in the log."""
    rows = list(Audit.objects.values_list("verb", "kind")[:most])
    return sorted({verb for verb, _ in rows}), sorted({kind for _, kind in rows if kind})
