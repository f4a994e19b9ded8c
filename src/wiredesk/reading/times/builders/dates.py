"""Days of months, months, weekdays, holidays and the words for days."""

from __future__ import annotations

from wiredesk.reading.times.builders.draft import (
    Draft,
    Drafts,
    day_number,
    is_bound,
    month_of,
    one,
    turn_of,
    unit_of,
    weekday_of,
    year_of,
)
from wiredesk.reading.times.grammar import Match
from wiredesk.reading.times.meanings import (
    DayOf,
    DayOnly,
    Fixed,
    Meaning,
    OfMonth,
    PartOfDay,
    Shift,
    Weekday,
    Weekend,
)
from wiredesk.reading.times.periods import Holiday
from wiredesk.reading.times.vocabulary import Token


def numeric(m: Match) -> Drafts:
    """ "28/10/2025", "Tuesday 2025-10-28"."""
    value = m.text("date", "date")
    flags = ("ambiguous",) if "doubtful" in m["date"].values else ()
    yield from one(m, "TIME" if "T" in value else "DATE", Fixed(value, flags))


def day_list(m: Match) -> Drafts:
    """ "15 a 18 de julho", "3., 4. und 7. Oktober": one date for each day."""
    month, year = month_of(m), year_of(m)
    days = [
        (at, t)
        for at, t in m.tokens()
        if ("day" in t.values or "ord" in t.values) and at not in (m.places.get("y"),)
    ]
    month_at = m.places["m"]
    for which, (at, token) in enumerate(days):
        if which < len(days) - 1 and token.end - token.start > 3:
            continue  # "dos Quinze, a 29 de março": no list
        day = day_number(token)
        if not 1 <= day <= 31:
            return
        start = at if which else min(m.start, at, month_at)
        last = which == len(days) - 1
        end = m.end if last else at + 1
        yield Draft(start, end, "DATE", OfMonth(month, day, year), m.rule)


def day_month(m: Match) -> Drafts:
    """ "terça-feira, 28 de outubro de 2025", "May 3"."""
    token = m["d"]
    day = day_number(token)
    if 1 <= day <= 31:
        weekday = weekday_of(m) if m.has("wd") else None
        yield from one(m, "DATE", OfMonth(month_of(m), day, year_of(m), weekday=weekday))


def weekday_day(m: Match) -> Drafts:
    """ "terça-feira (28)", "na segunda (27/10)"."""
    token = m["d"]
    second = m.token("m2")
    if second is not None and day_number(second) <= 12:
        yield from one(m, "DATE", OfMonth(day_number(second), day_number(token)))
    elif second is None:
        yield from one(m, "DATE", Weekday(weekday_of(m), day=day_number(m["d"])))


def weekday_figure(m: Match) -> Drafts:
    """ "martes 21": the nearest such weekday that is the 21st."""
    day = day_number(m["d"])
    meaning = Weekday(weekday_of(m), day=day)
    yield from one(m, "DATE", meaning, "loose_figure")


def day_slash(m: Match) -> Drafts:
    """ "em 28/10": only after a word that a date follows."""
    first, second = m["d"], m["m2"]
    before = m.before()
    if day_number(second) <= 12 and before.keys() & {
        "at",
        "the",
        "day_pre",
        "comma",
        "weekday",
        "until",
    }:
        yield from one(m, "DATE", OfMonth(day_number(second), day_number(first)), "ambiguous")


def day_of_unit(m: Match) -> Drafts:
    """ "no dia 5 do mês passado"."""
    token, mod = m["d"], m["mod"]
    turn, from_text = turn_of(mod)
    if 1 <= day_number(token) <= 31:
        yield from one(m, "DATE", DayOf(day_number(token), Shift(turn, "M", from_text)))


def day_only(m: Match) -> Drafts:
    """ "no dia 28"."""
    token = m["d"]
    yield from one(m, "DATE", DayOnly(day_number(token)))


def month_year(m: Match) -> Drafts:
    """ "setembro de 2025"."""
    yield from one(m, "DATE", OfMonth(month_of(m), None, year_of(m)))


def month_of_year(m: Match) -> Drafts:
    """ "May of last year"."""
    mod = m["mod"]
    turn, _ = turn_of(mod)
    yield from one(m, "DATE", OfMonth(month_of(m), years_off=turn))


def month_dayword(m: Match) -> Drafts:
    """ "en octobre, l'an dernier"; of another word for a day only the month is read here."""
    code = m.text("dw", "dayword")
    if code.endswith("Y") and "~" not in code:
        yield from one(m, "DATE", OfMonth(month_of(m), years_off=int(code[:-1])))
        return
    yield Draft(m.start, m.places["m"] + 1, "DATE", OfMonth(month_of(m)), "month")
    yield Draft(m.places["dw"], m.end, "DATE", day_word(m["dw"]), "dayword")


def month_alone(m: Match) -> Drafts:
    """ "em setembro"; one that is a word too needs a word before it."""
    token = m["m"]
    if "month" in token.values or is_bound(m):
        yield from one(m, "DATE", OfMonth(month_of(m)))


def mod_weekday(m: Match) -> Drafts:
    """ "last Monday", "sexta-feira passada"."""
    mod = m["mod"]
    turn, from_text = turn_of(mod)
    plain = turn == 0 and not from_text
    yield from one(m, "DATE", Weekday(weekday_of(m), None if plain else turn, from_text))


def weekday_of_week(m: Match) -> Drafts:
    """ "Monday of next week"."""
    mod, unit = m["mod"], m["u"]
    if unit_of(unit) == "W":
        yield from one(m, "DATE", Weekday(weekday_of(m), week=turn_of(mod)[0]))


def mod_month(m: Match) -> Drafts:
    """ "last May", "setembro passado"."""
    mod = m["mod"]
    turn, from_text = turn_of(mod)
    token = m["m"]
    if "month" not in token.values and "num" in token.values:
        return  # pt "passada dez": ten
    if from_text:
        yield from one(m, "DATE", OfMonth(month_of(m), from_text=True))
    elif turn == 0:
        yield from one(m, "DATE", OfMonth(month_of(m), years_off=0))
    else:
        yield from one(m, "DATE", OfMonth(month_of(m), turn=turn))


def holiday(m: Match) -> Drafts:
    """ "Christmas", "na próxima Páscoa"."""
    mod = m.token("mod")
    turn = (turn_of(mod)[0] or None) if mod else None
    yield from one(m, "DATE", Holiday(m.text("ho", "holiday"), turn=turn))


def day_word(token: Token) -> Meaning:
    """What a word for a day means: "ontem", "tonight"."""
    code, _, part = str(token.values["dayword"]).partition(":")
    from_text = code.startswith("~")
    code = code.lstrip("~")
    number = "".join(c for c in code if c in "+-0123456789")
    shift = Shift(int(number), code[len(number) :], from_text)
    return PartOfDay(part, shift) if part else shift


def dayword(m: Match) -> Drafts:
    """ "ontem", "today"."""
    token = m["dw"]
    meaning = day_word(token)
    yield from one(m, "TIME" if isinstance(meaning, PartOfDay) else "DATE", meaning)


def dayword_weekday(m: Match) -> Drafts:
    """ "am heutigen Samstag", "ontem, segunda-feira"."""
    token = m["dw"]
    yield from one(m, "DATE", day_word(token))


def weekday_alone(m: Match) -> Drafts:
    """ "na segunda-feira"."""
    token = m["wd"]
    loose = "weekday" not in token.values
    yield from one(m, "DATE", Weekday(weekday_of(m)), *(("loose",) if loose else ()))


def weekend(m: Match) -> Drafts:
    """ "at the weekend", "am Wochenende"."""
    before = m.before()
    if before.keys() & {"at", "the", "since", "until", "part_at"}:
        yield from one(m, "DATE", Weekend())


def ref(m: Match) -> Drafts:
    """ "now", "recentemente"."""
    yield from one(m, "DATE", Fixed(m.text("r", "ref"), ("vague",)))
