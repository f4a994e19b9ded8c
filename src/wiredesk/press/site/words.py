"""The site's own words in its language; dates, languages and lands as CLDR writes them."""

import re
import tomllib
from datetime import date, datetime
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from babel import Locale, UnknownLocaleError
from babel.dates import format_date, format_skeleton, format_time

from wiredesk.packs.topics import media_topics
from wiredesk.records import When, is_when

FOLDER = Path(__file__).parent / "words"
FALLBACK = "en"
"""A site in a language that has no catalogue speaks English, and says so (``lang``)."""

Catalogue = dict[str, Any]


class Words:
    """What the site says of itself. Given a tag (BCP 47), a zone, and catalogues of a theme.

    ``tag`` is the language that it really speaks: the one asked for, or English.
    """

    def __init__(self, tag: str, zone: str = "UTC", theme: Path | None = None) -> None:
        """Raises ZoneInfoNotFoundError for a zone that there is not."""
        base = base_of(tag)
        folders = [FOLDER, *([theme / "words"] if theme else [])]
        found = [f / f"{base}.toml" for f in folders if (f / f"{base}.toml").is_file()]
        self.tag = tag if found else FALLBACK
        self.zone = ZoneInfo(zone)
        self._said: Catalogue = {}
        for file in (*(f / f"{FALLBACK}.toml" for f in folders), *found):
            if file.is_file():
                self._said |= tomllib.loads(file.read_text("utf-8"))
        self.locale = locale_of(self.tag) or Locale(FALLBACK)

    @cached_property
    def direction(self) -> str:
        """The way the site's own language is written: ltr or rtl."""
        return str(self.locale.text_direction)

    def has(self, key: str) -> bool:
        """Whether the catalogue says anything under a key."""
        return key in self._said

    def say(self, key: str, **told: object) -> str:
        """The words of a key. Raises KeyError for one that no catalogue has."""
        return _filled(str(self._said[key]), told)

    def count(self, key: str, number: int, **told: object) -> str:
        """The words of a key for a number of things, in the form that the language asks."""
        forms = self._said[key]
        form = forms.get(self.locale.plural_form(number), forms["other"])
        return _filled(form, {**told, "n": number})

    def when(self, value: When) -> str:
        """A date or time, exactly as precise as it is known; other words as they stand."""
        return _shown(value, self.locale, self.zone) if is_when(value) else value

    def day(self, value: When) -> str:
        """The day of a date or time (or the month, or the year, where no more is known)."""
        return _shown(self.local_day(value), self.locale, self.zone) if is_when(value) else value

    def local_day(self, value: When) -> When:
        """The day on which a time falls in the site's zone, as ISO 8601."""
        told = _moment(value)
        if told is None or told.tzinfo is None:
            return value[:10]
        return told.astimezone(self.zone).date().isoformat()

    def language(self, tag: str) -> str:
        """A language's name."""
        locale = locale_of(tag)
        name = locale.get_display_name(self.locale) if locale else None
        return str(name or tag)

    def country(self, code: str) -> str:
        """A land's name, of its ISO 3166-1 code."""
        return str(self.locale.territories.get(code.upper(), code))

    def section(self, code: str) -> str | None:
        """A section's short name, by its topic at the top level; ``None`` where it has none."""
        name = self._said["section_names"].get(code)
        return None if name is None else str(name)

    def topic(self, code: str) -> str | None:
        """A Media Topic's label in the site's language; ``None`` where it has none."""
        topic = media_topics().get(code)
        if topic is None:
            return None
        return (
            topic.name
            if self.locale.language == FALLBACK
            else topic.labels.get(self.locale.language)
        )


def _filled(form: str, told: dict[str, object]) -> str:
    return re.sub(r"\{(\w+)\}", lambda m: str(told[m[1]]), form) if told else form


def base_of(tag: str) -> str:
    """The language of a tag, without script or land: "pt" of "pt-BR"; empty where it has none."""
    base = tag.replace("_", "-").partition("-")[0].lower()
    return base if base.isascii() and base.isalpha() else ""


@lru_cache(maxsize=512)
def locale_of(tag: str) -> Locale | None:
    """CLDR's locale of a tag, or of its language alone; ``None`` where it has none."""
    parts = tag.replace("_", "-").split("-")
    for wanted in ("-".join(parts), parts[0]):
        try:
            return Locale.parse(wanted, sep="-")
        except (ValueError, UnknownLocaleError, TypeError):
            continue
    return None


@lru_cache(maxsize=512)
def direction_of(tag: str) -> str:
    """The way a language is written: ltr, rtl, or ``auto`` where that is not known."""
    locale = locale_of(tag)
    return str(locale.text_direction) if locale and tag != "und" else "auto"


def _moment(value: When) -> datetime | None:
    return datetime.fromisoformat(value) if "T" in value and is_when(value) else None


@lru_cache(maxsize=65536)
def _shown(value: When, locale: Locale, zone: ZoneInfo) -> str:
    if len(value) == 4:
        return value
    if len(value) == 7:
        first = date(int(value[:4]), int(value[5:]), 1)
        return str(format_skeleton("yMMMM", first, locale=locale))
    told = _moment(value)
    if told is None:
        return str(format_date(date.fromisoformat(value), "long", locale=locale))
    local = told.astimezone(zone) if told.tzinfo else told
    day = str(format_date(local.date(), "long", locale=locale))
    clock = str(format_time(local.time(), "short", locale=locale))
    return f"{day}, {clock} {_zone(local)}".rstrip()


def _zone(moment: datetime) -> str:
    """The zone's letters; "UTC−3" where it has none; nothing where no offset is stated."""
    name = moment.tzname() or ""
    if name[:1] not in "+-" or not name:
        return name
    hours, minutes = name[1:3].lstrip("0") or "0", name[3:5].strip("0")
    return f"UTC{'−' if name[0] == '-' else '+'}{hours}{':' + name[3:5] if minutes else ''}"
