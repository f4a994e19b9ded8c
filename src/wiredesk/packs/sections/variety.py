"""Contrasts between the varieties of a language."""

from msgspec import field

from wiredesk.packs.loading import Example, Section


class VarietyWords(Section, kw_only=True):
    """What tells one variety from another."""

    example: list[Example] = field(default_factory=list)
