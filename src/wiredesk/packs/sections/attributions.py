"""Verbs, prepositions and formulas that hand a claim to a speaker."""

from msgspec import field

from wiredesk.packs.loading import Example, Section


class AttributionWords(Section, kw_only=True):
    """How a language says who says."""

    example: list[Example] = field(default_factory=list)
