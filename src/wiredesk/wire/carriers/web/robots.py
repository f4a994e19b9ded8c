"""robots.txt (RFC 9309), asked before a page is fetched; feeds are made to be polled."""

from urllib.parse import urljoin

from protego import Protego

from wiredesk.wire.carriers.web.door import USER_AGENT, Door, Fetched

AGENT = USER_AGENT.partition("/")[0]
ALL_ALLOWED = ""
NONE_ALLOWED = "User-agent: *\nDisallow: /"


def robots_address(address: str) -> str:
    """Where the rules for an address stand."""
    return urljoin(address, "/robots.txt")


async def rules_for(address: str, door: Door) -> str:
    """The rules of an address's host. None (4xx) allows all, no answer (5xx) nothing."""
    found = await door.fetch(robots_address(address))
    if not isinstance(found, Fetched) or found.status >= 500:
        return NONE_ALLOWED
    if found.status != 200:
        return ALL_ALLOWED
    return found.body[:500_000].decode("utf-8", "replace")


def may_fetch(rules: str, address: str) -> bool:
    """Whether the rules let us fetch an address."""
    return bool(Protego.parse(rules).can_fetch(address, AGENT))


def crawl_delay(rules: str) -> float:
    """Seconds that the rules ask for between two fetches; 0 where they ask for none."""
    return float(Protego.parse(rules).crawl_delay(AGENT) or 0)
