"""What the house rules say of a story: the check-list at its foot."""

from collections.abc import Iterable, Mapping
from typing import Any, Protocol

from wiredesk.desk.rules.conditions import ConditionError, check, holds
from wiredesk.records import Record


class Rule(Protocol):
    """A rule, as a row or anything like one."""

    name: str
    kind: str
    condition: Any


class Outcome(Record, frozen=True, kw_only=True):
    """One line of the check-list."""

    rule: str
    """The rule's own words."""
    kind: str
    """must | must_not | warn"""
    met: bool
    why: str = ""
    """Why it could not be asked; empty where it could."""

    @property
    def blocks(self) -> bool:
        """Whether the story may not be approved because of it."""
        return not self.met and self.kind != "warn"


def judge(rules: Iterable[Rule], facts: Mapping[str, Any]) -> list[Outcome]:
    """Each rule's outcome on the facts. A rule that cannot be asked is not met."""
    return [_judge(rule, facts) for rule in rules]


def _judge(rule: Rule, facts: Mapping[str, Any]) -> Outcome:
    try:
        check(rule.condition)
        held = holds(rule.condition, facts)
    except ConditionError as error:
        return Outcome(rule=rule.name, kind=rule.kind, met=False, why=str(error))
    return Outcome(rule=rule.name, kind=rule.kind, met=held is (rule.kind == "must"))


def is_touched(rule: Rule, facts: Mapping[str, Any]) -> bool:
    """Whether a rule whose condition has been checked would have refused or warned."""
    return holds(rule.condition, facts) is not (rule.kind == "must")
