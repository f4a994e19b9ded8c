"""Forms of one variety of a language in a copy that mixes two: ``variety.*``."""

from collections.abc import Iterator

from wiredesk.reading.defects.proof import Proof
from wiredesk.reading.defects.raised import raised
from wiredesk.records import Defect


def check_varieties(proof: Proof) -> Iterator[Defect]:
    """Yield each marker, on either side, of a copy whose variety is mixed.

    In a copy of one variety its forms are no defects. Which of the two is to be mended is the
    house's choice; the mend given is what the other side writes.
    """
    told = proof.copy.language and proof.copy.language.variety
    if not told or told.tag != "mixed":
        return
    for marker in told.markers:
        where = (marker.start, marker.end)
        if proof.skipped.touches(*where):
            continue
        leaning = "_tendency" if "tendency" in marker.kind else ""
        kind = f"variety.{marker.variety.replace('-', '_')}{leaning}"
        note = f"A form of {marker.variety} in a copy that mixes two varieties."
        severity = "info" if leaning else "minor"
        yield raised(
            kind,
            where,
            note,
            severity=severity,
            mend=marker.other,
            confidence=marker.confidence,
            pack=proof.pack.tag,
        )
