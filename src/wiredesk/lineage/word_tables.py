"""Small tables of words for a pair of languages, learnt from translations that people confirmed.

No dictionary comes with us, and none is needed to begin: what an editor confirms at the desk is
aligned paragraph by paragraph, and words that keep standing opposite each other are a table.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping

from wiredesk.lineage.anchors import Words, find_anchors, passages_of, words_of
from wiredesk.lineage.translations.comparing import pair_alone
from wiredesk.records import Comparable, Record


class WordTable(Record, frozen=True, kw_only=True):
    """What words of language ``one`` are in language ``other``, with how sure each is (Dice)."""

    one: str
    other: str
    words: dict[str, tuple[tuple[str, float], ...]]
    pairs: int
    """Pairs of passages that it was learnt from."""


SEEN = 3
"""Pairs of passages that two words must stand opposite each other in."""
SURE = 0.35
"""Dice coefficient from which two words are taken to be one another."""
OFTEN = 0.3
"""Words in more of the passages than this are grammar and anchor nothing."""
MOST = 2
"""Words that one word may be."""
LIKE = 0.08
"""Likeness of two passages from which words are learnt from them."""


def learn(pairs: Iterable[tuple[Comparable, Comparable]]) -> WordTable | None:
    """A table from pairs of stories of the same two languages that are translations.

    ``None`` without any pair of passages. Same pairs, same table.
    """
    languages: tuple[str, str] | None = None
    rows: list[tuple[set[str], set[str]]] = []
    for one, other in pairs:
        languages = languages or (_primary(one.language), _primary(other.language))
        rows += _opposite(one, other)
    if languages is None or not rows:
        return None
    return WordTable(one=languages[0], other=languages[1], words=_told(rows), pairs=len(rows))


def _opposite(one: Comparable, other: Comparable) -> Iterator[tuple[set[str], set[str]]]:
    """The words of passages that stand opposite each other."""
    mine, theirs = ([text for _, text in passages_of(story)] for story in (one, other))
    for pair in pair_alone(find_anchors(one), find_anchors(other)).pairs:
        if pair.likeness >= LIKE:
            yield (
                {w for i in pair.before for w in words_of(mine[i])},
                {w for i in pair.after for w in words_of(theirs[i])},
            )


def _told(rows: list[tuple[set[str], set[str]]]) -> dict[str, tuple[tuple[str, float], ...]]:
    """Words by how often they stand opposite each other; each word's best partners alone.

    The second look takes away what a surer partner explains: "house" stands opposite "branca" as
    often as "Casa Branca" does.
    """
    most = OFTEN * len(rows) + SEEN
    mine = Counter(w for a, _ in rows for w in a)
    theirs = Counter(w for _, b in rows for w in b)
    together: Counter[tuple[str, str]] = Counter()
    for a, b in rows:
        kept = [w for w in b if SEEN <= theirs[w] <= most]
        for word in a:
            if SEEN <= mine[word] <= most:
                together.update((word, w) for w in kept)
    sure = {
        pair: 2 * count / (mine[pair[0]] + theirs[pair[1]])
        for pair, count in together.items()
        if count >= SEEN and 2 * count >= SURE * (mine[pair[0]] + theirs[pair[1]])
    }
    best: dict[str, float] = defaultdict(float)
    for (_, word), dice in sure.items():
        best[word] = max(best[word], dice)
    table: dict[str, list[tuple[str, float]]] = defaultdict(list)
    for (word, partner), dice in sorted(sure.items(), key=lambda kv: (-kv[1], kv[0])):
        if dice >= 0.8 * best[partner] and len(table[word]) < MOST:
            table[word].append((partner, round(dice, 3)))
    return {word: tuple(partners) for word, partners in sorted(table.items()) if partners}


def words_by(tables: Iterable[WordTable]) -> Words:
    """What ``Translations`` and ``find_anchors`` take: a word's keys in its tables.

    A key is a word of a table's second language, so that a story of that language has it too.
    """
    known: dict[str, dict[str, tuple[str, ...]]] = defaultdict(dict)
    for table in tables:
        name = f"{table.one}-{table.other}"
        _add(known[table.one], {w: [f"{name} {p}" for p, _ in ps] for w, ps in table.words.items()})
        own = {p for partners in table.words.values() for p, _ in partners}
        _add(known[table.other], {word: [f"{name} {word}"] for word in sorted(own)})

    def words(language: str, word: str) -> tuple[str, ...]:
        return known.get(_primary(language), {}).get(word, ())

    return words


def _add(known: dict[str, tuple[str, ...]], more: Mapping[str, list[str]]) -> None:
    for word, keys in more.items():
        known[word] = (*known.get(word, ()), *keys)


def _primary(tag: str) -> str:
    return tag.partition("-")[0].lower()
