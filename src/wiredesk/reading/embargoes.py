"""Until when an embargo holds, as precisely as the copy says."""

import re

from wiredesk.packs import Hit
from wiredesk.reading import stated_dates as dates
from wiredesk.reading.copy import Copy

_WINDOW = 120
_LEAD = re.compile(r"[\s:：\-–—(]*")
_FEW = 3
"""Words that may stand between "Embargo:" and its time."""
# Not the stop of "12. Mai", "a.m." or "06.00 Uhr".
_STOP = re.compile(r"[!?;)\]。]|[^\d\s.][^\s.]{2,}\.(?=\s|$)|\s[–—]\s|\n")


def embargo_time(copy: Copy, hit: Hit, limit: int, first: bool) -> tuple[str | None, int] | None:
    """Until when an embargo named by ``hit`` holds, and where the words that say so end.

    ``None`` where what follows names no time: then the word is no order but talk of embargoes
    ("Embargo: what changes for Cuba"). A time of which no date can be reckoned stays as said.
    ``first`` says that the line may be a headline, where a bare word after the colon is not enough.
    """
    text = copy.text
    limit = min(limit, hit.end + _WINDOW)
    start = _after_until(copy, hit, _LEAD.match(text, hit.end, limit), limit)
    stop = _STOP.search(text, start, limit)
    end = (
        limit
        if stop is None
        else stop.start()
        if text[stop.start()] in "!?;)]。\n –—"
        else stop.end() - 1
    )
    said = text[start:end].strip(" .,:-–—*=")
    if not said:
        alone = text[hit.start : hit.end].isupper() and not first
        return (None, hit.end) if alone else None
    found = _read(copy, said)
    until_said = bool(copy.hits_in("orders.until", hit.start, start))
    if found is None:
        short = len(said.split()) <= _FEW and not first and ":" in text[hit.end : start]
        return (said, end) if until_said or short else None
    value, lead = found
    if not until_said and len(said[:lead].split()) > _FEW:
        return None
    return value or said, end


def _after_until(copy: Copy, hit: Hit, lead: re.Match[str] | None, limit: int) -> int:
    """Where the words of time begin: after the colon and after "until", "até às"."""
    start = lead.end() if lead else hit.end
    for word in copy.hits_in("orders.until", hit.start, limit):
        if word.start <= start + 1 and word.end > start:
            start = word.end
    return start


def _read(copy: Copy, said: str) -> tuple[str | None, int] | None:
    """The time that some words say (``None`` if no date can be reckoned), and where it begins."""
    tag, anchor = copy.tag, copy.given.published or copy.story.published
    found = dates.find_day(said, tag)
    rest, lead, day = said, len(said), None
    if found:
        day, begin, end = found
        lead = begin
        rest = said[:begin] + " " * (end - begin) + said[end:]
    clock = dates.find_clock(rest)
    if clock:
        lead = min(lead, clock[1])
    if day is None and clock is None:
        return None
    return _value(day, clock[0] if clock else None, anchor), lead


def _value(day: dates.Day | None, clock: dates.Clock | None, anchor: str | None) -> str | None:
    if day is None:
        return None
    if day.month is None:
        date = dates.next_weekday(day.weekday, anchor) if day.weekday else None
    else:
        date = dates.iso_day(day, anchor)
    if date is None or date.startswith("XXXX"):
        return None
    if clock is None:
        return date
    return f"{date}T{clock.hour:02}:{clock.minute:02}{clock.zone or ''}"
