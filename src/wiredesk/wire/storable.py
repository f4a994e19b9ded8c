"""Text that can be written anywhere: UTF-8 has no lone surrogate, PostgreSQL keeps no U+0000."""

import re
from typing import Any

import msgspec

from wiredesk.records import Story

ESCAPED = re.compile(rb"\\u(?:[dD][89a-fA-F]|0000)")
"""How such a character comes: escaped in JSON, in a feed or in a page's JSON-LD."""

NOT_KEPT = re.compile("[\x00\ud800-\udfff]")


def storable(text: str) -> str:
    """A text with U+FFFD for each character that no database keeps. Its length stays."""
    return NOT_KEPT.sub("\ufffd", text)


def storable_story(story: Story) -> Story:
    """A story whose every text can be kept; the same story where it is one already.

    The bytes that it came in are kept as they are, so nothing is lost by it.
    """
    try:
        if b"\\u0000" not in msgspec.json.encode(story):
            return story
    except UnicodeEncodeError:
        pass
    return msgspec.convert(_storable(msgspec.to_builtins(story)), Story)


def _storable(value: Any) -> Any:
    if isinstance(value, str):
        return storable(value)
    if isinstance(value, dict):
        return {storable(name): _storable(inside) for name, inside in value.items()}
    if isinstance(value, list | tuple):
        return [_storable(inside) for inside in value]
    return value
