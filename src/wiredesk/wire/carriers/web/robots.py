"""robots.txt (RFC 9309), asked before a page is fetched; feeds are made to be polled."""

from urllib.parse import urljoin

from protego import Protego

from wiredesk.wire.carriers.web.door import USER_AGENT, Caps, Door, Fetched, Trouble
from wiredesk.wire.rhythm import in_words

AGENT = USER_AGENT.partition("/")[0]
ALL_ALLOWED = ""
NONE_ALLOWED = "User-agent: *\nDisallow: /"


def robots_address(address: str) -> str:
    """Where the rules for an address stand."""
    return urljoin(address, "/robots.txt")


CAPS = Caps(seconds=15, packed=2_000_000, plain=2_000_000)
"""Rules are short, and whoever wants a page waits for them."""

UNAVAILABLE = {"refused", "redirects"}
"""Trouble that is as good as no rules: they lead in circles, or to where nobody may ask. Where it
is the host itself that may not be asked, the page is refused for that reason, and by its name."""


def rules_in(found: Fetched | Trouble) -> str | Trouble:
    """The rules that an answer gives. None (4xx) allow all; where a server is in trouble or does
    not answer they are not known, and nothing may be fetched (RFC 9309, 2.3.1)."""
    if isinstance(found, Trouble):
        return ALL_ALLOWED if found.kind in UNAVAILABLE else found
    if found.status >= 500 or found.status == 429:
        return Trouble(kind="unreachable", why=in_words(found.status), address=found.address)
    if found.status != 200:
        return ALL_ALLOWED
    return found.body[:500_000].decode("utf-8", "replace")


async def rules_for(address: str, door: Door) -> str:
    """The rules of an address's host; nothing is allowed where they are not known."""
    rules = rules_in(await door.fetch(robots_address(address), caps=CAPS))
    return NONE_ALLOWED if isinstance(rules, Trouble) else rules


def may_fetch(rules: str, address: str) -> bool:
    """Whether the rules let us fetch an address."""
    return bool(Protego.parse(rules).can_fetch(address, AGENT))


def crawl_delay(rules: str) -> float:
    """Seconds that the rules ask for between two fetches; 0 where they ask for none."""
    return float(Protego.parse(rules).crawl_delay(AGENT) or 0)
