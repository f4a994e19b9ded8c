"""ANPA 1312: the wire format of North American agencies.

SOH level and number, US selector; priority, category, format, keyword, version, date, words; STX
the text; ETX place and time. In the text "^" begins a line above the story, a tab a paragraph,
and "<" ends either.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from wiredesk.records import Declared, Delivery, Refusal, Story, is_when
from wiredesk.wire.formats import Format
from wiredesk.wire.formats.making import Body, Fields, make_story
from wiredesk.wire.formats.teletype.messages import Message, messages_in, without_controls
from wiredesk.wire.headline import is_byline
from wiredesk.wire.looks import ANPA, look_of

FORM = "anpa"

_FIRST = re.compile(r"\s*([A-Za-z]?)(\d{1,4})([^\x1f]{0,16})\x1f\s*(\S*)")
_SECOND = re.compile(
    r"\s*(\S)\s+(\S{1,2}?)\s*([\x13\x14]?)([\x11\x12]?)\s*(.*?)"
    r"(?:\s+(\d{1,2}-\d{1,2})(?:\s+(\d{1,5}))?)?\s*$"
)
_OF_FIRST = ("service level", "message number", "", "selector")
_OF_SECOND = ("priority", "category", "", "", "keyword", "filed", "word count")
"""What the two lines of the header say, by the groups of their patterns."""

_SENT = re.compile(r"(\d\d)-(\d\d)-(\d\d)\s+(\d\d):?(\d\d)\s*([A-Z]{1,4})?")
"""Month, day, year, time: "AP-NY-05-03-26 1045EDT"."""

_ZONES = {
    **dict.fromkeys(("GMT", "UTC", "Z"), "Z"),
    **dict.fromkeys(("ADT",), "-03:00"),
    **dict.fromkeys(("AST", "EDT"), "-04:00"),
    **dict.fromkeys(("EST", "CDT"), "-05:00"),
    **dict.fromkeys(("CST", "MDT"), "-06:00"),
    **dict.fromkeys(("MST", "PDT"), "-07:00"),
    **dict.fromkeys(("PST",), "-08:00"),
}
"""North America's zones (RFC 2822, 4.3)."""

_LABELLED = re.compile(
    r"(?:eds|editors?|index|symbol|code|update|note|stocks?|cp)\b.{0,20}?:", re.I
)
"""Lines above a story that are for editors and machines, by the label they begin with."""

_HEADLINE = re.compile(r"(?:HL|HEADLINE|TITLE)\s*:\s*", re.I)
_TABULAR = "\x12"


class Unit(NamedTuple):
    """A line above the story, or a paragraph of it."""

    text: str
    above: bool


def claims(delivery: Delivery) -> bool:
    """Text that begins with SOH and a first line with a unit separator."""
    return look_of(delivery).kind == ANPA


def parse(delivery: Delivery) -> Iterator[Story | Refusal]:
    """A story for each message."""
    for message, notes in messages_in(delivery):
        if not message.text.strip():
            why = "A message on the wire has no text: a test, or a line that was cut."
            yield Refusal(what="no story", why=why, address=delivery.address)
            continue
        title, body, fields = _told(message)
        yield make_story(FORM, delivery, title, body, {**fields, "notes": notes})


def _told(message: Message) -> tuple[str, Body, Fields]:
    """Headline, body and fields of one message."""
    first = _FIRST.match(message.header[0]) if message.header else None
    second = _SECOND.match(message.header[1]) if len(message.header) > 1 else None
    tabular = bool(second and second[4] == _TABULAR)
    units = list(units_in(message.text, tabular))
    above = [unit.text for unit in units if unit.above]
    slug = above[0] if above and _is_slug(above[0]) else ""
    title = _headline(above[1:] if slug else above)
    byline = next((line for line in above if is_byline(line)), "")
    taken = {slug, title, byline} - {""}
    kept = [unit.text for unit in units if not (unit.above and _bare(unit.text) in taken)]
    at = sent_at(message.trailer)
    told = [("slugline", slug), ("sent", without_controls(message.trailer).strip(" <\n"))]
    told += list(zip(_OF_FIRST, first.groups() if first else (), strict=False))
    told += list(zip(_OF_SECOND, second.groups() if second else (), strict=False))
    fields: Fields = {
        "guid": f"{first[1]}{first[2]}/{at[:10]}" if first and at else "",
        "published": at,
        "byline": byline,
        "keywords": tuple(filter(None, re.split(r"-+", _keyword(second)))),
        "declared": tuple(
            Declared(name=name, value=value.strip(), where=FORM)
            for name, value in told
            if name and value and value.strip()
        ),
    }
    return title, Body(("\n" if tabular else "\n\n").join(kept)), fields


def _keyword(second: re.Match[str] | None) -> str:
    """The keyword of the header without its cycle ("BC-", "AM-": morning) and its version."""
    word = second[5].split(" ", 1)[0] if second and second[5] else ""
    return re.sub(r"^(?:am|pm|bc|ap)-+", "", word, flags=re.I).strip(",")


def units_in(text: str, tabular: bool) -> Iterator[Unit]:
    """The lines above the story and its paragraphs, each on one line; of a table, its lines."""
    begun: list[str] = []
    above = False
    for line in text.split("\n"):
        opens = line.startswith(("^", "\t", "   ", "\x1e", "\x08"))
        if begun and (opens or tabular):
            yield Unit(" ".join(begun), above)
            begun = []
        if not begun:
            above = line.startswith("^")
        bare = without_controls(line).lstrip("^\t\x08\x10").strip("\x08\x10\x1c\x1d\x1e\x1f ")
        ends = bare.endswith("<")
        bare = _bare(bare)
        if bare:
            begun.append(line.rstrip(" <") if tabular and not above else bare)
        if begun and (ends or not bare):
            yield Unit(" ".join(begun), above)
            begun = []
    if begun:
        yield Unit(" ".join(begun), above)


def _bare(line: str) -> str:
    """A line without the marks that set it: "<" ends it, "@" and "=" its type."""
    return line.strip().rstrip("<").rstrip("@").strip()


def _is_slug(line: str) -> bool:
    """Whether a line names the story for the desk: "BC-EU--Ferry, 2nd Ld-Writethru,140"."""
    word = line.partition(",")[0].strip()
    return "-" in word and " " not in word


def _headline(above: list[str]) -> str:
    """The line that is labelled as a headline, else the first that is none of the others."""
    for line in above:
        if found := _HEADLINE.match(line):
            return line[found.end() :].strip() or line
    for line in above:
        if not (line.startswith(("(", "[")) or _LABELLED.match(line) or is_byline(line)):
            return line
    return ""


def sent_at(trailer: str) -> str:
    """The time behind the text in ISO 8601; "" where it is none, or could be read two ways."""
    for month, day, year, hour, minute, zone in _SENT.findall(without_controls(trailer)):
        century = "19" if int(year) >= 79 else "20"
        at = f"{century}{year}-{month}-{day}T{hour}:{minute}" + _ZONES.get(zone, "")
        if is_when(at):
            return at
    return ""


FORMAT = Format(name=FORM, claims=claims, parse=parse)
