"""What ends a sentence in a language, and what only looks as if it did."""

from msgspec import field

from wiredesk.packs.loading import Example, Section


class SentenceWords(Section, kw_only=True):
    """Marks that end a sentence, and dotted words that do not. Dotted words stand without their
    last dot, in lower case."""

    ends: str = ".!?…؟۔։።‽⁇⁈⁉"
    """Marks that end a sentence before a space or the end of a block."""
    ends_anywhere: str = "。！？｡।॥။។།"
    """Marks that end one with no space behind them, as in Chinese or Hindi."""
    abbreviations: list[str] = field(default_factory=list)
    """Never the end of a sentence where words follow: "Dr. Costa"."""
    may_end: list[str] = field(default_factory=list)
    """The end where a common word with a capital follows ("at 3 p.m. The …"), else not."""
    before_number: list[str] = field(default_factory=list)
    """No end before a number ("No. 5"), an end elsewhere ("He said no. Then …")."""
    ordinal_dot: bool = False
    """Whether a dot makes a number an ordinal: "am 3. Mai"."""
    cues: list[str] = field(default_factory=list)
    """Verbs behind a name that follows a quotation and belongs to it: “Why?” Costa asked."""
    example: list[Example] = field(default_factory=list)
