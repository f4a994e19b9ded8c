"""The outbox: one row a release and destination, and what may be done with it next.

Pure: rows come in, rows go out. A destination gets the releases of one story in their order, none
twice; a newer release makes an unsent older one needless; whatever may have arrived is asked for
before it is sent again.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from typing import NamedTuple

from msgspec import structs

from wiredesk.press.answers import GONE, LOOK, SENT, STOP, Answer, meaning_of
from wiredesk.press.moments import surely_come
from wiredesk.records import Record, Release

FIRST_WAIT, LONGEST_WAIT = timedelta(seconds=15), timedelta(minutes=30)
"""Waits double: 15 s, 30 s, 1 min … half an hour, and go on until it is sent or a person stops it:
a destination that was down for a night gets everything in the morning."""

LEASE = timedelta(minutes=5)
"""How long a row counts as being sent; then whoever took it is thought dead."""

FAILING = 3
"""Attempts after which a row that waits is shown as failing."""

OPEN = ("waiting", "sending", "stuck")


class Row(Record, frozen=True, kw_only=True):
    """One release on its way to one destination.

    ``state``: waiting | sending | sent | stuck (a person has to look) | needless.
    """

    story: str
    number: int
    destination: str
    due: datetime
    kind: str = "publish"
    takes_back: bool = False
    """A hold or a withdrawal: the text goes, a tombstone stays."""
    state: str = "waiting"
    attempts: int = 0
    lease: datetime | None = None
    """Until when it is being sent."""
    doubtful: bool = False
    """An attempt may have arrived without an answer: look before sending again."""
    error: str = ""
    """Why the last attempt failed, in words."""
    sent: datetime | None = None
    remote: str = ""
    address: str = ""


class Step(NamedTuple):
    """A row that may be sent now."""

    row: Row
    look_first: bool
    """Ask the destination whether it has the story (by slug or id) before it is made there."""
    remote: str
    """The destination's id of the story, from the last row that arrived; "" where there is none."""


def rows_for(release: Release, destinations: Iterable[str], now: datetime) -> tuple[Row, ...]:
    """A row for each destination; a scheduled release is due at its time."""
    due = surely_come(release.due) if release.due else None
    return tuple(
        Row(
            story=release.story,
            number=release.number,
            destination=one,
            due=max(due or now, now),
            kind=release.kind,
            takes_back=release.article is None,
        )
        for one in destinations
    )


def needless(rows: Sequence[Row], now: datetime) -> tuple[Row, ...]:
    """The rows that a newer release of the same story and destination makes needless, as such.

    Of what still waits only the newest goes out. A tombstone goes out all the same, wherever an
    attempt was made before it; where none was, nobody there ever heard of the story. A row that is
    being sent is let be.
    """
    return tuple(
        structs.replace(
            row,
            state="needless",
            lease=None,
            error="",
            # Whoever was sending it died, and it may have arrived all the same.
            doubtful=row.doubtful or row.state == "sending",
        )
        for line in _lines(rows)
        for place, row in enumerate(line)
        if _is_needless(line, place, now)
    )


def _is_needless(line: Sequence[Row], place: int, now: datetime) -> bool:
    row, newer = line[place], line[place + 1 :]
    if row.state not in OPEN or _is_being_sent(row, now):
        return False
    if row.takes_back:
        unheard = not any(one.attempts for one in line[: place + 1])
        return unheard or any(one.takes_back for one in newer)
    return bool(newer)


def _is_being_sent(row: Row, now: datetime) -> bool:
    return row.state == "sending" and row.lease is not None and row.lease > now


def next_steps(rows: Sequence[Row], now: datetime) -> tuple[Step, ...]:
    """The rows that may be sent at this moment, the longest due first, one a story and destination.

    ``rows`` are all rows of the stories in question. A row waits until every older one of its
    story and destination is sent, needless or not being sent any more. A row whose lease ran out
    is doubtful.
    """
    steps = [step for line in _lines(rows) if (step := _step(line, now))]
    return tuple(sorted(steps, key=lambda s: (s.row.due, s.row.story, s.row.destination)))


def _step(line: Sequence[Row], now: datetime) -> Step | None:
    """The one row of a story and destination that may go, if one may."""
    doubt, remote = False, ""
    for place, row in enumerate(line):
        remote = row.remote or remote
        # A row that arrived ends every doubt about those before it.
        doubt = row.state != "sent" and (doubt or row.doubtful or row.state == "sending")
        if row.state not in OPEN or _is_needless(line, place, now):
            continue
        if row.state == "stuck" or row.due > now or _is_being_sent(row, now):
            return None
        return Step(row, doubt and not remote, remote)
    return None


def _lines(rows: Sequence[Row]) -> list[list[Row]]:
    """The rows of each story and destination, in the order of their releases."""
    found: dict[tuple[str, str], list[Row]] = defaultdict(list)
    for row in sorted(rows, key=lambda one: one.number):
        found[row.story, row.destination].append(row)
    return list(found.values())


def taken(row: Row, now: datetime, lease: timedelta = LEASE) -> Row:
    """The row as it has to be saved before anything is sent: whoever dies now leaves a doubt."""
    if row.state not in ("waiting", "sending"):
        raise ValueError(f"a row that is {row.state} is not sent")
    doubtful = row.doubtful or row.state == "sending"
    return structs.replace(
        row, state="sending", attempts=row.attempts + 1, lease=now + lease, doubtful=doubtful
    )


def held_back(row: Row, words: str) -> Row:
    """The row of what may have gone where nobody can be asked: a person decides about it, and
    with that the doubt ends."""
    return structs.replace(row, state="stuck", lease=None, doubtful=False, error=words)


def settled(row: Row, answer: Answer, now: datetime) -> Row:
    """The row after an answer: sent, waiting for its next attempt, or stuck, with words."""
    meaning = meaning_of(answer, row.takes_back)
    if meaning.what == SENT:
        return structs.replace(
            row,
            state="sent",
            sent=now,
            lease=None,
            doubtful=False,
            error="",
            remote=answer.remote or row.remote,
            address=answer.address or row.address,
        )
    if meaning.what in (STOP, GONE):
        return structs.replace(row, state="stuck", lease=None, error=meaning.words)
    return structs.replace(
        row,
        state="waiting",
        lease=None,
        due=now + max(wait_after(row.attempts), answer.retry_after or timedelta(0)),
        doubtful=row.doubtful or meaning.what == LOOK,
        error=meaning.words,
    )


def wait_after(attempts: int) -> timedelta:
    """How long to wait after so many attempts."""
    return min(FIRST_WAIT * (1 << min(max(attempts - 1, 0), 20)), LONGEST_WAIT)


def retried(row: Row, now: datetime) -> Row:
    """What a person's "try again" makes of a row: due now. A row that is done stays as it is."""
    if row.state not in ("waiting", "stuck"):
        return row
    return structs.replace(row, state="waiting", due=now)


def doubted(row: Row) -> Row:
    """A row after a backup was restored: what was open then may have been sent since."""
    if row.state not in OPEN:
        return row
    state = "stuck" if row.state == "stuck" else "waiting"
    return structs.replace(
        row, state=state, lease=None, doubtful=True, attempts=max(row.attempts, 1)
    )


def is_failing(row: Row) -> bool:
    """Whether an editor should know: stuck, or waiting after several attempts."""
    return row.state == "stuck" or (row.state == "waiting" and row.attempts >= FAILING)
