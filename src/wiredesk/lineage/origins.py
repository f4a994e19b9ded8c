"""What a story is made of: of each paragraph, in which other story it stood before."""

from collections.abc import Iterable

from wiredesk.lineage.alignment import compare, derived
from wiredesk.lineage.tokens import tokens
from wiredesk.records import Comparable, Derivation, ParagraphOrigin

BETTER = 0.05
"""By how much more of a paragraph a later story must hold to be its origin before an earlier."""


def derive(story: Comparable, others: Iterable[Comparable]) -> Derivation:
    """Each paragraph's origin among ``others``, which are given in the order of preference.

    The order is the caller's word on who was first; a story far down the list is the origin of a
    paragraph only where it holds clearly more of it than all before it.
    """
    counts = [len(tokens(text)) for text in story.paragraphs]
    found = [ParagraphOrigin(paragraph=at) for at in range(len(counts))]
    for other in others:
        for row in compare(other, story).paragraphs:
            if not row.before:
                continue
            for at in row.after:
                if row.share > found[at].share + (BETTER if found[at].story else 0):
                    found[at] = ParagraphOrigin(
                        paragraph=at,
                        story=other.id,
                        there=row.before,
                        kind=row.kind,
                        share=row.share,
                    )
    count = sum(counts)
    held = sum(one.share * counts[one.paragraph] for one in found)
    new = sum(counts[one.paragraph] for one in found if one.story is None)
    return Derivation(
        story=story.id,
        derived=derived(round(held), new, count),
        share=round(held / count, 3) if count else 0.0,
        paragraphs=tuple(found),
    )
