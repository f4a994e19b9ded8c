"""Conditions: small trees over facts, and whether they hold.

    {"all": [condition, …]}   {"any": [condition, …]}   {"not": condition}
    {"fact": "words", "is": "<", "value": 80}

A fact that is unknown (``None``) makes no comparison true but "unknown". ``{"all": []}`` holds,
``{"any": []}`` does not.
"""

from collections.abc import Callable, Mapping
from typing import Any

from wiredesk.desk.rules.facts import FACTS

DEEPEST = 8
"""Nesting of a condition beyond which nobody reads it."""

Test = Callable[[Any, Any], bool]

OPERATORS: dict[str, dict[str, Test]] = {
    "yes_no": {"=": lambda fact, value: fact is value},
    "number": {
        "=": lambda fact, value: fact == value,
        "<": lambda fact, value: fact < value,
        "<=": lambda fact, value: fact <= value,
        ">": lambda fact, value: fact > value,
        ">=": lambda fact, value: fact >= value,
    },
    "word": {
        "=": lambda fact, value: _low(fact) == _low(value),
        "begins": lambda fact, value: _low(fact).startswith(_low(value)),
        "contains": lambda fact, value: _low(value) in _low(fact),
        "in": lambda fact, value: _low(fact) in map(_low, value),
    },
    "words": {
        "has": lambda fact, value: _low(value) in map(_low, fact),
        "has_any": lambda fact, value: not set(map(_low, value)).isdisjoint(map(_low, fact)),
    },
}
"""Type of a fact → operator → whether the fact and the value fit it."""


class ConditionError(ValueError):
    """A condition that cannot be evaluated, in words."""


def holds(condition: Mapping[str, Any], facts: Mapping[str, Any]) -> bool:
    """Whether a condition that ``check`` has passed holds on some facts.

    Raises ConditionError for a leaf that cannot be compared.
    """
    if "all" in condition:
        return all(holds(one, facts) for one in condition["all"])
    if "any" in condition:
        return any(holds(one, facts) for one in condition["any"])
    if "not" in condition:
        return not holds(condition["not"], facts)
    try:
        name, operator = condition["fact"], condition["is"]
        fact = facts.get(name)
        if operator == "unknown":
            return fact is None
        return fact is not None and OPERATORS[FACTS[name].type][operator](fact, condition["value"])
    except (KeyError, TypeError) as error:
        raise ConditionError(_why_not(condition) or f"it cannot be compared: {error}") from error


def check(condition: Any) -> None:
    """Raise ConditionError, saying what is wrong, unless ``holds`` can evaluate the condition."""
    if why := _why_not(condition):
        raise ConditionError(why)


def _why_not(condition: Any, depth: int = 0) -> str:
    if not isinstance(condition, Mapping):
        return f"{condition!r} is no condition"
    if depth > DEEPEST:
        return f"conditions are nested more than {DEEPEST} deep"
    if keys := set(condition) & {"all", "any", "not"}:
        return _why_not_tree(condition, keys, depth)
    return _why_not_leaf(condition)


def _why_not_tree(condition: Mapping[str, Any], keys: set[str], depth: int) -> str:
    if len(condition) != 1:
        return f"{sorted(keys)[0]!r} stands alone, or the condition is two"
    if "not" in keys:
        return _why_not(condition["not"], depth + 1)
    parts = condition[keys.pop()]
    if not isinstance(parts, list | tuple):
        return "'all' and 'any' want a list of conditions"
    return next((why for part in parts if (why := _why_not(part, depth + 1))), "")


def _why_not_leaf(condition: Mapping[str, Any]) -> str:
    name, operator = condition.get("fact"), condition.get("is")
    if not isinstance(name, str) or name not in FACTS:
        return f"there is no fact {name!r}"
    if unknown := set(condition) - {"fact", "is", "value"}:
        return f"unknown key {sorted(unknown)[0]!r}"
    if operator == "unknown":
        return ""
    kind = FACTS[name].type
    if not isinstance(operator, str) or operator not in OPERATORS[kind]:
        return f"{name}: {operator!r} is none of {', '.join(OPERATORS[kind])}, unknown"
    return "" if _fits(kind, operator, condition.get("value")) else f"{name}: a wrong value"


def _fits(kind: str, operator: str, value: Any) -> bool:
    if operator in {"in", "has_any"}:
        return isinstance(value, list | tuple) and all(isinstance(one, str) for one in value)
    if kind == "yes_no":
        return isinstance(value, bool)
    if kind == "number":
        return isinstance(value, int | float) and not isinstance(value, bool)
    return isinstance(value, str)


def _low(words: str) -> str:
    return words.casefold()
