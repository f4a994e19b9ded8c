"""Words of times.

Three kinds of key. **Maps** (content words) are found by the one pass over the text, and each find
is where a time may stand. **Lists** (small words) are looked up only next to a find or a number, so
they may hold the commonest words of the language. **Plain facts** say how the language writes.
Phrases may hold several words. Write every inflected form; capitals do not matter unless a month,
weekday or season is written with one (``letters``): then the text must have it too.
"""

from msgspec import field

from wiredesk.packs.loading import Example, Section, WordMap


class TimeWords(Section, kw_only=True):
    """How a language says when. Every key may be missing."""

    # ── content words: phrase → what it stands for ──────────────────────────────────────────
    units: WordMap = field(default_factory=dict)
    """Units in the singular: D W M Q (quarter) H (half year) Y DE CE, WE (weekend), F (fortnight),
    BD (working day), ML (millennium), TH TM TS (hour, minute, second)."""
    units_plural: WordMap = field(default_factory=dict)
    """The same in the plural."""
    nth_units: WordMap = field(default_factory=dict)
    """Units only after an ordinal and with a year: the second "half" of 2024 = "H"."""
    day_words: WordMap = field(default_factory=dict)
    """"yesterday" = "-1D", "this year" in one word = "0Y" ("heuer"). With "~" reckoned from the
    date last spoken of ("the day before" = "~-1D"); with a part of day: "tonight" = "0D:NI"."""
    references: WordMap = field(default_factory=dict)
    """PRESENT_REF, PAST_REF, FUTURE_REF: "now", "recently", "soon"."""
    frequencies: WordMap = field(default_factory=dict)
    """"daily" = "P1D", "weekly" = "P1W"; "nightly" = "PT1NI"."""
    weekly_days: WordMap = field(default_factory=dict)
    """"Mondays" = "1", where the form alone says every week."""
    parts: WordMap = field(default_factory=dict)
    """Parts of the day: MO MI AF EV NI DT (day time)."""
    day_with_part: WordMap = field(default_factory=dict)
    """Weekday and part in one word: "Montagabend" = "1:EV"."""
    decades: WordMap = field(default_factory=dict)
    """"the nineties" = "90"."""
    quarters: WordMap = field(default_factory=dict)
    """Codes: "Q1" = "Q1", "1S" = "H1"."""
    holidays: WordMap = field(default_factory=dict)
    """"12-25", or days from Easter "E-2", or the nth weekday of a month "11-4-4" (Thanksgiving:
    November, fourth, Thursday)."""
    loose: WordMap = field(default_factory=dict)
    """Months, weekdays and seasons that are words too ("mar", "segunda", "May", "fall"): "M3",
    "W1", "SFA". They count beside a number; those that are written with a capital, and seasons,
    after a word of ``at`` too ("in May"); weekdays after such a word where a mark or a word of
    ``after_loose`` follows."""
    not_times: WordMap = field(default_factory=dict)
    """Phrases that hide the words in them: "Segunda Guerra", "de segunda mão". The value is why."""

    spans: WordMap = field(default_factory=dict)
    """Spans in one word: "jahrelang" = "PXY"."""

    # ── small words ─────────────────────────────────────────────────────────────────────────
    the: list[str] = field(default_factory=list)
    """Articles, alone and joined to prepositions; "den" of "Montag, den 5. Mai"."""
    day_pre: list[str] = field(default_factory=list)
    """Before the figure of a day: "no dia" 5, "el día" 5."""
    of: list[str] = field(default_factory=list)
    at: list[str] = field(default_factory=list)
    """Prepositions before a date: in, on, by, since … with their joined articles."""
    one: list[str] = field(default_factory=list)
    """The article that counts as one: "a year"."""
    since: list[str] = field(default_factory=list)
    until: list[str] = field(default_factory=list)
    between: list[str] = field(default_factory=list)
    """What opens a range: between, from."""
    conj: list[str] = field(default_factory=list)
    """and, or, to: between two dates of a list or a range."""
    this: list[str] = field(default_factory=list)
    last: list[str] = field(default_factory=list)
    next: list[str] = field(default_factory=list)
    plural_mod: list[str] = field(default_factory=list)
    """Forms of ``last``, ``next`` and ``this`` that are plural, for units that do not change
    ("les derniers mois")."""
    that: list[str] = field(default_factory=list)
    """"that day": the date last spoken of. Also "the same"."""
    prior: list[str] = field(default_factory=list)
    """"the previous year", "tags zuvor": before the date last spoken of."""
    after: list[str] = field(default_factory=list)
    """"the following day"."""
    every: list[str] = field(default_factory=list)
    per: list[str] = field(default_factory=list)
    """"por", "a", "pro" before a unit: so much a year."""
    times_word: list[str] = field(default_factory=list)
    """three "times" a week."""
    ago: list[str] = field(default_factory=list)
    """Before the span: "há dois anos", "vor drei Tagen", "il y a", "hace"."""
    ago_end: list[str] = field(default_factory=list)
    """After the span: "two years ago", "dois anos atrás"."""
    hence: list[str] = field(default_factory=list)
    """Before a span from now on: "daqui a dois dias", "dans trois jours"."""
    hence_end: list[str] = field(default_factory=list)
    later: list[str] = field(default_factory=list)
    """After the span, when nothing hangs on it: "dois anos depois", "three days later"."""
    earlier: list[str] = field(default_factory=list)
    about: list[str] = field(default_factory=list)
    more: list[str] = field(default_factory=list)
    less: list[str] = field(default_factory=list)
    some: list[str] = field(default_factory=list)
    """several, a few, many."""
    during: list[str] = field(default_factory=list)
    """What makes a bare plural a time: "for years", "seit Monaten", "há anos"."""
    start: list[str] = field(default_factory=list)
    middle: list[str] = field(default_factory=list)
    end: list[str] = field(default_factory=list)
    """"the end of", "late", "em meados de"."""
    half: list[str] = field(default_factory=list)
    and_half: list[str] = field(default_factory=list)
    """After a unit: "um ano e meio"."""
    clock: list[str] = field(default_factory=list)
    """Before a clock time: "at", "às", "um", "gegen"."""
    oclock: list[str] = field(default_factory=list)
    """What makes a figure an hour by itself: "Uhr", "o'clock"."""
    clock_sure: list[str] = field(default_factory=list)
    """What makes even a bare figure an hour: "às" nove, "a las" nueve."""
    hours: list[str] = field(default_factory=list)
    """What does so only after a word of ``clock``: "às 17 **horas**"."""
    part_at: list[str] = field(default_factory=list)
    """Before a bare part of the day: "in the" morning, "am" Morgen, "à" noite."""
    adj: list[str] = field(default_factory=list)
    """Between a number and its unit: five "trading" days, zwei "ganze" Jahre."""
    lasting: list[str] = field(default_factory=list)
    """After bare units: decades-"long"."""
    am: list[str] = field(default_factory=list)
    pm: list[str] = field(default_factory=list)
    bc: list[str] = field(default_factory=list)
    ad: list[str] = field(default_factory=list)
    year_word: list[str] = field(default_factory=list)
    """"year", "ano de", "Jahrgang" before a figure."""
    decade_word: list[str] = field(default_factory=list)
    """Before a figure: "anos" 60, "década de" 1990, "années" 80."""
    century_before: list[str] = field(default_factory=list)
    fiscal: list[str] = field(default_factory=list)
    """"fiscal year", "Geschäftsjahr"."""
    age_before: list[str] = field(default_factory=list)
    """"aged", "aos" 47 anos: an age is no time."""
    age_after: list[str] = field(default_factory=list)
    named_after: list[str] = field(default_factory=list)
    """Words of places that are named after a date: "rua" 25 de março, "Straße des" 17. Juni."""
    after_loose: list[str] = field(default_factory=list)
    """What may follow a loose weekday: "na segunda **para** …"."""

    # ── plain facts ─────────────────────────────────────────────────────────────────────────
    month_first: bool = False
    """Whether "May 3" is written."""
    numeric: list[str] = field(default_factory=lambda: ["Y-M-D"])
    """Dates in figures, as "D/M/Y". "Y" is four figures, "y" two; the first that fits counts."""
    numeric_of: dict[str, list[str]] = field(default_factory=dict)
    """Another order in a variety: "en-US" = ["M/D/Y"]."""
    dot_clock: bool = False
    """Whether "14.30" after a word of ``clock`` is a time of day."""
    decade_suffixes: list[str] = field(default_factory=list)
    """"s" of "1990s", "er" of "60er"."""
    glued_units: dict[str, str] = field(default_factory=dict)
    """Endings that make a span of a number: "zehn**tägig**" = "D"."""
    span_nouns: list[str] = field(default_factory=list)
    """What lasts: "pena de 20 anos". Years after any other noun and "de" are an age. Empty where
    a language has no such turn."""
    persons: list[str] = field(default_factory=list)
    """After such a word of years they make it an age: zweijähriger "Junge"."""
    future: list[str] = field(default_factory=list)
    """Words that put a sentence in the future: "will", "wird", "vai", "próximo"."""
    past: list[str] = field(default_factory=list)
    """Words that put it in the past: "was", "hat", "foi"."""
    future_endings: list[str] = field(default_factory=list)
    past_endings: list[str] = field(default_factory=list)
    """Endings of verbs: "-ará", "-ou", "-ed"."""
    zones: dict[str, str] = field(default_factory=dict)
    """Words for a time zone with their shift: "Brasília" = "-03:00"; UTC, GMT and the common
    abbreviations are known everywhere."""
    ago_as_span_from: str = "CE"
    """Unit from which "two years ago" stays a span ("P2Y") and no date: whoever says it means
    no one year."""

    example: list[Example] = field(default_factory=list)
