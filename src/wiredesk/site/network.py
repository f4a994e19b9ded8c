"""The door that this machine's settings make.

WIREDESK_ALLOW     networks allowed besides the internet, as "10.1.0.0/16 192.168.7.0/24"
WIREDESK_CALLBACK  where this desk is reached from outside, as "https://desk.costa.example"; hubs
                   push what is new to it (WebSub). Empty: every source is polled.
"""

import os

from wiredesk.wire.carriers.web.addresses import Networks
from wiredesk.wire.carriers.web.door import Door, why_not_an_address


def networks() -> Networks:
    """The networks that the environment allows. Raises ValueError for one that is none."""
    return Networks(os.environ.get("WIREDESK_ALLOW", "").split())


def door() -> Door:
    """A door as the environment allows it."""
    return Door(networks())


def callback() -> str:
    """Where hubs reach this desk; empty where they cannot. Raises ValueError for no address."""
    address = os.environ.get("WIREDESK_CALLBACK", "")
    if address and (why := why_not_an_address(address)):
        raise ValueError(f"WIREDESK_CALLBACK: {why}")
    return address
