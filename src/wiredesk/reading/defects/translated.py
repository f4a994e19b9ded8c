"""A copy that shows many traces of translation and has no note of one."""

from collections.abc import Iterator, Sequence

from wiredesk.reading.defects.leftovers import QUOTED
from wiredesk.reading.defects.proof import Proof
from wiredesk.reading.defects.raised import raised
from wiredesk.records import Defect

TRACES = (
    ("variety.", "forms of two varieties"),
    ("mt.", "word-for-word translations"),
    ("fluency.", "wording nobody uses"),
    ("leftover.", "words of another language"),
    ("repeat.enumeration", "a list that says one thing several times"),
    ("typography.capital_after_semicolon", "a capital after a semicolon"),
    ("typography.foreign_", "another language's way of writing"),
    ("name.transliteration", "names in English spelling"),
    ("name.institution", "institutions under a name of the translator's"),
    ("accuracy.", "sentences that deny themselves"),
)
"""What machine translation leaves behind; any of them alone may be a person's slip."""

MANY = 4
"""Different traces from which the missing notice is raised. No verdict: the traces are listed."""


def check_translation(proof: Proof, found: Sequence[Defect]) -> Iterator[Defect]:
    """Yield the missing translation notice where ``found`` holds many different traces, and each
    direct quotation of such a copy: nobody has said these words in this language."""
    kinds = {defect.kind for defect in found}
    traces = [name for start, name in TRACES if any(kind.startswith(start) for kind in kinds)]
    if len(traces) < MANY or proof.hits("translation_notices"):
        return
    origin = proof.copy.origin
    if origin and any(link.role == "translator" for link in origin.chain):
        return
    note = f"Nothing says that this is a translation, and it shows {', '.join(traces)}."
    yield raised("missing.translation_notice", None, note, severity="major", confidence=0.6)
    for match in QUOTED.finditer(proof.text):
        where = match.span()
        if match[0][0] == "(" or " " not in match[0].strip() or proof.furniture.touches(*where):
            continue
        note = "A quotation in what looks like a translation: check its words against the source."
        yield raised("quote.machine_translated", where, note, severity="info", confidence=0.5)
