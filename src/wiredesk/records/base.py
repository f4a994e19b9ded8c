"""What all records share: spans, dates as precise as known, frozen structs."""

from __future__ import annotations

import re
from datetime import datetime

from msgspec import Struct

Span = tuple[int, int]
"""A half-open range of code points into ``Story.text``."""

When = str
"""An ISO 8601 date or time, as precise as known and no more."""

_WHEN = re.compile(
    r"\d{4}(-\d\d(-\d\d(T\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:?\d\d)?)?)?)?", re.ASCII
)


def is_when(value: str) -> bool:
    """Whether a string is a date or time that exists: a year, a month, a day, or to the second."""
    if not _WHEN.fullmatch(value):
        return False
    whole = value + {4: "-01-01", 7: "-01"}.get(len(value), "")
    try:
        datetime.fromisoformat(whole)
    except ValueError:
        return False
    return True


class Record(Struct, frozen=True, kw_only=True):
    """What all records share."""
