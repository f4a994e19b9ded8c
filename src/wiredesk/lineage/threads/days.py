"""When stories were written, as days; and what day it must be, without a clock."""

from __future__ import annotations

from collections import deque
from datetime import UTC, datetime

from wiredesk.records import Comparable

AGREED = 3
"""Stories in a row that must be as late before it is believed to be so late: one story that is
dated 2062 by mistake makes no other old."""


class Days:
    """The day of each story that comes; of an undated one, the day of the one before it."""

    def __init__(self) -> None:
        """Before any story."""
        self.now = float("-inf")
        """The latest day that several stories in a row agree on."""
        self._last: deque[float] = deque(maxlen=AGREED)

    def taken(self, story: Comparable) -> float:
        """A story's day, and it counts for what day it is."""
        at = day_of(story)
        if at is None:
            return self._last[-1] if self._last else 0.0
        self._last.append(at)
        if len(self._last) == AGREED:
            self.now = max(self.now, min(self._last))
        return at


def day_of(story: Comparable) -> float | None:
    """When it was written, in days, to the second where it is known; None where nothing says."""
    for when in (story.published, story.updated, story.received):
        if when:
            try:
                moment = datetime.fromisoformat(when)
            except ValueError:
                continue
            return (moment if moment.tzinfo else moment.replace(tzinfo=UTC)).timestamp() / 86_400
    return None
