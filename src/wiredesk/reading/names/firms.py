"""Firms by their legal form: "Obras Levante, S.A.", "Limpiezas Turia S. L."."""

from wiredesk.packs import organisations
from wiredesk.reading.names.tokens import Words

LONGEST = 3
"""Letters of a legal form that may stand apart: "S. p. A."."""


def legal_form_at(words: Words, i: int) -> int:
    """How many words from ``i`` on are a legal form; 0 where none stands."""
    forms = organisations.legal_forms()
    for size in range(LONGEST, 0, -1):
        last = i + size - 1
        if last < len(words.words) and _bare(words, i, last) in forms:
            return size
    return 0


def ends_as_firm(words: Words, first: int, last: int) -> bool:
    """Whether a name of more than its legal form ends in one."""
    forms = organisations.legal_forms()
    return any(_bare(words, at, last) in forms for at in range(max(first + 1, last - 2), last + 1))


def _bare(words: Words, first: int, last: int) -> str:
    """A legal form without its dots; empty where words of more than a letter stand apart."""
    apart = words.words[first : last + 1]
    if not apart[0][0].isupper() or (last > first and any(len(w) > 1 for w in apart)):
        return ""
    near = all(words.gap(at) in (".", ". ", " ") for at in range(first, last))
    return "".join(w.replace(".", "") for w in words.folded[first : last + 1]) if near else ""
