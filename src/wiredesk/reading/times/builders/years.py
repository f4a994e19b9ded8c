"""Years, and what is larger or less: centuries, decades, seasons, quarters."""

from __future__ import annotations

from dataclasses import replace

from wiredesk.reading.times.builders.draft import (
    Draft,
    Drafts,
    day_number,
    is_bound,
    one,
    turn_of,
    unit_of,
    year_of,
)
from wiredesk.reading.times.grammar import Match
from wiredesk.reading.times.meanings import Fixed, Shift
from wiredesk.reading.times.periods import Nth, Season


def century(m: Match) -> Drafts:
    """ "século XX", "the 20th century"."""
    for name in ("r", "o", "n"):
        token = m.token(name)
        if token is not None:
            number = next(
                (token.values[k] for k in ("roman", "ord", "day", "num") if k in token.values), None
            )
            if number is not None and 1 <= float(number) <= 30:
                yield from one(m, "DATE", Fixed(f"{int(float(number)) - 1:02d}"))
            return


def decade(m: Match) -> Drafts:
    """ "anos 60", "the 1990s"."""
    year = year_of(m)
    if m.rule == "decade_edge" and year is not None and (year % 10 or not _has_article(m)):
        # "A finales de 2027", "Ende 1990": a year, which takes the words before it as any does.
        yield from (replace(d, start=m.end - 1, rule="year") for d in year_rule(m))
        return
    if "age_before" in m.before() or (m.rule == "decade_edge" and not _has_article(m)):
        return  # "in his 40s", "Ende 30": an age
    token = m.token("dec") or m.token("t") or m["y"]
    said = str(token.values.get("decade") or int(float(token.values.get("tens") or 0)) or "")
    if year is not None:
        if year % 10:
            return
        said = str(year)
    if len(said) == 4:
        yield from one(m, "DATE", Fixed(said[:3]))
    elif said in ("0", "00", "10"):
        yield from one(m, "DATE", Fixed("20" + said[0]))
    elif said and int(said) % 10 == 0:
        yield from one(m, "DATE", Fixed("19" + said[0]))


def _has_article(m: Match) -> bool:
    """ "a principios de los 90", not "Ende 30"."""
    if any("the" in m.line.tokens[at].values for at in range(m.start, m.end - 1)):
        return True
    edge = str(next(iter(m.first().values())))
    return edge.rpartition(" ")[2] in m.pack.times.the


def quarter(m: Match) -> Drafts:
    """ "Q3 2025"."""
    code = m.text("c", "quarter")
    yield from one(m, "DATE", Nth(int(code[1:]), code[0], year_of(m)))


def nth(m: Match) -> Drafts:
    """ "terceiro trimestre de 2025", "second half of last year"."""
    number = m["o"]
    unit = m.text("u", "nth_unit")
    which = day_number(number)
    if not 1 <= which <= (4 if unit == "Q" else 2):
        return
    mod = m.token("mod")
    turn = turn_of(mod)[0] if mod else None
    if "unit" not in m["u"].values and turn is None and not m.has("y"):
        return  # "the first half": of a match, of October
    yield from one(m, "DATE", Nth(which, unit, year_of(m), turn))


def fiscal(m: Match) -> Drafts:
    """ "fiscal year 2024"."""
    yield from one(m, "DATE", Fixed(f"FY{year_of(m):04d}"))


def year_list(m: Match) -> Drafts:
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


def bc(m: Match) -> Drafts:
    """ "3000 a.C."."""
    number = m.number("n")
    if number and number == int(number):
        yield from one(m, "DATE", Fixed(f"BC{int(number):04d}"))


def year_rule(m: Match) -> Drafts:
    """ "in 2019"; doubted later where it may count something."""
    year = year_of(m)
    if year is None:
        return
    yield from one(m, "DATE", Fixed(f"{year:04d}"))


def word_year(m: Match) -> Drafts:
    """ "no ano de 1901"."""
    year = year_of(m)
    if year:
        yield from one(m, "DATE", Fixed(f"{year:04d}"), "cued")


def mod_season(m: Match) -> Drafts:
    """ "outono passado"."""
    mod = m["mod"]
    yield from one(m, "DATE", Season(_season_code(m), turn=turn_of(mod)[0]))


def _season_code(m: Match) -> str:
    token = m["se"]
    return str(token.values.get("season") or token.values["loose_season"])


def season(m: Match) -> Drafts:
    """ "summer of 2024", "in the fall"."""
    token, mod = m["se"], m.token("mod")
    if m.rule == "season" and "season" not in token.values and not _loose_season_fits(m):
        return
    off = turn_of(mod)[0] if mod else None
    yield from one(m, "DATE", Season(_season_code(m), year_of(m), years_off=off))


def _loose_season_fits(m: Match) -> bool:
    """ "in the fall", not "a fall in sales" nor "the fall of Saigon"."""
    before = m.before()
    return is_bound(m) and "of" not in m.after() and "conj" not in before


def edge_of(m: Match) -> str | None:
    """START, MID or END, where the match begins with such a word."""
    first = m.line.tokens[m.start].values
    for kind, mod in (("start", "START"), ("middle", "MID"), ("end", "END")):
        if kind in first:
            return mod
    return None


def edge_unit(m: Match) -> Drafts:
    """ "the end of the year", "no início do mês"."""
    unit = m["u"]
    code = unit_of(unit)
    if code in ("Y", "M", "W", "DE", "CE", "Q", "H"):
        yield from one(m, "DATE", Shift(0, code), mod=edge_of(m))
