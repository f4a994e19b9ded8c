"""Editors' notes and orders as a language writes them."""

from msgspec import field

from wiredesk.packs.loading import Example, Section, WordMap, Words


class OrderWords(Section, kw_only=True):
    """Words of kills, embargoes, corrections; each list says what must stand around its words.

    The same words are ordinary prose ("kills three", "an embargo on arms", "hold talks"), so a
    word counts only at the head of a line or bracket and in the shape that its list names. A map
    gives each phrase its kind (``Order.kind``). All languages' lists are looked for in every copy.
    """

    labels: WordMap = field(default_factory=dict)
    """Orders when a colon follows, in any case: "Editors: …", "Note aux rédactions : …"."""
    capitals: WordMap = field(default_factory=dict)
    """Orders only in capitals: alone on their line or in a bracket, before a colon or a dash,
    or before words that are not in capitals: "KILL", "URGENT - …", "CORRECTS spelling of name"."""
    bracketed: WordMap = field(default_factory=dict)
    """Orders when they open a bracket at a line's start or a headline's end: "(Adds quotes)"."""
    phrases: WordMap = field(default_factory=dict)
    """Orders in any case wherever they open a line, a bracket or a sentence."""
    numbered: WordMap = field(default_factory=dict)
    """Orders with a number beside them, in capitals or in brackets: "UPDATE 2-", "(2nd Ld)"."""
    last: WordMap = field(default_factory=dict)
    """Orders alone in a bracket or between marks, or in capitals on the last line: "(mais)"."""
    kills: Words = field(default_factory=list)
    """What makes an editors' note a kill: "has been withdrawn", "zurückgezogen"."""
    holds: Words = field(default_factory=list)
    """What makes an editors' note a hold: "please hold the story"."""
    embargoes: Words = field(default_factory=list)
    """What makes an editors' note an embargo: "embargoed"."""
    until: Words = field(default_factory=list)
    """Words before the time of an embargo: "until", "bis", "jusqu'à"."""
    zones: dict[str, str] = field(default_factory=dict)
    """Names of time zones, in capitals, each with its offset from UTC: "MESZ" is "+02:00"."""
    example: list[Example] = field(default_factory=list)
