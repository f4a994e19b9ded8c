"""The section that the copy says it is filed under: declared, in a breadcrumb, or by a label."""

import re
from collections.abc import Iterator

from wiredesk.packs.matcher import fold
from wiredesk.reading.copy import Copy
from wiredesk.reading.origin.signs import Sign
from wiredesk.reading.origin.zones import Zones
from wiredesk.records import Span

LONGEST = 220
_CUT = re.compile(r"\s*[<>«»‹›/|→\\]+\s*|\s+[-–—]\s+")
_WORD = re.compile(r"\S+")
MOST_WORDS = 4


def find_section(copy: Copy, zones: Zones) -> Iterator[Sign]:
    """The deepest section named: "World" of "Home > News > World > Headline"."""
    if copy.story.section:
        yield Sign(
            "claimed_section", copy.story.section, None, None, "origin.declared", 1.0, "section"
        )
    trails = [(f.start, f.end) for f in copy.furniture if f.kind == "breadcrumb"]
    for line in [*trails, *copy.lines[:1], *zones.head]:
        if line[1] - line[0] <= LONGEST and (found := _in_trail(copy, *line)):
            yield Sign(
                "claimed_section", copy.text[slice(*found)], *found, "origin.breadcrumb", 0.9
            )
            return
    for start, end in trails:
        if copy.hit_at("origin.home", start) or end - start > LONGEST:
            continue
        if found := _of_parts(copy, start, end):
            yield Sign(
                "claimed_section", copy.text[slice(*found)], *found, "origin.breadcrumb", 0.8
            )
            return
    for start, end in (*zones.head, *zones.tail):
        if found := _labelled(copy, start, end):
            yield Sign("claimed_section", copy.text[slice(*found)], *found, "origin.section", 0.8)
            return


def _in_trail(copy: Copy, start: int, end: int) -> Span | None:
    """The last part of a breadcrumb that is not the headline; ``None`` for any other line."""
    home = copy.hit_at("origin.home", start)
    if home is None:
        return None
    inner = re.compile(r"[\s<>«»‹›/|→:\\-]*").match(copy.text, home.end, end)
    begin = inner.end() if inner else home.end
    if begin >= end:
        return None
    if _CUT.search(copy.text, home.end, end):
        return _of_parts(copy, begin, end)
    return _before_headline(copy, begin, end)


def _of_parts(copy: Copy, start: int, end: int) -> Span | None:
    parts, at = [], start
    for cut in [*_CUT.finditer(copy.text, start, end)]:
        parts.append((at, cut.start()))
        at = cut.end()
    parts.append((at, end))
    kept = [part for part in parts if part[0] < part[1] and not _is_headline(copy, part, end)]
    return kept[-1] if kept else None


def _is_headline(copy: Copy, part: Span, end: int) -> bool:
    """Whether a part of a breadcrumb is the story's headline, whole or cut short."""
    said = _plain(copy.text[slice(*part)])
    words = said.split()
    below = _plain(copy.text[end : end + 1200])
    return len(words) > MOST_WORDS or (len(words) > 1 and said in below)


def _before_headline(copy: Copy, start: int, end: int) -> Span | None:
    """The section in a breadcrumb without marks: "Início AUTO Coreia do Norte aprofunda…".

    The headline that follows tells where the section ends.
    """
    below = _plain(copy.text[end : end + 1200])
    words = list(_WORD.finditer(copy.text, start, end))
    for count in range(1, min(len(words), MOST_WORDS)):
        rest = _plain(copy.text[words[count].start() : end])
        lead = " ".join(rest.split()[:4])
        named = words[0][0][0].isupper() and words[count][0][0].isupper()
        if named and len(lead.split()) >= 2 and lead in below:
            return start, words[count - 1].end()
    capitals = [w for w in words[:2] if w[0].isupper() and len(w[0]) > 2]
    return (start, words[0].end()) if capitals[:1] == words[:1] and len(words) > 1 else None


def _labelled(copy: Copy, start: int, end: int) -> Span | None:
    """ "Category: Politics" on a line of its own."""
    for hit in copy.hits_in("origin.section", start, min(end, start + 40)):
        colon = re.compile(r"\s*[:：]\s*").match(copy.text, hit.end, end)
        if hit.start == start and colon and 0 < end - colon.end() <= 40:
            return colon.end(), end
    return None


def _plain(said: str) -> str:
    """Words without marks, for finding a headline again however it is cut."""
    return " ".join(re.findall(r"\w+", fold(said)))
