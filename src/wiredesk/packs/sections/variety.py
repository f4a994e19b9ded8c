"""Contrasts between the varieties of a language."""

from collections.abc import Iterator

from msgspec import field

from wiredesk.packs.loading import Example, Section


class Contrast(Section, kw_only=True):
    """Forms that two varieties write differently: ``pairs`` of the first's and the second's.

    ``endings`` stand behind both ("organis" = "organiz" with "e", "ed", "ing"). A form tells only
    for the varieties in ``tells`` ("facto" is European, but "fato" is a suit there). An empty
    second form means that no certain other form exists. ``exact`` asks for the pair's capitals:
    "Irão" is a country, "irão" a verb.
    """

    kind: str
    sides: tuple[str, str]
    tells: list[str]
    pairs: dict[str, str]
    endings: list[str] = field(default_factory=lambda: [""])
    exact: bool = False

    def forms(self, side: str) -> dict[str, str]:
        """What ``side`` writes, each form with the other's (empty where that is not certain)."""
        pairs = list(self.pairs.items())
        if side == self.sides[1]:
            pairs = [(b, a) for a, b in pairs]
        found: dict[str, str] = {}
        for mine, other in pairs:
            for ending in self.endings if mine else ():
                form, there = mine + ending, other + ending if other else ""
                found[form] = there if found.get(form, there) == there else ""
        return found


class Pattern(Section, kw_only=True):
    """A construction that one variety has: a regular expression tried where a ``cue`` stands.

    It is matched from the start of the cue's word, or of the word ``back`` words before it.
    ``other`` is a template for what another variety writes. ``free``: only where no word that
    attracts the pronoun stands before it in its clause. ``unless``: words that must not stand in it
    ("está a par").
    """

    kind: str
    variety: str
    cue: list[str]
    find: str
    other: str | None = None
    back: int = 0
    free: bool = False
    unless: list[str] = field(default_factory=list)


class LetterSwap(Section, kw_only=True):
    """Letters that differ inside words in lower case: "económico", "econômico".

    ``find`` finds the first variety's letters, ``find_other`` the second's; ``swap`` pairs them.
    """

    kind: str = "spelling"
    sides: tuple[str, str]
    find: str
    find_other: str
    swap: dict[str, str]
    unless: list[str] = field(default_factory=list)
    """Stems of words that both write so."""


class VarietyWords(Section, kw_only=True):
    """What tells one variety from another."""

    contrast: list[Contrast] = field(default_factory=list)
    pattern: list[Pattern] = field(default_factory=list)
    letters: list[LetterSwap] = field(default_factory=list)
    attracts: list[str] = field(default_factory=list)
    """Words behind which, anywhere in the clause, every variety puts the pronoun first."""
    attracts_beside: list[str] = field(default_factory=list)
    """Words that attract the pronoun only where they stand beside it."""
    example: list[Example] = field(default_factory=list)

    def made_lists(self) -> Iterator[tuple[str, dict[str, str]]]:
        """The word lists for the one pass: "contrast.0.pt-PT", "pattern.3"."""
        for number, contrast in enumerate(self.contrast):
            for side in contrast.tells:
                yield f"contrast.{number}.{side}", contrast.forms(side)
        for number, pattern in enumerate(self.pattern):
            yield f"pattern.{number}", {cue: cue for cue in pattern.cue}
