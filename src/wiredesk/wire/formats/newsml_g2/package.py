"""A package: groups of items that are told elsewhere, as links in the order it sets."""

from collections.abc import Iterator
from typing import NamedTuple

from lxml import etree

from wiredesk.records import Link
from wiredesk.wire.addresses import UNSAFE
from wiredesk.wire.formats.newsml_g2.codes import bare
from wiredesk.wire.xml_tree import child, children, lines, name_of, said, words


class Told(NamedTuple):
    """One item of a package: where it is, its part in it, and what is said of it."""

    href: str
    role: str
    title: str
    description: str


def items_of(package: etree._Element) -> Iterator[Told]:
    """The items of a package from its root group down, each group once, then what hangs loose."""
    for loose in children(package, "itemRef"):
        yield _told(loose, "")
    for held in children(package, "groupSet"):
        groups = {said(g, "id"): g for g in children(held, "group") if said(g, "id")}
        left = dict(groups)
        yield from _below(said(held, "root"), left)
        while left:
            yield from _below(next(iter(left)), left)
        for group in children(held, "group"):
            if not said(group, "id"):
                yield from (_told(one, said(group, "role")) for one in children(group, "itemRef"))


def _below(root: str, left: dict[str, etree._Element]) -> Iterator[Told]:
    """The items under a group, depth first; ``left`` loses each group that was walked."""
    first = left.pop(root, None)
    if first is None:
        return
    steps, roles = [iter(children(first))], [said(first, "role")]
    while steps:
        one = next(steps[-1], None)
        if one is None:
            steps.pop()
            roles.pop()
        elif name_of(one) == "groupRef":
            group = left.pop(said(one, "idref"), None)
            if group is not None:
                steps.append(iter(children(group)))
                roles.append(said(group, "role"))
        elif name_of(one) in ("itemRef", "conceptRef"):
            yield _told(one, roles[-1])


def _told(one: etree._Element, role: str) -> Told:
    href = next((h for a in ("href", "residref", "idref") if (h := said(one, a))), "")
    title = words(child(one, "headline")) or words(child(one, "title"))
    described = (lines(d) for d in children(one, "description"))
    return Told(href, bare(role), title, "\n".join(d for d in described if d))


def links_of(items: list[Told]) -> Iterator[Link]:
    """A link for each item, its group's role as the relation."""
    for one in items:
        if one.href and not one.href.lower().startswith(UNSAFE):
            yield Link(href=one.href, rel=one.role or None, text=one.title)
