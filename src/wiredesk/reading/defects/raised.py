"""How a defect is raised: one way to make the record, and which kinds are hints."""

from wiredesk.records import Defect, Span

HINTS = frozenset(
    {
        "accuracy.agreement",
        "accuracy.number_agreement",
        "accuracy.preposition",
        "accuracy.pronoun_ambiguous",
        "accuracy.terminology",
        "acronym.undefined",
        "encoding.lost_letter",
        "missing.translation_notice",
        "name.institution",
        "name.transliteration",
        "quote.machine_translated",
        "source.hotlinked_image",
        "source.unsourced_figure",
    }
)
"""Kinds whose check is right less than seven times in ten (docs/notes/defects.md), or whose rule
is a matter of house style: an editor may wave them through."""


def raised(
    kind: str,
    where: Span | None,
    note: str,
    *,
    severity: str = "minor",
    mend: str | None = None,
    confidence: float = 0.9,
    pack: str | None = None,
) -> Defect:
    """A defect of one kind at one place; ``where`` is ``None`` for the story as a whole.

    ``pack`` is the tag of the language pack whose words found it, where one did.
    """
    return Defect(
        kind=kind,
        start=where[0] if where else None,
        end=where[1] if where else None,
        severity=severity,
        note=note,
        mend=mend,
        hint=kind in HINTS,
        rule=f"defects.{kind}" + (f":{pack}" if pack else ""),
        confidence=confidence,
    )
