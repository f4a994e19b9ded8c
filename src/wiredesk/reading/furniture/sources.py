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
    for opener in words.credited_with:
        before, found, behind = bare.partition(f" {opener} ")
        left, right = before.strip(" ,/-"), re.split(r"\s*[(,/]", behind)[0]
        if found and (left in named or right in named) and line.text[:1].isupper():
            return line.whole("credit", "with", 0.8)
    return None
