"""The desk's own texts: mends put in, headline and body apart, changes carried to a new version.

Pure. Offsets are code points, half-open. A change is ``(start, end, start, end)``: a place of the
text before and the place that stands for it after; all of them together make one text of the other.
"""

import re
from collections.abc import Collection, Iterable, Sequence
from difflib import SequenceMatcher
from hashlib import sha256

from msgspec.structs import replace

from wiredesk.records import Block, Defect, Link, Span, Story
from wiredesk.wire.blocks import find_blocks
from wiredesk.wire.headline import with_headings

Changes = Sequence[tuple[int, int, int, int]]

WORD = re.compile(r"(?:\w+(?:[.,:'’-]\w+)*|[^\w\s])\s*|\s+")
LINE = re.compile(r"[^\n]*\n+|[^\n]+")
LARGEST = 120_000
"""Characters of both texts up to which words are compared; beyond it, lines are."""


def key_of(defect: Defect, text: str) -> str:
    """What a defect is remembered by: its kind and its words, wherever they stand.

    At most 200 characters; long words by their beginning and a hash.
    """
    if defect.start is None or defect.end is None:
        return defect.kind
    words = " ".join(text[defect.start : defect.end].split())
    key = f"{defect.kind}: {words}"
    if len(key) <= 200:
        return key
    return f"{key[:180]}… {sha256(key.encode('utf-8', 'replace')).hexdigest()[:16]}"


def open_defects(
    defects: Iterable[Defect], text: str, dismissed: Collection[str]
) -> tuple[Defect, ...]:
    """The defects that nobody has dismissed."""
    if not dismissed:
        return tuple(defects)
    return tuple(defect for defect in defects if key_of(defect, text) not in dismissed)


def parts_of(story: Story) -> tuple[str, str]:
    """Headline and body as an editor writes them, apart where the text begins with the headline."""
    if story.title_span and story.title_span[0] == 0:
        end = story.title_span[1]
        return story.text[:end], story.text[end:].lstrip("\n")
    return story.title or "", story.text


def with_parts(story: Story, title: str, body: str) -> Story:
    """The story with another headline and body; the opposite of ``parts_of``."""
    if story.title_span and story.title_span[0] == 0:
        gap = story.text[story.title_span[1] :]
        between = gap[: len(gap) - len(gap.lstrip("\n"))] or "\n\n"
        text = f"{title}{between}{body}" if title else body
        return with_text(replace(story, title=title or None), text, (0, len(title)))
    old = story.text[slice(*story.title_span)] if story.title_span else ""
    at = body.find(old) if old else -1
    if at < 0:
        return with_text(replace(story, title=title or None), body, None)
    text = body[:at] + title + body[at + len(old) :]
    return with_text(replace(story, title=title or None), text, (at, at + len(title)))


def with_text(story: Story, text: str, title_span: Span | None = None) -> Story:
    """The story with another text: its blocks and links where they stand now.

    Blocks of a page, which know body from furniture, are carried over; others are found anew.
    """
    changes = exact_changes(story.text, text)
    span = title_span if title_span and title_span[1] > title_span[0] else None
    if any(block.body is not None for block in story.blocks):
        blocks = _carried_blocks(story.blocks, changes, len(text))
    else:
        blocks = with_headings(text, find_blocks(text), span)
    links = tuple(_carried_link(link, changes) for link in story.links)
    return replace(story, text=text, title_span=span, blocks=blocks, links=links, html=None)


def exact_changes(before: str, after: str) -> Changes:
    """What makes ``after`` of ``before``, spaces and all, word by word."""
    pattern = WORD if len(before) + len(after) < LARGEST else LINE
    old = [m.group() for m in pattern.finditer(before)]
    new = [m.group() for m in pattern.finditer(after)]
    same = next((i for i, (a, b) in enumerate(zip(old, new, strict=False)) if a != b), None)
    same = min(len(old), len(new)) if same is None else same
    at = sum(map(len, old[:same]))
    old_at, new_at = _places(old[same:], at), _places(new[same:], at)
    matcher = SequenceMatcher(None, old[same:], new[same:], autojunk=False)
    return [
        (old_at[a], old_at[b], new_at[c], new_at[d])
        for tag, a, b, c, d in matcher.get_opcodes()
        if tag != "equal"
    ]


def _places(words: Sequence[str], at: int) -> list[int]:
    places = [at]
    for word in words:
        places.append(places[-1] + len(word))
    return places


def carry(at: int, changes: Changes, after_insertion: bool = False) -> int:
    """Where a place of the text before stands in the text after.

    A place within changed words goes to their beginning, or their end with ``after_insertion``.
    """
    shift = 0
    for a, b, c, d in changes:
        if at < a or (at == a and not (a == b and after_insertion)):
            break
        if at < b:
            return d if after_insertion else c
        shift = d - b
    return at + shift


def _carried_blocks(blocks: Iterable[Block], changes: Changes, length: int) -> tuple[Block, ...]:
    found: list[Block] = []
    for block in blocks:
        start = max(carry(block.start, changes), found[-1].end if found else 0)
        end = min(carry(block.end, changes, True), length)
        if start < end:
            found.append(replace(block, start=start, end=end))
    return tuple(found)


def _carried_link(link: Link, changes: Changes) -> Link:
    if link.start is None or link.end is None:
        return link
    start, end = carry(link.start, changes), carry(link.end, changes, True)
    return (
        replace(link, start=start, end=end) if start < end else replace(link, start=None, end=None)
    )


def mended(story: Story, defects: Iterable[Defect]) -> tuple[Story, list[dict[str, object]]]:
    """The story with some mends put in, and what was put where.

    Gives ``{key, kind, before, after, start, end, made}`` for each; a mend that overlaps one
    before it, or stands nowhere, is left out.
    """
    text, made, pieces, at = story.text, [], [], 0
    length, title_span = 0, story.title_span
    placed = [
        d for d in defects if d.start is not None and d.end is not None and d.mend is not None
    ]
    for defect in sorted(placed, key=lambda d: (d.start, d.end)):
        start, end = defect.start, defect.end
        if start < at:
            continue
        pieces += [text[at:start], defect.mend]
        length += start - at
        made.append(
            {
                "key": key_of(defect, text),
                "kind": defect.kind,
                "before": text[start:end],
                "after": defect.mend,
                "start": start,
                "end": end,
                "made": length,
            }
        )
        length += len(defect.mend)
        at = end
    after = "".join([*pieces, text[at:]])
    if title_span:
        places = [(m["start"], m["end"], m["made"], m["made"] + len(str(m["after"]))) for m in made]
        title_span = carry(title_span[0], places), carry(title_span[1], places, True)
        title = after[slice(*title_span)] or None
        return with_text(replace(story, title=title), after, title_span), made
    return with_text(story, after), made


def merged(before: str, ours: str, theirs: str) -> tuple[str, list[tuple[str, str]]]:
    """A text with the changes of both: what the sender changed, and what we changed.

    Where both touched the same words, the sender's stand; ours are given back as ``(before,
    after)``, so that an editor can see what did not fit.
    """
    their_changes = exact_changes(before, theirs)
    left_out: list[tuple[str, str]] = []
    pieces, at = [], 0
    for a, b, c, d in exact_changes(before, ours):
        if any(_meet((a, b), (x, y)) for x, y, _, _ in their_changes):
            left_out.append((before[a:b], ours[c:d]))
            continue
        start, end = carry(a, their_changes), carry(b, their_changes)
        pieces += [theirs[at:start], ours[c:d]]
        at = end
    return "".join([*pieces, theirs[at:]]), left_out


def _meet(one: Span, other: Span) -> bool:
    """Whether two places of a text share a word; an insertion meets what it touches."""
    if one[0] == one[1] or other[0] == other[1]:
        return one[0] <= other[1] and other[0] <= one[1]
    return one[0] < other[1] and other[0] < one[1]
