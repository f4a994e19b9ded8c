"""Credits, datelines, bylines, sign-offs and disclaimers."""

from msgspec import field

from wiredesk.packs.loading import Example, Section, Words


class OriginWords(Section, kw_only=True):
    """How a language says where copy comes from. All languages' lists hold in every copy.

    None of these words makes an origin by itself: each counts at the head of a line of its own,
    in a bracket, or in a disclaimer, never in a sentence of the story ("according to Lusa").
    """

    day_first: bool = True
    """Whether 03/05 is the third of May; ``false`` where it may as well be the fifth of March."""
    by: Words = field(default_factory=list)
    """Words before an author's name on a line of its own: "By", "Por", "Von"."""
    by_after: Words = field(default_factory=list)
    """Words after it: "기자"."""
    staff: Words = field(default_factory=list)
    """Bylines that name no person: "Da Redação", "Staff Reporter"."""
    reporting: Words = field(default_factory=list)
    """Words before the reporters in a sign-off: "Reporting by"."""
    editing: Words = field(default_factory=list)
    """Words before the editors and translators in a sign-off: "Editing by"."""
    translation: Words = field(default_factory=list)
    """Words before who translated the copy: "tradução", "translated by"."""
    credit: Words = field(default_factory=list)
    """Words before whom the copy is from: "With inputs from", "Com", "Quelle:"."""
    house: Words = field(default_factory=list)
    """Words that make a name an agency's: "News Agency" after it, "Agence" before it."""
    beside: Words = field(default_factory=list)
    """Words that may stand beside an agency's or author's name: "news", "correspondent"."""
    distributors: Words = field(default_factory=list)
    """Houses that send out press releases for pay; in an agency's place they are none."""
    unnamed: Words = field(default_factory=list)
    """Words that own to agencies and name none: "agencies", "Agenturmaterial"."""
    imported: Words = field(default_factory=list)
    """Words that own to a feed from elsewhere: "third party syndicated feed"."""
    disclaims: Words = field(default_factory=list)
    """What an outlet says after its own name to be clear of the text: "accepts no liability"."""
    disclaimed: Words = field(default_factory=list)
    """What of a text is disclaimed: "accuracy", "content"; makes plain words a disclaimer."""
    untouched: Words = field(default_factory=list)
    """The same before its name: "has not been edited by"."""
    first_published: Words = field(default_factory=list)
    """Words before where the story first stood: "originally published in"."""
    source_link: Words = field(default_factory=list)
    """Words of the link to the source: "Read the original", "Source link"."""
    rights: Words = field(default_factory=list)
    """Words of a rights line: "All rights reserved", "©"."""
    section: Words = field(default_factory=list)
    """Labels before the section a story is filed under: "Category", "Rubrik"."""
    home: Words = field(default_factory=list)
    """The first word of a breadcrumb: "Home", "Início"."""
    photo: Words = field(default_factory=list)
    """Words that make a credit a picture's: "Photo", "Foto"."""
    no_place: Words = field(default_factory=list)
    """What stands before a dash as a place does and is none: "ANALYSIS", "VIDEO"."""
    places: list[str] = field(default_factory=list)
    """Further names of the country and its parts that stand in brackets after a place."""
    regions: dict[str, str] = field(default_factory=dict)
    """Codes of states that stand in brackets after a place: "Teresina (PI)". Where the code is an
    agency's too, the cities after which it means the state: "PA" only after Belém, Santarém …"""
    conjunctions: list[str] = field(default_factory=list)
    """Words that join two authors: "and", "e"."""
    locatives: list[str] = field(default_factory=list)
    """Words between a reporter and a place: "in", "em"."""
    example: list[Example] = field(default_factory=list)
