"""What ends a sentence in a language, and what only looks as if it did."""

from msgspec import field

from wiredesk.packs.loading import Example, Section


class SentenceWords(Section, kw_only=True):
    """Marks that end a sentence, and abbreviations (without their dot) that do not."""

    ends: str = ".!?…。！？؟।"
    abbreviations: list[str] = field(default_factory=list)
    example: list[Example] = field(default_factory=list)
