"""Words that tell of a defect."""

from msgspec import field

from wiredesk.packs.loading import Example, Section


class DefectWords(Section, kw_only=True):
    """What betrays a defect in a language."""

    example: list[Example] = field(default_factory=list)
