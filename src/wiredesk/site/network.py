"""The door that this machine's settings make.

WIREDESK_ALLOW   networks allowed besides the internet, as "10.1.0.0/16 192.168.7.0/24"
"""

import os

from wiredesk.wire.carriers.web.addresses import Networks
from wiredesk.wire.carriers.web.door import Door


def door() -> Door:
    """A door as the environment allows it. Raises ValueError for a network that is none."""
    return Door(Networks(os.environ.get("WIREDESK_ALLOW", "").split()))
