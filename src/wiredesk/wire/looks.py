"""What a delivery looks like, by its declared type and its first bytes."""

import re
from typing import NamedTuple

from wiredesk.records import Delivery
from wiredesk.wire.refusals import is_binary

LOOKED_AT = 8192
"""Bytes that are looked at."""

HTML, TEXT, JSON, BINARY = "html", "text", "json", "binary"
JSON_FEED, NINJS = "jsonfeed", "ninjs"

NEWSML_G2, NEWSML1, NITF, SITEMAP = "newsml_g2", "newsml1", "nitf", "sitemap"
MAIL, IPTC7901, ANPA = "mail", "iptc7901", "anpa"

_XML_ROOTS = {
    "rss": "rss",
    "feed": "atom",
    "rdf": "rss",
    "channel": "rss",
    "newsml": NEWSML1,
    "nitf": NITF,
    "urlset": SITEMAP,
    "sitemapindex": SITEMAP,
    "opml": "opml",
    "svg": "svg",
    **dict.fromkeys(
        (
            *("newsitem", "newsmessage", "packageitem", "planningitem", "conceptitem"),
            *("knowledgeitem", "catalogitem", "itemset", "itemmeta", "contentmeta", "contentset"),
            *("groupset", "conceptset", "newscoverageset", "partmeta", "hophistory", "rightsinfo"),
        ),
        NEWSML_G2,
    ),
}
"""Root elements in lower case. NewsML-G2 is told by its items and by bare parts of them."""

_BLOCKS = (
    "address article aside blockquote body br center dd details div dl dt fieldset figcaption "
    "figure footer form h1 h2 h3 h4 h5 h6 head header hr html li link main meta nav ol p pre "
    "script section style table tbody td th thead title tr ul noscript iframe template"
)
_INLINE = "a abbr b big cite code em font i img q s small span strike strong sub sup u"
_BLOCK = re.compile(rf"<(/?)(?:{_BLOCKS.replace(' ', '|')})(?=[\s/>])", re.IGNORECASE)
_TAG = re.compile(rf"</?(?:{f'{_BLOCKS} {_INLINE}'.replace(' ', '|')})(?=[\s/>])", re.IGNORECASE)
_CLOSED = re.compile(
    rf"</(?:{_BLOCKS.replace(' ', '|')}|a|b|em|i|span|strong)\s*>|<(?:br|hr)\s*/?>", re.IGNORECASE
)
_BEFORE_ROOT = re.compile(
    r"\s+|<\?.*?\?>|<!--.*?-->|<!DOCTYPE\s[^>\[]*(?:\[[^\]]*\]\s*)?>", re.S | re.I
)
_ROOT = re.compile(r"<(?:([\w-]+):)?([A-Za-z_][\w.-]*)(?=[\s/>])([^>]*)")
_FEED_BEHIND = re.compile(
    r"<\?xml\s[^>]{0,200}\?>\s*<((?:[\w-]{1,20}:)?(?:rss|feed|rdf))[\s>]", re.I
)
_JSON = re.compile(
    r'\s*(?:\{\s*(?:"(?:[^"\\\n]|\\.){0,200}"\s*:|\}\s*$)|\[\s*(?:\{\s*"|"[^"\n]*"\s*,))'
)
_NINJS = re.compile(
    r'"(?:version_?created|pub_?status|headlines?|body_\w*|bodies|renditions|event_?details|'
    r'copyright_?(?:holder|notice)|description_\w+)"\s*:',
    re.I,
)
_ANPA = re.compile(r"[\x00\x16\s]*\x01\s*[A-Za-z]?\d{1,4}[^\x02\x1f]{0,16}\x1f")
_IPTC7901 = re.compile(
    r"[\x00\x16\s]*\x01\s*(?:[^\W\d_]{1,6}\s?\d{1,6}\s+\S\s+\S{1,4}\s|[^\x02\x03]{1,400}\x02)"
)
_MAIL = re.compile(r"(?:[A-Z][\w-]{1,40}:[ \t].*\n(?:[ \t].*\n)*){2,}", re.ASCII)
_MAIL_ONLY = re.compile(r"^(?:MIME-Version|Message-ID|Received|Return-Path):", re.M | re.I)


class Look(NamedTuple):
    """``kind`` is html, json, mail, text, binary, or the kind of XML ("rss", "newsml", "xml")."""

    kind: str
    declared: str
    """The declared media type without its parameters, in lower case; empty where there is none."""


def look_of(delivery: Delivery) -> Look:
    """What a delivery looks like. Servers declare much that is not so: the bytes go first."""
    if is_binary(delivery.body):
        return Look(BINARY, "")
    declared = (delivery.media_type or "").partition(";")[0].strip().lower()
    return Look(_kind(_head(delivery.body), delivery.body, declared), declared)


def _head(body: bytes) -> str:
    """The first bytes as text that keeps every ASCII letter, without a byte order mark."""
    sample = body[:LOOKED_AT]
    for mark, charset in ((b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be")):
        if sample.startswith(mark):
            return sample[2:].decode(charset, "ignore")
    if sample[:1] == b"\x00" < sample[1:2]:
        return sample.decode("utf-16-be", "ignore")
    if sample[1:2] == b"\x00" < sample[:1]:
        return sample.decode("utf-16-le", "ignore")
    return sample.removeprefix(b"\xef\xbb\xbf").decode("latin-1")


def _kind(head: str, body: bytes, declared: str) -> str:
    if "\x01" in head[:80] and (form := _teletype(head)):
        return form
    start = head.lstrip()
    if start.startswith("<"):
        kind = _feed_behind(start, body) or _markup(start, body)
        if kind:
            return kind
    elif _JSON.match(head):
        return _json(head)
    elif (mail := _MAIL.match(head)) and _MAIL_ONLY.search(mail[0]):
        return "mail"
    elif form := _feed_behind(head, body):
        return form
    return HTML if _has_tags(head, declared) else TEXT


def _feed_behind(head: str, body: bytes) -> str | None:
    """A feed with something before its XML declaration (a warning of the server's), as broken
    servers send it; its root closes at the end."""
    found = _FEED_BEHIND.search(head) if "<?xml" in head[5:] else None
    if not found or f"</{found[1]}".encode("ascii", "ignore") not in body[-200:]:
        return None
    return _XML_ROOTS[found[1].rpartition(":")[2].lower()]


def _teletype(head: str) -> str | None:
    """ANPA has a unit separator in its first line; IPTC 7901 has none."""
    if _ANPA.match(head):
        return ANPA
    return IPTC7901 if _IPTC7901.match(head) else None


def _json(head: str) -> str:
    """JSON Feed names its version; ninjs asks for ``uri`` and has keys of its own."""
    if "//jsonfeed.org/version/" in head.replace("\\/", "/"):
        return JSON_FEED
    return NINJS if '"uri"' in head and _NINJS.search(head) else JSON


def _markup(start: str, body: bytes) -> str | None:
    """The kind of a document that begins with "<"; ``None`` where it is none."""
    at = 0
    while before := _BEFORE_ROOT.match(start, at):
        at = before.end()
    skipped = start[:at].lower()
    if "<!doctype html" in skipped:
        return HTML
    root = _ROOT.match(start, at)
    if not root:
        # An endless comment, or a comment and then text.
        return HTML if start.startswith(("<!--", "<!DOCTYPE", "<!doctype")) else None
    name = root[2].lower()
    if root[2] == "NewsItem":
        return NEWSML1
    if name in _XML_ROOTS and (name != "svg" or "<?xml" in skipped):
        return _XML_ROOTS[name]
    if name in ("html", "head", "body"):
        return HTML
    if "<?xml" in skipped or "xmlns" in root[3]:
        return "xml"
    if _TAG.match(start, at):
        closed = _CLOSED.search(start) or _CLOSED.search(body[-200:].decode("latin-1"))
        return HTML if closed or len(_TAG.findall(start)) > 2 else None
    closing = f"</{root[0][1:].split()[0].rstrip('/>')}>".encode("ascii", "ignore")
    return "xml" if body[-200:].rstrip().endswith(closing) else None


def _has_tags(head: str, declared: str) -> bool:
    """Whether text that does not begin with a tag is markup all the same, as a CMS stores it.

    One "<b>" in a story about web pages is no markup; closed paragraphs and line breaks are.
    """
    if "<" not in head:
        return False
    if declared in ("text/html", "application/xhtml+xml"):
        return bool(_TAG.search(head))
    if declared == "text/plain":
        return False
    return len(_TAG.findall(head)) >= 3 and bool(_BLOCK.search(head)) and bool(_CLOSED.search(head))
