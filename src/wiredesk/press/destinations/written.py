"""One release as bytes in a format of the press, for whoever takes files or messages."""

from collections.abc import Callable
from datetime import datetime
from typing import Any, NamedTuple

import msgspec

from wiredesk.press.channel import Channel, story_address, story_id
from wiredesk.press.destinations.printed import page
from wiredesk.press.formats import newsml_g2, ninjs
from wiredesk.press.formats.jsonfeed import as_json
from wiredesk.records import Release


class Form(NamedTuple):
    """A format of single releases."""

    media_type: str
    ending: str
    write: Callable[[Release, Channel, datetime], bytes]


def told(release: Release, channel: Channel) -> dict[str, Any]:
    """A release as an object: its id and address, and all that the ledger holds of it."""
    status = {"withdraw": "withdrawn", "hold": "held"}.get(release.kind, "published")
    return {
        "id": story_id(release, channel),
        "address": story_address(release, channel),
        "version": release.number,
        "status": status,
        "release": msgspec.to_builtins(release),
    }


FORMS = {
    "ninjs": Form("application/json", "json", lambda r, c, _: ninjs.write_item(r, c)),
    "newsml_g2": Form(
        "application/vnd.iptc.g2.newsitem+xml", "xml", lambda r, c, _: newsml_g2.write_item(r, c)
    ),
    "article": Form("application/json", "json", lambda r, c, _: as_json(told(r, c))),
    "html": Form("text/html; charset=utf-8", "html", page),
}
"""Name → format. Each writes tombstones too."""
