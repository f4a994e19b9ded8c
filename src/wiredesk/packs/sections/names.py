"""Words around names: titles, offices, what people, bodies, places and works are called."""

from msgspec import field

from wiredesk.packs.loading import Example, Section, WordMap, Words

Kinds = dict[str, list[str]]
"""Words by the kind of source that their bearer would be ("expert"); "other" where none is."""


class NameWords(Section, kw_only=True):
    """What tells a name's type and who bears it. Single words are compared folded.

    ``offices`` and ``demonyms`` are written in their first form and inflected by ``inflect``.
    """

    # ── How names are joined ──
    of: list[str] = field(default_factory=list)
    """Words that join a head to its name ("Universidade de Lisboa")."""
    particles: list[str] = field(default_factory=list)
    """Words inside a person's name ("da Silva"), besides those known everywhere ("van", "bin")."""
    joiners: list[str] = field(default_factory=list)
    """"and": joins the words of one body ("Department of Health and Human Services")."""
    articles: list[str] = field(default_factory=list)
    half_articles: list[str] = field(default_factory=list)
    """Articles that are prepositions too ("a"); they count behind "de" or nothing."""
    elided: list[str] = field(default_factory=list)
    """What an apostrophe cuts off before a name ("l'Assemblée")."""
    possessive: list[str] = field(default_factory=list)
    """Endings that are no part of a name ("'s")."""
    genitive: str = ""
    """Ending that a name takes in the genitive ("Berlins")."""
    noun_endings: list[str] = field(default_factory=list)
    """Endings of common nouns, where these have capitals ("-ung")."""

    article_before_firms: bool = True
    """Whether a firm's bare name takes an article ("a Petrobras", not "the Microsoft")."""

    # ── Forms ──
    contractions: dict[str, str] = field(default_factory=dict)
    """Joining words that corpora write apart ("do": "de o")."""
    inflect: list[list[str]] = field(default_factory=list)
    """Rows of endings: masculine, feminine, their plurals, then any other form."""
    inflect_last: bool = True
    """Whether the last word of an office is inflected, or the first ("ministro da Saúde")."""
    masculine: list[str] = field(default_factory=list)
    """Articles and titles that stand before a man."""
    feminine: list[str] = field(default_factory=list)
    he: list[str] = field(default_factory=list)
    she: list[str] = field(default_factory=list)

    # ── Words that are no name ──
    openers: list[str] = field(default_factory=list)
    """Words that often open a sentence, and so have a capital that says nothing."""

    # ── People ──
    titles: list[str] = field(default_factory=list)
    """Before a name, no part of it and no office ("senhora", "dr")."""
    offices: dict[str, str] = field(default_factory=dict)
    """Each with its role in English (see ``packs/offices``)."""
    people: Kinds = field(default_factory=dict)
    """What a person may be called ("atriz", "analyst")."""
    before_person: list[str] = field(default_factory=list)
    """Words and verbs after which a lone name is a person's ("by", "disse")."""
    as_subject: list[str] = field(default_factory=list)
    """Small words after which a lone capital before them is a subject, a person's mostly."""
    verb_endings: list[str] = field(default_factory=list)
    """Endings of finite verbs that say that a lone name before them is a person's, mostly."""
    after_person: list[str] = field(default_factory=list)
    """Verbs before which a lone name is a person's ("said", "nasceu")."""

    # ── Bodies ──
    bodies: Kinds = field(default_factory=dict)
    """What a body is called: opens its name ("Ministério da Saúde") or stands before it."""
    small_tails: bool = False
    """Whether bodies' names go on in small letters ("Cour des comptes")."""
    small_adjectives: list[str] = field(default_factory=list)
    """Endings of adjectives that belong to a body's name ("Assemblée nationale")."""
    apposed: list[str] = field(default_factory=list)
    """Nouns with a capital that stand before a name and are no part of it ("Konzern")."""
    body_tails: Kinds = field(default_factory=dict)
    """What closes a body's name ("University", "Inc")."""
    body_endings: list[str] = field(default_factory=list)
    """Endings of one-word bodies ("-ministerium")."""

    # ── Places ──
    lands: list[str] = field(default_factory=list)
    """What a place is called: opens its name ("Rio Grande") or stands before it."""
    land_tails: list[str] = field(default_factory=list)
    land_endings: list[str] = field(default_factory=list)
    directions: list[str] = field(default_factory=list)
    """Before a place's name, part of it where it has a capital ("Upper Austria")."""
    at: list[str] = field(default_factory=list)
    """Words after which a lone name is a place's ("in", "em")."""
    countries: WordMap = field(default_factory=dict)
    """Names of countries besides those of CLDR ("EUA"), each with its ISO 3166-1 code."""
    places: WordMap = field(default_factory=dict)
    """Cities and regions as this language writes them ("Moscovo"), each with its country."""
    areas: WordMap = field(default_factory=dict)
    """Places that no one governs: continents, seas, "Ocidente"; the country where there is one."""
    seats: WordMap = field(default_factory=dict)
    """Palaces and streets that stand for a government ("Kremlin"), each with its country."""
    demonyms: dict[str, str] = field(default_factory=dict)
    """Each with the country's code, or "" where there is none ("europeu")."""

    # ── The rest ──
    groups: Words = field(default_factory=list)
    """Peoples, religions, movements ("cristãos"), written as the language writes them."""
    works: list[str] = field(default_factory=list)
    """What a work or product is called: before its name ("filme")."""
    work_heads: list[str] = field(default_factory=list)
    """What opens the name of a work, law, prize or product ("Prêmio")."""
    events: list[str] = field(default_factory=list)
    """What opens the name of an event ("Guerra", "Copa")."""
    event_tails: list[str] = field(default_factory=list)
    no_names: list[str] = field(default_factory=list)
    """Written with a capital, yet no name ("Internet", "TV")."""
    example: list[Example] = field(default_factory=list)
