"""Which machines may be spoken to. Everything that is not the public internet is refused.

A document can name any address, and a name can resolve to any machine, so the check is made on
the address that the socket is opened to, at every hop (see ``door``).
"""

from collections.abc import Iterable
from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address, ip_network

Address = IPv4Address | IPv6Address

_REFUSED = [
    ip_network(network)
    for network in (
        *("0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16"),
        *("172.16.0.0/12", "192.0.0.0/24", "192.0.2.0/24", "192.88.99.0/24", "192.168.0.0/16"),
        *("198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24", "224.0.0.0/4", "240.0.0.0/4"),
        *("::/128", "::1/128", "100::/64", "2001:db8::/32", "2001:10::/28", "2001:20::/28"),
        *("fc00::/7", "fe80::/10", "fec0::/10", "ff00::/8", "5f00::/16", "3fff::/20"),
    )
]
"""The IANA special-purpose registries (RFC 6890 and its updates)."""

_NAT64 = (IPv6Network("64:ff9b::/96"), IPv6Network("64:ff9b:1::/48"))


class Networks:
    """The networks that are allowed besides the public internet, as an intranet needs."""

    def __init__(self, allowed: Iterable[str] = ()) -> None:
        """``allowed`` are networks as "10.1.0.0/16". Raises ValueError for one that is none."""
        self.allowed = [ip_network(network) for network in allowed]

    def why_refused(self, address: str) -> str | None:
        """Why a machine may not be spoken to, in words; ``None`` where it may."""
        try:
            found = ip_address(address.partition("%")[0])
        except ValueError:
            return f"{address} is no machine's address"
        if any(inside in network for inside in _carried(found) for network in self.allowed):
            return None
        for inside in _carried(found):
            if any(inside in network for network in _REFUSED) or not inside.is_global:
                return f"{address} is not on the public internet"
        return None


def _carried(address: Address) -> list[Address]:
    """The address and each IPv4 address written inside it (mapped, 6to4, NAT64, Teredo)."""
    found: list[Address] = [address]
    if isinstance(address, IPv4Address):
        return found
    if address.ipv4_mapped:
        return [address.ipv4_mapped]
    if address.sixtofour:
        found.append(address.sixtofour)
    if address.teredo:
        found += address.teredo
    if any(address in network for network in _NAT64):
        return [IPv4Address(int(address) & 0xFFFFFFFF)]
    if int(address) >> 32 == 0 and int(address) > 1:
        found.append(IPv4Address(int(address) & 0xFFFFFFFF))  # IPv4-compatible, long deprecated
    return found
