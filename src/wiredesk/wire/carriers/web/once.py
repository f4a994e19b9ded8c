"""One address fetched once, as a command or a library wants it."""

import asyncio

from wiredesk.records import Delivery, Refusal
from wiredesk.wire.carriers.web.addresses import Networks
from wiredesk.wire.carriers.web.door import Door, Fetched, Trouble
from wiredesk.wire.rhythm import in_words


def is_address(written: str) -> bool:
    """Whether a text is one address on the web and nothing else."""
    return written.startswith(("http://", "https://")) and len(written.split()) == 1


def deliver(address: str, networks: Networks | None = None) -> Delivery | Refusal:
    """What stands at an address; a Refusal in words where nothing can be had."""
    return asyncio.run(_deliver(address, networks or Networks()))


async def _deliver(address: str, networks: Networks) -> Delivery | Refusal:
    async with Door(networks) as door:
        return answer_of(await door.fetch(address))


def answer_of(found: Fetched | Trouble) -> Delivery | Refusal:
    """What an answer delivers; a Refusal in words where it is none."""
    if isinstance(found, Trouble):
        return Refusal(what="not fetched", why=found.why, address=found.address)
    if found.status != 200:
        return Refusal(what="not fetched", why=in_words(found.status), address=found.address)
    return delivery_of(found)


def delivery_of(found: Fetched) -> Delivery:
    """An answer as a delivery; its address is the one really fetched."""
    return Delivery(
        body=found.body,
        address=found.address,
        media_type=found.header("content-type"),
        headers=found.headers,
        carrier="http",
    )
