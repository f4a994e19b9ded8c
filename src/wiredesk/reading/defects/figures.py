"""Figures that the story gives in its own voice: on whose word do they stand?"""

from collections.abc import Iterator

from wiredesk.reading.attributions import unsourced_figures
from wiredesk.reading.defects.proof import Proof
from wiredesk.reading.defects.raised import raised
from wiredesk.records import Defect


def check_figures(proof: Proof) -> Iterator[Defect]:
    """Yield the first figure of each sentence that nobody in the story is quoted for.

    A hint: the reporter may have counted, and a score or a price may need no source.
    """
    for figure in unsourced_figures(proof.copy):
        words = proof.text[figure.start : figure.end]
        note = f"Nobody is named for “{words}”: on whose word does it stand?"
        yield raised("source.unsourced_figure", (figure.start, figure.end), note, severity="info")
