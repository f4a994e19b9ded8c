"""Addresses in a document, made whole."""

import re
from functools import lru_cache
from urllib.parse import urljoin

WHOLE = ("https://", "http://")
UNSAFE = ("javascript:", "vbscript:", "data:")
"""Schemes that address nothing; a base or a link that has one is left out."""


_ROOTED = re.compile(r"(?:/[A-Za-z0-9_~%+-]+(?:\.[A-Za-z0-9_~%+-]+)*)+/?(?:\?[A-Za-z0-9_=&%+.-]+)?")
"""A path from the root without dots of its own, as nearly all that are not whole are written."""


@lru_cache(maxsize=256)
def _origin(base: str) -> str:
    """Scheme and host of an address; empty where it has none that are plain."""
    found = re.match(r"https?://[A-Za-z0-9.-]+(?::\d+)?(?=[/?#]|$)", base)
    return found[0] if found else ""


def join(base: str, address: str) -> str:
    """An address made whole; as it was written where it makes no sense."""
    address = address.strip()
    if not base or not address or address.startswith(WHOLE):
        return address
    if address[0] == "/" and _ROOTED.fullmatch(address) and (origin := _origin(base)):
        return origin + address
    try:
        whole = urljoin(base, address)
    except ValueError:
        return address
    return base if whole.startswith(UNSAFE) else whole
