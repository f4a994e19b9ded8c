"""Two stories side by side: what became of each paragraph, and what changed inside it."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from wiredesk.lineage.changes import Words, changes_in, gravest_first, told_words
from wiredesk.lineage.diffs import matching, rising
from wiredesk.lineage.tokens import Token, tokens
from wiredesk.records import Aligned, Comparable, Comparison

SHINGLE = 3
"""Words in a row that link two paragraphs."""
COMMON = 8
"""Words in a row that stand in more paragraphs than this link none."""
LINKED = 0.2
"""How many of the shorter paragraph's shingles link two."""
ALIKE = 0.4
"""How many words two paragraphs have in common that stand between the same neighbours."""

WHOLLY = 0.2
"""At most so many of a story's words stand in new paragraphs where it is wholly derived."""
PARTLY = 0.02
"""What less of its words stand in another is no derivation."""


class Paragraphs(NamedTuple):
    """The paragraphs of a story with their words."""

    texts: tuple[str, ...]
    tokens: list[list[Token]]
    keys: list[tuple[str, ...]]


class Group(NamedTuple):
    """Paragraphs of either story that belong together, by index."""

    before: tuple[int, ...]
    after: tuple[int, ...]


def compare(before: Comparable, after: Comparable) -> Comparison:
    """How ``after`` differs from ``before``: every paragraph of both stands in it exactly once.

    The changes of numbers, names, negations, attributions and quotations come first, the gravest
    first. Whether one really came from the other is not asked.
    """
    a, b = _paragraphs(before), _paragraphs(after)
    groups = _groups(a, b)
    words = told_words(before, after)
    kept = set(rising([group.before[0] for group in groups if group.before and group.after]))
    rows, found, place = [], 0, 0
    for group in groups:
        if group.before and group.after:
            row, shared = _row(a, b, group, place in kept, words)
            place, found = place + 1, found + shared
        else:
            row = Aligned(
                kind="new" if group.after else "cut",
                before=group.before,
                after=group.after,
                share=0.0,
            )
        rows.append(row)
    count = sum(map(len, b.tokens))
    new = sum(len(b.tokens[i]) for row in rows if row.kind == "new" for i in row.after)
    return Comparison(
        before=before.id,
        after=after.id,
        derived=derived(found, new, count),
        share=round(found / count, 3) if count else 0.0,
        paragraphs=tuple(rows),
        changes=gravest_first(change for row in rows for change in row.changes),
    )


def derived(found: int, new: int, count: int) -> str:
    """Whether a story of ``count`` words is derived: ``found`` of them stood elsewhere, and
    ``new`` of them stand in paragraphs that have no counterpart there."""
    if found <= PARTLY * count:
        return "not"
    return "wholly" if new <= WHOLLY * count else "partly"


def _paragraphs(story: Comparable) -> Paragraphs:
    made = [tokens(text) for text in story.paragraphs]
    return Paragraphs(story.paragraphs, made, [tuple(t.key for t in row) for row in made])


def _row(
    a: Paragraphs, b: Paragraphs, group: Group, in_order: bool, words: Words
) -> tuple[Aligned, int]:
    """A group as a row of the comparison, and how many of its words stand in both."""
    here = [key for at in group.before for key in a.keys[at]]
    there = [key for at in group.after for key in b.keys[at]]
    blocks = matching(here, there)
    shared = sum(block.length for block in blocks)
    changes = tuple(
        changes_in(
            [(at, a.texts[at], token) for at in group.before for token in a.tokens[at]],
            [(at, b.texts[at], token) for at in group.after for token in b.tokens[at]],
            blocks,
            words,
        )
    )
    kind = _kind(group, in_order, here == there and not changes)
    longer = max(len(here), len(there))
    share = round(shared / longer, 3) if longer else 1.0
    return (
        Aligned(kind=kind, before=group.before, after=group.after, share=share, changes=changes),
        shared,
    )


def _kind(group: Group, in_order: bool, same: bool) -> str:
    if len(group.before) > len(group.after):
        return "merged"
    if len(group.before) < len(group.after):
        return "split"
    if not in_order:
        return "moved"
    return "verbatim" if same else "edited"


# ── which paragraphs belong together ──────────────────────────────────────────────────────────


def _groups(a: Paragraphs, b: Paragraphs) -> list[Group]:
    """Every paragraph of both in one group, in the order of ``b``; what is cut stands behind the
    paragraph that it followed."""
    links = _same(a, b)
    taken_a, taken_b = {i for i, _ in links}, {j for _, j in links}
    links += _linked(a, b, taken_a, taken_b)
    links += _between(a, b, links)
    linked = _components(links)
    after = {at for group in linked for at in group.after}
    groups = [*linked, *(Group((), (j,)) for j in range(len(b.keys)) if j not in after)]
    groups.sort(key=lambda group: group.after[0])
    return _with_cuts(groups, len(a.keys))


def _with_cuts(groups: list[Group], count: int) -> list[Group]:
    there = {at for group in groups for at in group.before}
    follows: dict[int, list[Group]] = defaultdict(list)
    last = -1
    for at in range(count):
        if at in there:
            last = at
        else:
            follows[last].append(Group((at,), ()))
    found = follows[-1]
    for group in groups:
        found.append(group)
        for at in group.before:
            found += follows[at]
    return found


def _same(a: Paragraphs, b: Paragraphs) -> list[tuple[int, int]]:
    """Paragraphs with the same words, each once: those in one place first, then in order."""
    places: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for i in reversed(range(len(a.keys))):
        places[a.keys[i]].append(i)
    return [(places[key].pop(), j) for j, key in enumerate(b.keys) if places.get(key)]


def _linked(
    a: Paragraphs, b: Paragraphs, taken_a: set[int], taken_b: set[int]
) -> list[tuple[int, int]]:
    """Paragraphs that share enough words in a row."""
    stands: dict[tuple[str, ...], list[int]] = defaultdict(list)
    counts = {}
    for i, keys in enumerate(a.keys):
        if i not in taken_a:
            found = set(_shingles(keys))
            counts[i] = len(found)
            for shingle in found:
                stands[shingle].append(i)
    links = []
    for j, keys in enumerate(b.keys):
        if j in taken_b:
            continue
        mine = set(_shingles(keys))
        tally = Counter(
            i
            for shingle in mine
            if len(stands.get(shingle, ())) <= COMMON
            for i in stands.get(shingle, ())
        )
        for i, shared in sorted(tally.items()):
            if shared >= max(2, LINKED * min(counts[i], len(mine))):
                links.append((i, j))
    return links


def _shingles(keys: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    for at in range(len(keys) - SHINGLE + 1):
        yield keys[at : at + SHINGLE]


def _between(
    a: Paragraphs, b: Paragraphs, links: list[tuple[int, int]]
) -> Iterator[tuple[int, int]]:
    """Paragraphs alike in their words that follow, or go before, two that are linked."""
    free_a = set(range(len(a.keys))) - {i for i, _ in links}
    free_b = set(range(len(b.keys))) - {j for _, j in links}
    linked = [(-1, -1), *sorted(links), (len(a.keys), len(b.keys))]
    for i, j in linked:
        for x, y in ((i + 1, j + 1), (i - 1, j - 1)):
            if x in free_a and y in free_b and _alike(a.keys[x], b.keys[y]):
                free_a.remove(x)
                free_b.remove(y)
                yield x, y


def _alike(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    longer = max(len(one), len(other))
    return longer > 0 and (Counter(one) & Counter(other)).total() >= ALIKE * longer


def _components(links: Iterable[tuple[int, int]]) -> list[Group]:
    """Links that hang together, as groups."""
    root: dict[tuple[str, int], tuple[str, int]] = {}

    def top(of: tuple[str, int]) -> tuple[str, int]:
        while root[of] != of:
            root[of] = root[root[of]]
            of = root[of]
        return of

    for i, j in links:
        left, right = ("before", i), ("after", j)
        root.setdefault(left, left)
        root.setdefault(right, right)
        root[top(left)] = top(right)
    groups: dict[tuple[str, int], tuple[list[int], list[int]]] = defaultdict(lambda: ([], []))
    for side, at in sorted(root):
        groups[top((side, at))][side == "after"].append(at)
    return [Group(tuple(before), tuple(after)) for before, after in groups.values()]
