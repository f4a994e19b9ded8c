"""What changed between two wordings, by how much it matters: a figure before a word.

"15,000 became 10,000" and "will" that became "will not" are what an editor must see first.
"""

from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache, partial
from itertools import groupby, zip_longest
from typing import NamedTuple

from wiredesk import packs
from wiredesk.lineage.diffs import Block
from wiredesk.lineage.tokens import Token, tokens
from wiredesk.records import Change, Comparable

GRAVITY = ("number", "date", "name", "negation", "attribution", "quotation", "word")
"""Kinds of change, the gravest first."""
LONGEST = 3
"""Words in a phrase of a list."""

Phrase = tuple[str, ...]
Placed = tuple[int, str, Token]
"""A word with the index and the text of its paragraph."""


class Words(NamedTuple):
    """What the languages of two stories know, and the names that the stories name."""

    negations: frozenset[Phrase]
    reports: frozenset[Phrase]
    names: frozenset[str]
    common: frozenset[str]
    capitals: bool
    """Whether a capital within a sentence makes a name."""
    figures: dict[str, str]
    """Number words with their figures."""
    days: dict[str, str]
    """Weekdays and months, folded, as their language writes them."""


class Listed(NamedTuple):
    """The word lists of one language."""

    negations: frozenset[Phrase]
    reports: frozenset[Phrase]
    common: frozenset[str]
    capitals: bool
    figures: dict[str, str]
    days: dict[str, str]


@lru_cache(maxsize=64)
def _listed(tag: str) -> Listed:
    pack = packs.language(tag)
    said = pack.attributions
    reports = (*pack.lineage.reports, *said.prepositions, *said.postpositions, *said.hedges)
    return Listed(
        frozenset(map(_phrase, (*pack.lineage.negations, *said.negations))),
        frozenset(map(_phrase, reports)),
        frozenset(pack.letters.common),
        pack.letters.capitals and not pack.letters.nouns_capital,
        {word.casefold(): figure for word, figure in pack.quantities.numbers.items()},
        {day.casefold(): day for day in (*pack.calendar.weekdays, *pack.calendar.months)},
    )


def _phrase(said: str) -> Phrase:
    return tuple(token.key for token in tokens(said))


def told_words(before: Comparable, after: Comparable) -> Words:
    """What is known of words and names for a comparison of two stories."""
    a, b = _listed(before.language), _listed(after.language)
    named = (*before.names, *before.places, *after.names, *after.places)
    return Words(
        a.negations | b.negations,
        a.reports | b.reports,
        frozenset(key for name in named for key in _phrase(name)) - a.common - b.common,
        a.common | b.common,
        a.capitals and b.capitals,
        a.figures | b.figures,
        a.days | b.days,
    )


def gravest_first(changes: Iterable[Change]) -> tuple[Change, ...]:
    """The changes that are more than words, the gravest first, else in order."""
    grave = [change for change in changes if change.kind != "word"]
    return tuple(sorted(grave, key=lambda change: GRAVITY.index(change.kind)))


def changes_in(
    before: list[Placed], after: list[Placed], blocks: list[Block], words: Words
) -> Iterator[Change]:
    """The changes between two rows of words of which ``blocks`` stand in both."""
    i = j = 0
    for block in _joined(blocks):
        if i < block.here or j < block.there:
            here, there = _Wordings(before, i, block.here), _Wordings(after, j, block.there)
            yield from _changes(here, there, words)
        yield from _quotes_moved(before, after, block)
        i, j = block.here + block.length, block.there + block.length


def _joined(blocks: list[Block]) -> Iterator[Block]:
    """The blocks without single words between two changes: "ne **ferme** pas" is one change."""
    i = j = 0
    for at, block in enumerate(blocks):
        here, there = block.here + 1, block.there + 1
        follows = blocks[at + 1] if at + 1 < len(blocks) else block
        changed = (i, j) != (block.here, block.there)
        goes_on = (here, there) != (follows.here, follows.there)
        if block.length == 1 and follows is not block and changed and goes_on:
            continue
        yield block
        i, j = block.here + block.length, block.there + block.length


class _Wordings(NamedTuple):
    """The words of one side from ``first`` to ``last`` (half-open) in their row."""

    row: list[Placed]
    first: int
    last: int

    @property
    def tokens(self) -> list[Token]:
        return [token for _, _, token in self.row[self.first : self.last]]

    @property
    def keys(self) -> Phrase:
        return tuple(token.key for token in self.tokens)

    def wider(self) -> "_Wordings":
        """With one word more on either side, within the paragraphs."""
        first, last = max(0, self.first - 1), min(len(self.row), self.last + 1)
        if first < self.first and self.first < len(self.row) and self._parted(first, self.first):
            first = self.first
        if self.last < last and self._parted(max(0, self.last - 1), self.last):
            last = self.last
        return _Wordings(self.row, first, last)

    def _parted(self, one: int, other: int) -> bool:
        return self.row[one][0] != self.row[other][0]

    def part(self, first: int, last: int) -> "_Wordings":
        return _Wordings(self.row, self.first + first, self.first + last)


def _changes(a: _Wordings, b: _Wordings, words: Words) -> Iterator[Change]:
    found = [
        *_counted(a, b, "number", partial(_figure, words)),
        *_counted(a, b, "date", partial(_day, words)),
        *_names(a, b, words),
        *_listed_words(a, b, words.negations, "negation"),
        *_listed_words(a, b, words.reports, "attribution"),
    ]
    if any(token.quoted for token in (*a.tokens, *b.tokens)):
        found.append(_change("quotation", a, b))
    yield from found or [_change("word", a, b)]


def _change(kind: str, a: _Wordings, b: _Wordings) -> Change:
    """A change with the words as written; of words in several paragraphs those in the first."""
    before, where_before, span_before = _written(a)
    after, where_after, span_after = _written(b)
    return Change(
        kind=kind,
        before=before,
        after=after,
        paragraph_before=where_before,
        paragraph_after=where_after,
        span_before=span_before,
        span_after=span_after,
    )


def _written(of: _Wordings) -> tuple[str, int | None, tuple[int, int] | None]:
    if of.first >= of.last:
        return "", None, None
    paragraph, text, first = of.row[of.first]
    last = next(t for p, _, t in reversed(of.row[of.first : of.last]) if p == paragraph)
    return text[first.start : last.end], paragraph, (first.start, last.end)


# ── numbers ───────────────────────────────────────────────────────────────────────────────────


def _counted(
    a: _Wordings, b: _Wordings, kind: str, value_of: Callable[[str, Token], str | None]
) -> Iterator[Change]:
    """Figures and number words, or days and months, that differ; paired in order."""
    mine, theirs = _values(a, value_of), _values(b, value_of)
    if [value for _, value in mine] == [value for _, value in theirs]:
        return
    for here, there in zip_longest(mine, theirs, fillvalue=(0, "")):
        if here[1] != there[1]:
            yield _change(
                kind,
                a.part(here[0], here[0] + bool(here[1])),
                b.part(there[0], there[0] + bool(there[1])),
            )


def _values(of: _Wordings, value_of: Callable[[str, Token], str | None]) -> list[tuple[int, str]]:
    placed = of.row[of.first : of.last]
    values = enumerate(value_of(text, token) for _, text, token in placed)
    return [(at, value) for at, value in values if value is not None]


def _figure(words: Words, text: str, token: Token) -> str | None:
    if token.figure:
        return token.key
    return None if token.key in words.common else words.figures.get(token.key)


def _day(words: Words, text: str, token: Token) -> str | None:
    """The day or month that a word is; "may" is none, where "May" is."""
    written = words.days.get(token.key)
    capital = text[token.start].isupper()
    return written if written and (capital or not written[0].isupper()) else None


# ── names ─────────────────────────────────────────────────────────────────────────────────────


def _names(a: _Wordings, b: _Wordings, words: Words) -> Iterator[Change]:
    """Names that stand on one side alone, paired in order."""
    mine, theirs = _named(a, words), _named(b, words)
    if [part.keys for part in mine] == [part.keys for part in theirs]:
        return
    for at in range(max(len(mine), len(theirs))):
        here = mine[at] if at < len(mine) else a.part(0, 0)
        there = theirs[at] if at < len(theirs) else b.part(0, 0)
        if here.keys != there.keys:
            yield _change("name", here, there)


def _named(of: _Wordings, words: Words) -> list[_Wordings]:
    """Names among the words, as far as they stand together."""
    found = []
    marked = enumerate(
        _is_name(text, token, words) for _, text, token in of.row[of.first : of.last]
    )
    for name, places in groupby(marked, key=lambda one: one[1]):
        if name:
            at = [place for place, _ in places]
            found.append(of.part(at[0], at[-1] + 1))
    return found


def _is_name(text: str, token: Token, words: Words) -> bool:
    if token.figure or token.key in words.common or token.key in words.days:
        return False
    written = text[token.start]
    if token.key in words.names:
        return written.isupper() or not written.islower()
    return words.capitals and written.isupper() and not token.opens


# ── negations, attributions, quotations ───────────────────────────────────────────────────────


def _listed_words(
    a: _Wordings, b: _Wordings, phrases: frozenset[Phrase], kind: str
) -> Iterator[Change]:
    """One change where phrases of a list came or went; a negation with its neighbours."""
    if _phrases(a, phrases) != _phrases(b, phrases):
        yield _change(kind, a.wider(), b.wider()) if kind == "negation" else _change(kind, a, b)


def _phrases(of: _Wordings, phrases: frozenset[Phrase]) -> list[Phrase]:
    """Phrases of a list that stand in the words or reach into them, in order."""
    before = max(0, of.first - LONGEST + 1)
    row = [token.key for _, _, token in of.row[before : of.last + LONGEST - 1]]
    first, last = of.first - before, of.last - before
    return [
        phrase
        for at in range(len(row))
        for length in range(1, LONGEST + 1)
        if at + length > first and at < last and (phrase := tuple(row[at : at + length])) in phrases
    ]


def _quotes_moved(before: list[Placed], after: list[Placed], block: Block) -> Iterator[Change]:
    """Words that stand in both, on one side within quotation marks and on the other without."""
    pairs = (
        (at, before[block.here + at][2].quoted != after[block.there + at][2].quoted)
        for at in range(block.length)
    )
    for moved, places in groupby(pairs, key=lambda one: one[1]):
        if moved:
            at = [place for place, _ in places]
            yield _change(
                "quotation",
                _Wordings(before, block.here + at[0], block.here + at[-1] + 1),
                _Wordings(after, block.there + at[0], block.there + at[-1] + 1),
            )
