"""Who says what, on stories of ours marked by hand (``measure/claims``)."""

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import wiredesk
from measure.sets import Absent
from wiredesk.records import Attribution

SET = "claims_own"

STORIES = Path(__file__).parent.parent / "claims"

_MARK = re.compile(r"\[(\d+)([sqca]) |\]")

ALIKE = 0.8
"""Share of characters (Dice) from which on a content is the one that was marked."""

Spans = list[tuple[int, int]]


@dataclass
class Marked:
    """One attribution as marked by hand."""

    type: str
    kind: str
    parent: str | None
    spans: dict[str, Spans] = field(default_factory=lambda: defaultdict(list))


def measure() -> Iterator[tuple[str, float]]:
    """Yield for each language what share of the marked is found, and of the found is marked."""
    by_language: dict[str, list[Path]] = defaultdict(list)
    for file in sorted(STORIES.glob("*.txt")):
        by_language[file.name.partition("-")[0]].append(file)
    if not by_language:
        raise Absent("no stories marked by hand here")
    for language, files in by_language.items():
        counts = [_count(file, language) for file in files]
        marked, found, content, source, kind, parent, parents = (
            sum(column) for column in zip(*counts, strict=True)
        )
        yield f"{language} precision", content / max(1, found)
        yield f"{language} recall content", content / max(1, marked)
        yield f"{language} recall content+source", source / max(1, marked)
        yield f"{language} kind of source", kind / max(1, marked)
        yield f"{language} parents", parent / max(1, parents)


def _count(file: Path, language: str) -> tuple[int, ...]:
    text, gold = read_marked(file.read_text("utf-8"))
    found = wiredesk.read(text, language=language).attributions
    met = _pair(gold, found)
    sourced = [n for n, a in met.items() if _overlap(gold[n].spans["s"], list(a.source))]
    return (
        len(gold),
        len(found),
        len(met),
        len(sourced),
        sum(met[n].kind == gold[n].kind for n in sourced),
        sum(
            met[n].parent == met[p].id
            for n in met
            if (p := gold[n].parent) is not None and p in met
        ),
        sum(g.parent is not None for g in gold.values()),
    )


def read_marked(written: str) -> tuple[str, dict[str, Marked]]:
    """The bare text of a marked story and its attributions by number."""
    body, _, listed = written.partition("\n---\n")
    gold: dict[str, Marked] = {}
    for line in listed.splitlines():
        if line.strip():
            number, kind_of, source, *rest = line.split()
            parent = rest[rest.index("under") + 1] if "under" in rest else None
            gold[number] = Marked(kind_of, source, parent)
    text, open_, at = "", [], 0
    for mark in _MARK.finditer(body):
        text += body[at : mark.start()]
        at = mark.end()
        if mark[1]:
            open_.append((mark[1], mark[2], len(text)))
        elif open_:
            number, letter, start = open_.pop()
            gold[number].spans[letter].append((start, len(text)))
        else:
            text += "]"
    return text + body[at:], gold


def _pair(gold: dict[str, Marked], found: tuple[Attribution, ...]) -> dict[str, Attribution]:
    scored = sorted(
        (
            (_dice(g.spans["c"], list(a.content)), n, i)
            for n, g in gold.items()
            for i, a in enumerate(found)
        ),
        reverse=True,
    )
    met: dict[str, Attribution] = {}
    used = set()
    for score, number, index in scored:
        if score >= ALIKE and number not in met and index not in used:
            met[number] = found[index]
            used.add(index)
    return met


def _overlap(xs: Spans, ys: Spans) -> bool:
    if not xs:
        return not ys
    return any(a < d and c < b for a, b in xs for c, d in ys)


def _dice(xs: Spans, ys: Spans) -> float:
    mine = {i for a, b in xs for i in range(a, b)}
    theirs = {i for a, b in ys for i in range(a, b)}
    return 2 * len(mine & theirs) / max(1, len(mine) + len(theirs))
