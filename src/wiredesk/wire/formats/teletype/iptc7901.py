"""IPTC Recommendation 7901: the text format of most of the world's agencies since 1979.

SOH source and number, priority, category, word count, more; a line of keywords; STX the text,
often with a headline that "=" ends; ETX day and time. All but the first line is optional.
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from wiredesk.packs.language_pack import language, languages
from wiredesk.packs.matcher import fold
from wiredesk.records import Declared, Delivery, Refusal, Story, is_when
from wiredesk.wire.blocks import find_blocks
from wiredesk.wire.formats import Format
from wiredesk.wire.formats.making import Body, Fields, make_story
from wiredesk.wire.formats.teletype.messages import Message, messages_in, without_controls
from wiredesk.wire.headline import find_headline
from wiredesk.wire.looks import IPTC7901, look_of

FORM = "iptc7901"
LONGEST_HEADLINE = 300

_HEADER = re.compile(
    r"\s*([^\W\d_]{1,6})\s?(\d{1,6})\s+(\S)\s+(\S{1,4})(?:\s+(\d{1,5})\b)?\s*(.*)", re.DOTALL
)
_TIME = re.compile(
    r"\b([0-3]\d)([0-2]\d)([0-5]\d)\s*(GMT|UTC|Z)?\s+([^\W\d_]{3,10})\.?\s+(\d{4}|\d\d)\b",
    re.IGNORECASE,
)
"""Day and time, perhaps a zone, month and year: "031045 GMT mai 26"."""

OLDEST = 79
"""The year that the format is of; two digits from here on are of the last century."""


class Headed(NamedTuple):
    """A text without its headline, and the headline."""

    title: str
    text: str


def claims(delivery: Delivery) -> bool:
    """Text that begins with SOH and a header as 7901 writes it."""
    return look_of(delivery).kind == IPTC7901


def parse(delivery: Delivery) -> Iterator[Story | Refusal]:
    """A story for each message."""
    for message, notes in messages_in(delivery):
        if not message.text.strip():
            why = "A message on the wire has no text: a test, or a line that was cut."
            yield Refusal(what="no story", why=why, address=delivery.address)
            continue
        title, text = headed(without_controls(message.text).strip("\n"))
        fields = {**_fields(message), "notes": notes}
        yield make_story(FORM, delivery, title, Body(text), fields)


def _fields(message: Message) -> Fields:
    """What the header and the time behind the text declare."""
    header = without_controls(message.header[0]) if message.header else ""
    found = _HEADER.match(header)
    at = time_in(message.trailer) or time_in(message.text[-200:])
    slug = " ".join(without_controls(line).strip() for line in message.header[1:])
    told = [("header", "" if found else header.strip()), ("slugline", slug)]
    guid = ""
    if found:
        names = ("service", "message number", "priority", "category", "word count", "option")
        told += [(n, (v or "").strip()) for n, v in zip(names, found.groups(), strict=True)]
        # Numbers begin anew each day, so that without a date no message is known by its number.
        guid = f"{found[1]}{found[2]}/{at[:10]}" if at else ""
    return {
        "guid": guid,
        "published": at,
        "keywords": tuple(k for part in re.split("[/;]", slug) if (k := part.strip())),
        "declared": tuple(Declared(name=n, value=v, where=FORM) for n, v in told if v),
    }


def time_in(text: str) -> str:
    """The last day and time in a text, in ISO 8601; "" where there is none. Where no zone is said
    it is the sender's own."""
    at = ""
    for day, hour, minute, zone, name, year in _TIME.findall(text):
        month = _months().get(fold(name).strip("."))
        if month:
            if len(year) == 2:
                year = ("19" if int(year) >= OLDEST else "20") + year
            found = f"{year}-{int(month):02}-{day}T{hour}:{minute}" + ("Z" if zone else "")
            at = found if is_when(found) else at
    return at


@lru_cache(maxsize=1)
def _months() -> dict[str, str]:
    """The months' names in all languages we know, to their numbers."""
    return {
        fold(name).strip("."): number
        for tag in languages()
        for name, number in language(tag).calendar.months.items()
    }


def headed(text: str) -> Headed:
    """The headline and the rest: what stands above a line that ends in "=", or the first line
    where the text below it begins on an indented line or behind a blank one."""
    lines = text.split("\n")
    first = next((i for i, line in enumerate(lines) if line.strip()), 0)
    for i, line in enumerate(lines[first : first + 6], first):
        if line.rstrip().endswith("=") and "(" not in line:
            title = " ".join(" ".join(lines[first : i + 1]).split()).rstrip("= ")
            return _if_short(title, text, lines[i + 1 :])
        if not line.strip():
            break
    if _stands_off(lines[first:]):
        return _if_short(" ".join(lines[first].split()), text, lines[first + 1 :])
    span = find_headline(text, find_blocks(text))
    if span and not text[: span[0]].strip():
        return Headed(text[slice(*span)], text[span[1] :].lstrip("\n"))
    return Headed("", text)


def _stands_off(lines: list[str]) -> bool:
    """Whether the first line is not indented, and a blank or an indented one follows, and more."""
    indents = ("  ", "\t")
    if len(lines) < 2 or lines[0].startswith(indents) or not any(map(str.strip, lines[1:])):
        return False
    return not lines[1].strip() or lines[1].startswith(indents)


def _if_short(title: str, text: str, rest: list[str]) -> Headed:
    body = "\n".join(rest).strip("\n")
    return Headed(title, body) if 0 < len(title) <= LONGEST_HEADLINE else Headed("", text)


FORMAT = Format(name=FORM, claims=claims, parse=parse)
