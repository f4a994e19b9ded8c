"""The checks of defects, on errors put into clean stories of ours and on those stories as they are.

For each check, on the half of the stories that was held back: precision and recall on texts with
one error each. An alarm of the check's kind that does not meet the error counts against precision,
and so does one on the clean story. Then its alarms per 1,000 words of clean text, where there are
any, on all stories.
"""

from collections import Counter
from collections.abc import Iterator

import wiredesk
from measure.defects.injecting import INJECTIONS, Clean, Injected, stories
from wiredesk.records import Defect

SET = "defects"

MEANT = {"spelling", "leftover", "llm_leftover", "llm_instruction"}
"""Families that are measured as one, whatever the name behind the dot."""


def kind_of(name: str) -> str:
    """The kind, or the family, that an injection is to bring out."""
    return name.partition(" ")[0]


def is_of(defect: Defect, kind: str) -> bool:
    family = kind.partition(".")[0]
    return defect.kind.partition(".")[0] == family if family in MEANT else defect.kind == kind


def meets(defect: Defect, injected: Injected) -> bool:
    """Whether a defect stands where the error was put, and not all over the place."""
    if injected.span is None or defect.start is None or defect.end is None:
        return injected.span is None and defect.start is None
    (a, b), (c, d) = injected.span, (defect.start, defect.end)
    return c <= b and a <= d and d - c <= 2 * (b - a) + 20


TRUE_OF_CLEAN = {"source.unsourced_figure"}
"""Hints that clean stories deserve: theirs give figures in their own voice, as most news does."""


def measure() -> Iterator[tuple[str, float]]:
    """Yield precision and recall of each injection, then alarms per 1,000 clean words."""
    clean = {(s.language, s.number): (s, wiredesk.read(s.text).defects) for s in stories()}
    held = [pair for pair in clean.values() if pair[0].held_back]
    for name, _ in INJECTIONS:
        hits, wanted, alarms = score(name, held)
        if wanted:
            yield f"{name}: precision", hits / alarms if alarms else 0.0
            yield f"{name}: recall", hits / wanted
    words = sum(len(story.text.split()) for story, _ in clean.values())
    counted = Counter(
        d.kind for _, found in clean.values() for d in found if d.kind not in TRUE_OF_CLEAN
    )
    for kind, times in sorted(counted.items()):
        yield f"{kind}: alarms per 1,000 clean words at most", 1000 * times / words
    yield "all: alarms per 1,000 clean words at most", 1000 * counted.total() / words


def score(name: str, held: list[tuple[Clean, tuple[Defect, ...]]]) -> tuple[int, int, int]:
    """(errors found, errors put in, alarms of the kind) for one injection."""
    inject, kind = dict(INJECTIONS)[name], kind_of(name)
    hits = wanted = alarms = 0
    for story, unharmed in held:
        injected = inject(story)
        if injected is None:
            continue
        wanted += 1
        found = [d for d in wiredesk.read(injected.text).defects if is_of(d, kind)]
        met = sum(meets(d, injected) for d in found)
        hits += met > 0
        if injected.before is not None:  # what else hangs in an undated story is right
            found = found[: max(met, len(found) - _of(injected.before, kind))]
        alarms += len(found) - max(met - 1, 0) + sum(is_of(d, kind) for d in unharmed)
    return hits, wanted, alarms


def _of(text: str, kind: str) -> int:
    return sum(is_of(d, kind) for d in wiredesk.read(text).defects)
