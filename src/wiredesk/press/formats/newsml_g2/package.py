"""A package: what it tells of its items, in groups by their part in it."""

from collections.abc import Iterable
from itertools import groupby

from lxml import etree

from wiredesk.press.formats.markup import body_blocks
from wiredesk.press.formats.newsml_g2.codes import G2, is_code, put, put_said
from wiredesk.press.formats.newsml_g2.meta import put_block
from wiredesk.records import Link, Story


def put_groups(item: etree._Element, story: Story) -> None:
    """A group for each run of items of one part, under one root; each item with its words."""
    if not story.links:
        return
    told = _told(story)
    held = put(item, f"{G2}groupSet", root="root")
    runs = [(rel, list(links)) for rel, links in groupby(story.links, key=lambda one: one.rel)]
    root = put(held, f"{G2}group", id="root")
    if len(runs) == 1:
        _put_items(root, runs[0][1], told)
        _set_role(root, runs[0][0])
        return
    root.set("role", "group:main")
    for number, (rel, links) in enumerate(runs, 1):
        put(root, f"{G2}groupRef", idref=f"group{number}")
        group = put(held, f"{G2}group", id=f"group{number}")
        _put_items(group, links, told)
        _set_role(group, rel)


def _set_role(group: etree._Element, rel: str | None) -> None:
    """The part that a group plays, where it is told."""
    if rel and is_code(f"group:{rel}"):
        group.set("role", f"group:{rel}")


def _put_items(group: etree._Element, links: Iterable[Link], told: dict[str, list[str]]) -> None:
    for link in links:
        key = "href" if link.href.startswith(("http://", "https://")) else "residref"
        ref = put(group, f"{G2}itemRef", **{key: link.href})
        put_said(ref, f"{G2}title", link.text)
        if described := told.pop(link.text, None):
            put_block(ref, "description", "\n".join(described))


def described_whole(story: Story) -> str:
    """What a package says of itself: the paragraphs before its items'."""
    titles = {link.text for link in story.links if link.text}
    found = []
    for block in body_blocks(story):
        if story.text[block.start : block.end] in titles:
            break
        found.append(story.text[block.start : block.end])
    return "\n".join(found)


def _told(story: Story) -> dict[str, list[str]]:
    """Item's title → the paragraphs that tell of it."""
    titles = {link.text for link in story.links if link.text}
    found: dict[str, list[str]] = {}
    lines: list[str] = []
    for block in body_blocks(story):
        words = story.text[block.start : block.end]
        if words in titles:
            lines = found.setdefault(words, [])
        else:
            lines.append(words)
    return {title: lines for title, lines in found.items() if lines}
