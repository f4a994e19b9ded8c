"""The page: a copy's words with its quotations and the clauses that claims are looked for in."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from wiredesk.reading.attributions.incises import incises
from wiredesk.reading.attributions.lexicon import Lexicon, lexicon
from wiredesk.reading.attributions.quotes import Quote, pair_quotes
from wiredesk.reading.attributions.words import Words
from wiredesk.reading.copy import Copy

LONGEST_UNIT = 600
"""Words of a sentence that are looked at together, so that no text costs more than its length."""

OPEN_FOR = 4
"""Paragraphs without a mark after which an open quotation is forgotten."""

Run = tuple[int, int]
"""Words ``first`` up to and without ``last``."""

HARD = frozenset(";:()[]—–-|/")
"""Marks that no noun phrase and no clause of ours runs over."""


class Unit(NamedTuple):
    """One sentence, or several where a quotation runs over their edges."""

    first: int
    last: int
    """One past the last word; the final full stop is left out."""
    block: int
    headline: bool
    sentence: int
    """Index of its first sentence."""
    asks: bool
    """Whether it ends with a question mark."""


@dataclass(slots=True)
class Found:
    """One attribution by its words, before it has an id, a speaker and a parent."""

    frame: str
    type: str
    cue: list[Run]
    content: list[Run]
    source: list[Run] = field(default_factory=list)
    cue_class: str | None = None
    addressee: Run | None = None
    flags: set[str] = field(default_factory=set)
    unit: int = 0
    speaker: list[Run] = field(default_factory=list)
    """Whose words they are where ``source`` is empty: the subject of the sentence."""
    subject_of: "Found | None" = None
    """Whose subject it shares, where its own is left out."""
    under: "Found | None" = None
    """Whose source cites it, where that does not show by the places."""


@dataclass(slots=True)
class Page:
    """What the frames look at."""

    copy: Copy
    words: Words
    lex: Lexicon
    units: list[Unit]
    quotes: list[Quote]
    quote_at: list[int]
    """For each word the index of the quotation it stands in, or -1."""
    time_end: dict[int, int]
    """Where a time starts: one past its last word."""
    at_unit: int = 0
    """Index of the unit that is being read."""
    time_start: dict[int, int] = field(default_factory=dict)
    """Where a time that ends before a word starts."""
    durations: set[int] = field(default_factory=set)
    """Where a length of time starts, which may be what is asked for: "pide tres años"."""
    numerals: set[int] = field(default_factory=set)
    """Where a number starts, in figures or words."""
    holes: dict[int, int] = field(default_factory=dict)
    """Source and cue of what was found in the middle or at the end of a sentence: start → end."""

    def low(self, i: int) -> str:
        """The folded word, empty past the ends."""
        return self.words.low[i] if 0 <= i < len(self.words.low) else ""

    def has(self, listed: str, i: int) -> bool:
        """Whether the word stands in one of the pack's lists."""
        low = self.words.low
        return 0 <= i < len(low) and low[i] in self.lex.sets[listed]

    def is_adverb(self, i: int) -> bool:
        """Whether the word is an adverb; "gouvernement" behind an article is none."""
        word = self.low(i)
        if not self.lex.is_adverb(word) or self.has("question_words", i):
            return False
        return self.has("adverbs", i) or not (
            self.lex.kind(word) or self.has("determiners", i - 1) or self.has("possessives", i - 1)
        )

    def is_past(self, i: int) -> bool:
        """Whether the word is built like a verb of the past: "decretó", "movimentou"."""
        word = self.low(i)
        return len(word) > 3 and word.endswith(self.lex.past_endings) and not self.words.capital(i)

    def opens_quote(self, i: int) -> Quote | None:
        """The quotation that starts with this word, if one does."""
        if not 0 <= i < len(self.quote_at) or self.quote_at[i] < 0:
            return None
        quote = self.quotes[self.quote_at[i]]
        return quote if quote.first == i else None

    def closes_quote(self, i: int) -> Quote | None:
        """The quotation that ends with this word, if one does."""
        if not 0 <= i < len(self.quote_at) or self.quote_at[i] < 0:
            return None
        quote = self.quotes[self.quote_at[i]]
        return quote if quote.last == i + 1 else None

    def text(self, run: Run) -> str:
        """The words as the copy writes them."""
        a, b = self.words.span(*run)
        return self.words.text[a:b]


def open_page(copy: Copy) -> Page:
    """Read a copy's words, quotations and units. Furniture gives no unit."""
    lex = lexicon(copy.pack.tag)
    words = Words(copy.text, copy.folded, lex.pattern)
    quotes = list(_quotes(copy, words, lex))
    quote_at = [-1] * len(words)
    for index, quote in enumerate(quotes):
        quote_at[quote.first : quote.last] = [index] * (quote.last - quote.first)
    page = Page(copy, words, lex, [], quotes, quote_at, _times(copy, words))
    if lex.words.incises_in_quotes:
        _part_quotes(page)
    page.time_start = {end: start for start, end in page.time_end.items()}
    page.durations = {words.at(t.start) for t in copy.times if t.type == "DURATION"}
    page.numerals = {words.at(n.start) for n in copy.numerals}
    page.units = list(_units(page))
    return page


def _part_quotes(page: Page) -> None:
    """Part each quotation that its own speaker stands in: "« Oui, a dit Léa, c'est fini »"."""
    parted: list[Quote] = []
    for quote in page.quotes:
        at, parts = quote.first, []
        for first, last in incises(page, quote):
            parts.append(Quote(at, first, True, quote.closed))
            at = last + (page.low(last) == ",")
        parts.append(Quote(at, quote.last, True, quote.closed))
        parted += [part for part in parts if part.last > part.first]
    page.quotes[:] = parted
    page.quote_at[:] = [-1] * len(page.words)
    for index, quote in enumerate(parted):
        page.quote_at[quote.first : quote.last] = [index] * (quote.last - quote.first)


def _quotes(copy: Copy, words: Words, lex: Lexicon) -> Iterator[Quote]:
    goes_on = 0
    for block in copy.blocks:
        first, last = words.at(block.start), words.before(block.end)
        found = pair_quotes(words, first, last, goes_on > 0)
        if copy.pack.letters.dialogue_dash and not found and first < last:
            found = _dialogue(words, first, last, lex)
        yield from found
        goes_on = max(0, goes_on - 1)
        if found:
            goes_on = 0 if found[-1].closed else OPEN_FOR


def _dialogue(words: Words, first: int, last: int, lex: Lexicon) -> list[Quote]:
    """Speech opened by a dash at the line's start, up to the next dash or its ", disse"."""
    if words.low[first] not in ("—", "–") or last - first < 3:
        return []
    for at in range(first + 2, last):
        if words.low[at] in ("—", "–"):
            return [Quote(first, at, True, False), *_speech_again(words, at, last)]
        near = words.low[at + 1 : at + 4] if words.low[at] == "," else ()
        if any("quote" in form.takes for word in near for form in lex.cues.get(word, ())):
            return [Quote(first, at, True, False)]
    return [Quote(first, last, True, False)]


def _speech_again(words: Words, dash: int, last: int) -> Iterator[Quote]:
    """What is said behind the narrator's words: "— A — diz ela. — B", "—A —dice ella—. B"."""
    told, at = True, dash + 1
    start = at
    while at <= last:
        if at == last or words.low[at] in ("—", "–"):
            while start < at and not words.is_word(start):
                start += 1
            if not told and start < at:
                led = words.low[start - 1] in ("—", "–")
                yield Quote(start - led, at, True, False)
            told, start = not told, at + 1
        at += 1


def _times(copy: Copy, words: Words) -> dict[int, int]:
    """Times by their first word; weekdays and months count even where no time was read."""
    places = [(t.start, t.end) for t in copy.times]
    named = {name.start for name in copy.names if name.type == "PER"}  # "April Jones"
    for listed in ("calendar.weekdays", "calendar.months"):
        places += [
            (hit.start, hit.end)
            for hit in copy.hits.get(listed, ())
            if copy.text[hit.start].isupper() == hit.phrase[0].isupper() and hit.start not in named
        ]
    found: dict[int, int] = {}
    for start, end in places:
        first = words.at(start)
        found[first] = max(found.get(first, 0), words.before(end))
    return found


def _units(page: Page) -> Iterator[Unit]:
    words, sentences = page.words, page.copy.sentences
    datelines = _datelines(page)
    at = 0
    while at < len(sentences):
        s = sentences[at]
        begin = at
        first, last = words.at(s.start), words.before(s.end)
        at += 1
        first = max(first, min(last, datelines.get(first, first)))
        while (
            at < len(sentences)
            and sentences[at].paragraph == s.paragraph
            and _belongs(page, words.at(sentences[at].start), last)
        ):
            last = words.before(sentences[at].end)
            at += 1
        if s.kind != "furniture" and last > first:
            asks = words.low[last - 1] == "?"
            while last - 1 > first and words.low[last - 1] in ".!?…":
                last -= 1
            for cut in range(first, last, LONGEST_UNIT):
                end = min(last, cut + LONGEST_UNIT)
                yield Unit(cut, end, s.paragraph, s.kind == "headline", begin, asks)


def _datelines(page: Page) -> dict[int, int]:
    """Where a dateline starts: the first word behind it and its dash, for it is no one's words."""
    origin, words = page.copy.origin, page.words
    found = {}
    for evidence in origin.evidence if origin else ():
        if evidence.what == "dateline" and evidence.start is not None and evidence.end:
            behind = words.before(evidence.end)
            while behind < len(words) and words.low[behind] in ("–", "—", "-", ".", ":", ")"):
                behind += 1
            found[words.at(evidence.start)] = behind
    return found


def _belongs(page: Page, at: int, last: int) -> bool:
    """Whether a sentence goes with the one that ends at ``last``.

    It does within a quotation, and where it names the speaker of one that ended in a mark of its
    own: “Really?” Silva asked.
    """
    if _inside_quote(page, at):
        return True
    if not page.closes_quote(last - 1) or page.low(last - 2) not in ("?", "!", "…"):
        return False
    for k in range(at, min(at + 8, len(page.words))):
        if page.quote_at[k] >= 0 or page.low(k) in (",", "."):
            return False
        if k > at and any("quote" in f.takes for f in page.lex.cues.get(page.low(k), ())):
            return page.low(k + 1) not in page.lex.sets["complementisers"]
    return False


def _inside_quote(page: Page, at: int) -> bool:
    """Whether a word stands in a quotation that began before it."""
    return (
        at < len(page.quote_at)
        and page.quote_at[at] >= 0
        and page.quotes[page.quote_at[at]].first < at
    )
