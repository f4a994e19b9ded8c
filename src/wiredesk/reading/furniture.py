"""Site furniture in the delivered text: menus, counters, share bars, disclaimers."""

from wiredesk.reading.copy import Copy
from wiredesk.records import Furniture


def find_furniture(copy: Copy) -> tuple[Furniture, ...]:
    """Mark, and never cut, what is neither headline, dateline nor body."""
    return ()
