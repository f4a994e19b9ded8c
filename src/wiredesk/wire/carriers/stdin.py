"""Standard input as one delivery."""

import sys

from wiredesk.records import Delivery


def deliver() -> Delivery:
    """All bytes of standard input."""
    return Delivery(body=sys.stdin.buffer.read(), carrier="stdin")
