"""API tokens: given once, kept as a hash, limited to verbs, revoked."""

import secrets
from collections.abc import Sequence
from datetime import datetime, timedelta
from hashlib import sha256
from typing import Any, NamedTuple

from wiredesk.desk.actions.acting import action
from wiredesk.desk.models import Token
from wiredesk.desk.permissions import ALL, PERSON_ALONE, narrow
from wiredesk.records import Refusal

PREFIX = "wd_"
"""So that scanners for leaked secrets can know one."""

USED_EVERY = timedelta(minutes=1)


class Given(NamedTuple):
    """A token and its secret, which is shown this once."""

    pk: int
    token: Token
    secret: str


@action("give_token", "token")
def give_token(
    user: Any, subject: None, now: datetime, *, to: Any, name: str, verbs: Sequence[str]
) -> Given | Refusal:
    """Give a token that acts in a person's name, for these verbs alone.

    None that only a person may do: nothing automatic approves.
    """
    wrong = sorted(set(verbs) - (ALL - PERSON_ALONE))
    if wrong or not verbs or not name.strip():
        why = f"No token may {wrong[0]}." if wrong else "A token has a name, and may do something."
        return Refusal(what="give_token", why=why)
    secret = PREFIX + secrets.token_urlsafe(32)
    token = Token.objects.create(
        name=name.strip()[:100],
        user=to,
        sha256=_hash(secret),
        verbs=sorted(set(verbs)),
        made=now,
    )
    return Given(token.pk, token, secret)


@action("give_token", "token")
def revoke_token(user: Any, token_id: int, now: datetime) -> Refusal | None:
    """Let a token open nothing any more. Its row stays, for the audit log speaks of it."""
    done = Token.objects.filter(pk=token_id, revoked=None).update(revoked=now)
    return None if done else Refusal(what="revoke_token", why="There is no such token.")


def token_of(secret: str, now: datetime) -> Token | None:
    """The token of a secret, with its ``user`` narrowed to its verbs; ``None`` where it opens
    nothing. When it was last used is noted to the minute.
    """
    token = Token.objects.select_related("user").filter(sha256=_hash(secret), revoked=None).first()
    if token is None or not token.user.is_active:
        return None
    if token.used is None or now - token.used >= USED_EVERY:
        Token.objects.filter(pk=token.pk).update(used=now)
    narrow(token.user, token.verbs)
    return token


def _hash(secret: str) -> str:
    """No salt: the secret has 256 bits of its own, which no list of words holds."""
    return sha256(secret.encode("utf-8", "replace")).hexdigest()
