"""Months, weekdays and seasons as a language writes them."""

from msgspec import field

from wiredesk.packs.loading import Section, WordMap


class Calendar(Section, kw_only=True):
    """Each form with its number: months 1–12, weekdays 1 (Monday) – 7, seasons SP SU FA WI."""

    months: WordMap = field(default_factory=dict)
    weekdays: WordMap = field(default_factory=dict)
    seasons: WordMap = field(default_factory=dict)
