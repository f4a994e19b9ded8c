"""A release whole, as JSON: every field of the record, for software that knows it."""

from typing import Any

import msgspec

from wiredesk.press.channel import Channel, story_address, story_id
from wiredesk.press.formats.jsonfeed import as_json
from wiredesk.records import Release


def write_item(release: Release, channel: Channel) -> bytes:
    """The release, with its id and its address; empty values are kept."""
    told: dict[str, Any] = {
        "id": story_id(release, channel),
        "address": story_address(release, channel),
    }
    return as_json(told | msgspec.to_builtins(release))
