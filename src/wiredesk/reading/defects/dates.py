"""Dates that a reader of the copy could not tell, and dates that cannot be: ``date.*``."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from datetime import date
from functools import lru_cache

from wiredesk.packs import language
from wiredesk.reading.defects.missing import has_date
from wiredesk.reading.defects.proof import Proof
from wiredesk.reading.defects.raised import raised
from wiredesk.reading.defects.spelling import as_written
from wiredesk.records import Defect, Span, Time

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_MONTH = re.compile(r"\d{4}-\d{2}")
_YEAR = re.compile(r"\d{4}")
_BEFORE = re.compile(r"(\d{1,2})(?:\.|º|\.º|er|st|nd|rd|th)?(?: (?:of|de))? $")
_AFTER = re.compile(r" (\d{1,2})(?:st|nd|rd|th)?(?![\d.:,]|\d)")

LONGEST = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
"""Days of each month; February has 29 in some year."""


NEAR = 4
"""Months from the date given within which a month without a year has only one."""

OPEN = frozenset({"relative", "no_year", "season"})
"""Flags of times that do not stand on their own."""

DISTANT = 20
"""Years from which "ago" is told near enough without a date."""


def check_dates(proof: Proof) -> Iterator[Defect]:
    """Yield relative dates, dates without a year and seasons that the copy does not settle.

    A date that the user gives reckons the mend; it settles nothing, for a reader of the copy
    does not have it. A date that the copy declares settles all but seasons.
    """
    dated = has_date(proof)
    for time in proof.copy.times:
        where = (time.start, time.end)
        if (
            not OPEN.intersection(time.flags)
            or proof.furniture.touches(*where)
            or proof.off_page.touches(*where)
        ):
            continue
        if "season" in time.flags:
            if _is_open_season(proof, where):
                note = "Which months this is depends on the hemisphere of the reader."
                yield _raised(proof, "season_hemisphere", where, note, "minor")
        elif dated or _hangs_on_text(proof, time) or _needs_no_day(proof, time):
            continue
        elif "relative" in time.flags:
            yield _relative(proof, time)
        elif "no_year" in time.flags and not _is_dateline(proof, where):
            note = "The year is missing, and no date of publication tells it."
            mend = _mend(proof, time, "of_year") if _is_near(proof, time) else None
            yield _raised(proof, "year_missing", where, note, "minor", mend)


def _is_near(proof: Proof, time: Time) -> bool:
    """Whether the month is near enough to the date given for its year to be certain."""
    told, month = (time.anchor or "").rpartition(" ")[2], time.value
    if not (_MONTH.match(told) and _MONTH.match(month)):
        return False
    apart = (int(told[:4]) - int(month[:4])) * 12 + int(told[5:7]) - int(month[5:7])
    return abs(apart) <= NEAR


def _raised(
    proof: Proof, name: str, where: Span, note: str, severity: str, mend: str | None = None
) -> Defect:
    pack = proof.pack.tag
    return raised(f"date.{name}", where, note, severity=severity, mend=mend, pack=pack)


def _hangs_on_text(proof: Proof, time: Time) -> bool:
    """Whether a date is reckoned from another one that the text gives: "the day before"."""
    if time.anchor is not None and time.anchor.startswith("text"):
        return True
    if time.rule.startswith(("times.later", "times.earlier")):
        return True
    words = proof.folded[time.start : time.end].split()
    if not _backward(proof.pack.tag).isdisjoint(words):
        return True
    return _words_in(proof, time, "times.day_words", "~")


def _needs_no_day(proof: Proof, time: Time) -> bool:
    """Whether a time says all it can: opening hours, "12,400 years ago"."""
    if time.type == "TIME":
        listed = ("calendar.weekdays", "times.day_words")
        return not any(_words_in(proof, time, words) for words in listed)
    years = re.sub(r"\D", "", proof.text[time.start : time.end])
    return time.granularity == "year" and years.isdecimal() and int(years[:9]) >= DISTANT


def _is_dateline(proof: Proof, where: Span) -> bool:
    """Whether a date stands in the dateline, which has its own way of leaving the year out."""
    origin = proof.copy.origin
    for evidence in origin.evidence if origin else ():
        if evidence.what == "dateline" and evidence.start is not None:
            return evidence.start <= where[0] < (evidence.end or 0)
    return False


def _relative(proof: Proof, time: Time) -> Defect:
    """A date that hangs on the day of publication, with the date it means where that is known."""
    where, note = (time.start, time.end), "A reader cannot tell the date: no date of publication."
    if "vague" in time.flags or time.type == "DURATION":
        return _raised(proof, "relative_unanchored", where, note, "info")
    if _DAY.match(time.value) and any(c.isdigit() for c in proof.text[where[0] : where[1]]):
        return _raised(proof, "relative_unanchored", where, note, "minor")  # "quarta-feira (18)"
    if _DAY.match(time.value):
        weekday = _words_in(proof, time, "calendar.weekdays")
        mend = _mend(proof, time, "weekday" if weekday else "day")
        return _raised(proof, "relative_unanchored", where, note, "major", mend)
    if _MONTH.fullmatch(time.value):
        return _raised(
            proof,
            "relative_unanchored",
            _with_article(proof, where),
            note,
            "minor",
            _mend(proof, time, "month"),
        )
    if _YEAR.fullmatch(time.value):
        where = _with_article(proof, where)
        return _raised(
            proof, "relative_unanchored", where, note, "minor", _mend(proof, time, "year")
        )
    severity = "major" if "XXXX-WXX" in time.value or time.value == "XXXX-XX-XX" else "minor"
    return _raised(proof, "relative_unanchored", where, note, severity)


def _words_in(proof: Proof, time: Time, listed: str, value: str = "") -> bool:
    """Whether a word of a list, with a value that begins so, stands in a time."""
    hits = proof.copy.hits_in(listed, time.start, time.end)
    return any(hit.value.startswith(value) for hit in hits)


def _with_article(proof: Proof, where: Span) -> Span:
    """A span with the preposition or article before it, for a mend that brings its own."""
    start = where[0]
    small = _small(proof.pack.tag)
    for _ in range(2):
        before = proof.folded[max(0, start - 12) : start]
        word = before.rstrip().rpartition(" ")[2]
        if not before.endswith(" ") or word not in small:
            break
        start -= len(word) + 1
    return start, where[1]


@lru_cache(maxsize=64)
def _backward(tag: str) -> frozenset[str]:
    """Words that point at a date already spoken of: "that", "the following"."""
    times = language(tag).times
    return frozenset([*times.that, *times.prior, *times.after])


@lru_cache(maxsize=64)
def _small(tag: str) -> frozenset[str]:
    times = language(tag).times
    return frozenset([*times.at, *times.the])


@lru_cache(maxsize=64)
def _month_names(tag: str) -> dict[str, str]:
    """Number of a month → its name in full."""
    names: dict[str, str] = {}
    for name, number in language(tag).calendar.months.items():
        names.setdefault(number, name)
    return names


def _mend(proof: Proof, time: Time, form: str) -> str | None:
    """The words with the date that was reckoned, in the language's own form."""
    template = proof.lists.date_mends.get(form)
    if template is None or not time.anchor or not _YEAR.match(time.value):
        return None
    year, month, day = [*time.value[:10].split("-"), "", ""][:3]
    words = proof.text[time.start : time.end]
    name = _month_names(proof.pack.tag).get(month.lstrip("0"), "") if month.isdigit() else ""
    mend = template.format(words=words, year=year, month=name, day=day[:2].lstrip("0"))
    first = proof.text[_with_article(proof, (time.start, time.end))[0]]
    return as_written(mend, first) if "{words}" not in template else mend


def _is_open_season(proof: Proof, where: Span) -> bool:
    """Whether a season may mean two halves of the year: the language is read south of the equator
    too, or the story names a country there; and no word beside it tells which is meant."""
    told = proof.lists.season_told
    near = proof.folded[max(0, where[0] - 25) : where[1] + 25]
    if any(word in near for word in told) or not _is_one_season(proof, where):
        return False
    if proof.lists.both_hemispheres:
        return True
    return any(entity.country in SOUTHERN for entity in proof.copy.entities.values())


def _is_one_season(proof: Proof, where: Span) -> bool:
    """Whether a certain season is meant: "last summer", "since spring", and not "in summer"."""
    if " " in proof.text[slice(*where)].strip():
        return True
    before = proof.folded[max(0, where[0] - 16) : where[0]].split()[-2:]
    times = proof.pack.times
    return any(word in times.since or word in times.until for word in before)


SOUTHERN = frozenset(
    [
        *("AO", "AR", "AU", "BI", "BO", "BR", "BW", "CD", "CL", "EC", "FJ", "ID", "KM", "LS"),
        *("MG", "MU", "MW", "MZ", "NA", "NZ", "PE", "PG", "PY", "RW", "SC", "SZ", "TL", "TZ"),
        *("UY", "VU", "WS", "ZA", "ZM", "ZW"),
    ]
)
"""Countries that lie south of the equator, or mostly so."""


def check_calendar(proof: Proof) -> Iterator[Defect]:
    """Yield weekdays that are not the date's own, and days that their month does not have."""
    times = proof.copy.times
    ends = [time.end for time in times]
    for hit in proof.copy.hits.get("calendar.weekdays", ()):
        after = bisect_right(ends, hit.start)
        if after == len(times) or times[after].start > hit.end + 3:
            continue
        day = times[after]
        if {"no_year", "relative"} & set(day.flags) or not _DAY.match(day.value):
            continue
        told = _date(day.value)
        if told and int(hit.value) != told.isoweekday():
            where = (min(hit.start, day.start), max(hit.end, day.end))
            note = f"{day.value[:10]} is another day of the week."
            yield _raised(proof, "weekday_wrong", where, note, "major")
    for hit in proof.copy.hits.get("calendar.months", ()):
        number = _BEFORE.search(proof.folded, max(0, hit.start - 12), hit.start)
        number = number or _AFTER.match(proof.folded, hit.end)
        if number and LONGEST[int(hit.value) - 1] < int(number[1]) <= 31:
            where = (min(number.start(1), hit.start), max(number.end(1), hit.end))
            yield _raised(proof, "impossible", where, "The month has no such day.", "major")


def _date(value: str) -> date | None:
    try:
        return date.fromisoformat(value[:10])
    except ValueError:
        return None
