"""Two translations of one original look like copies of each other, or like a translation each of
the other. Before an arrow is drawn between two stories, a common source is ruled out here.
"""

from __future__ import annotations

from collections.abc import Iterable

from wiredesk.lineage.translations.deciding import CONFIRMED
from wiredesk.lineage.translations.finding import Translations, tongue
from wiredesk.records import Comparable, TieEvidence


def common_source(
    a: Comparable, b: Comparable, among: Iterable[Comparable] | Translations
) -> TieEvidence | None:
    """A story in a third language that both seem to be translated from, as evidence.

    ``among`` are stories, or a finder that has taken them in. ``None`` where no third story is
    tied to both for sure; that none is in the store does not prove that there is none.
    """
    finder = among if isinstance(among, Translations) else _taken_in(among)
    own = {tongue(a), tongue(b)}
    mine, theirs = (
        {
            candidate.id: sure
            for sure, candidate, _ in finder.weighed(story)
            if sure >= CONFIRMED and tongue(finder.story(candidate.id)) not in own
        }
        for story in (a, b)
    )
    both = sorted(mine.keys() & theirs.keys(), key=lambda c: (-min(mine[c], theirs[c]), c))
    if not both:
        return None
    source = finder.story(both[0])
    title = f" “{source.title}”" if source.title else ""
    return TieEvidence(
        what="common source",
        value=f"both are tied to {source.id}{title}, in another language ({source.language})",
        speaks_for="common_source",
    )


def _taken_in(among: Iterable[Comparable]) -> Translations:
    finder = Translations()
    for story in among:
        finder.add(story)
    return finder
