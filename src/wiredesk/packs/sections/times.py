"""Words of times."""

from msgspec import field

from wiredesk.packs.loading import Example, Section


class TimeWords(Section, kw_only=True):
    """How a language says when."""

    example: list[Example] = field(default_factory=list)
