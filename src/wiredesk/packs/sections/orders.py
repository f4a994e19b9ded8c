"""Editors' notes and orders as a language writes them."""

from msgspec import field

from wiredesk.packs.loading import Example, Section


class OrderWords(Section, kw_only=True):
    """Words of kills, embargoes, corrections."""

    example: list[Example] = field(default_factory=list)
