"""Numbers in words, units, modifiers.

**Maps** are found by the one pass over the text; **lists** and the rest are looked up beside a
number only, so they may hold the commonest words.
"""

from msgspec import field

from wiredesk.packs.loading import Example, Section, WordMap


class QuantityWords(Section, kw_only=True):
    """How a language says how many. Every key may be missing."""

    # ── found in the text ───────────────────────────────────────────────────────────────────
    numbers: WordMap = field(default_factory=dict)
    """Number words with their figures, scales too ("mil" = "1000"); no word that is an article."""
    ordinals: WordMap = field(default_factory=dict)
    """Ordinal words in every form, each with its figure."""
    fractions: WordMap = field(default_factory=dict)
    """"metade" = "1/2", "two thirds" = "2/3"; they count before a word of ``of``."""
    vague: WordMap = field(default_factory=dict)
    """Amounts without a figure, each with what it is at least: "milhares" = "1000", "large
    quantities" = "". They count before a word of ``of``."""
    currencies: WordMap = field(default_factory=dict)
    """Names of currencies in every form, with ISO 4217 codes."""
    measures: WordMap = field(default_factory=dict)
    """Names of units of measure in every form, with their symbols: "quilómetros" = "km"."""
    not_quantities: WordMap = field(default_factory=dict)
    """Phrases whose numbers count nothing: "primeiro-ministro", "one another". The value is why."""

    # ── how numbers are written ─────────────────────────────────────────────────────────────
    number_joiners: list[str] = field(default_factory=list)
    """What stands between the words of one number: "vinte **e** um"."""
    space_groups: bool = True
    """Whether a plain space may part groups of figures: "40 000"."""
    ones: list[str] = field(default_factory=list)
    """Forms of "one" that alone are an article and count only at the end of a compound."""
    ordinal_marks: list[str] = field(default_factory=list)
    """What makes digits an ordinal: "80**º**", "21**st**", "1**er**"."""
    ordinal_dot: bool = False
    """Whether a dot does so before a noun: German "der 80. Jahrestag"."""
    ordinals_after: list[str] = field(default_factory=list)
    """Words that an ordinal word follows ("o", "the", "seine"): alone, "segundo" is "according to"
    in Portuguese and "second" a unit of time."""
    suffixes: dict[str, float] = field(default_factory=dict)
    """Scales glued to figures of money: "$5**m**", "£3**bn**"."""

    # ── what stands before and after ────────────────────────────────────────────────────────
    modifiers: dict[str, str] = field(default_factory=dict)
    """Before a number: about | almost | more than | at least | less than | at most | exactly."""
    modifiers_after: dict[str, str] = field(default_factory=dict)
    """After it: "ou mais" = "at least"."""
    between: list[str] = field(default_factory=list)
    """What opens a range: "between", "entre"."""
    range_and: list[str] = field(default_factory=list)
    """What joins a range that is opened so: "and"."""
    range_to: list[str] = field(default_factory=list)
    """What joins a range by itself: "to", "a", "bis"."""
    percent: list[str] = field(default_factory=list)
    points: list[str] = field(default_factory=list)
    """Percentage points."""
    basis_points: list[str] = field(default_factory=list)
    """Hundredths of a percentage point: "basis points"."""
    moving: list[str] = field(default_factory=list)
    """Verbs whose "up" is their own, so that "edged up to 4.4%" is no bound."""
    moving_modifiers: list[str] = field(default_factory=list)
    """The modifiers that such a verb makes none."""
    of: list[str] = field(default_factory=list)
    """Between a number and its noun: "milhões **de** euros", "two thirds **of the** voters"."""
    adjectives: list[str] = field(default_factory=list)
    """Words that may stand between a number and its noun: "novos", "other"."""
    noun_last: bool = False
    """Whether any adjectives stand before the noun: "new electric buses"."""
    plural_endings: list[str] = field(default_factory=list)
    """How plurals end; what counts more than one and does not end so is no noun."""
    plurals: list[str] = field(default_factory=list)
    """Plurals without such an ending: "people"."""
    no_nouns: list[str] = field(default_factory=list)
    """Words that follow a number and are no noun: "among", "against"; verbs of ``times.past`` and
    ``times.future`` are none either."""
    number_signs: list[str] = field(default_factory=list)
    """Before a number that only names: "nº", "No.", "article"."""
    dollar: str = ""
    """What "$" alone means; empty where nobody can tell."""

    example: list[Example] = field(default_factory=list)
