"""Words that speak for a Media Topic."""

from msgspec import field

from wiredesk.packs.loading import Example, Section


class TopicWords(Section, kw_only=True):
    """Topic words."""

    example: list[Example] = field(default_factory=list)
