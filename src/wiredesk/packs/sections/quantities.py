"""Numbers in words, units, modifiers."""

from msgspec import field

from wiredesk.packs.loading import Example, Section, WordMap


class QuantityWords(Section, kw_only=True):
    """How a language says how many."""

    numbers: WordMap = field(default_factory=dict)
    """Number words with their figures, scales too ("mil" = "1000"); no word that is an article."""
    ordinals: WordMap = field(default_factory=dict)
    """Ordinal words in every form, each with its figure."""
    number_joiners: list[str] = field(default_factory=list)
    """What stands between the words of one number: "vinte **e** um"."""
    ones: list[str] = field(default_factory=list)
    """Forms of "one" that alone are an article and count only at the end of a compound."""
    ordinal_marks: list[str] = field(default_factory=list)
    """What makes digits an ordinal: "80**º**", "21**st**", "1**er**"."""

    example: list[Example] = field(default_factory=list)
