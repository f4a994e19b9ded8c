"""Words that stand in site furniture."""

from msgspec import field

from wiredesk.packs.loading import Example, Section


class FurnitureWords(Section, kw_only=True):
    """Words of menus, counters, share bars, disclaimers."""

    example: list[Example] = field(default_factory=list)
