"""The library that tells languages apart, loaded when first asked.

py3langid knows 130 labels. Dialects that are hardly ever written in news take votes from the
language that they stand beside, so they are left out of the choice; figures in
docs/notes/language-identifier.md.
"""

from functools import lru_cache
from typing import Any

LEFT_OUT = frozenset(
    """
    zxx wuu yue ary arz ext an uzs ltg sdh srl gcf gcr gom pcm lij vec crh fuv guw hbo grc la vo
    """.split()  # noqa: SIM905 - a table of labels reads best as words
)
"""Dialects, dead and made languages; ``zxx`` is the library's label for no language at all."""

CANONICAL = {
    "no": "nb",
    "tl": "fil",
    "iw": "he",
    "in": "id",
    "ji": "yi",
    "mo": "ro",
    "sh": "sr",
    "kik": "ki",
    "gug": "gn",
    "cmn": "zh",
}
"""Labels and old tags as BCP 47 writes them today."""


@lru_cache(maxsize=1)
def _identifier() -> Any:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    identifier = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
    identifier.set_languages(set(identifier.labels) - LEFT_OUT)
    return identifier


def rank(text: str) -> list[tuple[str, float]]:
    """Languages with their probabilities, best first. The share is rough on short texts."""
    return [(CANONICAL.get(tag, tag), share) for tag, share in _identifier().rank(text)]


def canonical(tag: str) -> str:
    """A BCP 47 tag in its usual letters: "pt_br" is "pt-BR", "no" is "nb", "iw" is "he"."""
    first, *rest = tag.strip().replace("_", "-").split("-")
    sizes = {2: str.upper, 4: str.title}
    return "-".join(
        [CANONICAL.get(first.lower(), first.lower())]
        + [sizes.get(len(part), str.lower)(part) for part in rest]
    )
