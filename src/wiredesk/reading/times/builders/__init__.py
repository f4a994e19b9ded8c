"""From what a rule matched to drafts: a stretch of tokens and what it means."""

from __future__ import annotations

from collections.abc import Callable

from wiredesk.reading.times.builders import clocks, dates, spans, years
from wiredesk.reading.times.builders.draft import Draft, Drafts
from wiredesk.reading.times.grammar import Match

__all__ = ["Draft", "build"]


def build(m: Match) -> Drafts:
    """The drafts that a match makes; none where a second look forbids it."""
    yield from BUILDERS[m.rule](m)


BUILDERS: dict[str, Callable[[Match], Drafts]] = {
    "numeric": dates.numeric,
    "month_day_list": dates.day_list,
    "day_list": dates.day_list,
    "day_month": dates.day_month,
    "month_day": dates.day_month,
    "weekday_slash": dates.weekday_day,
    "weekday_figure": dates.weekday_figure,
    "weekday_day": dates.weekday_day,
    "day_slash": dates.day_slash,
    "day_of_unit": dates.day_of_unit,
    "day_only": dates.day_only,
    "dayword_weekday": dates.dayword_weekday,
    "weekend": dates.weekend,
    "often": spans.often,
    "spanword": spans.spanword,
    "clock_range": clocks.clock_range,
    "clock_one": clocks.clock_one,
    "clock_bare": clocks.clock_bare,
    "month_year": dates.month_year,
    "month_dayword": dates.month_dayword,
    "month_of_year": dates.month_of_year,
    "century_roman": years.century,
    "century_figure": years.century,
    "century_ord": years.century,
    "roman_century": years.century,
    "decade_figure": years.decade,
    "decade_edge": years.decade,
    "decade_name": years.decade,
    "quarter_year": years.quarter,
    "nth_year": years.nth,
    "nth_mod": years.nth,
    "nth": years.nth,
    "fiscal": years.fiscal,
    "every": spans.every,
    "freq": spans.freq,
    "weekly": spans.weekly,
    "times_per": spans.times_per,
    "clock": clocks.clock,
    "clock_hour": clocks.clock_hour,
    "clock_zone": clocks.clock_zone,
    "day_part": clocks.day_part,
    "mod_day_part": clocks.day_part,
    "part_of_day": clocks.day_part,
    "daypart": clocks.daypart,
    "this_part": clocks.this_part,
    "mod_span": spans.mod_span,
    "mod_weekday": dates.mod_weekday,
    "mod_month": dates.mod_month,
    "mod_season": years.mod_season,
    "season_year": years.season,
    "season_mod": years.season,
    "weekday_mod_week": dates.weekday_of_week,
    "mod_holiday": dates.holiday,
    "mod_unit": spans.mod_unit,
    "ago": spans.back,
    "ago_plain": spans.ago_plain,
    "ago_end": spans.back,
    "hence": spans.on,
    "hence_end": spans.on,
    "later": spans.later,
    "earlier": spans.earlier,
    "age": spans.age,
    "span_range": spans.span_range,
    "span": spans.span,
    "plain_span": spans.plain_span,
    "year_list": years.year_list,
    "bc": years.bc,
    "year_word": years.word_year,
    "year": years.year_rule,
    "edge_unit": years.edge_unit,
    "dayword": dates.dayword,
    "weekday": dates.weekday_alone,
    "month": dates.month_alone,
    "season": years.season,
    "quarter": years.quarter,
    "holiday": dates.holiday,
    "part": clocks.bare_part,
    "ref": dates.ref,
}
"""Rule → what makes drafts of its matches."""
