"""House rules: written, changed, removed."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from wiredesk.desk.actions.acting import action
from wiredesk.desk.models import HouseRule
from wiredesk.desk.rules import ConditionError, check
from wiredesk.records import Refusal


@action("change_rules", "rule")
def save_rule(
    user: Any,
    rule_id: int | None,
    now: datetime,
    *,
    name: str,
    kind: str,
    condition: Mapping[str, Any],
    on: bool = True,
    place: int = 0,
) -> HouseRule | Refusal:
    """Write a rule, or change the one of that id. Stories decided before keep their records."""
    if not name.strip() or kind not in HouseRule.Kind.values:
        return Refusal(what="save_rule", why="A rule has a name, and is must, must_not or warn.")
    try:
        check(condition)
    except ConditionError as error:
        return Refusal(what="save_rule", why=f"The condition cannot be asked: {error}.")
    if HouseRule.objects.filter(name=name.strip()[:200]).exclude(pk=rule_id).exists():
        return Refusal(what="save_rule", why="There is a rule of that name.")
    row = HouseRule() if rule_id is None else HouseRule.objects.filter(pk=rule_id).first()
    if row is None:
        return Refusal(what="save_rule", why="There is no such rule.")
    row.name, row.kind, row.condition = name.strip()[:200], kind, dict(condition)
    row.on, row.place = on, place
    row.save()
    return row


@action("change_rules", "rule")
def remove_rule(user: Any, rule_id: int, now: datetime) -> Refusal | None:
    """Remove a rule; what it said of stories stays in their review records."""
    gone, _ = HouseRule.objects.filter(pk=rule_id).delete()
    return None if gone else Refusal(what="remove_rule", why="There is no such rule.")


@action("change_rules", "rule")
def switch_rule(user: Any, rule_id: int, now: datetime, *, on: bool) -> Refusal | None:
    """Let a rule be asked, or not."""
    known = HouseRule.objects.filter(pk=rule_id).update(on=on)
    return None if known else Refusal(what="switch_rule", why="There is no such rule.")


@action("change_rules", "rule")
def move_rule(user: Any, rule_id: int, now: datetime, *, by: int) -> Refusal | None:
    """Move a rule in the check-list: ``by`` -1 is one place up, 1 one down."""
    rules = list(HouseRule.objects.select_for_update())
    at = next((n for n, rule in enumerate(rules) if rule.pk == rule_id), None)
    if at is None:
        return Refusal(what="move_rule", why="There is no such rule.")
    rules.insert(max(0, min(at + by, len(rules) - 1)), rules.pop(at))
    for place, rule in enumerate(rules):
        rule.place = place
    HouseRule.objects.bulk_update(rules, ["place"])
    return None
