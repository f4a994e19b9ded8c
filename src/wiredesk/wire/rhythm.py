"""When to ask a source again: a rule on what it answered, never longer or shorter than allowed.

A feed that brings news is asked sooner, one that brings none later; what the server says
(Retry-After, Cache-Control) is obeyed within the source's bounds; trouble backs off. The clock
and the dice are arguments.
"""

from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime

from wiredesk.records import Record

FASTER, SLOWER = 0.7, 1.4
"""After news and after none. Five polls without news double the interval twice over."""

JITTER = 0.1
"""A tenth either way, so that a thousand sources added at once do not stay in step."""

LONGEST_WAIT = timedelta(days=2)
"""The longest that a server may ask us to stay away; beyond that is a mistake or a joke."""

MOVES = 3
"""A permanent redirect is believed once it has been seen this often."""


class Bounds(Record, frozen=True, kw_only=True):
    """Seconds between two polls: never less, never more."""

    shortest: int = 120
    longest: int = 86_400


class Rhythm(Record, frozen=True, kw_only=True):
    """How a source has behaved so far."""

    interval: int = 900
    failures: int = 0
    etag: str = ""
    last_modified: str = ""
    body_sha256: str = ""
    moved_to: str = ""
    moved_seen: int = 0


class Answer(Record, frozen=True, kw_only=True):
    """What a source answered, as far as its rhythm goes. ``status`` 0 is no answer at all."""

    status: int
    news: int = 0
    etag: str = ""
    last_modified: str = ""
    body_sha256: str = ""
    retry_after: str = ""
    cache_control: str = ""
    moved_to: str = ""
    """Where a chain of permanent redirects, and of nothing else, led."""
    why: str = ""
    """What is wrong, in words, where there was no good answer."""


class Next(Record, frozen=True, kw_only=True):
    """What to do now: the rhythm to keep, when to ask again, and what an editor should know."""

    rhythm: Rhythm
    due: datetime | None
    """``None``: never again, until a person says so."""
    trouble: str = ""
    note: str = ""
    new_address: str = ""


def next_poll(
    rhythm: Rhythm, answer: Answer, bounds: Bounds, now: datetime, dice: float = 0.5
) -> Next:
    """Decide on the next poll. ``dice`` in [0, 1) spreads it; .5 spreads nothing."""
    if answer.status == 410:
        why = "The sender says that it is gone for good (410)."
        return Next(rhythm=_changed(rhythm, failures=rhythm.failures + 1), due=None, trouble=why)
    if answer.status in {200, 304}:
        return _after_success(rhythm, answer, bounds, now, dice)
    return _after_trouble(rhythm, answer, bounds, now, dice)


def _after_success(
    rhythm: Rhythm, answer: Answer, bounds: Bounds, now: datetime, dice: float
) -> Next:
    interval = rhythm.interval * (FASTER if answer.news else SLOWER)
    interval = max(interval, _max_age(answer.cache_control))
    seconds = round(min(max(interval, bounds.shortest), bounds.longest))
    fresh = answer.status == 200
    seen = rhythm.moved_seen + 1 if answer.moved_to == rhythm.moved_to else 1
    moved = bool(answer.moved_to) and seen >= MOVES
    kept = Rhythm(
        interval=seconds,
        etag=answer.etag if fresh else answer.etag or rhythm.etag,
        last_modified=answer.last_modified
        if fresh
        else answer.last_modified or rhythm.last_modified,
        body_sha256=answer.body_sha256 if fresh else rhythm.body_sha256,
        moved_to="" if moved else answer.moved_to,
        moved_seen=seen if answer.moved_to and not moved else 0,
    )
    return Next(
        rhythm=kept,
        due=now + _spread(seconds, dice, bounds),
        new_address=answer.moved_to if moved else "",
        note=f"It has moved to {answer.moved_to}." if moved else "",
    )


def _after_trouble(
    rhythm: Rhythm, answer: Answer, bounds: Bounds, now: datetime, dice: float
) -> Next:
    failures = rhythm.failures + 1
    wait = min(max(rhythm.interval, bounds.shortest) * 2 ** min(failures - 1, 10), bounds.longest)
    due = now + _spread(wait, dice, bounds)
    note = ""
    asked = retry_after(answer.retry_after, now)
    if asked is not None:
        if asked > LONGEST_WAIT:
            note = f"It asked to be left alone for {asked.days} days; we come back sooner."
        due = max(due, now + min(asked, LONGEST_WAIT))
    return Next(
        rhythm=_changed(rhythm, failures=failures),
        due=due,
        trouble=answer.why or in_words(answer.status),
        note=note,
    )


def _changed(rhythm: Rhythm, failures: int) -> Rhythm:
    return Rhythm(
        **{**{f: getattr(rhythm, f) for f in rhythm.__struct_fields__}, "failures": failures}
    )


def _spread(seconds: float, dice: float, bounds: Bounds) -> timedelta:
    spread = seconds * (1 + JITTER * (2 * dice - 1))
    return timedelta(seconds=max(bounds.shortest, spread))


def _max_age(cache_control: str) -> int:
    for word in cache_control.lower().split(","):
        name, _, value = word.strip().partition("=")
        if name == "max-age" and value.strip('"').isdecimal():
            return min(int(value.strip('"')), int(LONGEST_WAIT.total_seconds()))
    return 0


def retry_after(value: str, now: datetime) -> timedelta | None:
    """How long Retry-After asks us to stay away: seconds or a date; ``None`` if neither."""
    value = value.strip()
    if value.isascii() and value.isdecimal():
        return timedelta(seconds=min(int(value), 10**9))
    try:
        at = parsedate_to_datetime(value)
    except (ValueError, TypeError, IndexError):
        return None
    at = at if at.tzinfo else at.replace(tzinfo=UTC)
    return max(at - now, timedelta(0))


_WORDS = {
    401: "It wants a name and password.",
    402: "It wants to be paid.",
    403: "It refuses us (403).",
    404: "There is nothing at this address (404).",
    406: "It has nothing in a form that we take (406).",
    429: "We ask too often for its taste (429).",
}


def in_words(status: int) -> str:
    """An HTTP status in an editor's words."""
    if status in _WORDS:
        return _WORDS[status]
    if status >= 500:
        return f"Its server is in trouble ({status})."
    return f"It answered {status}." if status else "It does not answer."
