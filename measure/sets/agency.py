"""Agency formats on the standards' own examples (data from elsewhere): nothing lost, all said.

What an example holds is counted from its bare XML or JSON, apart from our parsers, and held
against the stories and refusals that come out.
"""

import json
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from lxml import etree

from measure.sets import shared
from wiredesk.records import Delivery, Refusal, Story
from wiredesk.wire import detect

SET = "agency"

NEWS = ("newsItem", "packageItem")
OTHER = ("planningItem", "conceptItem", "knowledgeItem", "catalogItem")
EVENTS = ("event", "planning")


def read(file: Path) -> tuple[list[Story], list[Refusal]]:
    """The stories and refusals of a file."""
    found = list(detect.parse(Delivery(body=file.read_bytes(), address=file.name)))
    stories = [one for one in found if isinstance(one, Story)]
    return stories, [one for one in found if isinstance(one, Refusal)]


def measure() -> Iterator[tuple[str, float]]:
    """(what, share or count) rows."""
    tally: Counter[str] = Counter()
    for file in sorted(shared("cases/agency/newsml_g2").glob("*.xml")):
        _of_g2(file, tally)
    for file in sorted(shared("cases/agency/ninjs").glob("NewsML/*.xml")):
        stories, _ = read(file)
        items = etree.parse(file).findall(".//NewsItem")
        tally["NewsML 1 items"] += len(items)
        tally["NewsML 1 items read with headline and body"] += sum(
            bool(s.title) and len(s.text) > 2 * len(s.title) for s in stories
        )
    for file in sorted(shared("cases/agency/ninjs").rglob("*.json")):
        if "schema" not in file.name:
            _of_ninjs(file, tally)
    for what, whole in (
        ("G2 news items and packages read", "G2 news items and packages"),
        ("G2 guids, versions and statuses kept", "G2 guids, versions and statuses"),
        ("G2 hops kept, in order", "G2 hops"),
        ("G2 notices and terms kept", "G2 notices and terms"),
        ("G2 other items and bare parts said aloud", "G2 other items and bare parts"),
        ("NewsML 1 items read with headline and body", "NewsML 1 items"),
        ("ninjs stories read", "ninjs stories"),
        ("ninjs events said aloud", "ninjs events"),
    ):
        yield whole, tally[whole]
        yield what + ", share", tally[what] / max(tally[whole], 1)


def _of_g2(file: Path, tally: Counter[str]) -> None:
    stories, refusals = read(file)
    root = etree.parse(file).getroot()
    items = list(root.iter(*(f"{{*}}{name}" for name in NEWS)))
    others = list(root.iter(*(f"{{*}}{name}" for name in OTHER)))
    tally["G2 news items and packages"] += len(items)
    tally["G2 news items and packages read"] += len(stories)
    tally["G2 other items and bare parts"] += len(others) or int(not items)
    tally["G2 other items and bare parts said aloud"] += sum(
        one.what == "no story" and bool(one.why) for one in refusals
    )
    for item, story in zip(items, stories, strict=True):
        status = item.find("{*}itemMeta/{*}pubStatus")
        code = status.get("qcode", "").rpartition(":")[2] if status is not None else None
        told = (item.get("guid"), item.get("version"), code)
        tally["G2 guids, versions and statuses"] += 1
        kept = (story.guid, story.version, story.pub_status)
        tally["G2 guids, versions and statuses kept"] += told == kept
        hops = item.findall("{*}hopHistory/{*}hop")
        tally["G2 hops"] += len(hops)
        at = [hop.get("timestamp") for hop in hops]
        tally["G2 hops kept, in order"] += sum(
            one == hop.at for one, hop in zip(at, story.hops, strict=False)
        )
        for one in item.iterfind("{*}rightsInfo/*"):
            words = " ".join("".join(one.itertext()).split())
            if etree.QName(one).localname in ("copyrightNotice", "usageTerms") and words:
                tally["G2 notices and terms"] += 1
                tally["G2 notices and terms kept"] += words in (story.rights or "")


def _of_ninjs(file: Path, tally: Counter[str]) -> None:
    stories, refusals = read(file)
    held: Any = json.loads(file.read_text("utf-8-sig"))
    items = held if isinstance(held, list) else [held]
    events = [item for item in items if _is_event(item)]
    tally["ninjs events"] += len(events)
    tally["ninjs events said aloud"] += sum(one.what == "no story" for one in refusals)
    tally["ninjs stories"] += len(items) - len(events)
    tally["ninjs stories read"] += len(stories)


def _is_event(item: dict[str, Any]) -> bool:
    kind = item.get("type")
    return kind in EVENTS or (not kind and bool({"eventDetails", "events"} & set(item)))
