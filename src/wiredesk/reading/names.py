"""People, organisations and places, and who is meant by them."""

from wiredesk.reading.copy import Copy
from wiredesk.records import Entity, Name


def find_names(copy: Copy) -> tuple[tuple[Name, ...], dict[str, Entity]]:
    """Names with exact spans and types, and the entities of this story that they stand for."""
    return (), {}
