"""House rules: conditions on the facts of a story, evaluated by pure functions."""

from wiredesk.desk.rules.conditions import ConditionError, check, holds
from wiredesk.desk.rules.facts import FACTS, Desk, facts_of, timed

__all__ = ["FACTS", "ConditionError", "Desk", "check", "facts_of", "holds", "timed"]
