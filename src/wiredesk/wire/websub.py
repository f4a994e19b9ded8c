"""WebSub (W3C Recommendation of 2018-01-23), the subscriber's rules: a hub pushes what is new.

Finding the hub of a feed, the forms that are sent to it, whether its question about our intent is
ours, whether what it pushes is signed with our secret, and when to ask anew. Nothing here speaks.
"""

import hmac
import re
from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta
from urllib.parse import urlencode, urljoin

from wiredesk.records import Delivery, Record
from wiredesk.wire.formats.feeds.reading import read_feed

WANTED_LEASE = 10 * 86_400
"""Seconds that we ask for; hubs give what they like."""

SHORTEST_LEASE, LONGEST_LEASE = 300, 90 * 86_400
"""What we believe of a lease: one of a second would be a storm, one of ten years a silence."""

RENEW_AFTER = 0.8
"""Share of a lease after which it is renewed: time enough for a hub that is down for a day."""

SIGNED_WITH = ("sha1", "sha256", "sha384", "sha512")
"""What the recommendation lists; another is as good as no signature."""

_LINK = re.compile(r'<([^<>]*)>((?:\s*;\s*[\w*!#$&+.^`|~-]+\s*(?:=\s*(?:"[^"]*"|[^\s;,"]*))?)*)')
_REL = re.compile(r';\s*rel\s*=\s*(?:"([^"]*)"|([^\s;,"]*))', re.I)


class Found(Record, frozen=True, kw_only=True):
    """A feed's hub, and the name by which the hub knows the feed."""

    hub: str
    topic: str


class Asked(Record, frozen=True, kw_only=True):
    """A hub's question whether we meant it, or its word that it will not serve us."""

    mode: str
    topic: str
    challenge: str = ""
    lease: int = 0
    reason: str = ""


def find_hub(delivery: Delivery) -> Found | None:
    """The hub and the topic that an answer names: its Link headers, else the feed's own links.

    ``None`` where either is missing: without a topic there is nothing to subscribe to.
    """
    base = delivery.address or ""
    said = list(_header_links(delivery, base))
    found = _hub_in(said)
    if found is None:
        feed, _ = read_feed(delivery)
        links = feed.head.links if feed else []
        found = _hub_in([*said, *((link.rel, urljoin(base, link.href)) for link in links)])
    return found


def _header_links(delivery: Delivery, base: str) -> Iterable[tuple[str, str]]:
    """Relation and address of each link in the headers (RFC 8288)."""
    for name, value in delivery.headers:
        if name.lower() == "link":
            for address, parameters in _LINK.findall(value[:20_000]):
                if rel := _REL.search(parameters):
                    yield from ((one, urljoin(base, address)) for one in (rel[1] or rel[2]).split())


def _hub_in(links: Iterable[tuple[str, str]]) -> Found | None:
    """The first hub on the web, one over https before others, and the first name of the feed."""
    known = [(rel.lower(), address) for rel, address in links]
    hubs = [address for rel, address in known if rel == "hub" and _is_on_web(address)]
    topics = [address for rel, address in known if rel == "self" and _is_on_web(address)]
    if not hubs or not topics:
        return None
    return Found(hub=min(hubs, key=lambda hub: not is_private(hub)), topic=topics[0])


def _is_on_web(address: str) -> bool:
    return address.startswith(("https://", "http://"))


def is_private(hub: str) -> bool:
    """Whether a secret may be sent to a hub: over https alone, as the recommendation says."""
    return hub.startswith("https://")


def form(mode: str, topic: str, callback: str, secret: str = "") -> bytes:
    """What is posted to a hub: ``subscribe`` or ``unsubscribe``."""
    fields = {"hub.mode": mode, "hub.topic": topic, "hub.callback": callback}
    if mode == "subscribe":
        fields["hub.lease_seconds"] = str(WANTED_LEASE)
        if secret:
            fields["hub.secret"] = secret
    return urlencode(fields).encode("ascii")


FORM_TYPE = "application/x-www-form-urlencoded"


def asked_in(parameters: Mapping[str, str]) -> Asked:
    """A hub's question, as the parameters of its GET have it."""
    lease = parameters.get("hub.lease_seconds", "")
    return Asked(
        mode=parameters.get("hub.mode", ""),
        topic=parameters.get("hub.topic", ""),
        challenge=parameters.get("hub.challenge", ""),
        lease=int(lease) if re.fullmatch(r"[0-9]{1,12}", lease) else 0,
        reason=parameters.get("hub.reason", ""),
    )


def is_meant(asked: Asked, topic: str, wants: str) -> bool:
    """Whether a question is about what we asked for: ``wants`` is subscribe or unsubscribe."""
    return asked.topic == topic and asked.mode == wants and bool(asked.challenge)


def lease_of(asked: Asked) -> timedelta:
    """How long we take a lease to hold, whatever was said."""
    seconds = asked.lease or WANTED_LEASE
    return timedelta(seconds=min(max(seconds, SHORTEST_LEASE), LONGEST_LEASE))


def renew_at(now: datetime, lease: timedelta) -> datetime:
    """When a lease that begins now is to be renewed."""
    return now + lease * RENEW_AFTER


def is_signed(secret: str, header: str, body: bytes) -> bool:
    """Whether a push is signed with our secret (``X-Hub-Signature: sha256=…``).

    Takes the same time whatever is wrong with the signature.
    """
    method, _, given = header.strip().partition("=")
    known = method.lower() if method.lower() in SIGNED_WITH else ""
    right = hmac.new(secret.encode("utf-8"), body, known or "sha256").hexdigest()
    same = hmac.compare_digest(right.encode(), given.strip().lower().encode("utf-8", "replace"))
    return same and bool(known) and bool(secret)
