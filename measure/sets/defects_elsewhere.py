"""Alarms on professional news text from elsewhere, where a defect is a rare thing.

Counted are the checks that look at the copy's own letters and wording: not what is missing, nor
dates (these texts have none), nor acronyms and spellings of another decade.
"""

import gzip
import json
from collections.abc import Iterator

import wiredesk
from measure.sets import documents, shared

SET = "defects elsewhere"

LEFT_OUT = ("missing.", "date.", "acronym.", "spelling.", "furniture.", "source.", "typography.")
LANGUAGES = ("pt-PT", "pt-BR", "en", "es", "fr", "de")


def measure() -> Iterator[tuple[str, float]]:
    """Yield alarms per 1,000 words for each corpus, and of marks and spaces apart."""
    for name, texts in corpora():
        words = alarms = marks = 0
        for text in texts:
            words += len(text.split())
            kinds = [d.kind for d in wiredesk.read(text).defects]
            alarms += sum(not kind.startswith(LEFT_OUT) for kind in kinds)
            marks += sum(kind.startswith("typography.") for kind in kinds)
        yield f"{name}: alarms per 1,000 words at most", 1000 * alarms / words
        yield f"{name}: marks per 1,000 words at most", 1000 * marks / words


def corpora() -> Iterator[tuple[str, list[str]]]:
    """Name and texts of each corpus; of the larger ones the first documents."""
    for path in ("english_polnear", "german_wikinews", "portuguese_bosque_silver"):
        file = shared(f"cases/claims/{path}.jsonl")
        yield path, [document["text"] for document in documents(file)][:80]
    with gzip.open(shared("cases/lineage/translations_ntrex.jsonl.gz"), "rt", "utf-8") as lines:
        stories = [json.loads(line) for line in lines]
    for tag in LANGUAGES:
        mine = [s["sentences"] for s in stories if s["language"] == tag][:25]
        yield f"translations_ntrex {tag}", ["\n\n".join(sentences) for sentences in mine]
