"""Verbs, nouns, prepositions and formulas that hand a claim to a speaker."""

from msgspec import field

from wiredesk.packs.loading import Example, Section, WordMap, Words

Forms = str
"""Word forms with spaces between them, so that a verb stays one line."""


class Conjugation(Section, kw_only=True):
    """The endings of regular verbs. ``~`` stands for the stem where it is not at the start.

    A verb takes the conjugation with the longest name that ends its lemma; the name is cut off
    to make the stem: "afirmar" is "ar" with the stem "afirm".
    """

    finite: Forms = ""
    participle: Forms = ""
    gerund: Forms = ""
    infinitive: Forms = ""
    conditional: Forms = ""
    hearsay: Forms = ""
    """Forms that by themselves mark another's word: the German Konjunktiv I."""


class Verbs(Section, kw_only=True):
    """Verbs that report in the same way.

    ``takes``: clause (after a complementiser, or bare where the language allows), quote, thing
    (a noun phrase), deed (an infinitive), person (one is told first), mention (a quotation behind
    one of ``via`` alone: "speaks of “a coup”"), naming (a thing that is given a name in quotation
    marks: "chamou o acordo de “um chão”"; "chamou a polícia" is none). ``via`` are the
    prepositions that may open what is said ("warned of").
    A lemma "mit|teilen" is a separable verb. ``homograph``: mostly another word, so it wants its
    subject and its complement in plain sight.
    """

    lemmas: list[str]
    takes: list[str] = field(default_factory=list)
    via: list[str] = field(default_factory=list)
    cue_class: str = "neutral"
    thing_class: str = ""
    """The class where a thing follows: "called it a farce" judges, "called for aid" demands."""
    homograph: bool = False


class LightVerbs(Section, kw_only=True):
    """Verbs that say nothing without their noun: "expressed hope", "made a plea"."""

    verbs: list[str]
    nouns: list[str]
    cue_class: str = "neutral"


class AttributionWords(Section, kw_only=True):
    """How a language says who says. All word lists in lower case."""

    # How verbs are built, and which report.
    conjugations: dict[str, Conjugation] = field(default_factory=dict)
    irregular: dict[str, Conjugation] = field(default_factory=dict)
    verbs: list[Verbs] = field(default_factory=list)
    light: list[LightVerbs] = field(default_factory=list)
    nouns: dict[str, list[str]] = field(default_factory=dict)
    """Nouns that carry a claim before a complementiser ("the claim that"), by cue class."""
    prepositions: WordMap = field(default_factory=dict)
    """What stands before a source, with its cue class: "according to"."""
    postpositions: WordMap = field(default_factory=dict)
    """What stands behind a source: "zufolge"."""
    preposition_nouns: list[str] = field(default_factory=list)
    """Nouns without which a preposition names no source: "nach Angaben"; the preposition is
    listed in ``weak_prepositions``."""
    trailing_prepositions: list[str] = field(default_factory=list)
    """Those that name a source only behind a comma or a quotation: ", so der Minister"."""
    learnt: Words = field(default_factory=list)
    """Phrases by which the reporter has learnt something: "a-t-on appris"."""
    learnt_from: list[str] = field(default_factory=list)
    """What stands before whom it was learnt from: "auprès", "de"."""
    own_words: list[str] = field(default_factory=list)
    """What makes a source of the sentence's own subject: "nach eigenen Angaben"."""
    citing: Words = field(default_factory=list)
    """What stands before whom a source cites in its turn: "citing", "que cita a"."""
    view_prepositions: list[str] = field(default_factory=list)
    """What hands the sentence that it opens to a person: "Para Silva, …", "Pour elle, …"."""
    own_views: Words = field(default_factory=list)
    """Phrases that go on with the last speaker's view: "a su juicio", "in her view"."""
    weak_prepositions: list[str] = field(default_factory=list)
    not_sources: list[str] = field(default_factory=list)
    """What follows such a preposition and is no source: "according to plan", "segundo turno"."""
    hedges: WordMap = field(default_factory=dict)
    """Words that hand a claim to nobody: "reportedly"."""
    impersonal: WordMap = field(default_factory=dict)
    """Whole phrases that say something on nobody's word: "it is said that", "es heißt"."""
    hearsay_modals: list[str] = field(default_factory=list)
    """Finite forms that, with an infinitive perfect, mark hearsay ("soll … haben")."""
    hearsay_conditionals: list[str] = field(default_factory=list)
    """Conditional forms that mark hearsay in a main clause ("teria", "aurait", "habría")."""
    free_speech: list[str] = field(default_factory=list)
    """Konjunktiv forms by which a sentence goes on with the last speaker's words ("sei")."""

    # The small words that bound a clause and a noun phrase.
    complementisers: list[str] = field(default_factory=list)
    question_words: list[str] = field(default_factory=list)
    relatives: list[str] = field(default_factory=list)
    subordinators: list[str] = field(default_factory=list)
    conjunctions: list[str] = field(default_factory=list)
    prepositions_plain: list[str] = field(default_factory=list)
    inner_prepositions: list[str] = field(default_factory=list)
    """Those that stay within a noun phrase: "a spokesman for the ministry"."""
    determiners: list[str] = field(default_factory=list)
    pronouns: list[str] = field(default_factory=list)
    """Pronouns that can be a subject."""
    first_persons: list[str] = field(default_factory=list)
    possessives: list[str] = field(default_factory=list)
    auxiliaries: list[str] = field(default_factory=list)
    passives: list[str] = field(default_factory=list)
    """Forms of the auxiliary that makes a passive ("was", "foi", "wurde")."""
    by: list[str] = field(default_factory=list)
    """What names the speaker of a passive: "by", "por", "von"."""
    negations: list[str] = field(default_factory=list)
    adverbs: list[str] = field(default_factory=list)
    adverb_endings: list[str] = field(default_factory=list)
    clitics: list[str] = field(default_factory=list)
    addressee_prepositions: list[str] = field(default_factory=list)
    """What opens the person told ("pediu ao ministro"); empty where the noun stands bare."""
    infinitive_endings: list[str] = field(default_factory=list)
    """Endings of infinitives, where they have one ("ar", "er", "ir")."""
    participle_endings: list[str] = field(default_factory=list)
    degrees: list[str] = field(default_factory=list)
    """Adverbs that are part of the noun phrase they open: "exige mais salário"."""
    perfect_infinitives: list[str] = field(default_factory=list)
    """Auxiliaries that close "soll … geflohen sein"."""
    past_endings: list[str] = field(default_factory=list)
    """Endings by which a word behind "and" is a verb of the past: "-ó", "-ou"."""
    gerund_endings: list[str] = field(default_factory=list)
    infinitive_marks: list[str] = field(default_factory=list)
    catenatives: list[str] = field(default_factory=list)
    """Verb forms that stand between the subject and the cue: "went on to say"."""
    anaphors: list[str] = field(default_factory=list)
    """What points back at the sentence before: "Das teilte die Polizei mit"."""
    absolutes: list[str] = field(default_factory=list)
    """"with" of "with 22 percent saying", behind which a subject may stand."""
    contrasts: list[str] = field(default_factory=list)
    """Subordinators behind which somebody else may speak: "…, while critics say"."""
    reflexives: list[str] = field(default_factory=list)
    """Pronouns with which "être" makes no passive: "s'est dit"."""
    chain_words: list[str] = field(default_factory=list)
    """What may stand between a catenative and its infinitive: "acabou por admitir"."""
    reporting_as: list[str] = field(default_factory=list)
    """"as", "como", "wie": before subject and cue, the main clause being what is said."""
    adjuncts: list[str] = field(default_factory=list)
    """What, after a comma, says when or why it was said and is no part of it: "depois de"."""

    # Facts of the grammar.
    elides: bool = False
    """Whether an apostrophe ends a word ("qu'il")."""
    incises_in_quotes: bool = False
    """Whether the speaker may stand within the marks: "« Oui, a dit Léa, c'est fini »"."""
    bare_clauses: bool = False
    """Whether a clause may follow the cue with no complementiser ("said he would")."""
    comma_clauses: bool = False
    """Whether what is said stands after a comma ("sagte, er werde")."""
    no_subject: bool = False
    """Whether a finite verb may stand without its subject."""
    verb_second: bool = False
    """Whether the finite verb stands second, so that the subject may follow it."""

    # What kind of source it is.
    source_nouns: dict[str, list[str]] = field(default_factory=dict)
    """Head nouns by kind of source, fixed phrases of two or three words among them."""
    source_endings: dict[str, list[str]] = field(default_factory=dict)
    """Endings of nouns by kind of source: "-ólogo", "-ologist"."""
    head_last: bool = False
    """Whether the head of a compound stands last ("Boat Owners' Association")."""
    carriers: list[str] = field(default_factory=list)
    """Nouns that are of the kind of what they speak for: "president of the union"."""
    indefinites: list[str] = field(default_factory=list)
    """Pronouns that stand for no one named before: "many", "others"."""
    state_words: list[str] = field(default_factory=list)
    """What makes state media of media: "official", "state-run"."""
    state_media: Words = field(default_factory=list)
    anonymous: Words = field(default_factory=list)
    official_assessment: Words = field(default_factory=list)
    example: list[Example] = field(default_factory=list)
