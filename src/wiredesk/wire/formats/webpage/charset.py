"""The charset that a page declares in its own first bytes."""

import re

from wiredesk.wire.decoding import Claim

LOOKED_AT = 4096
"""Bytes; the HTML standard asks for the declaration within the first 1,024."""

_XML = re.compile(rb"^\s*<\?xml[^>]{0,200}?encoding\s*=\s*[\"']([\w:.-]{2,40})[\"']", re.IGNORECASE)
_META = re.compile(rb"<meta\s[^>]{0,500}?charset\s*=\s*[\"']?\s*([\w:.-]{2,40})", re.IGNORECASE)


def charset_claims(body: bytes) -> list[Claim]:
    """The charsets of a page's ``meta`` and XML declaration, if any."""
    start = body[:LOOKED_AT]
    found = (("meta", _META.search(start)), ("XML declaration", _XML.match(start)))
    return [Claim(m[1].decode("ascii", "ignore"), where) for where, m in found if m]
