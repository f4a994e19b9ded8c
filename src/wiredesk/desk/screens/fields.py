"""Forms made from settings records: a field of the form for each field of the record."""

import types
from collections.abc import Mapping
from typing import Any, Literal, NamedTuple, Union, get_args, get_origin

import msgspec
from django.http import QueryDict

from wiredesk.records import Record

Labels = Mapping[str, tuple[str, str]]
"""Name of a field → its label and help, where the record itself has none."""


class Field(NamedTuple):
    """A field as a template draws it."""

    name: str
    label: str
    help: str
    form: str
    """line | number | tick | choice | lines | pairs"""
    value: Any
    choices: tuple[str, ...] = ()
    required: bool = False


def fields_of(
    record: type[Record], values: Mapping[str, Any], labels: Labels | None = None
) -> list[Field]:
    """The fields of a record, filled with values as JSON has them, else with what is usual.

    With ``labels`` only those that it names.
    """
    found = []
    for one in msgspec.structs.fields(record):
        if labels is not None and one.name not in labels:
            continue
        kind, meta = _unwrapped(one.type)
        label, help_ = (labels or {}).get(one.name, (meta.title, meta.description))
        value = values.get(one.name, None if one.required else one.default)
        form, choices = _form_of(kind)
        found.append(
            Field(
                one.name,
                label or one.name,
                help_ or "",
                form,
                _shown(form, value),
                choices,
                required=one.required,
            )
        )
    return found


def given_in(fields: list[Field], post: QueryDict) -> dict[str, Any]:
    """What a form was filled with, as JSON has it; what was left empty is not there."""
    read = ((one.name, _read(one, post.get(one.name, ""))) for one in fields)
    return {name: value for name, value in read if value is not None}


def _unwrapped(kind: Any) -> tuple[Any, msgspec.Meta]:
    """The type behind ``Annotated``, and what it says of it."""
    meta = next(
        (one for one in getattr(kind, "__metadata__", ()) if isinstance(one, msgspec.Meta)),
        msgspec.Meta(),
    )
    return getattr(kind, "__origin__", kind) if hasattr(kind, "__metadata__") else kind, meta


def _form_of(kind: Any) -> tuple[str, tuple[str, ...]]:
    if get_origin(kind) in {Union, types.UnionType}:
        kind = next(one for one in get_args(kind) if one is not type(None))
    if get_origin(kind) is Literal:
        return "choice", get_args(kind)
    if get_origin(kind) is tuple:
        return ("pairs" if get_origin(get_args(kind)[0]) is tuple else "lines"), ()
    return {bool: "tick", int: "number"}.get(kind, "line"), ()


def _shown(form: str, value: Any) -> Any:
    if form == "tick":
        return bool(value)
    if value is None:
        return ""
    if form == "lines":
        return "\n".join(value)
    if form == "pairs":
        return "\n".join(f"{name} = {other}" for name, other in value)
    return value


def _read(field: Field, given: str) -> Any:
    if field.form == "tick":
        return bool(given)
    lines = [" ".join(line.split()) for line in given.splitlines() if line.strip()]
    if field.form == "lines":
        return lines
    if field.form == "pairs":
        return [[part.strip() for part in line.split("=", 1)] for line in lines]
    if not given.strip():
        return None
    if field.form == "number":
        return int(given) if given.strip().lstrip("-").isdecimal() else given
    return given.strip()
