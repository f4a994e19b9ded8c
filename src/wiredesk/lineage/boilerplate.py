"""House boilerplate: paragraphs that an outlet puts into stories that have nothing else in common.

Learnt from the stories themselves as they come, outlet by outlet; what stands in stories that are
versions of one another is no boilerplate.
"""

from collections import defaultdict
from collections.abc import Iterator

from wiredesk.lineage.passages import parted
from wiredesk.records import Comparable

SEVERAL = 3
"""Unrelated stories of one outlet that make a paragraph boilerplate."""
UNRELATED = 1 / 3
"""How many of the paragraphs of the shorter two unrelated stories may share."""

Paragraph = int
"""The hash of a paragraph's words."""


class Houses:
    """What is known of the boilerplate of every outlet."""

    def __init__(self) -> None:
        """Nothing known yet."""
        self._holders: dict[tuple[str, Paragraph], list[frozenset[Paragraph]]] = defaultdict(list)
        self._known: set[tuple[str, Paragraph]] = set()

    @classmethod
    def of(cls, known: set[tuple[str, Paragraph]]) -> "Houses":
        """Houses whose boilerplate was learnt elsewhere: (outlet, paragraph)."""
        houses = cls()
        houses._known |= known
        return houses

    def learn(self, story: Comparable) -> None:
        """Take note of a story's paragraphs. A story whose outlet is unknown teaches nothing."""
        if story.source is not None:
            self.learn_of(story.source, frozenset(parted(story.paragraphs)))

    def learn_of(self, source: str, found: frozenset[Paragraph]) -> None:
        """The same of a story whose paragraphs were hashed before."""
        for paragraph in found:
            holders = self._holders[source, paragraph]
            if len(holders) < SEVERAL and all(_unrelated(found, other) for other in holders):
                holders.append(found)
                if len(holders) == SEVERAL:
                    self._known.add((source, paragraph))

    def is_boilerplate(self, source: str | None, paragraph: Paragraph) -> bool:
        """Whether a paragraph stands in several unrelated stories of an outlet."""
        return source is not None and (source, paragraph) in self._known

    def without(self, story: Comparable) -> Iterator[str]:
        """The story's paragraphs, those that are its outlet's boilerplate left empty."""
        if story.source is None:
            yield from story.paragraphs
            return
        for text, paragraph in zip(story.paragraphs, parted(story.paragraphs), strict=True):
            yield "" if self.is_boilerplate(story.source, paragraph) else text


def _unrelated(one: frozenset[Paragraph], other: frozenset[Paragraph]) -> bool:
    return len(one & other) <= max(1, UNRELATED * min(len(one), len(other)))
