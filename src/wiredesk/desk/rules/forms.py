"""A condition as a form of nested rows, and back: what the screen for house rules draws.

Each row has a path ("c-0-2": the third in the first group); its fields are named after it. Pure.
"""

import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from wiredesk.desk.rules.conditions import OPERATORS
from wiredesk.desk.rules.facts import FACTS

ROOT = "c"

GROUPS = ("all", "any", "not_all", "not_any")
"""What a group says of its rows."""

SEVERAL = frozenset({"in", "has_any"})
"""Operators whose value is a list: one a line."""

MOST = 200
"""Rows of one group."""


@dataclass
class Row:
    """A group of rows (``how`` says which must hold), or one comparison."""

    path: str = ROOT
    how: str = ""
    parts: list["Row"] = field(default_factory=list)
    fact: str = ""
    operator: str = ""
    words: str = ""
    """The value as a person writes it."""
    negated: bool = False

    @property
    def type(self) -> str:
        """The type of its fact; empty for a group, and for a fact that there is not."""
        return FACTS[self.fact].type if self.fact in FACTS else ""

    @property
    def operators(self) -> tuple[str, ...]:
        """What its fact can be asked."""
        return (*OPERATORS.get(self.type, ()), "unknown")


def rows_of(condition: Mapping[str, Any] | None) -> Row:
    """The rows of a condition that ``check`` has passed; one empty group for none."""
    root = _row(condition, ROOT) if condition else Row(how="all")
    return root if root.how else _numbered(Row(how="all", parts=[root]), ROOT)


def _row(condition: Mapping[str, Any], path: str, negated: bool = False) -> Row:
    if "not" in condition:
        return _row(condition["not"], path, not negated)
    for how in ("all", "any"):
        if how in condition:
            parts = [_row(part, f"{path}-{n}") for n, part in enumerate(condition[how])]
            return Row(path, f"not_{how}" if negated else how, parts)
    value = condition.get("value")
    return Row(
        path,
        fact=condition["fact"],
        operator=condition["is"],
        words=_words(value),
        negated=negated,
    )


def _words(value: Any) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, list | tuple):
        return "\n".join(value)
    return "" if value is None else str(value)


def condition_of(row: Row) -> dict[str, Any]:
    """The condition of some rows; whether it can be asked, ``check`` says."""
    if row.how:
        inside = {row.how.removeprefix("not_"): [condition_of(part) for part in row.parts]}
        return {"not": inside} if row.how.startswith("not_") else inside
    leaf: dict[str, Any] = {"fact": row.fact, "is": row.operator}
    if row.operator != "unknown":
        leaf["value"] = _value(row)
    return {"not": leaf} if row.negated else leaf


def _value(row: Row) -> Any:
    """The value of a row's words; words that are none of its type stay words, to be refused."""
    words = row.words.strip()
    if row.type == "yes_no":
        return {"yes": True, "no": False}.get(words, words)
    if row.type == "number":
        return _number(words)
    if row.operator in SEVERAL:
        return [line.strip() for line in words.splitlines() if line.strip()]
    return words


def _number(words: str) -> int | float | str:
    try:
        number = float(words.replace(",", "."))
    except ValueError:
        return words
    if not math.isfinite(number):
        return words
    return int(number) if number.is_integer() and abs(number) < 2**53 else number


def read(fields: Mapping[str, str], path: str = ROOT, depth: int = 0) -> Row:
    """The rows that a form brought."""
    how = fields.get(f"{path}.how", "all" if path == ROOT else "")
    if how not in GROUPS:
        return Row(
            path,
            fact=fields.get(f"{path}.fact", ""),
            operator=fields.get(f"{path}.is", ""),
            words=fields.get(f"{path}.value", ""),
            negated=f"{path}.not" in fields,
        )
    paths = [f"{path}-{n}" for n in range(MOST)] if depth < 12 else []
    there = [one for one in paths if f"{one}.how" in fields or f"{one}.fact" in fields]
    return Row(path, how, [read(fields, one, depth + 1) for one in there])


def pressed(root: Row, fields: Mapping[str, str]) -> tuple[Row, str]:
    """The rows after a button of theirs was pressed (``add``, ``group`` or ``drop`` with a path),
    and the path of the new one; empty where none is new.
    """
    groups = {row.path: row for row in _every(root) if row.how}
    new = None
    if group := groups.get(fields.get("add", "")):
        fact = fields.get(f"{group.path}.new", "")
        new = Row(fact=fact, operator=next(iter(Row(fact=fact).operators)))
    elif group := groups.get(fields.get("group", "")):
        new = Row(how="any")
    if group and new:
        group.parts.append(new)
    if dropped := fields.get("drop", ""):
        for row in groups.values():
            row.parts = [part for part in row.parts if part.path != dropped]
    _numbered(root, ROOT)
    return root, new.path if new else ""


def asks_something(root: Row) -> bool:
    """Whether there is any comparison in it."""
    return any(not row.how for row in _every(root))


def _every(row: Row) -> Iterator[Row]:
    yield row
    for part in row.parts:
        yield from _every(part)


def _numbered(row: Row, path: str) -> Row:
    row.path = path
    for n, part in enumerate(row.parts):
        _numbered(part, f"{path}-{n}")
    return row
