"""What a source would give: its feed found, its first stories parsed and read. Nothing is kept."""

import asyncio
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import NamedTuple

from wiredesk.desk.drawing.panel import Item, panel
from wiredesk.reading import read_story
from wiredesk.records import Delivery, Given, Reading, Refusal, Story
from wiredesk.sheets.text import cut
from wiredesk.wire import detect
from wiredesk.wire.carriers import folder
from wiredesk.wire.carriers.child import read_in_child
from wiredesk.wire.carriers.web.addresses import Networks
from wiredesk.wire.carriers.web.discovery import FoundFeed, find_feed
from wiredesk.wire.carriers.web.door import Door, Login, Trouble
from wiredesk.wire.carriers.web.once import delivery_of, is_address
from wiredesk.wire.rhythm import in_words
from wiredesk.wire.storable import storable_story

SHOWN = 5
"""Stories that are read for a preview."""

COUNTED = 200
"""Items of a feed that are parsed at most, to say how many there are."""


class Sample(NamedTuple):
    """One story of the preview."""

    title: str
    opening: str
    language: str
    published: str
    claims: list[Item]
    defects: list[Item]


class Preview(NamedTuple):
    """What stands at an address."""

    address: str
    """Where the source would be asked."""
    how: str
    """it is one | declared | usual place | none found | folder | mailbox"""
    name: str
    language: str
    samples: list[Sample]
    count: int
    refused: list[str]
    """What could not be read, in words."""
    others: tuple[str, ...] = ()


def source_preview(
    address: str, login: Login | None, networks: Networks, folders: list[Path]
) -> Preview | Refusal:
    """Look at an address as a source would be asked. A Refusal, in words, where it gives nothing.

    ``folders`` are those of this machine that may be looked into.
    """
    if is_address(address):
        return asyncio.run(_on_the_web(address, login, networks))
    if address.startswith(("imap://", "imaps://")):
        return Preview(address, "mailbox", "", "", [], 0, [])
    where = allowed_folder(address, folders)
    if isinstance(where, Refusal):
        return where
    files = list(islice(folder.deliveries(where), SHOWN))
    found = [folder.deliver(file) for file in files]
    return _preview(FoundFeed(str(where), "folder"), found, where.name)


def allowed_folder(address: str, folders: list[Path]) -> Path | Refusal:
    """A folder of this machine, where screens may look into it; links are followed first."""
    try:
        where = Path(address).expanduser().resolve()
        is_folder = where.is_dir()
    except (OSError, ValueError, RuntimeError):
        return Refusal(what="not looked at", why="It is no address.")
    if not any(where.is_relative_to(each) for each in folders):
        why = "It is no address (https://…), and no folder that this desk may look into."
        return Refusal(what="not looked at", why=why)
    if not is_folder:
        return Refusal(what="not looked at", why="There is no such folder on this machine.")
    return where


async def _on_the_web(address: str, login: Login | None, networks: Networks) -> Preview | Refusal:
    async with Door(networks) as door:
        feed = await find_feed(address, door, login)
        if isinstance(feed, Trouble):
            return Refusal(what="not fetched", why=feed.why)
        answer = await door.fetch(feed.address, login=login)
    if isinstance(answer, Trouble):
        return Refusal(what="not fetched", why=answer.why)
    if answer.status != 200:
        return Refusal(what="not fetched", why=in_words(answer.status))
    return await asyncio.to_thread(_preview, feed, [delivery_of(answer)], feed.title)


def _preview(feed: FoundFeed, found: list[Delivery | Refusal], name: str) -> Preview:
    stories: list[Story] = []
    refused: list[str] = []
    for item in islice(_items(found), COUNTED):
        if isinstance(item, Refusal):
            refused.append(f"{item.what}: {item.why}")
        else:
            stories.append(storable_story(item))
    samples = [
        _sample(story, tuple(o.text for o in stories if o is not story)[:8])
        for story in stories[:SHOWN]
    ]
    spoken = [sample.language for sample in samples if sample.language != "und"]
    language = max(spoken, key=spoken.count) if spoken else ""
    name = name or next((s.source for s in stories if s.source), "") or ""
    return Preview(
        feed.address, feed.how, name, language, samples, len(stories), refused[:SHOWN], feed.others
    )


def _items(found: list[Delivery | Refusal]) -> Iterator[Story | Refusal]:
    for delivery in found:
        if isinstance(delivery, Refusal):
            yield delivery
        else:
            yield from detect.parse(delivery, read_in_child)


def _sample(story: Story, beside: tuple[str, ...]) -> Sample:
    reading: Reading = read_story(story, Given(), beside)
    items = panel(reading)
    return Sample(
        title=story.title or cut(story.text, 90),
        opening=cut(story.text, 240),
        language=reading.language.tag,
        published=story.published or "",
        claims=[item for item in items if item.look == "claim"],
        defects=[item for item in items if item.defect is not None],
    )
