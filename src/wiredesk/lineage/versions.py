"""Versions: one house's story, sent again; corrected, updated, written through or repeated.

By declared ids and version numbers first, then by the body; never by the headline, which more
than half of all versions keep, nor by length: a quarter of the later ones are shorter.
"""

import re
from collections import defaultdict
from collections.abc import Iterator

from msgspec.structs import replace

from wiredesk.lineage.forms import KEPT, figures_kept
from wiredesk.records import Comparable, Tie, TieEvidence

LATER = ("kill", "correction", "writethru", "update", "repeat", "recast", "release")
"""Orders that a later version bears, the gravest first."""

_NUMBER = re.compile(r"\d+")


def as_version(a: Comparable, b: Comparable, tie: Tie) -> Tie:
    """The tie between two stories that share their words, as a version where they are one's.

    They are where they declare one id, or share most words and figures and come from one house;
    or where they share most words, one says itself that it corrects, updates or repeats, and they
    come from one house or none is known of either.
    Stories of two houses are no versions: an outlet keeps an agency's guid, and names the page
    that it took a story from as the canonical one.
    """
    labels = later_labels(a, b)
    if declared := one_id(a, b):
        tie = replace(tie, evidence=(*tie.evidence, declared))
    one, other = house_of(a), house_of(b)
    same = tie.kind == "copy" and one == other and (labels or (one and _keeps_figures(a, b)))
    if not same and (not declared or two_houses(a, b)):
        return tie
    evidence = tie.evidence
    if one is not None and one == other:
        evidence += (TieEvidence(what="one house", value=one, speaks_for="version"),)
    direction, why = later_of(a, b, labels)
    return replace(tie, kind="version", direction=direction, evidence=(*evidence, *labels, *why))


def _keeps_figures(a: Comparable, b: Comparable) -> bool:
    """Whether a story may be another's version by its figures, if nothing else says so."""
    kept = figures_kept(a, b)
    return kept is None or kept[0] >= KEPT * kept[1]


def declared_version(a: Comparable, b: Comparable) -> Tie | None:
    """The tie of two versions that declare one id, whatever has become of the text."""
    if one_id(a, b) is None or two_houses(a, b):
        return None
    return as_version(a, b, Tie(a=a.id, b=b.id, kind="version"))


def two_houses(a: Comparable, b: Comparable) -> bool:
    """Whether two stories are known to be of different houses."""
    one, other = house_of(a), house_of(b)
    return one is not None and other is not None and one != other


def house_of(story: Comparable) -> str | None:
    """Whose story it is as it stands: the outlet's that carried it, else the agency's it names."""
    return story.source or story.provider or story.agency


def one_id(a: Comparable, b: Comparable) -> TieEvidence | None:
    """The declared id that two stories have in common: guid, canonical address, address."""
    for what in ("guid", "canonical", "address"):
        mine = getattr(a, what)
        if mine and mine == getattr(b, what):
            return TieEvidence(what=f"declared {what}", value=mine, speaks_for="version")
    return None


def later_labels(a: Comparable, b: Comparable) -> tuple[TieEvidence, ...]:
    """What either says of itself that only a later version says, where the other does not."""
    found = []
    for story, other, direction in ((a, b, "a_from_b"), (b, a, "b_from_a")):
        said = [kind for kind in LATER if kind in story.orders and kind not in other.orders]
        found += [TieEvidence(what="label", value=kind, speaks_for=direction) for kind in said[:1]]
    return tuple(found)


def later_of(
    a: Comparable, b: Comparable, labels: tuple[TieEvidence, ...]
) -> tuple[str, tuple[TieEvidence, ...]]:
    """Which of two versions is the later, as a direction, and what says so.

    Version numbers are asked first, then the times that both declare, then labels.
    """
    for what in ("version", "updated", "published", "received"):
        mine, theirs = getattr(a, what), getattr(b, what)
        order = _order(mine, theirs) if what == "version" else _order_of_times(mine, theirs)
        if order:
            direction = "a_from_b" if order > 0 else "b_from_a"
            value = f"{theirs}, then {mine}" if order > 0 else f"{mine}, then {theirs}"
            return direction, (TieEvidence(what=what, value=value, speaks_for=direction),)
    said = {label.speaks_for for label in labels}
    return (said.pop() or "undecided", ()) if len(said) == 1 else ("undecided", ())


def _order(mine: str | None, theirs: str | None) -> int:
    """The order of two version numbers ("2" before "10"); 0 where they do not tell."""
    if not mine or not theirs:
        return 0
    ours, others = ([int(n) for n in _NUMBER.findall(said)] for said in (mine, theirs))
    return (ours > others) - (ours < others)


def _order_of_times(mine: str | None, theirs: str | None) -> int:
    """The order of two times as far as both are known: a day is not before a time on it."""
    if not mine or not theirs:
        return 0
    if _zone(mine) != _zone(theirs) and mine[:10] == theirs[:10]:
        return 0
    length = min(len(mine), len(theirs), 19)
    return (mine[:length] > theirs[:length]) - (mine[:length] < theirs[:length])


def _zone(said: str) -> str:
    return said[19:].lstrip("0123456789.") if len(said) > 19 else said[16:19]


class Declared:
    """Finds the stories that declare the same id as a new one, whatever has become of the text."""

    def __init__(self) -> None:
        """No story yet."""
        self._by_id: dict[tuple[str, str], list[Comparable]] = defaultdict(list)

    def add(self, story: Comparable) -> None:
        """Take in a story."""
        for key in declared_ids(story):
            self._by_id[key].append(story)

    def ties(self, story: Comparable) -> Iterator[Tie]:
        """Ties of kind ``version`` to the stories taken in that declare one id with this one."""
        seen = set()
        for key in declared_ids(story):
            for other in self._by_id.get(key, ()):
                if other.id not in seen:
                    seen.add(other.id)
                    if tie := declared_version(story, other):
                        yield tie


def declared_ids(story: Comparable) -> Iterator[tuple[str, str]]:
    """What a story is declared to be: (kind of id, id)."""
    for what in ("guid", "canonical", "address"):
        value = getattr(story, what)
        if value:
            yield what, value
