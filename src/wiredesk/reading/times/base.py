"""What times are reckoned from: a day (or only a year or month), and why that one."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from wiredesk.reading.copy import Copy
from wiredesk.reading.times.calendar import SOUTHERN, day_of, valid_day

PAST, UNTOLD, FUTURE = -1, 0, 1


@dataclass(frozen=True)
class Base:
    """A date as precise as known; ``why`` says where it comes from ("published 2025-10-28")."""

    why: str
    year: int | None = None
    month: int | None = None
    day: date | None = None
    relative: bool = False
    """Whether it hangs on an anchor itself."""


NOTHING = Base(why="")


def base_of(value: str | None, why: str, relative: bool = False) -> Base:
    """The base that an ISO date is; ``NOTHING`` where it has no year."""
    said = value or ""
    if not (said[:4].isdigit() and len(said) >= 4):
        return NOTHING
    year = int(said[:4])
    if year == 0:
        return NOTHING
    month = int(said[5:7]) if said[5:7].isdigit() and 1 <= int(said[5:7]) <= 12 else None
    day = day_of(said)
    shown = said[: 10 if day else 7 if month else 4]
    return Base(f"{why} {shown}", year, month, day, relative)


def find_anchor(copy: Copy) -> Base:
    """What the story's relative times hang on.

    In this order: the date that the user gives, the one that the story declares, the dateline's
    where it has a year. Without one, values stay relative.
    """
    dateline = copy.origin.date if copy.origin else None
    for value, why in (
        (copy.given.published, "published"),
        (copy.story.published, "declared"),
        (dateline, "dateline"),
    ):
        base = base_of(value, why)
        if base is not NOTHING:
            return base
    return NOTHING


def is_southern(copy: Copy) -> bool:
    """Whether the source's country lies south of the equator; north where nothing tells."""
    chain = copy.origin.chain if copy.origin else ()
    countries = [link.country for link in chain if link.country]
    return bool(countries) and countries[0] in SOUTHERN


@dataclass
class Situation:
    """What a meaning needs to become a value, at one place of the text."""

    anchor: Base
    focus: Base
    """The date last spoken of."""
    sentence_day: Base
    """The day last spoken of in the same sentence, or the next one there."""
    tense: int
    southern: bool = False
    flags: list[str] = field(default_factory=list)


CLOSE = 31
"""Days within which a day of a month is the nearest one, whatever the tense says."""


def nearest_year(anchor: date, month: int, day: int | None, tense: int, lean: int = UNTOLD) -> int:
    """The year of a month (and day) that is given without one.

    Past: the latest that is not after the anchor; future: the earliest that is not before it.
    Untold tense leans as told, else takes the nearest day.
    """
    tense = tense or lean
    years = [y for y in (anchor.year - 1, anchor.year, anchor.year + 1) if 1 <= y <= 9999]
    dates = {y: d for y in years if (d := valid_day(y, month, day or 15))}
    if not dates:
        return anchor.year
    if day is None:
        whole = {y: (y * 12 + month) - (anchor.year * 12 + anchor.month) for y in dates}
    else:
        whole = {y: (d - anchor).days for y, d in dates.items()}
        closest = min(whole, key=lambda y: abs(whole[y]))
        if abs(whole[closest]) <= CLOSE:
            return closest
    if tense == PAST and any(gap <= 0 for gap in whole.values()):
        return max(y for y, gap in whole.items() if gap <= 0)
    if tense == FUTURE and any(gap >= 0 for gap in whole.values()):
        return min(y for y, gap in whole.items() if gap >= 0)
    return min(whole, key=lambda y: (abs(whole[y]), y))
