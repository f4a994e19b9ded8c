"""Why a story joined, in words for an editor: "Setúbal, Mirasado, police; 6 May"."""

from __future__ import annotations

from wiredesk.lineage.threads.index import Window
from wiredesk.lineage.threads.terms import DAY, FIGURE, KNOWN, SOUND, WORD, find_written
from wiredesk.records import Tie, TieEvidence

SHOWN = 6
"""Words that are shown."""
SHORT = {WORD: 3, FIGURE: 1}
"""Letters or digits up to which a word or figure is not."""
MONTH = f"{KNOWN}month:"
MONTHS = "January February March April May June July August September October November December"


def evidence_of_tie(tie: Tie, other: str) -> TieEvidence:
    """A tie that puts a story beside another."""
    return TieEvidence(what=tie.kind, value=f"{tie.kind} of {other}", speaks_for="event")


def evidence_of_ruling(other: str) -> TieEvidence:
    """A person who did."""
    return TieEvidence(what="ruling", value=f"a person said: same as {other}", speaks_for="event")


def evidence_of(
    window: Window, story: str, other: str, written: dict[str, str], speaks_for: str
) -> list[TieEvidence]:
    """What a story shares with the one that is most like it, the most telling first."""
    words: list[str] = []
    days: list[str] = []
    said: set[str] = set()
    for _, term in window.shared(story, other):
        kind, word = int(term[0]), written.get(term) or find_written(term)
        if kind == DAY:
            days.append(_in_words(word))
        elif len(words) < SHOWN and _tells(term, word) and not _said(word, said):
            words.append(word.strip())
    found = []
    if words or days:
        value = "; ".join(filter(None, (", ".join(words), ", ".join(sorted(days)[:2]))))
        found.append(TieEvidence(what="shares", value=value, speaks_for=speaks_for))
    found.append(TieEvidence(what="closest story", value=other, speaks_for=speaks_for))
    return found


def _tells(term: str, word: str) -> bool:
    """Whether a reader sees by it what is shared: not by a sound, a short word ("die"), a digit
    or a month."""
    kind = int(term[0])
    if kind == SOUND or term.startswith(MONTH):
        return False
    return len(word) > SHORT.get(kind, 0) or not word.isascii()


def _said(word: str, said: set[str]) -> bool:
    """Whether a word, or one that begins alike, was shown; takes note of it."""
    key = word.casefold()[:5]
    if any(key in shown or shown in key for shown in said) or key in said:
        return True
    said.add(key)
    return False


def _in_words(day: str) -> str:
    """2026-05-06 as "6 May"."""
    month, number = int(day[5:7]), int(day[8:10])
    return f"{number} {MONTHS.split()[month - 1]}" if 1 <= month <= 12 else day
