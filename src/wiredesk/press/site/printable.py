"""What of others' words may stand in a page: characters that HTML knows, addresses outward."""

import re
import unicodedata
from functools import lru_cache
from typing import Any
from urllib.parse import quote, urlsplit

import msgspec
from markupsafe import Markup

_UNPRINTABLE = re.compile(
    "[^\\t\\n\\r -~\xa0-\ud7ff\ue000-\ufdcf\ufdf0-\ufffd"
    + "".join(f"{chr(plane)}-{chr(plane + 0xFFFD)}" for plane in range(0x10000, 0x110000, 0x10000))
    + "]"
)
"""Control characters, halves of pairs, and code points that are no characters (HTML Living
Standard, 13.2.3.5). Said the other way round, which is quick:
most letters are in the first range."""

_LONGEST = 80
"""Bytes of a name in an address; file systems allow 255."""


def printable(text: str) -> str:
    """A text without what HTML forbids."""
    return _UNPRINTABLE.sub("\ufffd", text)


@lru_cache(maxsize=4096)
def outward(address: str | None) -> str | None:
    """An address that a page may lead to; ``None`` for all but http and https."""
    if not address or _UNPRINTABLE.search(address):
        return None
    try:
        parts = urlsplit(address.strip())
        inside = parts.scheme in {"http", "https"} and bool(parts.hostname)
    except ValueError:
        return None
    if not inside:
        return None
    return quote(address.strip(), safe="!#$%&'()*+,/:;=?@[]~")


@lru_cache(maxsize=65536)
def segment(words: str) -> str:
    """Words as one part of an address: small letters and digits of any script, and hyphens.

    Latin letters lose their accents; two names that differ in nothing else are the same to a
    reader who types them.
    """
    plain = "".join(
        c for c in unicodedata.normalize("NFKD", words.casefold()) if not unicodedata.combining(c)
    )
    plain = unicodedata.normalize("NFC", plain)
    joined = "-".join(re.findall(r"[^\W_]+", plain))
    return joined.encode()[:_LONGEST].decode("utf-8", "ignore").strip("-")


def json_in_html(value: Any) -> Markup:
    """A value as JSON that may stand inside a script element."""
    text = msgspec.json.encode(value, order="sorted").decode("utf-8")
    # Only strings can hold these; no mark that could end the element, or a comment, is left.
    return Markup(_ENDING.sub(lambda m: f"\\u{ord(m[0]):04x}", text))  # noqa: S704


_ENDING = re.compile("[<>&\u2028\u2029]")
