"""Numbers in words, units, modifiers."""

from msgspec import field

from wiredesk.packs.loading import Example, Section


class QuantityWords(Section, kw_only=True):
    """How a language says how many."""

    example: list[Example] = field(default_factory=list)
