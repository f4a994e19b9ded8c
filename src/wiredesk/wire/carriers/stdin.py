"""Standard input as one delivery."""

import sys

from wiredesk.records import Delivery
from wiredesk.wire.refusals import LARGEST


def deliver() -> Delivery:
    """All bytes of standard input, up to one over the cap, so that what is larger is refused."""
    return Delivery(body=sys.stdin.buffer.read(LARGEST + 1), carrier="stdin")
