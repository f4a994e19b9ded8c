"""Who says what, on stories of ours marked by hand (``measure/claims``).

Half of the stories, by a hash of their names, are held back: nobody looks at what is missed in
them, so that their figures tell how the rules do on a text they have not met.
"""

import hashlib
import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import wiredesk
from measure.sets import Absent
from wiredesk.records import Attribution

SET = "claims_own"

STORIES = Path(__file__).parent.parent / "claims"

_MARK = re.compile(r"\[(\d+)([sqca]) |\]")
_EDGE = " \t\r\n“”\"'‘’«»„‚.,;:—–-"

ALIKE = 0.5
"""Share of characters (Dice) from which on a content is the one that was marked."""

Spans = list[tuple[int, int]]


@dataclass
class Marked:
    """One attribution as marked by hand."""

    type: str
    kind: str
    parent: str | None
    spans: dict[str, Spans] = field(default_factory=lambda: defaultdict(list))


def stories(held_back: bool) -> Iterator[Path]:
    """The marked stories of one half, in the order of their names."""
    for file in sorted(STORIES.glob("*.txt")):
        if hashlib.sha1(file.stem.encode(), usedforsecurity=False).digest()[0] % 2 == held_back:
            yield file


def measure() -> Iterator[tuple[str, float]]:
    """Yield for each half and language how much of the marked is found, and of the found marked."""
    if not any(STORIES.glob("*.txt")):
        raise Absent("no stories marked by hand here")
    for half, held_back in (("tuned", False), ("held back", True)):
        by_language: dict[str, Counter[str]] = defaultdict(Counter)
        for file in stories(held_back):
            language = file.name.partition("-")[0]
            by_language[language] += _count(file, language)
        for language, n in by_language.items():
            yield f"{language} {half} precision any", n["any"] / max(1, n["found"])
            yield f"{language} {half} recall detect", n["detect"] / n["marked"]
            yield f"{language} {half} recall detect+source", n["source"] / n["marked"]
            yield f"{language} {half} kind of source right", n["kind"] / max(1, n["source"])
            yield f"{language} {half} type right", n["type"] / max(1, n["detect"])
            if n["parents"]:
                yield f"{language} {half} nested right", n["parent"] / n["parents"]


def _count(file: Path, language: str) -> Counter[str]:
    text, gold = read_marked(file.read_text("utf-8"))
    found = wiredesk.read(text, language=language).attributions
    n = Counter(marked=len(gold), found=len(found))
    met = pair(text, gold, found)
    for number, (attribution, alike) in met.items():
        marked = gold[number]
        content = trimmed(text, list(attribution.content))
        n["any"] += alike >= 0.34 or 2 * _overlap(marked.spans["c"], content) >= _length(content)
        if alike < ALIKE:
            continue
        n["detect"] += 1
        n["type"] += attribution.type == marked.type
        if same_source(marked.spans["s"], list(attribution.source)):
            n["source"] += 1
            n["kind"] += attribution.kind == marked.kind
    for number, marked in gold.items():
        if marked.parent is not None:
            n["parents"] += 1
            ids = [met[k][0] if k in met else None for k in (number, marked.parent)]
            n["parent"] += all(ids) and ids[0].parent == ids[1].id  # type: ignore[union-attr]
    return n


def read_marked(written: str) -> tuple[str, dict[str, Marked]]:
    """The bare text of a marked story and its attributions by number.

    Raises ValueError where a mark and the list below the text do not go together.
    """
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
            if number not in gold:
                raise ValueError(f"mark {number} is not listed: {text[start:]!r}")
            gold[number].spans[letter].append((start, len(text)))
        else:
            text += "]"
    text += body[at:]
    for number, marked in gold.items():
        if not marked.spans["c"]:
            raise ValueError(f"attribution {number} has no content marked")
        if marked.type != "evidential":
            holes = marked.spans["s"] + marked.spans["q"]
            marked.spans["c"] = list(_without(marked.spans["c"], holes))
        marked.spans["c"] = trimmed(text, marked.spans["c"])
    return text, gold


def _without(spans: Spans, holes: Spans) -> Iterator[tuple[int, int]]:
    """The spans less what lies in the holes: a quotation that its own cue splits."""
    for start, end in spans:
        for a, b in sorted(holes):
            if start < b and a < end:
                yield start, max(start, a)
                start = min(b, end)
        yield start, end


def trimmed(text: str, spans: Spans) -> Spans:
    """The spans without spaces and marks at their ends, joined over gaps that hold no word."""
    joined: Spans = []
    for start, end in sorted(spans):
        while start < end and text[start] in _EDGE:
            start += 1
        while end > start and text[end - 1] in _EDGE:
            end -= 1
        if end > start and joined and not re.search(r"\w", text[joined[-1][1] : start]):
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        elif end > start:
            joined.append((start, end))
    return joined


def pair(
    text: str, gold: dict[str, Marked], found: tuple[Attribution, ...]
) -> dict[str, tuple[Attribution, float]]:
    """Each marked number's found attribution and how alike their contents are, best first."""
    contents = [trimmed(text, list(a.content)) for a in found]
    scored = sorted(
        (
            (alike, number, index)
            for number, marked in gold.items()
            for index, content in enumerate(contents)
            if (alike := _dice(marked.spans["c"], content))
        ),
        reverse=True,
    )
    met: dict[str, tuple[Attribution, float]] = {}
    used = set()
    for alike, number, index in scored:
        if number not in met and index not in used:
            met[number] = found[index], alike
            used.add(index)
    return met


def same_source(gold: Spans, found: Spans) -> bool:
    """Whether two sources touch and are of one size, or neither is there."""
    if not gold:
        return not found
    return _overlap(gold, found) > 0 and _length(found) <= 2 * _length(gold) + 40


def _length(spans: Spans) -> int:
    return sum(b - a for a, b in spans)


def _overlap(xs: Spans, ys: Spans) -> int:
    return sum(max(0, min(b, d) - max(a, c)) for a, b in xs for c, d in ys)


def _dice(xs: Spans, ys: Spans) -> float:
    return 2 * _overlap(xs, ys) / max(1, _length(xs) + _length(ys))
