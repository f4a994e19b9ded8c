"""The way of a story, station by station (``hopHistory``): carried on, never rewritten."""

from lxml import etree

from wiredesk.press.formats.newsml_g2.codes import G2, put, put_coded
from wiredesk.press.formats.telling import full
from wiredesk.records import Story

DONE = frozenset(("created", "transformed", "enhanced"))
TO = frozenset(("content", "metadata"))
"""What IPTC has codes for; anything else is said in words."""


def put_hops(item: etree._Element, story: Story) -> None:
    """A hop for each station, in order."""
    if not story.hops:
        return
    history = put(item, f"{G2}hopHistory")
    for number, one in enumerate(story.hops, 1):
        hop = put(history, f"{G2}hop", seq=str(number))
        if at := full(one.at):
            hop.set("timestamp", at)
        put_coded(hop, "party", one.party)
        for action in (one.action or "").split(", "):
            _put_action(hop, action)


def _put_action(hop: etree._Element, action: str) -> None:
    done, _, to = action.partition(" ")
    if done in DONE and (to in TO or not to):
        target = f"hatarget:{to}" if to else None
        put(hop, f"{G2}action", qcode=f"hopaction:{done}", target=target)
    elif action:
        put(put(hop, f"{G2}action"), f"{G2}name", action)
