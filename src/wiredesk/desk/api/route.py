"""One thing that the API does: its address, who may, what it is asked, what it answers.

The table of routes is all there is: views, addresses and the OpenAPI document are made of it.
"""

from collections.abc import Callable
from datetime import datetime
from typing import Any, NamedTuple

from django.http import HttpRequest

from wiredesk.desk.models import Token

OWN_KINDS: dict[str, str] = {"application/json": "JSON"}


class Call(NamedTuple):
    """One call, once it is known who calls and that what was sent is well formed."""

    user: Any
    """Who calls, narrowed to what the token may do."""
    now: datetime
    asked: Any = None
    """The parameters, as the route's ``asked`` record."""
    body: Any = None
    """What was sent, as the route's ``body`` record; bytes where that is ``bytes``."""
    token: Token | None = None
    request: HttpRequest | None = None


class Route(NamedTuple):
    """One operation."""

    method: str
    path: str
    """After ``/api/v1/``, as Django writes it: ``stories/<int:story>``."""
    verb: str
    """What the caller must be allowed to do (``permissions``)."""
    do: Callable[..., Any]
    answer: Any = None
    """The record of the answer; ``None`` for none."""
    status: int = 200
    asked: Any = None
    body: Any = None
    kinds: tuple[str, ...] = ("application/json",)
    """Media types of the answer; of any but JSON the bytes are the function's own."""
    tagged: bool = False
    """Whether the answer has an ETag, and may be 304."""
    may_refuse: bool = False
    """Whether an action may say no (409)."""
    unreadable: bool = False
    """Whether what was sent may hold nothing (422)."""

    @property
    def name(self) -> str:
        """The operation's name: the function's."""
        return self.do.__name__

    @property
    def parts(self) -> tuple[str, ...]:
        """The parts of the address that are numbers of things."""
        pieces = self.path.split("<int:")[1:]
        return tuple(piece.partition(">")[0] for piece in pieces)


def route(method: str, path: str, verb: str, **options: Any) -> Callable[[Any], Route]:
    """Make a route of a function ``do(call, **parts)``; its docstring is the documentation."""
    return lambda do: Route(method, path, verb, do, **options)
