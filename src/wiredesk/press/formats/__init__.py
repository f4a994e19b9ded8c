"""The formats in which releases leave, one module each, listed by hand in ``listed``."""

from collections.abc import Callable, Sequence
from typing import NamedTuple

from wiredesk.press.channel import Channel
from wiredesk.records import Release


class Format(NamedTuple):
    """One way of writing releases down."""

    name: str
    media_type: str
    ending: str
    """Of the file, without the stop."""
    write: Callable[[Sequence[Release], Channel], bytes]
    """The newest release of each story, tombstones among them, in the order wanted → bytes.

    What is scheduled and not out yet is not handed in (see ``ledger.shown``).
    """


class One(NamedTuple):
    """One way of writing a single release down."""

    name: str
    media_type: str
    ending: str
    write: Callable[[Release, Channel], bytes]
    """A release, tombstones too → bytes."""


def live(releases: Sequence[Release]) -> list[Release]:
    """The releases that have a text."""
    return [one for one in releases if one.article is not None]


def taken_back(releases: Sequence[Release]) -> list[Release]:
    """The tombstones: what was held or withdrawn."""
    return [one for one in releases if one.article is None]


def newest(releases: Sequence[Release]) -> str | None:
    """When the last of the releases was made; ``None`` where there are none."""
    return max((one.at for one in releases), default=None)
