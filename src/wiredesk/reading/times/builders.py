"""From what a rule matched to drafts: a stretch of tokens and what it means."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from wiredesk.reading.times.grammar import Match
from wiredesk.reading.times.meanings import (
    Clock,
    DayOf,
    DayOnly,
    Exactly,
    Fixed,
    Holiday,
    Meaning,
    Nth,
    OfMonth,
    PartOfDay,
    Season,
    Shift,
    Weekday,
    Weekend,
)
from wiredesk.reading.times.tokens import Token


@dataclass(frozen=True)
class Draft:
    """Tokens ``[start, end)`` of the line, and what they mean."""

    start: int
    end: int
    type: str
    meaning: Meaning
    rule: str
    mod: str | None = None
    flags: tuple[str, ...] = ()
    judge: int | None = None
    """Token by which a list of years is judged: its last."""


Drafts = Iterator[Draft]


def build(m: Match) -> Drafts:
    """The drafts that a match makes; none where a second look forbids it."""
    yield from BUILDERS[m.rule](m)


def _one(m: Match, type: str, meaning: Meaning, *flags: str, mod: str | None = None) -> Drafts:
    yield Draft(m.start, m.end, type, meaning, m.rule, mod, flags)


# ── small readings of tokens ────────────────────────────────────────────────────────────────

TURNS = {"this": 0, "last": -1, "next": 1, "that": 0, "prior": -1, "after": 1}
FROM_TEXT = ("that", "prior", "after")


def _turn(token: Token) -> tuple[int, bool]:
    """Where a word of last, next, this … turns, and whether from the date last spoken of."""
    for kind, turn in TURNS.items():
        if kind in token.values:
            return turn, kind in FROM_TEXT
    return 0, False


def _month(m: Match) -> int:
    token = m.token("m")
    assert token is not None
    return int(token.values.get("month") or token.values["loose_month"])


def _weekday(m: Match) -> int:
    token = m.token("wd")
    assert token is not None
    return int(token.values.get("weekday") or token.values["loose_day"])


def _day(token: Token) -> int:
    return int(float(token.values.get("day") or token.values.get("ord") or 0))


def _year(m: Match) -> int | None:
    token = m.token("y")
    if token is None:
        return None
    return int(float(token.values.get("year") or token.values.get("yearword") or 0)) or None


def _unit(token: Token) -> str:
    return str(token.values.get("unit") or token.values.get("units"))


# ── figures, days of months ─────────────────────────────────────────────────────────────────


def _numeric(m: Match) -> Drafts:
    value = m.text("date", "date")
    yield from _one(m, "TIME" if "T" in value else "DATE", Fixed(value))


def _day_list(m: Match) -> Drafts:
    """ "15 a 18 de julho", "3., 4. und 7. Oktober": one date for each day, the last with the rest."""
    month, year = _month(m), _year(m)
    days = [
        (at, t)
        for at, t in m.tokens()
        if ("day" in t.values or "ord" in t.values) and at not in (m.places.get("y"),)
    ]
    month_at = m.places["m"]
    for which, (at, token) in enumerate(days):
        day = _day(token)
        if not 1 <= day <= 31:
            return
        start = at if which else min(m.start, at, month_at)
        last = which == len(days) - 1
        if month_at < at:
            end = m.end if last else at + 1
        else:
            end = m.end if last else at + 1
        yield Draft(start, end, "DATE", OfMonth(month, day, year), m.rule)


def _day_month(m: Match) -> Drafts:
    token = m.token("d")
    assert token is not None
    day = _day(token)
    if 1 <= day <= 31:
        yield from _one(m, "DATE", OfMonth(_month(m), day, _year(m)))


def _weekday_day(m: Match) -> Drafts:
    token = m.token("d")
    assert token is not None
    second = m.token("m2")
    if second is not None and _day(second) <= 12:
        yield from _one(m, "DATE", OfMonth(_day(second), _day(token)))
    elif second is None:
        yield from _one(m, "DATE", Weekday(_weekday(m)))


def _day_slash(m: Match) -> Drafts:
    first, second = m.token("d"), m.token("m2")
    assert first is not None and second is not None
    before = m.line.tokens[m.start - 1].values if m.start else {}
    if _day(second) <= 12 and before.keys() & {"at", "the", "day_pre", "comma", "weekday", "until"}:
        yield from _one(m, "DATE", OfMonth(_day(second), _day(first)), "ambiguous")


def _day_of_unit(m: Match) -> Drafts:
    token, mod = m.token("d"), m.token("mod")
    assert token is not None and mod is not None
    turn, from_text = _turn(mod)
    if 1 <= _day(token) <= 31:
        yield from _one(m, "DATE", DayOf(_day(token), Shift(turn, "M", from_text)))


def _day_only(m: Match) -> Drafts:
    token = m.token("d")
    assert token is not None
    yield from _one(m, "DATE", DayOnly(_day(token)))


def _month_year(m: Match) -> Drafts:
    yield from _one(m, "DATE", OfMonth(_month(m), None, _year(m)))


def _month_of_year(m: Match) -> Drafts:
    mod = m.token("mod")
    assert mod is not None
    turn, _ = _turn(mod)
    yield from _one(m, "DATE", OfMonth(_month(m), years_off=turn))


BOUND = {"at", "since", "until", "between", "conj", "this", "last", "next", "start", "middle", "end"}
"""Kinds of words that make a month or season of the word after them."""


def _bound(m: Match) -> bool:
    """Whether a word before says that a time follows: "in May", not "May said"."""
    at = m.start - 1
    while at >= 0 and "the" in m.line.tokens[at].values and not _is_bound(m, at):
        at -= 1
    return at >= 0 and _is_bound(m, at)


def _is_bound(m: Match, at: int) -> bool:
    return bool(BOUND & m.line.tokens[at].values.keys())


def _month_alone(m: Match) -> Drafts:
    token = m.token("m")
    assert token is not None
    if "month" in token.values or _bound(m):
        yield from _one(m, "DATE", OfMonth(_month(m)))


def _edge(m: Match) -> str | None:
    first = m.line.tokens[m.start].values
    for kind, mod in (("start", "START"), ("middle", "MID"), ("end", "END")):
        if kind in first:
            return mod
    return None


# ── years and what is larger or less ────────────────────────────────────────────────────────


def _century(m: Match) -> Drafts:
    for name in ("r", "o"):
        token = m.token(name)
        if token is not None:
            number = token.values.get("roman") or token.values.get("ord") or token.values.get("day")
            if number is not None and 1 <= float(number) <= 30:
                yield from _one(m, "DATE", Fixed(f"{int(float(number)) - 1:02d}"))
            return


def _decade(m: Match) -> Drafts:
    token = m.token("dec") or m.token("t") or m.token("y")
    assert token is not None
    said = str(token.values.get("decade") or int(float(token.values.get("tens") or 0)) or "")
    year = _year(m)
    if year is not None:
        if year % 10:
            return
        said = str(year)
    if len(said) == 4:
        yield from _one(m, "DATE", Fixed(said[:3]))
    elif said in ("0", "00", "10"):
        yield from _one(m, "DATE", Fixed("20" + said[0]))
    elif said and int(said) % 10 == 0:
        yield from _one(m, "DATE", Fixed("19" + said[0]))


def _quarter(m: Match) -> Drafts:
    code = m.text("c", "quarter")
    yield from _one(m, "DATE", Nth(int(code[1:]), code[0], _year(m)))


def _nth(m: Match) -> Drafts:
    number = m.token("o")
    unit = m.text("u", "nth_unit")
    assert number is not None
    which = _day(number)
    if not 1 <= which <= (4 if unit == "Q" else 2):
        return
    mod = m.token("mod")
    turn = _turn(mod)[0] if mod else None
    yield from _one(m, "DATE", Nth(which, unit, _year(m), turn))


def _fiscal(m: Match) -> Drafts:
    yield from _one(m, "DATE", Fixed(f"FY{_year(m):04d}"))


def _year_list(m: Match) -> Drafts:
    """ "entre 1771 e 1791", "2007/08": one date a year; two figures share the first two."""
    years = [(at, t) for at, t in m.tokens() if "year" in t.values or "yy" in t.values]
    before = 0
    for at, token in years:
        year = int(float(token.values.get("year") or token.values["yy"]))
        if "year" not in token.values:
            year += before // 100 * 100
            if year != before + 1:
                return
        before = year
        value = Fixed(f"{year:04d}")
        yield Draft(at, at + 1, "DATE", value, "year", flags=("listed",), judge=years[-1][0])


def _bc(m: Match) -> Drafts:
    number = m.number("n")
    if number and number == int(number):
        yield from _one(m, "DATE", Fixed(f"BC{int(number):04d}"))


def _year_rule(m: Match) -> Drafts:
    year = _year(m)
    if year is None:
        return
    yield from _one(m, "DATE", Fixed(f"{year:04d}"))


def _word_year(m: Match) -> Drafts:
    year = _year(m)
    if year:
        yield from _one(m, "DATE", Fixed(f"{year:04d}"), "cued")


# ── sets ────────────────────────────────────────────────────────────────────────────────────


def _every(m: Match) -> Drafts:
    weekday, part, unit = m.token("wd"), m.token("p"), m.token("u")
    if weekday is not None:
        yield from _one(m, "SET", Fixed(f"XXXX-WXX-{weekday.values['weekday']}"))
    elif part is not None:
        yield from _one(m, "SET", Fixed(f"XXXX-XX-XXT{part.values['part']}"))
    elif unit is not None:
        count = m.number("n") or m.number("o", "ord") or (None if m.has("s") else 1)
        yield from _one(m, "SET", Fixed(span_value([(count, _unit(unit))])))


def _freq(m: Match) -> Drafts:
    yield from _one(m, "SET", Fixed(m.text("f", "freq")))


def _weekly(m: Match) -> Drafts:
    yield from _one(m, "SET", Fixed(f"XXXX-WXX-{m.text('w', 'weekly')}"))


def _times_per(m: Match) -> Drafts:
    unit = m.token("u")
    assert unit is not None
    yield Draft(m.start + 1, m.end, "SET", Fixed(span_value([(1, _unit(unit))])), m.rule)


# ── clocks and parts of days ────────────────────────────────────────────────────────────────


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


def _clock(m: Match) -> Drafts:
    token = m.token("c")
    assert token is not None
    if "hm" in token.values and not _is_clock(m):
        return
    said = next(str(token.values[k]) for k in CLOCKS if k in token.values)
    start = m.places["c"]
    yield Draft(start, m.end, "TIME", _clock_meaning(m, said), m.rule)


def _clock_hour(m: Match) -> Drafts:
    hour = m.number("h", "hour")
    assert hour is not None
    yield Draft(m.places["h"], m.end, "TIME", _clock_meaning(m, f"{int(hour):02d}:00"), m.rule)


def _clock_range(m: Match) -> Drafts:
    """ "14.30-18 Uhr", "9-11 a.m.": two times, each on its figure."""
    for name in ("a", "b"):
        token = m.token(name)
        assert token is not None
        figure = next((str(token.values[k]) for k in CLOCKS if k in token.values), "")
        said = figure or f"{int(float(token.values['hour'])):02d}:00"
        end = m.end if name == "b" else m.places["a"] + 1
        yield Draft(m.places[name], end, "TIME", _clock_meaning(m, said), m.rule)


def _clock_bare(m: Match) -> Drafts:
    hour = m.number("h", "hour")
    assert hour is not None
    meaning = Clock(f"{int(hour):02d}:00")
    yield Draft(m.places["h"], m.end, "TIME", meaning, m.rule, flags=("bare_clock",))


def _clock_zone(m: Match) -> Drafts:
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


def _day_word(token: Token) -> Meaning:
    code, _, part = str(token.values["dayword"]).partition(":")
    from_text = code.startswith("~")
    code = code.lstrip("~")
    number = "".join(c for c in code if c in "+-0123456789")
    shift = Shift(int(number), code[len(number) :], from_text)
    return PartOfDay(part, shift) if part else shift


def _day_part(m: Match) -> Drafts:
    part = m.text("p", "part")
    word, mod = m.token("dw"), m.token("mod")
    if word is not None:
        yield from _one(m, "TIME", PartOfDay(part, _day_word(word)))
        return
    turn, from_text = _turn(mod) if mod else (None, False)
    if turn == 0 and not from_text:
        turn = None
    yield from _one(m, "TIME", PartOfDay(part, Weekday(_weekday(m), turn, from_text)))


def _daypart(m: Match) -> Drafts:
    weekday, _, part = m.text("dp", "daypart").partition(":")
    mod = m.token("mod")
    turn = (_turn(mod)[0] or None) if mod else None
    yield from _one(m, "TIME", PartOfDay(part, Weekday(int(weekday), turn)))


def _this_part(m: Match) -> Drafts:
    mod = m.token("mod")
    assert mod is not None
    turn, from_text = _turn(mod)
    yield from _one(m, "TIME", PartOfDay(m.text("p", "part"), Shift(turn, "D", from_text)))


def _bare_part(m: Match) -> Drafts:
    at = m.start - 1
    if at >= 0 and "the" in m.line.tokens[at].values and "part_at" not in m.line.tokens[at].values:
        at -= 1
    if at >= 0 and "part_at" in m.line.tokens[at].values:
        yield from _one(m, "TIME", PartOfDay(m.text("p", "part")))


# ── last, next, this ────────────────────────────────────────────────────────────────────────


def _mod_span(m: Match) -> Drafts:
    """ "the last two years", "os próximos meses": how long, reckoned to or from now."""
    unit, mod = m.token("u"), m.token("mod")
    assert unit is not None and mod is not None
    yield from _one(m, "DURATION", Fixed(span_value([(_count(m, "n"), _unit(unit))]), _toward(mod)))


def _toward(mod: Token) -> tuple[str, ...]:
    turn, from_text = _turn(mod)
    if from_text:
        return ()
    return ("relative", "to_now" if turn <= 0 else "from_now")


def _mod_unit(m: Match) -> Drafts:
    unit, mod = m.token("u"), m.token("mod")
    assert unit is not None and mod is not None
    turn, from_text = _turn(mod)
    code = _unit(unit)
    if "units" in unit.values and "unit" not in unit.values:
        yield from _one(m, "DURATION", Fixed(span_value([(None, code)]), ("vague", *_toward(mod))))
    elif code in ("DE", "CE") and turn == -1 and not from_text:
        yield from _one(m, "DURATION", Fixed(span_value([(1, code)]), _toward(mod)))
    elif not code.startswith("T") or turn == 0:
        yield from _one(m, "DATE", Shift(turn, "D" if code == "BD" else code, from_text))


def _mod_weekday(m: Match) -> Drafts:
    mod = m.token("mod")
    assert mod is not None
    turn, from_text = _turn(mod)
    plain = turn == 0 and not from_text
    yield from _one(m, "DATE", Weekday(_weekday(m), None if plain else turn, from_text))


def _weekday_of_week(m: Match) -> Drafts:
    mod, unit = m.token("mod"), m.token("u")
    assert mod is not None and unit is not None
    if _unit(unit) == "W":
        yield from _one(m, "DATE", Weekday(_weekday(m), week=_turn(mod)[0]))


def _mod_month(m: Match) -> Drafts:
    mod = m.token("mod")
    assert mod is not None
    turn, from_text = _turn(mod)
    token = m.token("m")
    assert token is not None
    if "month" not in token.values and "num" in token.values:
        return  # pt "passada dez": ten
    if from_text:
        yield from _one(m, "DATE", OfMonth(_month(m)))
    elif turn == 0:
        yield from _one(m, "DATE", OfMonth(_month(m), years_off=0))
    else:
        yield from _one(m, "DATE", OfMonth(_month(m), turn=turn))


def _mod_season(m: Match) -> Drafts:
    mod = m.token("mod")
    assert mod is not None
    yield from _one(m, "DATE", Season(_season_code(m), turn=_turn(mod)[0]))


def _season_code(m: Match) -> str:
    token = m.token("se")
    assert token is not None
    return str(token.values.get("season") or token.values["loose_season"])


def _season(m: Match) -> Drafts:
    token, mod = m.token("se"), m.token("mod")
    assert token is not None
    if m.rule == "season" and "season" not in token.values and not _loose_season_fits(m):
        return
    off = _turn(mod)[0] if mod else None
    yield from _one(m, "DATE", Season(_season_code(m), _year(m), years_off=off))


def _loose_season_fits(m: Match) -> bool:
    """ "in the fall", not "a fall in sales" nor "the fall of Saigon"."""
    following = m.line.tokens[m.end].values if m.end < len(m.line.tokens) else {}
    before = m.line.tokens[m.start - 1].values if m.start else {}
    return _bound(m) and not following.keys() & {"of"} and "conj" not in before


def _holiday(m: Match) -> Drafts:
    mod = m.token("mod")
    turn = (_turn(mod)[0] or None) if mod else None
    yield from _one(m, "DATE", Holiday(m.text("ho", "holiday"), turn=turn))


# ── spans, back and on ──────────────────────────────────────────────────────────────────────

SUBDAY = {"TH": "H", "TM": "M", "TS": "S"}


def span_value(parts: list[tuple[float | None, str]]) -> str:
    """A TIMEX3 duration: [(2, "Y"), (9, "M")] is "P2Y9M"; an unknown count is "X"."""
    days, clock = "", ""
    for count, unit in parts:
        if unit in SUBDAY:
            clock += _figure(count) + SUBDAY[unit]
        elif unit == "DE":
            days += f"{_figure(count * 10)}Y" if count else "XDE"
        elif unit == "F":
            days += f"{_figure(count * 2)}W" if count else "XW"
        elif unit == "H":
            days += f"{_figure(count * 6)}M" if count else "XM"
        else:
            days += _figure(count) + ("D" if unit == "BD" else unit)
    return f"P{days}" + (f"T{clock}" if clock else "")


def _figure(count: float | None) -> str:
    return "X" if count is None else f"{count:.15g}"


def _count(m: Match, name: str) -> float | None:
    """How many: a figure, one for an article; ``None`` for "some"."""
    token = m.token(name)
    if token is None or "some" in token.values:
        return None
    return float(token.values["num"]) if "num" in token.values else 1.0


def _amount(m: Match) -> list[tuple[float | None, str]]:
    unit, second = m.token("u"), m.token("u2")
    assert unit is not None
    count = 0.5 if m.has("ha") else _count(m, "n")
    if m.has("hu") and count is not None:
        count = 0.5 if "one" in m.line.tokens[m.places["n"]].values else count + 0.5
    if m.has("h") and count is not None:
        count += 0.5
    code = _unit(unit)
    parts = [_whole(count, code)]
    if second is not None:
        parts.append((_count(m, "n2"), _unit(second)))
    return parts


def _whole(count: float | None, unit: str) -> tuple[float | None, str]:
    """Half an hour is thirty minutes, as it is usually written."""
    return (30, "TM") if count == 0.5 and unit == "TH" else (count, unit)


def _approx(m: Match) -> str | None:
    kinds = {"about": "APPROX", "more": "MORE_THAN", "less": "LESS_THAN"}
    for at in range(m.start, min(m.places.get("u", m.end), m.end)):
        for kind, mod in kinds.items():
            if kind in m.line.tokens[at].values:
                return mod
    return None


def _back(m: Match) -> Drafts:
    yield from _reckoned(m, -1, False)


def _on(m: Match) -> Drafts:
    yield from _reckoned(m, 1, False)


def _later(m: Match) -> Drafts:
    yield from _reckoned(m, 1, True)


def _earlier(m: Match) -> Drafts:
    yield from _reckoned(m, -1, True)


def _reckoned(m: Match, sign: int, from_text: bool) -> Drafts:
    parts = _amount(m)
    count, unit = parts[0]
    spanned = len(parts) > 1 or count is None or unit.startswith("T")
    if spanned or (not from_text and _is_coarse(m, unit)):
        flags = ("relative", "vague") if count is None else ("relative",)
        direction = "to_now" if sign < 0 else "from_now"
        flags = flags if from_text else (*flags, direction)
        yield from _one(m, "DURATION", Fixed(span_value(parts), flags), mod=_approx(m))
    else:
        assert count is not None
        yield from _one(m, "DATE", Exactly(sign * count, unit, from_text), mod=_approx(m))


COARSER = ("D", "W", "M", "Q", "H", "Y", "DE", "CE")


def _is_coarse(m: Match, unit: str) -> bool:
    """Whether "two years ago" stays a span in this language: its unit means no one date."""
    limit = m.pack.times.ago_as_span_from
    return limit in COARSER and unit in COARSER and COARSER.index(unit) >= COARSER.index(limit)


def _ago_plain(m: Match) -> Drafts:
    unit = m.token("u")
    assert unit is not None
    flags = ("relative", "vague", "to_now")
    yield from _one(m, "DURATION", Fixed(span_value([(None, _unit(unit))]), flags))


def _age(m: Match) -> Drafts:
    """An age is no time, unless its unit says that it cannot be one."""
    yield from ()


def _span_range(m: Match) -> Drafts:
    """ "between 60 and 90 days": two spans, the first without its unit."""
    unit = m.token("u")
    assert unit is not None
    low, high = _count(m, "n"), _count(m, "n2")
    if low is None or high is None or low >= high:
        return
    first, second = m.places["n"], m.places["n2"]
    flags = ("range",)
    value = span_value([(low, _unit(unit))])
    yield Draft(first, first + 1, "DURATION", Fixed(value), m.rule, flags=flags)
    value = span_value([(high, _unit(unit))])
    yield Draft(second, m.end, "DURATION", Fixed(value), m.rule, flags=flags)


def _span(m: Match) -> Drafts:
    parts = _amount(m)
    flags = ("vague",) if parts[0][0] is None else ()
    if parts[0][0] is not None and parts[0][0] > 9999 and parts[0][1] == "D":
        return
    if _is_ordinal(m):
        return
    yield from _one(m, "DURATION", Fixed(span_value(parts), flags), mod=_approx(m))


def _is_ordinal(m: Match) -> bool:
    """ "um segundo lugar": the unit is an ordinal where its number is an article or none fits."""
    unit, number = m.token("u"), m.token("n")
    if unit is None or "ord" not in unit.values:
        return False
    return number is None or "num" not in number.values


def _plain_span(m: Match) -> Drafts:
    unit = m.token("u")
    assert unit is not None
    value = span_value([(None, _unit(unit))])
    yield Draft(m.places["u"], m.end, "DURATION", Fixed(value, ("vague",)), m.rule)


# ── the rest ────────────────────────────────────────────────────────────────────────────────


def _edge_unit(m: Match) -> Drafts:
    unit = m.token("u")
    assert unit is not None
    code = _unit(unit)
    if code in ("Y", "M", "W", "DE", "CE", "Q", "H"):
        yield from _one(m, "DATE", Shift(0, code), mod=_edge(m))


def _dayword(m: Match) -> Drafts:
    token = m.token("dw")
    assert token is not None
    meaning = _day_word(token)
    yield from _one(m, "TIME" if isinstance(meaning, PartOfDay) else "DATE", meaning)


def _dayword_weekday(m: Match) -> Drafts:
    token = m.token("dw")
    assert token is not None
    yield from _one(m, "DATE", _day_word(token))


def _weekend(m: Match) -> Drafts:
    before = m.line.tokens[m.start - 1].values if m.start else {}
    if before.keys() & {"at", "the", "since", "until", "part_at"}:
        yield from _one(m, "DATE", Weekend())


def _often(m: Match) -> Drafts:
    unit = m.token("u")
    assert unit is not None
    yield from _one(m, "SET", Fixed(span_value([(1, _unit(unit))])))


def _spanword(m: Match) -> Drafts:
    yield from _one(m, "DURATION", Fixed(m.text("s", "spanword"), ("vague",)))


def _weekday_alone(m: Match) -> Drafts:
    token = m.token("wd")
    assert token is not None
    loose = "weekday" not in token.values
    yield from _one(m, "DATE", Weekday(_weekday(m)), *(("loose",) if loose else ()))


def _ref(m: Match) -> Drafts:
    yield from _one(m, "DATE", Fixed(m.text("r", "ref"), ("vague",)))


BUILDERS: dict[str, Callable[[Match], Drafts]] = {
    "numeric": _numeric,
    "month_day_list": _day_list,
    "day_list": _day_list,
    "day_month": _day_month,
    "month_day": _day_month,
    "weekday_slash": _weekday_day,
    "weekday_day": _weekday_day,
    "day_slash": _day_slash,
    "day_of_unit": _day_of_unit,
    "day_only": _day_only,
    "dayword_weekday": _dayword_weekday,
    "weekend": _weekend,
    "often": _often,
    "spanword": _spanword,
    "clock_range": _clock_range,
    "clock_bare": _clock_bare,
    "month_year": _month_year,
    "month_of_year": _month_of_year,
    "century_roman": _century,
    "century_ord": _century,
    "roman_century": _century,
    "decade_figure": _decade,
    "decade_name": _decade,
    "quarter_year": _quarter,
    "nth_year": _nth,
    "nth_mod": _nth,
    "nth": _nth,
    "fiscal": _fiscal,
    "every": _every,
    "freq": _freq,
    "weekly": _weekly,
    "times_per": _times_per,
    "clock": _clock,
    "clock_hour": _clock_hour,
    "clock_zone": _clock_zone,
    "day_part": _day_part,
    "part_of_day": _day_part,
    "daypart": _daypart,
    "this_part": _this_part,
    "mod_span": _mod_span,
    "mod_weekday": _mod_weekday,
    "mod_month": _mod_month,
    "mod_season": _mod_season,
    "season_year": _season,
    "season_mod": _season,
    "weekday_mod_week": _weekday_of_week,
    "mod_holiday": _holiday,
    "mod_unit": _mod_unit,
    "ago": _back,
    "ago_plain": _ago_plain,
    "ago_end": _back,
    "hence": _on,
    "hence_end": _on,
    "later": _later,
    "earlier": _earlier,
    "age": _age,
    "span_range": _span_range,
    "span": _span,
    "plain_span": _plain_span,
    "year_list": _year_list,
    "bc": _bc,
    "year_word": _word_year,
    "year": _year_rule,
    "edge_unit": _edge_unit,
    "dayword": _dayword,
    "weekday": _weekday_alone,
    "month": _month_alone,
    "season": _season,
    "quarter": _quarter,
    "holiday": _holiday,
    "part": _bare_part,
    "ref": _ref,
}
"""Rule → what makes drafts of its matches."""
