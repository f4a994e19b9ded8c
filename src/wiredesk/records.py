"""The records that the rooms hand each other. All are frozen; a change is a new record.

Offsets are code points into ``Story.text``, half-open: ``text[start:end]`` is what a finding
speaks of. Dates are ISO 8601 strings exactly as precise as what was declared ("2025-10" is a
month, "2025-10-28" a day and no midnight); an unknown is ``None``.
"""

from __future__ import annotations

import re
from datetime import datetime

from msgspec import Struct

Span = tuple[int, int]
"""A half-open range of code points into ``Story.text``."""

When = str
"""An ISO 8601 date or time, as precise as known and no more."""

_WHEN = re.compile(
    r"\d{4}(-\d\d(-\d\d(T\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:?\d\d)?)?)?)?", re.ASCII
)


def is_when(value: str) -> bool:
    """Whether a string is a date or time that exists: a year, a month, a day, or to the second."""
    if not _WHEN.fullmatch(value):
        return False
    whole = value + {4: "-01-01", 7: "-01"}.get(len(value), "")
    try:
        datetime.fromisoformat(whole)
    except ValueError:
        return False
    return True


class Record(Struct, frozen=True, kw_only=True):
    """What all records share."""


# ── What arrives ────────────────────────────────────────────────────────────────────────────


class Delivery(Record, frozen=True, kw_only=True):
    """Raw bytes as they came off a carrier. Everything else can be derived from them again."""

    body: bytes
    address: str | None = None
    """Where the bytes were found: a path or an address. Never what the document says of itself."""
    media_type: str | None = None
    """The declared type, as ``text/html; charset=utf-8``."""
    headers: tuple[tuple[str, str], ...] = ()
    received: When | None = None
    carrier: str = "memory"


class Given(Record, frozen=True, kw_only=True):
    """What the user knows better than the copy. It anchors values; it mends nothing by itself."""

    published: When | None = None
    source: str | None = None
    language: str | None = None


class Block(Record, frozen=True, kw_only=True):
    """One block of ``Story.text`` (a paragraph, a heading, a list item), in order."""

    start: int
    end: int
    kind: str = "paragraph"
    """paragraph | heading | item | quote | caption | cell | preformatted"""
    body: bool | None = None
    """Whether an extractor took it for body text; ``None`` where nothing tells blocks apart."""


class Link(Record, frozen=True, kw_only=True):
    """A link in the delivered copy; ``start``/``end`` where its words stand in ``text``."""

    href: str
    text: str = ""
    rel: str | None = None
    start: int | None = None
    end: int | None = None


class Media(Record, frozen=True, kw_only=True):
    """A picture, film or sound that belongs to the story."""

    href: str
    type: str | None = None
    caption: str | None = None
    credit: str | None = None
    rights: str | None = None


class Hop(Record, frozen=True, kw_only=True):
    """One station of a story's way, as a sender declares it (NewsML-G2 ``hopHistory``)."""

    party: str
    action: str | None = None
    at: When | None = None


class Declared(Record, frozen=True, kw_only=True):
    """One thing that the delivery says of itself, and where it stood ("json-ld", "og:title")."""

    name: str
    value: str
    where: str


class Note(Record, frozen=True, kw_only=True):
    """Something a person should know about how the copy could be read: charset, cut, time limit."""

    kind: str
    text: str


class Story(Record, frozen=True, kw_only=True):
    """What the sender declared, frozen. Nothing of ours stands here and nothing is cut.

    ``text`` is the delivered text in Unicode NFC with LF line ends. Where a format carries the
    headline apart from the body it is headline, blank line, body; ``title_span`` says where the
    headline stands. ``published``, ``updated`` and ``received`` never stand in for each other.
    """

    id: str
    text: str
    format: str
    title: str | None = None
    title_span: Span | None = None
    html: str | None = None
    language: str | None = None
    published: When | None = None
    updated: When | None = None
    received: When | None = None
    byline: str | None = None
    dateline: str | None = None
    credit: str | None = None
    section: str | None = None
    summary: str | None = None
    rights: str | None = None
    embargo: str | None = None
    pub_status: str | None = None
    version: str | None = None
    provider: str | None = None
    guid: str | None = None
    address: str | None = None
    canonical: str | None = None
    source: str | None = None
    keywords: tuple[str, ...] = ()
    blocks: tuple[Block, ...] = ()
    links: tuple[Link, ...] = ()
    media: tuple[Media, ...] = ()
    hops: tuple[Hop, ...] = ()
    declared: tuple[Declared, ...] = ()
    notes: tuple[Note, ...] = ()


# ── What we find ────────────────────────────────────────────────────────────────────────────


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


class Refusal(Record, frozen=True, kw_only=True):
    """Why something could not be done, in a sentence an editor understands."""

    what: str
    why: str
    address: str | None = None


class SourceSettings(Record, frozen=True, kw_only=True):
    """What a newsroom decides about one source. Empty means: as usual."""

    identity: tuple[str, ...] = ()
    """Which signs tell its stories apart, strongest first (see ``wire.identity.KINDS``)."""
    language: str | None = None
    country: str | None = None
    credit: str | None = None
    """The credit line its licence asks for."""
    licence: str | None = None
    """full | excerpt | none; ``None`` is unknown, and unknown is never full text."""
    rights: str | None = None
    index: bool = False
    """Whether copies of its stories may be indexed by search engines."""
    priority: int = 0
    section_map: dict[str, str] = {}
    """The source's section → a Media Topic code."""
    fetch_pages: bool = False
    """Whether its licence allows the linked page to be fetched when the feed carries an excerpt."""
    fetch_pictures: bool = False
    shortest_interval: int = 120
    longest_interval: int = 86_400
    """Seconds between polls; the rhythm of the feed decides between the two."""
    keep_days: int | None = None
    """How long delivered bytes and text are kept; ``None`` is for ever."""


# ── What stories are to each other ──────────────────────────────────────────────────────────


class Comparable(Record, frozen=True, kw_only=True):
    """A story cut down to what its relations can be told from.

    Made of a reading, or of a line ``{id, paragraphs | text, title, language, published, source}``
    of an archive; all but ``id`` and ``paragraphs`` may be unknown. ``paragraphs`` are the body's,
    in order, with neither headline nor furniture where a reading told them.
    """

    id: str
    paragraphs: tuple[str, ...]
    title: str | None = None
    language: str = "und"
    published: When | None = None
    updated: When | None = None
    received: When | None = None
    source: str | None = None
    """The outlet that carried it: host or name."""
    agency: str | None = None
    """The agency that it names, or that is its provider."""
    credit: str | None = None
    dateline: str | None = None
    provider: str | None = None
    guid: str | None = None
    version: str | None = None
    address: str | None = None
    canonical: str | None = None
    links: tuple[str, ...] = ()
    orders: tuple[str, ...] = ()
    """Kinds of its orders (``records.Order.kind``)."""
    chain: tuple[str, ...] = ()
    """Names of agencies and outlets that it says it comes through, nearest last."""
    names: tuple[str, ...] = ()
    """Persons and bodies it names, each once."""
    places: tuple[str, ...] = ()
    dates: tuple[When, ...] = ()
    """Days that it speaks of, resolved."""


class TieEvidence(Record, frozen=True, kw_only=True):
    """One thing that makes us tie two stories, or say which came from which."""

    what: str
    """"shared passages", "declared link", "credit line", "first seen", "anchor", …"""
    value: str
    """In words, with the words or numbers it rests on."""
    speaks_for: str | None = None
    """``a_from_b`` | ``b_from_a`` | ``common_source`` | the tie's kind; ``None``: for none alone."""
    weight: float | None = None
    """Log-odds that it adds, where it was weighed."""


class Tie(Record, frozen=True, kw_only=True):
    """That story ``a`` has to do with story ``b``, and how we know.

    ``kind``: copy | part | version | translation | follows. ``direction``: a_from_b | b_from_a |
    common_source | undecided. ``share`` is how much of ``a`` stands in ``b`` (0 to 1);
    ``confidence`` (0 to 1) is of the tie, not of the direction.
    """

    a: str
    b: str
    kind: str
    direction: str = "undecided"
    edge: str | None = None
    """wire | press_release | outlet | translation | common_source | incidental, where told."""
    share: float | None = None
    confidence: float = 1.0
    evidence: tuple[TieEvidence, ...] = ()


class Change(Record, frozen=True, kw_only=True):
    """Words of one story that stand otherwise in the other: "15,000" became "10,000".

    ``kind``: number | name | negation | attribution | quotation | word; spans are code points
    into the paragraph named, half-open.
    """

    kind: str
    before: str
    after: str
    paragraph_before: int | None = None
    paragraph_after: int | None = None
    span_before: Span | None = None
    span_after: Span | None = None


class Aligned(Record, frozen=True, kw_only=True):
    """What became of paragraphs: ``kind`` is verbatim | edited | merged | split | moved | new | cut.

    ``before`` and ``after`` are indices of paragraphs in the two stories.
    """

    kind: str
    before: tuple[int, ...] = ()
    after: tuple[int, ...] = ()
    share: float = 1.0
    """How many of the words stand in both."""
    changes: tuple[Change, ...] = ()


class Comparison(Record, frozen=True, kw_only=True):
    """Two stories side by side: paragraphs aligned, and what a reader must see first."""

    before: str
    after: str
    derived: str
    """wholly | partly | not"""
    share: float
    """How many words of ``after`` stand in ``before``."""
    paragraphs: tuple[Aligned, ...] = ()
    changes: tuple[Change, ...] = ()
    """Changed numbers, names, negations, attributions and quotations, the gravest first."""


# ── What people decide, and what goes out ───────────────────────────────────────────────────


class Ruling(Record, frozen=True, kw_only=True):
    """What a person decided about a story, and why. It outlives the story's re-arrival.

    ``verb``: take | mend | dismiss | approve | hold | reject | reopen | same | not_same |
    follow | publish | correct | withdraw | …; ``about`` says what it decided on (a defect's kind
    and words, another story's id), empty where it is the story itself.
    """

    story: str
    verb: str
    by: str
    at: When
    why: str = ""
    about: str = ""
    version: int | None = None


class Mend(Record, frozen=True, kw_only=True):
    """One thing that the desk changed in the delivered copy, as readers may see it."""

    before: str
    after: str
    kind: str = ""
    """The defect that it mends ("spelling.variety"); empty for an edit of another kind."""


class Correction(Record, frozen=True, kw_only=True):
    """A public note on what changed after publication, and why."""

    at: When
    note: str
    kind: str = "correct"
    """correct | withdraw | hold | agency"""


class Article(Record, frozen=True, kw_only=True):
    """A story as approved, whole: all that any destination may print of it.

    Made by the desk of a story, its reading, its rulings and its ties. Credit, rights and chain
    come from the delivery and are carried unchanged.
    """

    id: str
    """Of ours, for ever; every release of the story has the same."""
    slug: str
    title: str
    paragraphs: tuple[str, ...]
    """Plain text. A destination escapes it; none gets markup."""
    language: str
    summary: str | None = None
    section: str | None = None
    """IPTC Media Topic code, by what the story is about."""
    section_name: str | None = None
    keywords: tuple[str, ...] = ()
    byline: str | None = None
    dateline: str | None = None
    credit: str | None = None
    agency: str | None = None
    rights: str | None = None
    usage: str | None = None
    licence: str | None = None
    """full | excerpt | none of the source; ``None`` is unknown, and never full text."""
    embargo: When | None = None
    source_name: str | None = None
    source_address: str | None = None
    """Where the original stands."""
    guid: str | None = None
    provider: str | None = None
    version: str | None = None
    original_language: str | None = None
    translation: str | None = None
    """None (no translation) | human | machine | unknown"""
    translation_of: str | None = None
    """Address of what it translates, where known."""
    translation_reviewed: bool = False
    original_published: When | None = None
    original_updated: When | None = None
    received: When | None = None
    chain: tuple[ChainLink, ...] = ()
    hops: tuple[Hop, ...] = ()
    media: tuple[Media, ...] = ()
    quotes: tuple[tuple[int, int, int], ...] = ()
    """Quoted words: paragraph, start, end (code points into the paragraph, half-open)."""
    sources: tuple[OnWhoseWord, ...] = ()
    """What the claims rest on."""
    own_voice: int = 0
    people: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    mends: tuple[Mend, ...] = ()
    reviewers: tuple[str, ...] = ()
    copies: tuple[Link, ...] = ()
    """Where else the story stands."""
    index: bool = False
    """Whether search engines may index our copy."""


class Release(Record, frozen=True, kw_only=True):
    """One entry of the ledger: what was published, as which version, and what became of it.

    ``kind``: publish | refile | correct | hold | withdraw. Numbers of a story run from 1; each
    release replaces the one before it everywhere it went.
    """

    story: str
    number: int
    kind: str
    at: When
    by: str
    article: Article | None
    """``None`` once withdrawn or held: nothing of the text goes out any more."""
    note: str = ""
    """The public note of a correction or withdrawal."""
    first_published: When | None = None
    corrections: tuple[Correction, ...] = ()
    """All public notes so far, the oldest first."""
    due: When | None = None
    """For a scheduled release: not before."""
    excerpt: bool = False
    """Headline, short extract and link only: the licence allows no more."""
