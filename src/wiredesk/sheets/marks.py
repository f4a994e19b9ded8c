"""What is marked in a story's text: findings as marks, and the text cut where marks begin and end.

The stand-alone page and the desk's Story screen are drawn from these.
"""

from collections import deque
from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from wiredesk.records import Attribution, Block, Reading, Span
from wiredesk.sheets.text import cut, spoken


class Mark(NamedTuple):
    """One annotation of the text: where it stands, how it looks, and the id it is known by."""

    start: int
    end: int
    look: str
    id: str
    title: str


class Segment(NamedTuple):
    """Words that the same marks lie over."""

    words: str
    looks: str
    """Class names, apart by spaces; empty for words that no mark lies over."""
    ids: str
    title: str


class Voice(NamedTuple):
    """Somebody who begins to speak in a block."""

    id: str
    speaker: str
    kind: str


class MarkedBlock(NamedTuple):
    """One block of the text, ready to be drawn."""

    tag: str
    """h2 for the headline, h3 for a heading, p for all else."""
    kind: str
    start: int
    segments: tuple[Segment, ...]
    voices: tuple[Voice, ...]


def marks_of(reading: Reading) -> list[Mark]:
    """Every finding that stands somewhere, sorted by where. Defects are "d0", "d1", … in order;
    claims bear their attribution's id."""
    marks = [
        Mark(f.start, f.end, "furniture", "", f"furniture: {f.kind}") for f in reading.furniture
    ]
    for a in reading.attributions:
        speaker = speaker_of(reading, a)
        marks += [Mark(s, e, "claim", a.id, f"on the word of {speaker}") for s, e in a.content]
        marks += [Mark(s, e, "cue", a.id, f"{a.cue_class or 'cue'}") for s, e in a.cue]
        marks += [Mark(s, e, "source", a.id, f"{speaker}: {a.kind}") for s, e in a.source]
    for n, d in enumerate(reading.defects):
        if d.start is not None and d.end is not None:
            marks.append(
                Mark(d.start, d.end, f"defect {d.severity}", f"d{n}", f"{d.kind}: {d.note}")
            )
    marks += [Mark(t.start, t.end, "time", "", f"time: {t.value}") for t in reading.times]
    marks += [
        Mark(n.start, n.end, "name", "", f"{n.type}: {entity_of(reading, n.entity)}")
        for n in reading.names
    ]
    return sorted(marks)


def entity_of(reading: Reading, key: str | None) -> str:
    """An entity in words: name, role, country."""
    found = reading.entities.get(key or "")
    if not found:
        return "not linked"
    return ", ".join(x for x in (found.name, found.role, found.country) if x)


def speaker_of(reading: Reading, a: Attribution) -> str:
    """Who speaks, in the fewest words that are right."""
    entity = reading.entities.get(a.speaker or "")
    if entity and (entity.type == "PER" or not a.source):
        return entity.name
    if entity:  # "Portugal e Marrocos" are two, and "the port authority of Sines" is no port
        return cut(spoken(reading.story.text, a.source), 50)
    return a.speaker or cut(spoken(reading.story.text, a.source), 50) or "nobody named"


def marked_blocks(reading: Reading) -> Iterator[MarkedBlock]:
    """The blocks of the text in order, each cut where marks begin and end."""
    coming = deque(marks_of(reading))
    open_marks: list[Mark] = []
    for block in reading.story.blocks:
        while coming and coming[0].start < block.end:
            open_marks.append(coming.popleft())
        open_marks = [m for m in open_marks if m.end > block.start]
        yield _marked(reading, block, open_marks)


def _marked(reading: Reading, block: Block, marks: list[Mark]) -> MarkedBlock:
    span = reading.story.title_span
    is_title = span is not None and span[0] <= block.start and block.end <= span[1]
    voices = tuple(
        Voice(a.id, cut(speaker_of(reading, a), 40), a.kind)
        for a in reading.attributions
        if a.content and block.start <= a.content[0][0] < block.end
    )
    return MarkedBlock(
        tag="h2" if is_title else "h3" if block.kind == "heading" else "p",
        kind=block.kind,
        start=block.start,
        segments=tuple(_segments(reading.story.text, (block.start, block.end), marks)),
        voices=voices,
    )


def _segments(text: str, span: Span, marks: list[Mark]) -> Iterator[Segment]:
    start, end = span
    edges = {start, end}
    for m in marks:
        edges |= {max(start, m.start), min(end, m.end)}
    for a, b in pairwise(sorted(edges)):
        over = [m for m in marks if m.start <= a and b <= m.end]
        yield Segment(
            text[a:b],
            " ".join(sorted({m.look for m in over})),
            " ".join(sorted({m.id for m in over if m.id})),
            "\n".join(dict.fromkeys(m.title for m in over)),
        )
