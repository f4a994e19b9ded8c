"""Numbers with what they count."""

from wiredesk.reading.copy import Copy
from wiredesk.records import Quantity


def find_quantities(copy: Copy) -> tuple[Quantity, ...]:
    """Values or bounds with unit and modifier; dates and ordinals apart."""
    return ()
