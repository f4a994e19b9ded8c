"""What we find in a story, and the reading that holds it all."""

from __future__ import annotations

from wiredesk.records.arriving import Given, Note, Story
from wiredesk.records.base import Record, Span, When


class Finding(Record, frozen=True, kw_only=True):
    """One thing we say about a story, and what made us say it.

    ``rule`` names the part, the rule and the pack behind it ("furniture.counter",
    "times.weekday:pt"); the versions of reader, packs and engines stand once, in
    ``Reading.made_by``. ``confidence`` runs from 0 to 1 and is never a trust score.
    """

    rule: str
    confidence: float = 1.0


class Placed(Finding, frozen=True, kw_only=True):
    """A finding that stands on ``text[start:end]``."""

    start: int
    end: int


class Anywhere(Finding, frozen=True, kw_only=True):
    """A finding on ``text[start:end]``; both ``None`` where it speaks of the story as a whole."""

    start: int | None = None
    end: int | None = None


class Furniture(Placed, frozen=True, kw_only=True):
    """Delivered text that is not headline, dateline or body.

    Kinds: breadcrumb, counter, share, navigation, related, newsletter, cookie, photo_credit,
    advertisement, paywall, tags, disclaimer, link_text, byline, credit, sign_off, rights, pubdate,
    editor_note, embargo, llm_leftover, llm_instruction. It is read for origin, dates and orders,
    never for claims.
    """

    kind: str


class Sentence(Placed, frozen=True, kw_only=True):
    """A sentence and what it is: ``headline``, ``claim``, ``own_voice`` or ``furniture``."""

    kind: str
    paragraph: int
    """Index of the block it stands in."""


class ParagraphLanguage(Placed, frozen=True, kw_only=True):
    """The language (BCP 47) and script (ISO 15924) of one block."""

    tag: str
    script: str


class Marker(Placed, frozen=True, kw_only=True):
    """One form that only one variety of a language writes."""

    variety: str
    other: str | None = None
    """What the other variety writes there, where the contrast list says."""
    kind: str = "word"


class Variety(Record, frozen=True, kw_only=True):
    """How strongly the copy speaks for each variety of its language ("pt-PT": 7)."""

    tag: str | None
    """The variety, ``"mixed"`` when both are strong, ``None`` when nothing tells."""
    counts: dict[str, int]
    markers: tuple[Marker, ...] = ()


class Language(Record, frozen=True, kw_only=True):
    """The language of the whole and of each block; ``und`` is an answer."""

    tag: str
    script: str
    confidence: float
    paragraphs: tuple[ParagraphLanguage, ...] = ()
    variety: Variety | None = None


class Order(Anywhere, frozen=True, kw_only=True):
    """An editor's note or an order in the copy; a kill, a hold or an embargo is loud.

    Kinds: kill, hold, embargo, release, correction, writethru, update, advisory, note,
    repeat, recast, priority, take (a part of a longer story: "TAKE 2", "(MORE)"), end ("-30-").
    ``start`` is ``None`` for an order that the delivery declares beside the text.
    """

    kind: str
    text: str
    until: When | None = None
    """For an embargo: until when, as precise as the copy says; where no date can be reckoned,
    the copy's own words ("00:01 GMT Wednesday")."""
    loud: bool = False


class Evidence(Anywhere, frozen=True, kw_only=True):
    """What makes us say where a story comes from: a span of the text, or a declared field."""

    what: str
    value: str
    where: str = "text"


class ChainLink(Anywhere, frozen=True, kw_only=True):
    """One station between the source and this copy, with the words it rests on."""

    role: str
    """agency | outlet | source | republisher | translator"""
    name: str
    agency: str | None = None
    """Id of the agency's pack, where it is one we know."""
    country: str | None = None
    state_run: bool | None = None
    where: str = "text"
    """What it rests on: the text, or the declared field's name."""


class Origin(Record, frozen=True, kw_only=True):
    """Where the story says it comes from. ``agency`` is ``None`` when none is *named*.

    ``agency`` is the short name of the agency whose copy it is ("Lusa"), also of one that has no
    pack; its id, where it has one, stands in the chain. ``date`` is the dateline's: where it says
    no year and nothing else does, as TIMEX3 writes it ("XXXX-05-03").
    """

    agency: str | None = None
    credit: str | None = None
    dateline: str | None = None
    place: str | None = None
    date: When | None = None
    byline: str | None = None
    sign_off: str | None = None
    republisher: str | None = None
    source_link: str | None = None
    rights: str | None = None
    disclaimer: str | None = None
    claimed_section: str | None = None
    unnamed_agency: bool = False
    """The copy says that it comes from an agency, or "agencies", and names none."""
    chain: tuple[ChainLink, ...] = ()
    evidence: tuple[Evidence, ...] = ()


class Name(Placed, frozen=True, kw_only=True):
    """A name in the text. Types: PER ORG LOC GPE NORP EVENT GROUP MISC."""

    type: str
    entity: str | None = None
    """Key into ``Reading.entities``."""
    method: str = "rule"


class Entity(Record, frozen=True, kw_only=True):
    """Someone or something that names in this story stand for."""

    name: str
    type: str
    role: str | None = None
    country: str | None = None
    """ISO 3166-1 alpha-2."""
    gender: str | None = None
    wikidata: str | None = None
    kind: str | None = None
    """The kind of source that it would be: official, state_media, agency, …"""
    pack: str | None = None
    """The entry of our packs that it is ("people/…", "organisations/…")."""
    aliases: tuple[str, ...] = ()
    """What else the story calls it."""


class Time(Placed, frozen=True, kw_only=True):
    """A TIMEX3-style time: DATE, TIME, DURATION or SET."""

    type: str
    value: str
    begin: When | None = None
    end_date: When | None = None
    granularity: str | None = None
    anchor: str | None = None
    """What the value was reckoned from, and why ("published 2025-10-28"); ``None`` if nothing."""
    mod: str | None = None
    """START MID END APPROX MORE_THAN LESS_THAN, as in TIMEX3."""
    flags: tuple[str, ...] = ()


class Quantity(Placed, frozen=True, kw_only=True):
    """A number with what it counts. An open bound is ``None``: "quase 15 mil" has no ``min``."""

    type: str
    """cardinal | ordinal | percent | money | measure | fraction"""
    min: float | None
    max: float | None
    unit: str | None = None
    """The counted noun as written, in lower case; "%" or "pp" (percentage points); a currency (ISO
    4217); a symbol of measure ("km")."""
    modifier: str | None = None
    """about | almost | more than | at least | less than | at most | exactly | range | vague"""


class Attribution(Placed, frozen=True, kw_only=True):
    """A place where the text hands a claim to a speaker. Says nothing of whether it is true.

    ``start``/``end`` cover source, cue and content. The three are lists of spans.
    """

    id: str
    type: str
    """direct | mixed | indirect | speech_act | evidential | headline"""
    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]
    speaker: str | None = None
    """Key into ``Reading.entities``, or the words of the source where it is no entity."""
    kind: str = "unknown"
    parent: str | None = None
    chain: tuple[str, ...] = ()
    """Ids from the outermost attribution down to this one's parent."""
    quoted: tuple[Span, ...] = ()
    cue_class: str | None = None
    addressee: tuple[Span, ...] = ()
    flags: tuple[str, ...] = ()


class Topic(Finding, frozen=True, kw_only=True):
    """An IPTC Media Topic, its share of the evidence, and the words that made it."""

    code: str
    name: str
    score: float
    words: tuple[str, ...] = ()


class Defect(Anywhere, frozen=True, kw_only=True):
    """Something wrong with the copy as delivered. ``start`` is ``None`` for the story as a whole.

    ``kind`` is ``family.name``; ``mend`` is the text to put there (``""`` deletes), ``None``
    where no mend is certain; a ``hint`` comes from a check that is right less than 7 times in 10.
    """

    kind: str
    severity: str
    """info | minor | major | critical"""
    note: str
    mend: str | None = None
    hint: bool = False


class OnWhoseWord(Record, frozen=True, kw_only=True):
    """One source of the story and what hangs on it."""

    speaker: str
    kind: str
    claims: tuple[str, ...]
    """Ids of attributions."""


class Summary(Record, frozen=True, kw_only=True):
    """The claims of a story counted. Facts, no score."""

    sentences: int = 0
    claimed: int = 0
    own_voice: int = 0
    sources: tuple[OnWhoseWord, ...] = ()
    on_state_media: tuple[str, ...] = ()
    on_nobody_named: tuple[str, ...] = ()
    on_one_source: bool = False


class Event(Placed, frozen=True, kw_only=True):
    """Who did what to whom. Empty until the reading of events is built."""

    type: str
    mode: str | None = None
    actor: str | None = None
    recipient: str | None = None
    date: When | None = None
    place: str | None = None
    quantity: str | None = None
    on_whose_word: str | None = None
    reality: str | None = None


class MadeBy(Record, frozen=True, kw_only=True):
    """Versions behind every finding: the reader, each pack (by content), each engine."""

    reader: str
    packs: dict[str, str]
    engines: dict[str, str] = {}


class Reading(Record, frozen=True, kw_only=True):
    """All findings on one story by one version of the reader. Same input, same reading."""

    story: Story
    given: Given
    furniture: tuple[Furniture, ...]
    origin: Origin
    language: Language
    sentences: tuple[Sentence, ...]
    orders: tuple[Order, ...]
    names: tuple[Name, ...]
    entities: dict[str, Entity]
    times: tuple[Time, ...]
    quantities: tuple[Quantity, ...]
    attributions: tuple[Attribution, ...]
    summary: Summary
    events: tuple[Event, ...]
    topics: tuple[Topic, ...]
    defects: tuple[Defect, ...]
    notes: tuple[Note, ...]
    """Limits that this reading ran into; empty for a whole reading."""
    made_by: MadeBy
