"""The letters, marks and most common words of a language."""

from msgspec import field

from wiredesk.packs.loading import Section


class Letters(Section, kw_only=True):
    """Facts of writing. Quotation marks are pairs of opening and closing marks."""

    script: str = "Latn"
    """ISO 15924."""
    spaced: bool = True
    """Whether words stand between spaces."""
    capitals: bool = True
    """Whether the script has capitals."""
    nouns_capital: bool = False
    """Whether common nouns are written with a capital, as in German."""
    quotes: list[tuple[str, str]] = field(
        default_factory=lambda: [
            ("“", "”"),
            ("«", "»"),
            ("„", "“"),
            ('"', '"'),
            ("「", "」"),
            ("『", "』"),
        ]
    )
    dialogue_dash: bool = False
    """Whether a dash at a line's start opens speech."""
    decimal: str = "."
    group: str = ","
    either_decimal: bool = False
    """Whether countries of the language differ in their decimal mark, as Spanish ones do."""
    common: list[str] = field(default_factory=list)
    """The commonest function words, lower case."""
    neighbours: list[str] = field(default_factory=list)
    """Words that neighbouring languages write all the time and this one never ("unha")."""
