"""Which blocks of a page are its body: two kept extractors, and where they disagree, structure.

resiliparse answers first, in a millisecond: it loses next to nothing and keeps too much. The
paragraphs of one story hang in the same place of a page's structure, below its headline, one
after the other; where what it kept is just that family of paragraphs, that is the body. Where it
is more, trafilatura is asked, which is ten times slower and keeps less. Both are told apart by
the marks in the page (see ``visible``), so every block of the page has an answer and nothing is
lost. See docs/notes/extractor.md for the figures.
"""

import logging
from collections import defaultdict
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from wiredesk.records import Note, Span
from wiredesk.wire.formats.webpage.shown import FIRST_MARK, MARKS, Page, Shown

MOST_BLOCKS = 8_000
LARGEST_FAST, LARGEST_SLOW = 4_000_000, 600_000
"""Blocks, and characters of marked page, that the extractors are asked about. Neither can be
stopped once it runs; within these sizes the slowest page measured took two seconds."""


_UNHEARD = logging.NullHandler()
"""An extractor's complaints about a page are none of ours."""

_AMONG = frozenset(("item", "quote", "cell", "preformatted"))


class Judged(NamedTuple):
    """For each block whether it is body (``None`` if nothing tells), and how that was told."""

    body: list[bool | None]
    engine: str
    notes: tuple[Note, ...] = ()


class Family(NamedTuple):
    """Blocks that hang in the same place of the page's structure."""

    members: list[int]
    weight: float
    """How much it looks like the paragraphs of a story."""


def judge(page: Page, title: int | None) -> Judged:
    """Which blocks of a page are body; ``title`` is the number of the headline's block."""
    blocks, marked = page.blocks, page.marked
    if len(blocks) > MOST_BLOCKS or len(marked) > LARGEST_FAST:
        note = Note(kind="extractor", text="The page is too large to tell its body from the rest.")
        return Judged([None] * len(blocks), "none", (note,))
    within = [_around(page.parents, block.element) for block in blocks]
    kept = _resiliparse(marked)
    families = ranked_families(blocks, kept, title)
    if not families:
        return Judged(_as_list(blocks, kept.difference({title})), "resiliparse")
    main = families[0]
    body = _settled(blocks, within, kept, kept, main, title)
    if _is_clear(blocks, within, kept, families, title):
        return Judged(_as_list(blocks, body), "resiliparse")
    if len(marked) > LARGEST_SLOW:
        note = Note(kind="extractor", text="The page is large; its body was told by one extractor.")
        return Judged(_as_list(blocks, body), "resiliparse", (note,))
    try:
        strict = _trafilatura(marked, main)
    except Exception as error:  # whatever a page does to an extractor, its story is not lost
        note = Note(kind="extractor", text=f"An extractor failed on the page: {error!r:.200}")
        return Judged(_as_list(blocks, body), "resiliparse", (note,))
    main = (ranked_families(blocks, kept | strict, title, strict) or [main])[0]
    body = _settled(blocks, within, kept, strict, main, title)
    return Judged(_as_list(blocks, body), "trafilatura")


def ranked_families(
    blocks: Sequence[Shown], kept: set[int], title: int | None, strict: set[int] | None = None
) -> list[Family]:
    """The families of blocks, the one first that looks most like the paragraphs of a story."""
    members: dict[int, list[int]] = defaultdict(list)
    for i in sorted(kept):
        if i < len(blocks) and is_prose(blocks[i]):
            members[blocks[i].family].append(i)
    families = [Family(found, _weight(blocks, found, title, strict)) for found in members.values()]
    return sorted(families, key=lambda f: -f.weight)


def is_prose(block: Shown) -> bool:
    """Whether a block may be a paragraph of a story: long enough, and not made of links."""
    return (
        len(block.text) >= (40 if block.text.isascii() or " " in block.text else 16)
        and block.linked <= 0.3 * len(block.text)
        and block.kind not in ("heading", "caption")
    )


def _weight(
    blocks: Sequence[Shown], members: list[int], title: int | None, strict: set[int] | None
) -> float:
    """Text, times how unbroken it runs, how near below the headline, and what both kept."""
    text = sum(len(blocks[i].text) - blocks[i].linked for i in members)
    runs = 1 + sum(b - a > 1 and not _bridged(blocks, a, b) for a, b in pairwise(members))
    unbroken = min(len(members) / runs, 4)
    weight: float = text**0.5 * unbroken
    if title is not None:
        weight *= 1 / (1 + max(members[0] - title, 0) / 12) if members[-1] > title else 0.2
    if strict is not None:
        weight *= 0.5 + sum(i in strict for i in members) / len(members)
    return weight


def _bridged(blocks: Sequence[Shown], a: int, b: int) -> bool:
    """Whether only headings, captions and quotes stand between two paragraphs."""
    return (
        all(
            blocks[i].kind in ("heading", "caption", "quote", "item", "cell")
            and not blocks[i].linked
            for i in range(a + 1, b)
        )
        and b - a < 12
    )


def _settled(
    blocks: Sequence[Shown],
    within: Sequence[tuple[int, ...]],
    kept: set[int],
    strict: set[int],
    main: Family,
    title: int | None,
) -> set[int]:
    """The body: the main family, and what was kept beside and between its blocks."""
    members = [i for i in main.members if i != title] or main.members
    if title is not None and members[0] < title < members[-1]:
        members = [i for i in members if i > title]
    first, last = members[0], members[-1]
    frame = _frame([within[i] for i in members])
    body = set(members)
    for i in range(first + 1, last):
        # Lists, quotes and tables among the paragraphs, whatever an extractor thinks of lists;
        # and paragraphs of another kind beside them, which the stricter one may lose.
        block = blocks[i]
        among = block.kind in _AMONG and not block.linked and frame in within[i][-4:]
        beside = i in kept and is_prose(block) and within[i][-2:-1] == (frame,)
        if among or beside:
            body.add(i)
    _add_neighbours(blocks, kept | strict, body, main, title)
    for i in strict.difference(body, {title}):
        if i < len(blocks) and _belongs(blocks, within, i, (first, last), frame, title):
            body.add(i)
    for i in range(last - 1, first - 1, -1):
        # A heading belongs to what stands below it: "Read more" above links is none of the story.
        if blocks[i].kind == "heading" and i != title:
            (body.add if i + 1 in body else body.discard)(i)
    return body


def _add_neighbours(
    blocks: Sequence[Shown], kept: set[int], body: set[int], main: Family, title: int | None
) -> None:
    """Add the paragraphs of the main family next to its others that are thick with links."""
    family = blocks[main.members[0]].family
    for step in (1, -1):
        for i in sorted(body, reverse=step < 0):
            while (i := i + step) in kept and i not in body and i != title and i < len(blocks):
                block = blocks[i]
                if block.family != family or block.linked > 0.8 * len(block.text):
                    break
                if len(block.text) < 40 or (title is not None and i < title):
                    break
                body.add(i)


def _belongs(
    blocks: Sequence[Shown],
    within: Sequence[tuple[int, ...]],
    i: int,
    main: Span,
    frame: int,
    title: int | None,
) -> bool:
    """Whether a block that an extractor kept belongs to the body by its place: among the main
    family (from its first block to its last), right behind it, or between the headline and it."""
    block, (first, last) = blocks[i], main
    inside = frame in within[i]
    if first < i < last:
        return inside and block.linked <= 0.5 * len(block.text)
    if i > last:
        return inside and is_prose(block) and len(within[i]) <= len(within[last]) + 2
    return is_prose(block) and (title is None or i > title)


def _around(parents: Sequence[int], element: int) -> tuple[int, ...]:
    """The numbers of an element and of all around it, outermost first."""
    found = []
    while element:
        found.append(element)
        element = parents[element]
    return tuple(reversed(found))


def _frame(paths: Sequence[tuple[int, ...]]) -> int:
    """The innermost element around all of some blocks."""
    common = paths[0]
    for other in paths[1:]:
        n = 0
        for one, two in zip(common, other, strict=False):
            if one != two:
                break
            n += 1
        common = common[:n]
    return common[-1] if common else 0


def _is_clear(
    blocks: Sequence[Shown],
    within: Sequence[tuple[int, ...]],
    kept: set[int],
    families: list[Family],
    title: int | None,
) -> bool:
    """Whether structure alone tells the body: one family stands out, and nothing else that was
    kept stands among its blocks or between them and the headline."""
    main = families[0]
    if len(families) > 1 and families[1].weight > 0.5 * main.weight:
        return False
    frame = _frame([within[i] for i in main.members])
    first = main.members[0]
    doubtful = sum(
        len(blocks[i].text)
        for i in kept.difference(main.members)
        if i < len(blocks)
        and i != title
        and blocks[i].kind != "heading"
        and (frame in within[i] or (i < first and is_prose(blocks[i])))
    )
    return doubtful <= 0.05 * sum(len(blocks[i].text) for i in main.members)


def _as_list(blocks: Sequence[Shown], body: set[int]) -> list[bool | None]:
    return [i in body for i in range(len(blocks))]


def _marks(text: str | None) -> set[int]:
    return {ord(c) - FIRST_MARK for c in MARKS.findall(text or "")}


def _resiliparse(marked: str) -> set[int]:
    from resiliparse.extract.html2text import extract_plain_text

    return _marks(
        extract_plain_text(
            marked,
            main_content=True,
            preserve_formatting=False,
            alt_texts=False,
            list_bullets=False,
        )
    )


def _trafilatura(marked: str, main: Family) -> set[int]:
    """What trafilatura keeps: its fast mode, and its full one where that lost the main family."""
    from trafilatura import extract

    logging.getLogger("trafilatura").addHandler(_UNHEARD)
    for fast in (True, False):
        kept = _marks(extract(marked, fast=fast, include_comments=False))
        if 2 * sum(i in kept for i in main.members) >= len(main.members):
            break
    return kept


def says_itself(blocks: Sequence[Shown], judged: Judged, article_body: str) -> Judged:
    """The body corrected by what the page declares as ``articleBody``, where that is whole.

    It is believed where nearly all of it is found among the blocks and it is no shorter than what
    the extractors took: many pages declare the first lines only.
    """
    said = _bare(article_body)
    if len(said) < 200:
        return judged
    found = [
        i for i, block in enumerate(blocks) if len(block.text) > 20 and _bare(block.text) in said
    ]
    size = sum(len(_bare(blocks[i].text)) for i in found)
    taken = sum(len(_bare(b.text)) for b, body in zip(blocks, judged.body, strict=True) if body)
    if len(found) < 2 or size < 0.85 * len(said) or size < 0.7 * taken:
        return judged
    body = [
        i in found
        or bool(is_body and found[0] < i < found[-1] and block.kind in ("heading", "quote", "item"))
        for i, (block, is_body) in enumerate(zip(blocks, judged.body, strict=True))
    ]
    return Judged(list(body), judged.engine + " and articleBody", judged.notes)


def _bare(text: str) -> str:
    return "".join(text.split())
