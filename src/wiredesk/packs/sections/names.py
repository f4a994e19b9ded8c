"""Words around names: titles, offices, organisation heads."""

from msgspec import field

from wiredesk.packs.loading import Example, Section


class NameWords(Section, kw_only=True):
    """What tells a name's type."""

    example: list[Example] = field(default_factory=list)
