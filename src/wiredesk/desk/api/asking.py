"""What a caller sent, as records: parameters of the address, and bodies."""

from typing import Any

import msgspec
from django.core.exceptions import RequestDataTooBig, TooManyFieldsSent
from django.http import HttpRequest

from wiredesk.desk.api.problems import Problem
from wiredesk.records import Record
from wiredesk.wire.storable import storable

LARGEST_ID = 2**63 - 1


class Asked(Record, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Parameters of an address. One of its own kind for each route that takes any."""


class Sent(Record, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A body. A name that is not known is an error: a slip of the pen changes nothing."""


def parameters(request: HttpRequest, kind: Any) -> Any:
    """The parameters as a record. Raises Problem for those that are none."""
    lists = (
        {} if kind is None else {f.encode_name: _is_list(f) for f in msgspec.structs.fields(kind)}
    )
    try:
        names = set(request.GET)
    except TooManyFieldsSent as error:
        raise Problem("malformed", "There are too many parameters.") from error
    if unknown := sorted(names - set(lists)):
        raise Problem("malformed", f"There is no parameter {unknown[0]!r} here.")
    if kind is None:
        return None
    given = {
        name: request.GET.getlist(name) if lists[name] else request.GET[name] for name in names
    }
    return _converted(given, kind, strict=False)


def _is_list(field: msgspec.structs.FieldInfo) -> bool:
    kind = msgspec.inspect.type_info(field.type)
    return isinstance(kind, msgspec.inspect.VarTupleType)


def body(request: HttpRequest, kind: Any) -> Any:
    """The body as a record, or as it is. Raises Problem."""
    try:
        raw = request.body
    except RequestDataTooBig as error:
        raise Problem("too_large", "It is more than this desk takes at once.") from error
    if kind is bytes:
        return raw
    if request.content_type != "application/json":
        raise Problem("media_type", "Send JSON, and say so: Content-Type: application/json.")
    try:
        given = msgspec.json.decode(raw)
    except (msgspec.DecodeError, RecursionError, UnicodeDecodeError) as error:
        raise Problem("malformed", f"It is no JSON: {error}.") from error
    return _converted(given, kind, strict=True)


def _converted(given: Any, kind: Any, *, strict: bool) -> Any:
    if not _is_storable(given):
        raise Problem("malformed", "It holds a character that no database keeps.")
    try:
        return msgspec.convert(given, kind, strict=strict)
    except (msgspec.ValidationError, ValueError, RecursionError) as error:
        raise Problem("malformed", f"{error}.") from error


def _is_storable(value: Any) -> bool:
    """Whether no text in it holds U+0000 or half a surrogate pair."""
    waiting = [value]
    while waiting:
        one = waiting.pop()
        if isinstance(one, str) and storable(one) != one:
            return False
        if isinstance(one, dict):
            waiting += [*one, *one.values()]
        elif isinstance(one, list):
            waiting += one
    return True
