"""Words that tell of a defect."""

from msgspec import field

from wiredesk.packs.loading import Example, Section, WordMap, Words


class Pattern(Section, kw_only=True):
    """A defect of wording that a list of phrases cannot hold.

    ``find`` is a regular expression, tried on the sentence in which a cue of ``pattern_cues``
    that names this pattern stands; the group ``here``, where there is one, is what is marked.
    """

    kind: str
    find: str
    note: str
    mend: str | None = None
    """What to put there; ``\\1`` … stand for groups."""
    severity: str = "minor"
    persons: int = 0
    """How many different persons the sentence must name before it."""
    countries: int = 0
    """How many different countries the sentence must name before it."""
    needs: str | None = None
    """A regular expression that the sentence must hold as well."""


class DefectWords(Section, kw_only=True):
    """What betrays a defect in a language."""

    # ── typography ──
    spaced_marks: str = ""
    """Marks that the language writes a space before, as French does before ";"."""
    never_names: list[str] = field(default_factory=list)
    """Words that are no names, so that a capital inside a sentence is a slip (beside the commonest
    words in ``letters.common``)."""
    always_capital: list[str] = field(default_factory=list)
    """Words written with a capital wherever they stand ("I", "Sie")."""

    # ── repeats ──
    doubling_is_a_slip: bool = False
    """Whether a word twice in a row is a slip: in Hindi and Turkish it is grammar."""
    legit_doubles: list[str] = field(default_factory=list)
    """Words that may well stand twice in a row ("had had", "nous nous")."""
    list_joins: list[str] = field(default_factory=list)
    """What joins the last item of a list ("and")."""

    # ── truncation ──
    open_ends: list[str] = field(default_factory=list)
    """Words that nothing written to its end ends with: articles, conjunctions."""
    continues: Words = field(default_factory=list)
    """What stands where a text was cut ("continue reading")."""

    # ── other languages, machine translation ──
    own_looks: list[str] = field(default_factory=list)
    """Words of this language that look like commonest words of another, and loan words in use."""
    everyday: list[str] = field(default_factory=list)
    """Everyday words beside ``letters.common``: two of them together tell this language."""
    shared: list[str] = field(default_factory=list)
    """Commonest words of this language that others have in another sense ("come", "due"): they
    tell nothing in copy of another."""
    betrays: list[str] = field(default_factory=list)
    """Words that betray this language where they stand in copy of another."""
    leftovers: WordMap = field(default_factory=dict)
    """Phrases of other languages that imports leave in, each with what the language says ("" where
    no wording is certain)."""
    literal: WordMap = field(default_factory=dict)
    """Word-for-word translations that say nothing in this language, with the better wording."""
    unidiomatic: WordMap = field(default_factory=dict)
    """What is understood and nobody says, with the better wording."""

    # ── names and acronyms ──
    names_inflect: bool = True
    """Whether names take endings, so that near spellings are forms of one name."""
    known_acronyms: list[str] = field(default_factory=list)
    """Acronyms that need no expansion for readers of this language."""
    transliterations: WordMap = field(default_factory=dict)
    """Names in their English romanisation, with the language's own; capitals matter."""
    institutions: WordMap = field(default_factory=dict)
    """Names of institutions as they are mis-set, with the right one."""

    # ── spelling ──
    misspelled: WordMap = field(default_factory=dict)
    """Forms that are wrong wherever they stand, with the right one."""
    misspelled_name: str = "slip"
    """What the rule behind ``old_spelling`` is called ("ao90")."""
    old_spelling: WordMap = field(default_factory=dict)
    """Forms that a reform of the spelling did away with, with the new one."""
    old_patterns: list[tuple[str, str]] = field(default_factory=list)
    """(regular expression of a whole word, new form) for what the reform changed by rule."""
    old_letters: str = ""
    """Letters of which a word must hold one before ``old_patterns`` are tried."""

    # ── accuracy ──
    contradictions: WordMap = field(default_factory=dict)
    """Phrases that deny themselves, with what was meant ("" where that is open)."""
    pattern_cues: WordMap = field(default_factory=dict)
    """Words → name of the pattern that is tried on their sentence."""
    patterns: dict[str, Pattern] = field(default_factory=dict)

    articles: dict[str, str] = field(default_factory=dict)
    """Articles → what nouns they stand before: "ms", "mp", "fs", "fp" (masculine singular …)."""
    noun_endings: dict[str, str] = field(default_factory=dict)
    """Endings → what nouns have them, where next to no others do."""
    article_starts: dict[str, list[str]] = field(default_factory=dict)
    """Articles → beginnings of words that they never stand before ("an" → consonants)."""
    noun_exceptions: list[str] = field(default_factory=list)
    """Beginnings of words that endings or first letters are wrong about."""

    # ── category ──
    empty_sections: list[str] = field(default_factory=list)
    """Section names that say nothing ("Uncategorized")."""
    section_topics: dict[str, list[str]] = field(default_factory=dict)
    """Section name → codes of the top-level Media Topics that may stand under it."""

    source_words: list[str] = field(default_factory=list)
    """Words of a link that leads to where the story comes from ("source", "original")."""

    # ── language models ──
    model_leftovers: Words = field(default_factory=list)
    """What language models say to the one who asks. Looked for in copy of every language."""
    model_instructions: Words = field(default_factory=list)
    """What tells a language model what to do. Looked for in copy of every language."""

    # ── dates ──
    date_mends: dict[str, str] = field(default_factory=dict)
    """How a reckoned date is put: ``weekday``, ``day``, ``month``, ``year`` → a form with
    {words}, {day}, {month}, {year}."""

    both_hemispheres: bool = False
    """Whether the language is read in the north and in the south, so that "last summer" is two."""
    season_told: list[str] = field(default_factory=list)
    """Words beside a season that say which half of the world is meant ("austral")."""
    commas_outside: bool = False
    """Whether a comma stands outside closing quotation marks: “…”, disse."""
    translation_notices: Words = field(default_factory=list)
    """What a note says that tells of a translation ("translated by")."""

    example: list[Example] = field(default_factory=list)
