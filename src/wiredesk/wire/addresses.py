"""Addresses in a document, made whole."""

from urllib.parse import urljoin

WHOLE = ("https://", "http://")
UNSAFE = ("javascript:", "vbscript:", "data:")
"""Schemes that address nothing; a base or a link that has one is left out."""


def join(base: str, address: str) -> str:
    """An address made whole; as it was written where it makes no sense."""
    address = address.strip()
    if not base or not address or address.startswith(WHOLE):
        return address
    try:
        whole = urljoin(base, address)
    except ValueError:
        return address
    return base if whole.startswith(UNSAFE) else whole
