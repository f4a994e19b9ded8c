"""Wording that a reader of the language stumbles over: ``mt.*``, ``fluency.*``, ``accuracy.*``."""

import re
from bisect import bisect_left
from collections.abc import Iterator
from functools import lru_cache

from wiredesk.packs import language
from wiredesk.packs.sections.defects import Pattern
from wiredesk.reading.defects.proof import Proof
from wiredesk.reading.defects.raised import raised
from wiredesk.reading.defects.spelling import as_written
from wiredesk.reading.names import gender_clashes
from wiredesk.records import Defect, Entity, Span

_BESIDE = re.compile(r"[\s.,]*(?:(?:[^\W\d_]{1,4}|[^\W\d_a-z][^\W_]*)[\s.,]+)*")
"""What may stand between an office and its holder: small words, names ("da Coreia do Norte, ")."""

PHRASES = (
    ("literal", "mt.literal", "Translated word for word; it says nothing here."),
    ("unidiomatic", "fluency.unidiomatic", "Understood, and nobody says it so."),
    ("contradictions", "accuracy.terminology", "These words deny each other."),
)


def check_phrases(proof: Proof) -> Iterator[Defect]:
    """Yield phrases of the pack's lists: word-for-word translations, what nobody says."""
    for listed, kind, note in PHRASES:
        done = -1
        for hit in proof.hits(listed):
            where = (hit.start, hit.end)
            if hit.end <= done or proof.skipped.touches(*where):
                continue  # "a qualquer conversação" holds "qualquer conversação"
            done = hit.end
            words = proof.text[hit.start : hit.end]
            mend = as_written(hit.value, words) if hit.value else None
            better = f" “{mend}” is better." if mend else ""
            yield raised(kind, where, note + better, mend=mend, pack=proof.pack.tag, confidence=0.8)


def check_genders(proof: Proof) -> Iterator[Defect]:
    """Yield offices in the form of the other gender than their holder's, where we know them."""
    if not any(
        (entity.pack or "").startswith("people/") for entity in proof.copy.entities.values()
    ):
        return
    for where, holder, note in gender_clashes(proof.copy):
        if not proof.furniture.touches(*where) and _names_in_full(proof, where, holder):
            yield raised("accuracy.gender", where, note + ".", severity="critical")


def _names_in_full(proof: Proof, office: Span, holder: Entity) -> bool:
    """Whether the holder's full name stands beside an office: "o ministro da Coreia do Norte, Choe
    Son Hui". "Mrs. Clinton" may be somebody else, and so is "Hillary Clinton, Mr. Obama's …"."""
    text, names = proof.text, proof.copy.names
    after = bisect_left(names, office[1], key=lambda name: name.start)
    for name in names[after : after + 3]:
        if not _BESIDE.fullmatch(text, office[1], min(name.start, office[1] + 60)):
            break
        if name.type == "PER":
            full = " " in text[name.start : name.end]
            return full and proof.copy.entities.get(name.entity or "") == holder
    last = names[after - 1] if after else None
    if last is None or not 0 <= office[0] - last.end <= 3 or " " not in text[last.start : last.end]:
        return False
    return proof.copy.entities.get(last.entity or "") == holder


@lru_cache(maxsize=64)
def _compiled(tag: str) -> dict[str, tuple[Pattern, re.Pattern[str], re.Pattern[str] | None]]:
    return {
        name: (
            pattern,
            re.compile(pattern.find),
            re.compile(pattern.needs) if pattern.needs else None,
        )
        for name, pattern in language(tag).defects.patterns.items()
    }


def check_patterns(proof: Proof) -> Iterator[Defect]:
    """Yield what the pack's patterns find in the sentences where their cues stand."""
    compiled = _compiled(proof.pack.tag)
    seen: set[tuple[str, int]] = set()
    for hit in proof.hits("pattern_cues"):
        start, end = proof.sentence_at(hit.start)
        if (hit.value, start) in seen or proof.furniture.touches(hit.start, hit.end):
            continue
        seen.add((hit.value, start))
        pattern, find, needs = compiled[hit.value]
        sentence = proof.text[start : min(end, start + 1000)]
        if needs and not needs.search(sentence):
            continue
        for match in find.finditer(sentence):
            group = "here" if "here" in find.groupindex else 0
            where = (start + match.start(group), start + match.end(group))
            if _named_enough(proof, pattern, (start, where[0])):
                yield raised(
                    pattern.kind,
                    where,
                    pattern.note,
                    severity=pattern.severity,
                    mend=match.expand(pattern.mend) if pattern.mend else None,
                    pack=proof.pack.tag,
                    confidence=0.6,
                )


def _named_enough(proof: Proof, pattern: Pattern, before: Span) -> bool:
    """Whether the sentence has named as many persons and countries as the pattern asks for."""
    if not pattern.persons and not pattern.countries:
        return True
    copy = proof.copy
    first = bisect_left(copy.names, before[0], key=lambda name: name.start)
    last = bisect_left(copy.names, before[1], key=lambda name: name.start)
    names = copy.names[first:last]
    persons = {n.entity or proof.text[n.start : n.end] for n in names if n.type == "PER"}
    countries = set()
    for name in names:
        entity = copy.entities.get(name.entity or "")
        if name.type in ("GPE", "NORP", "LOC"):
            countries.add((entity and entity.country) or proof.text[name.start : name.end])
    return len(persons) >= pattern.persons and len(countries) >= pattern.countries
