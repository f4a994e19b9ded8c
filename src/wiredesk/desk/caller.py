"""Who is calling, as far as the audit log wants to know: network address, and the token used."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import NamedTuple


class Caller(NamedTuple):
    """Where a call comes from; both empty for the desk's own worker."""

    address: str = ""
    token: str = ""


NOBODY = Caller()

_caller: ContextVar[Caller] = ContextVar("caller", default=NOBODY)


def caller() -> Caller:
    """Who is calling now."""
    return _caller.get()


@contextmanager
def calling(address: str, token: str = "") -> Iterator[None]:
    """Say who calls, as long as the block runs. A view's middleware does, once a request."""
    mark = _caller.set(Caller(address[:45], token[:100]))
    try:
        yield
    finally:
        _caller.reset(mark)
