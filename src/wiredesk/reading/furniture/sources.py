"""Lines that name the source that the dateline names: "Northwire" over "RABAT (Northwire) —"."""

import re

from wiredesk.reading.furniture.lexicon import lexicon
from wiredesk.reading.furniture.lines import Line, Mark

DATELINE = re.compile(r"[^()\n]{2,70}\(([^()\n\d]{2,30})\)\s*(?:--?|[–—:.])")
LONGEST_SOURCE = 9


def sources_of(lines: list[Line]) -> frozenset[str]:
    """What the datelines of the copy name in brackets, folded."""
    found = (DATELINE.match(line.text[:120]) for line in lines if line.mark is None)
    return frozenset(match[1].strip().lower() for match in found if match)


def judge_source(line: Line, sources: frozenset[str]) -> Mark | None:
    """The source alone, or with what else was used: "Mirante, com Northwire (da redação)"."""
    if line.zone not in ("head", "tail") or line.size > LONGEST_SOURCE or line.ends_as_sentence:
        return None
    bare = line.folded.strip("()[]–—-•*= .")
    if bare in sources:
        return line.whole("credit", "dateline", 0.85)
    words = lexicon()
    named = words.agencies | sources
    if line.text[:1].isupper() and (found := words.credits.search(bare)):
        left = bare[: found.start()].strip(" ,/-")
        right = re.split(r"\s*[(,/]", bare[found.end() :])[0]
        if left in named or right in named:
            return line.whole("credit", "with", 0.8)
    return None
