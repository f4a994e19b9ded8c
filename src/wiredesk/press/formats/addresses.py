"""Addresses as formats may hold them: what is one stands as it is, what is none is made one.

Senders write addresses with spaces, two fragments, half an escape. A format that declares a value
to be a URI must not hold these; none is dropped, for it may be all that is known of a source.
"""

import re
from urllib.parse import quote

_ESCAPED = r"%[0-9A-Fa-f]{2}"
_PLAIN = r'(?: |[^\s\x00-\x1f\x7f-\xa0\ud800-\udfff\ufffe\uffff"#%<>?\[\\\]^`{|}])'
"""What may stand between the marks of an address: letters of any script (RFC 3987), and a space,
which ``xs:anyURI`` takes for its escape."""

_REFERENCE = re.compile(
    r"(?:[A-Za-z][A-Za-z0-9+.-]*:|(?![^/?#]*:))"  # a scheme, or no colon before the first slash
    r"(?://(?:[^\s/?#@\[\]:%]*(?::[^\s/?#@\[\]:%]*)?@)?"
    r"(?:\[[0-9A-Fa-f:.]+\]|[^\s/?#@\[\]:%\"<>\\^`{|}]*)(?::[0-9]{0,5})?(?=[/?#]|$)|(?!//))"
    rf"(?:{_PLAIN}|{_ESCAPED})*"
    rf"(?:\?(?:{_PLAIN}|{_ESCAPED}|\?)*)?"
    rf"(?:\#(?:{_PLAIN}|{_ESCAPED}|\?)*)?"
)
"""A URI or a relative reference (RFC 3986, appendix A), with letters of any script."""

_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:(?=.)", re.DOTALL)
_OF_THE_WEB = re.compile(r"https?://[^\s/?#@\[\]:%\"<>\\^`{|}]+(?::[0-9]{1,5})?(?=[/?#]|$)")


def is_reference(value: str) -> bool:
    """Whether a value is a URI, or a reference to something beside the document."""
    return bool(value) and value == " ".join(value.split()) and bool(_REFERENCE.fullmatch(value))


def as_reference(value: str) -> str:
    """A value as an address: as it is where it is one; escaped; else a name of nobody's."""
    if is_reference(value):
        return value
    escaped = _escaped(value.strip())
    web = _OF_THE_WEB.match(escaped)
    return escaped if web and is_reference(escaped) else _name(value)


def as_uri(value: str) -> str:
    """The same, never relative: what names no scheme is a name of nobody's."""
    found = as_reference(value)
    return found if _SCHEME.match(found) else _name(value)


def _escaped(value: str) -> str:
    """What an address cannot hold, as escapes; a second fragment belongs to the first."""
    loose = re.sub(r"%(?![0-9A-Fa-f]{2})", "%25", value)
    whole = quote(loose, safe="!#$%&'()*+,/:;=?@~", errors="replace")
    head, mark, fragment = whole.partition("#")
    return head + mark + fragment.replace("#", "%23")


def _name(value: str) -> str:
    return f"urn:x-id:{quote(value, safe='', errors='replace') or '-'}"
