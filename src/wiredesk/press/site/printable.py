"""What of others' words may stand in a page: characters that HTML knows, addresses outward."""

import json
import re
import unicodedata
from typing import Any
from urllib.parse import quote, urlsplit

from markupsafe import Markup

_UNPRINTABLE = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff"
    + "".join(
        f"{chr(plane + 0xFFFE)}{chr(plane + 0xFFFF)}" for plane in range(0x10000, 0x110000, 0x10000)
    )
    + "]"
)
"""Control characters, halves of pairs, and code points that are no characters (HTML Living
Standard, 13.2.3.5)."""

_LONGEST = 80
"""Bytes of a name in an address; file systems allow 255."""


def printable(value: Any) -> Any:
    """A value as a template may print it: strings without what HTML forbids, all else untouched."""
    if isinstance(value, str) and _UNPRINTABLE.search(value):
        return type(value)(_UNPRINTABLE.sub("\ufffd", value))
    return value


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
    text = _UNPRINTABLE.sub("\ufffd", json.dumps(value, ensure_ascii=False, sort_keys=True))
    for mark in "<>&\u2028\u2029":
        text = text.replace(mark, f"\\u{ord(mark):04x}")
    return Markup(text)  # noqa: S704 - no mark that could end the element is left
