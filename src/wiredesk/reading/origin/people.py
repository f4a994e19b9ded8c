"""Words that can be authors' names, and the words that join two of them."""

import re
from functools import lru_cache

from wiredesk import packs
from wiredesk.packs.matcher import fold

_WORD = re.compile(r"[^\s,]+")
_PARTICLE = 3
_MOST = 14


def are_names(said: str, least: int = 2) -> bool:
    """Whether words can be one name or several joined: "Ana Costa e Rui Sá", "JANE DOE"."""
    words = _WORD.findall(said)
    if not least <= len(words) <= _MOST or any(c.isdecimal() for c in said):
        return False
    if re.search(r"[:;!?“”\"«»‹›<>→()\[\]@/|]", said):
        return False
    if not _opens(words[0]) or not _opens(words[-1]):
        return False
    return all(_opens(word) or len(word) <= _PARTICLE or word in _LONG for word in words)


_LONG = {"della", "dalla", "vanden", "under"}


def _opens(word: str) -> bool:
    first = word.lstrip(".'’-")[:1]
    return first.isalpha() and not first.islower()


@lru_cache(maxsize=1)
def conjunctions() -> frozenset[str]:
    """Words for "and", from every pack, folded."""
    return frozenset(
        fold(word) for tag in packs.languages() for word in packs.language(tag).origin.conjunctions
    )


@lru_cache(maxsize=1)
def locatives() -> frozenset[str]:
    """Words between a reporter and a place ("Ana Holt in Hull"), from every pack, folded."""
    return frozenset(
        fold(word) for tag in packs.languages() for word in packs.language(tag).origin.locatives
    )


def joined(said: str) -> bool:
    """Whether two names are joined by a word: "Ana Costa e Rui Sá"."""
    return any(fold(word) in conjunctions() for word in _WORD.findall(said)[1:-1])


@lru_cache(maxsize=1)
def staff() -> frozenset[str]:
    """Bylines that name no person, folded."""
    return frozenset(
        fold(word) for tag in packs.languages() for word in packs.language(tag).origin.staff
    )
