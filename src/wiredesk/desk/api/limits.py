"""How many requests a token may make a minute, over all web servers of the desk together.

The store holds how many each token has spent in the minute. A server takes some at a time, so
that not every request writes: with several servers a token may be told to wait a little before
its last request is spent, and is never let make more than the limit.
"""

from datetime import datetime
from typing import NamedTuple

from django.db import transaction

from wiredesk.desk.models import Allowance, Token

WINDOW = 60
"""Seconds."""

PIECES = 10
"""Into so many pieces a minute's requests are cut."""

MOST_KEPT = 10_000


class Left(NamedTuple):
    """How it stands with a token's minute."""

    allowed: bool
    left: int
    """Requests that are left of the minute, as far as this server knows."""
    seconds: int
    """Until the next minute begins."""


class _Held(NamedTuple):
    """What a server took of a minute, and what was left in the store then."""

    minute: int
    mine: int = 0
    there: int = 0


class Limits:
    """What one web server has taken and not yet spent."""

    def __init__(self) -> None:
        """Nothing is taken yet."""
        self._held: dict[tuple[str, int], _Held] = {}

    def spend(self, token: Token, limit: int, now: datetime) -> Left:
        """Spend one request of a token's minute."""
        minute, past = divmod(int(now.timestamp()), WINDOW)
        key = (token.sha256, limit)
        held = self._held.get(key, _Held(minute))
        if held.minute != minute or held.mine == 0:
            held = _take(token, minute, limit)
        if held.mine == 0:
            return Left(False, 0, WINDOW - past)
        held = held._replace(mine=held.mine - 1)
        self._held[key] = held
        if len(self._held) > MOST_KEPT:
            self._held = {k: v for k, v in self._held.items() if v.minute == minute}
        return Left(True, held.mine + held.there, WINDOW - past)


@transaction.atomic
def _take(token: Token, minute: int, limit: int) -> _Held:
    """Take some of a token's minute out of the store."""
    row, _ = Allowance.objects.select_for_update().get_or_create(
        token=token, defaults={"minute": minute}
    )
    if row.minute != minute:
        row.minute, row.spent = minute, 0
    some = max(min(max(limit // PIECES, 1), limit - row.spent), 0)
    if some:
        row.spent += some
        row.save()
    return _Held(minute, some, max(limit - row.spent, 0))
