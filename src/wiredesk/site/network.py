"""The door that this machine's settings make.

WIREDESK_ALLOW   networks allowed besides the internet, as "10.1.0.0/16 192.168.7.0/24"
"""

import os

from wiredesk.wire.carriers.web.addresses import Networks
from wiredesk.wire.carriers.web.door import Door


def networks() -> Networks:
    """The networks that the environment allows. Raises ValueError for one that is none."""
    return Networks(os.environ.get("WIREDESK_ALLOW", "").split())


def door() -> Door:
    """A door as the environment allows it."""
    return Door(networks())
