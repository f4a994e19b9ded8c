"""Times of day and parts of days."""

from __future__ import annotations

from wiredesk.reading.times.builders.dates import day_word
from wiredesk.reading.times.builders.draft import Draft, Drafts, one, turn_of, weekday_of
from wiredesk.reading.times.grammar import Match
from wiredesk.reading.times.meanings import Clock, PartOfDay, Shift, Weekday

CLOCKS = ("hm", "hm_one", "h_only", "hm_dot", "hm_loose")


DATED = {"date", "year", "month", "weekday", "day", "dayword", "lpar"}


TICKS = {"clock", "clock_sure", "at", "until", "since", "between", "conj", "about", "comma", "dash"}


def _is_clock(m: Match) -> bool:
    """Whether bare figures "14:58" are a time of day: a score "24:22" is none."""
    if any(m.has(n) for n in ("z", "ap", "p")) or m.end - m.start > 1:
        return True
    before = [t.values.keys() for t in m.line.tokens[max(0, m.start - 3) : m.start]]
    if not before:
        return True
    if before[-1] & (TICKS - {"comma", "dash"}) - {"the"}:
        return True
    return any(kinds & DATED for kinds in before)


def clock(m: Match) -> Drafts:
    """ "às 18h06", "14:58 UTC": figures that are a time of day."""
    token = m["c"]
    if "hm" in token.values and not _is_clock(m):
        return
    said = next(str(token.values[k]) for k in CLOCKS if k in token.values)
    start = m.places["c"]
    yield Draft(start, m.end, "TIME", _clock_meaning(m, said), m.rule)


def clock_hour(m: Match) -> Drafts:
    """ "17 Uhr", "às 17 horas", "5 p.m.": a whole hour."""
    hour = m.number("h", "hour")
    yield Draft(m.places["h"], m.end, "TIME", _clock_meaning(m, f"{int(hour or 0):02d}:00"), m.rule)


def clock_range(m: Match) -> Drafts:
    """ "14.30-18 Uhr", "9-11 a.m.": two times, each on its figure."""
    for name in ("a", "b"):
        token = m[name]
        figure = next((str(token.values[k]) for k in CLOCKS if k in token.values), "")
        said = figure or f"{int(float(token.values['hour'])):02d}:00"
        end = m.end if name == "b" else m.places["a"] + 1
        yield Draft(m.places[name], end, "TIME", _clock_meaning(m, said), m.rule)


def clock_one(m: Match) -> Drafts:
    """ "à uma da tarde": an article that is an hour."""
    yield Draft(m.places["h"], m.end, "TIME", _clock_meaning(m, "01:00"), m.rule)


def clock_bare(m: Match) -> Drafts:
    """ "às nove": a bare figure after a word that only hours follow."""
    hour = m.number("h", "hour")
    meaning = Clock(f"{int(hour or 0):02d}:00")
    yield Draft(m.places["h"], m.end, "TIME", meaning, m.rule, flags=("bare_clock",))


def clock_zone(m: Match) -> Drafts:
    """ "0800 UTC": four figures with a zone."""
    figure = int(m.number("f", "four") or 0)
    if figure // 100 <= 24 and figure % 100 < 60:
        said = f"{figure // 100:02d}:{figure % 100:02d}"
        yield Draft(m.places["f"], m.end, "TIME", _clock_meaning(m, said), m.rule)


def _clock_meaning(m: Match, said: str) -> Clock:
    hour, minute = int(said[:2]), said[3:5]
    half, part = m.token("ap"), m.token("p")
    afternoon = (half is not None and "pm" in half.values) or (
        part is not None and part.values["part"] in ("AF", "EV", "NI")
    )
    night = part is not None and part.values["part"] == "NI"
    if afternoon and hour < 12 and not (night and hour < 6):
        hour += 12
    if half is not None and "am" in half.values and hour == 12:
        hour = 0
    return Clock(f"{hour:02d}:{minute}", m.text("z", "zone"))


def day_part(m: Match) -> Drafts:
    """ "Friday morning", "na noite de ontem"."""
    part = m.text("p", "part")
    word, mod = m.token("dw"), m.token("mod")
    if word is not None:
        yield from one(m, "TIME", PartOfDay(part, day_word(word)))
        return
    turn, from_text = turn_of(mod) if mod else (None, False)
    if turn == 0 and not from_text:
        turn = None
    yield from one(m, "TIME", PartOfDay(part, Weekday(weekday_of(m), turn, from_text)))


def daypart(m: Match) -> Drafts:
    """ "Montagabend": weekday and part in one word."""
    weekday, _, part = m.text("dp", "daypart").partition(":")
    mod = m.token("mod")
    turn = (turn_of(mod)[0] or None) if mod else None
    yield from one(m, "TIME", PartOfDay(part, Weekday(int(weekday), turn)))


def this_part(m: Match) -> Drafts:
    """ "esta manhã", "that night"."""
    mod = m["mod"]
    turn, from_text = turn_of(mod)
    yield from one(m, "TIME", PartOfDay(m.text("p", "part"), Shift(turn, "D", from_text)))


def bare_part(m: Match) -> Drafts:
    """ "in the morning": of the day that is spoken of."""
    at = m.start - 1
    if at >= 0 and "the" in m.line.tokens[at].values and "part_at" not in m.line.tokens[at].values:
        at -= 1
    if at >= 0 and "part_at" in m.line.tokens[at].values and "of" not in m.after():
        yield from one(m, "TIME", PartOfDay(m.text("p", "part")))
