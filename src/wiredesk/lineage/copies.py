"""Stories that took words from one another, in one language: whole (copy) or in part."""

from collections.abc import Iterator

from wiredesk.lineage.boilerplate import Houses
from wiredesk.lineage.fingerprints import winnowed
from wiredesk.lineage.forms import COPIED, figures_kept
from wiredesk.lineage.index import Memory, candidates
from wiredesk.lineage.passages import Body, Shared, body, shared, snippet
from wiredesk.lineage.versions import as_version
from wiredesk.records import Comparable, Tie, TieEvidence

RUNS = 15
"""Different runs of words that two stories must share: a passage of 19 words, or some shorter."""
BRIEF = 0.8
"""Less will do where it is so much of a brief's runs."""
BRIEF_RUNS = 5

COPY, OF_THE_LONGER = 0.5, 0.4
"""A copy holds so much of the other, or is held by it, and no less than that of the longer one."""


def tie_bodies(a: Comparable, b: Comparable, mine: Body, theirs: Body) -> Tie | None:
    """The tie between two stories made ready; ``None`` where they share too little.

    Says nothing of who took from whom, but where they are versions that order themselves.
    """
    both = shared(mine, theirs)
    brief = BRIEF * min(len(mine.runs), len(theirs.runs))
    if both.runs < min(RUNS, max(BRIEF_RUNS, brief)):
        return None
    evidence = [_evidence(mine, both)]
    most, least = max(both.mine, both.theirs), min(both.mine, both.theirs)
    kind = "copy" if most >= COPY and least >= OF_THE_LONGER else "part"
    if kind == "copy" and (kept := figures_kept(a, b)) and kept[0] < COPIED * kept[1]:
        kind = "part"
        said = f"{kept[0]} of {kept[1]} figures in common: one form, filled in twice"
        evidence.append(TieEvidence(what="recurring form", value=said, speaks_for="part"))
    tie = Tie(
        a=a.id,
        b=b.id,
        kind=kind,
        share=round(both.mine, 3),
        share_back=round(both.theirs, 3),
        confidence=round(1 - 0.5 ** (both.runs / 5), 3),
        evidence=tuple(evidence),
    )
    return as_version(a, b, tie)


def _evidence(mine: Body, both: Shared) -> TieEvidence:
    passages = len(both.passages)
    one, other = f"{both.mine:.0%}", f"{both.theirs:.0%}"
    longest = snippet(mine, both.passages)
    said = (
        f"{both.runs} runs of words in {passages} passages; {one} of the one, "
        f"{other} of the other; the longest: “{longest}”"
    )
    if passages == 1:
        said = (
            f"{both.runs} runs of words in 1 passage; {one} of the one, "
            f"{other} of the other; the longest: “{longest}”"
        )
    return TieEvidence(what="shared passages", value=said)


class Copies:
    """Finds the stories, among those it was given, that a new one shares passages with."""

    def __init__(self) -> None:
        """No story yet."""
        self._index = Memory()
        self._stories: list[Comparable] = []
        self._houses = Houses()

    def add(self, story: Comparable) -> None:
        """Take in a story."""
        self._houses.learn(story)
        self._index.add(winnowed(self._body(story).runs))
        self._stories.append(story)

    def ties(self, story: Comparable) -> Iterator[Tie]:
        """Ties of a story to those taken in: copy, part or version, those that share most first."""
        mine = self._body(story)
        for candidate in candidates(winnowed(mine.runs), self._index):
            other = self._stories[candidate.story]
            tie = tie_bodies(story, other, mine, self._body(other))
            if tie is not None:
                yield tie

    def _body(self, story: Comparable) -> Body:
        return body("\n\n".join(self._houses.without(story)))
