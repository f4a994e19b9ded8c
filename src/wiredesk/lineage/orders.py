"""Whom an agency's order speaks of: a kill names the story that it kills by headline or id."""

from collections.abc import Iterable

from wiredesk.lineage.houses import folded_words
from wiredesk.records import TieEvidence

ORDERING = ("kill", "hold", "correction", "writethru")
"""Orders that speak of another story, in a delivery of their own."""

LEAST = 3
"""Words of a headline that can be told from other words of a text."""


def named_in(text: str, titles: Iterable[str]) -> Iterable[str]:
    """The headlines, as plain words, that stand whole in a text."""
    words = f" {folded_words(text)} "
    return [t for t in titles if len(t.split()) >= LEAST and f" {t} " in words]


def quoted_titles(text: str) -> Iterable[str]:
    """What stands in quotation marks or alone on a line, as plain words: it may be a headline."""
    marks = str.maketrans(dict.fromkeys('“”„«»「」『』"', "\n"))
    found = (folded_words(line) for line in text.translate(marks).splitlines())
    return list(dict.fromkeys(line for line in found if len(line.split()) >= LEAST))


def names_headline(title: str) -> TieEvidence:
    """The evidence that one story names another's headline."""
    return TieEvidence(what="headline named", value=title, speaks_for="a_from_b", weight=4.0)
